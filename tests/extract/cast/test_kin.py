"""Father and son, brothers, man and wife: whoever shares a name and is another."""

import pytest

from thurloe.extract.cast import cast_of
from thurloe.nouns import Account, View
from thurloe.resolve.entities import resolve_entities


def read(nlp, text, file="a.txt"):
    account = Account(
        file=file, sha256="", text=text, view=View.plain(text), sections=(), source="s1"
    )
    referents = cast_of(nlp(text), account).referents
    assert all(text[q.start : q.end] == q.text for r in referents for q in r.mentions)
    return [r for r in referents if r.names]


def called(referents):
    """For each the names by which it is mentioned, in their order."""
    return sorted(tuple(q.text for q in r.mentions if q.text in r.names) for r in referents)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Karl Weir built ships in 1901. Karl Weir Jr. sold them. Weir died poor. Weir drank.",
            [("Karl Weir", "Weir", "Weir"), ("Karl Weir Jr.",)],
        ),
        (
            "Karl Weir, Jr., was arrested. Weir wept. His father Karl Weir laughed.",
            [("Karl Weir, Jr.", "Weir"), ("Karl Weir",)],
        ),
        ("Karl Weir built. Then Karl Weir junior sold.", [("Karl Weir",), ("Karl Weir junior",)]),
        ("The elder Weir built. The younger Weir sold.", [("elder Weir",), ("younger Weir",)]),
        ("Karl Weir II followed Karl Weir III.", [("Karl Weir II",), ("Karl Weir III",)]),
        (
            "Karl Weir was a smith. His son Karl left in 1912. Karl died there. Weir lived on.",
            [("Karl Weir", "Weir"), ("Karl", "Karl")],
        ),
        ("Karl Weir's son Karl left. Karl died.", [("Karl Weir",), ("Karl", "Karl")]),
        ("Karl Weir's son Karl Weir left.", [("Karl Weir",), ("Karl Weir",)]),
        ("Karl Weir hated his father, also called Karl.", [("Karl Weir",), ("Karl",)]),
        (
            "Max Weir wept. His son Karl left. Karl Weir died.",
            [("Max Weir",), ("Karl", "Karl Weir")],
        ),
        (
            "Anna Weir sang. Karl Weir wept. Weir's wife slept.",
            [("Anna Weir",), ("Karl Weir", "Weir")],
        ),
        (
            "Max Weir wept. Karl Weir was born in 1880. His father wanted his son Karl to sing.",
            [("Max Weir",), ("Karl Weir", "Karl")],
        ),
    ],
)
def test_who_shares_a_name_is_another(nlp, text, people):
    assert called(read(nlp, text)) == sorted(people)


def test_a_king_is_called_without_his_number(nlp):
    assert len(read(nlp, "King Karl II fled to the coast. Karl died there.")) == 1


def test_father_and_son_of_one_name_stay_two_across_accounts(nlp):
    one = read(nlp, "Karl Weir's son Karl Weir left in 1912.", "a.txt")
    other = read(nlp, "Karl Weir died in 1920.", "b.txt")
    assert len(resolve_entities([*one, *other])) == 2


def test_whose_brother_it_is_is_kept(nlp):
    karl, max_ = read(nlp, "Karl Weir's brother Max was hanged. Max Weir never spoke.")
    assert max_.kin == ("brother", karl.id)


@pytest.mark.parametrize(
    "text",
    ["His father was the painter Otto Weir, his mother a Swede.", "His father was Otto Weir."],
)
def test_a_father_who_is_said_to_be_somebody_is_that_one(nlp, text):
    by_name = {r.name: r for r in read(nlp, f"Karl Weir was born in May. {text}")}
    assert by_name["Otto Weir"].kin == ("father", by_name["Karl Weir"].id)
