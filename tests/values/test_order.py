"""Values stand in the order of what they mean, not of how they are written."""

import random

import pytest

from thurloe.values import order_of


@pytest.mark.parametrize(
    ("attribute", "values"),
    [
        ("number", ["9", "46", "112", "1200", "many"]),
        ("date", ["../1899", "1901-05-03", "1901-06", "1902", "soon"]),
        ("time", ["9:04", "10:00", "1921-05-03T08:00", "1921-05-04T07:00", "noonish"]),
        ("duration", ["PT22M", "P2D", "P11M", "P1Y", "long"]),
        ("place", ["Ardlin", "Port Ness"]),
    ],
)
def test_values_stand_by_what_they_mean(attribute, values):
    mixed = random.Random(3).sample(values, len(values))
    assert sorted(mixed, key=lambda value: order_of(attribute, value)) == values
