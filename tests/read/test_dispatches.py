"""Dispatches: their day and their agency, as the dateline says them."""

import pytest

from thurloe.read.authors import infer
from thurloe.read.raw import Told
from thurloe.read.sections import parts_of

DISPATCHES = {
    "TORVIK, March 4, 2019 (Reuters) - The mill burned down on Saturday.": (
        "Reuters",
        "2019-03-04",
    ),
    "TORVIK , March 4 , 2019 -LRB- AFP -RRB- -- The mill burned down .": ("AFP", "2019-03-04"),
    "Torvik, Norway, Mar. 4, 2019 (AP) — The mill burned down.": ("AP", "2019-03-04"),
    "TORVIK, 4 March 1921. — The mill burned down.": ("", "1921-03-04"),
    "TORVIK, Norway, March 4 -- The mill burned on March 3, 1921, at noon.": ("", "1921-03-04"),
    "TORVIK, Jan. 1 -- The mill burned on December 31, 1920.": ("", "1921-01-01"),
    "The Great Fire of 1921\n\nTORVIK, March 4 -- The mill burned at noon yesterday, and nobody was seen in it.": (
        "",
        "1921-03-04",
    ),
    "TORVIK, March 4 -- The mill, built in 1890, burned down yesterday.": ("", None),
    "TORVIK, Monday, March 4 -- The mill burned on March 3, 1921.": ("", None),  # a Friday
    "On Monday, March 4, 2019 - the mill burned down.": ("", None),
    "TORVIK (Northern Wire) - The mill burned down.": ("Northern Wire", None),
    "Anna Berg left Torvik, March 4, 2019. The mill burned down.": ("", None),
}


@pytest.mark.parametrize("text", DISPATCHES)
def test_day_and_agency(text):
    found = infer(parts_of(text), Told())
    assert (found.name, found.date) == DISPATCHES[text]


def test_the_finer_date_holds():
    text = "Anna Berg, Torvik Herald, March 2019\n\nTORVIK, March 4, 2019 - The mill burned down, and all who lived there left the town for good."
    assert infer(parts_of(text), Told()).date == "2019-03-04"
