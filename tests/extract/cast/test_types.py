"""What sort of thing a name is, and what is no name."""

import pytest

from thurloe.extract.cast import cast_of
from thurloe.nouns import Account, View

HEADED = """REVIEW

DEATH OF A CAPTAIN: SHIP LOST OFF ORRAN

CONTENTS

Chapter One

OBITUARY: KARL HOLM

BOOKS: Blame and Iron

Karl Holm was hanged at Orran in 1912 (Old Style). He had no blame. Twenty men wept."""


def read(nlp, text):
    account = Account(
        file="a.txt", sha256="", text=text, view=View.plain(text), sections=(), source="s1"
    )
    referents = cast_of(nlp(text), account).referents
    assert all(text[q.start : q.end] == q.text for r in referents for q in r.mentions)
    return {name: r for r in referents for name in r.names}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (
            "Stennet, 20 November 1961\n\nWe thank the people of Stennet, who came.",
            {"Stennet": "place"},
        ),
        ("Holm was born in the town of Rask. Rask slept.", {"Rask": "place"}),
        ("The village of Tolb is near. Tolb said nothing.", {"Tolb": "place"}),
        ("They were washed ashore at Skell Ferry.", {"Skell Ferry": "place"}),
        ("He fell into the Skell and the boat went up the Skell.", {"Skell": "place"}),
        (
            "Tarrant & Sons (Ltd) failed. Mr Tarrant wept.",
            {"Tarrant & Sons (Ltd)": "organisation", "Mr Tarrant": "person"},
        ),
        ("Holm, Weir & Co. cast the bolts.", {"Holm, Weir & Co.": "organisation"}),
        ("Blohm & Voss built her in 1936.", {"Blohm & Voss": "organisation"}),
        ("The Ada Weir Foundation paid. Ada Weir died.", {"Ada Weir": "person"}),
    ],
)
def test_types(nlp, text, types):
    found = read(nlp, text)
    assert {name: found[name].type for name in types} == types


def test_headings_tell_no_names_but_those_of_the_running_text(nlp):
    found = read(nlp, HEADED)
    assert {*found} == {"Karl Holm", "KARL HOLM", "Orran", "ORRAN"}
    assert found["KARL HOLM"].id == found["Karl Holm"].id


@pytest.mark.parametrize(
    "text",
    [
        "The Provost opened a fund. The Provost wept.",
        "Her Majesty passed over it.",
        "Forty-six were lost. Seventy lived.",
    ],
)
def test_no_names(nlp, text):
    assert read(nlp, text) == {}


def test_a_firm_is_one_name_however_it_is_written(nlp):
    found = read(nlp, "Tarrant & Sons Ltd paid. Then Tarrant and Sons failed.")
    assert len({r.id for r in found.values()}) == 1


def test_authors_that_are_cited_are_no_firm(nlp):
    assert "Weir & Holm" not in read(nlp, "This was shown by Weir & Holm 2014 and others.")


def test_the_number_of_an_engine_is_in_its_name(nlp):
    assert "SKR No. 224" in read(nlp, "The engine, SKR No. 224, was built in 1871.")


@pytest.mark.parametrize(
    ("text", "name", "types"),
    [
        (
            "The steamer Brannock left. She was at Brannock. The Brannock sank. He died in Brannock.",
            "Brannock",
            [("vessel", 2), ("place", 2)],
        ),
        (
            "The Rask left port at nine. Her captain lived at Rask. The Rask sank. He died in Rask.",
            "Rask",
            [("vessel", 2), ("place", 2)],
        ),
        (
            "The steamer Boston sailed at nine. The Boston was lost. He lived in Boston.",
            "Boston",
            [("vessel", 2), ("place", 1)],
        ),
        (
            "Lord Brannock spoke. Brannock said no. The talks were held in Brannock.",
            "Brannock",
            [("person", 2), ("place", 1)],
        ),
        ("He sailed to the Crimea. In Crimea the ships sank.", "Crimea", [("place", 2)]),
    ],
)
def test_the_ship_is_not_the_town(nlp, text, name, types):
    account = Account(
        file="a.txt", sha256="", text=text, view=View.plain(text), sections=(), source="s1"
    )
    found = [r for r in cast_of(nlp(text), account).referents if name in r.names]
    counts = [(r.type, sum(name in q.text for q in r.mentions)) for r in found]
    assert sorted(counts) == sorted(types)


def test_a_full_name_that_only_the_model_took_for_a_place_follows_its_last_word(nlp):
    text = "After Karl Holm, Lennart Bratt has opened the file. Bratt says no. Bratt wrote it."
    found = read(nlp, text)
    assert found["Lennart Bratt"].id == found["Bratt"].id


def test_the_ship_is_called_by_her_last_word(nlp):
    found = read(nlp, "The liner Wilhelm Gansevoort left Narva. At nine the Gansevoort was hit.")
    assert found["Wilhelm Gansevoort"].id == found["Gansevoort"].id
