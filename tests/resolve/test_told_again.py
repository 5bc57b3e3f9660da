"""Names that one account told are found where another was not read with them."""

import pytest

from thurloe.nouns import Account, EntityType, Referent, View
from thurloe.resolve import told_again

KNOWN = ("Randal Weir", "Port Holm", "Raskburg")


def account(text, file="b.txt"):
    return Account(file=file, sha256="", text=text, view=View.plain(text), sections=(), source="s1")


def person(*names, file="a.txt", kind=EntityType.PERSON):
    return Referent(id=f"{file}#r1", account=file, type=kind, name=names[0], names=names)


def found(text, *here):
    known = [
        Referent(
            id=f"a.txt#r{n}", account="a.txt", type=EntityType.PERSON, name=name, names=(name,)
        )
        for n, name in enumerate(KNOWN)
    ]
    referents = told_again([*known, *here], [account("", "a.txt"), account(text)])
    return {name for r in referents if r.account == "b.txt" for name in r.names}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I have, &c.,\nRANDAL WEIR.\n", {"RANDAL WEIR"}),
        ("PORT HOLM, Aug. 21. -- The strike went on.", {"PORT HOLM"}),
        ("POLICE, RASKBURG. Statement of a porter.", {"RASKBURG"}),
        ("A letter to Sir Randal Weir's wife", {"Randal Weir"}),
        ("The Raskburg Bank", set()),
        ("MAN SHOT IN RASKBURG", set()),
        ("Then raskburg is no name, and Raskburg is none.", set()),
    ],
)
def test_whole_runs_of_capitals_are_found(text, names):
    assert found(text) == names


def test_what_stands_in_a_longer_name_of_the_account_is_that_name():
    assert found("Miss Raskburg came.", person("Miss Raskburg", file="b.txt")) == {"Miss Raskburg"}


def test_the_one_who_bears_the_name_in_small_letters_gets_it_and_its_place():
    here = person("Randal Weir", file="b.txt")
    referents = told_again([here], [account("RANDAL WEIR\nRandal Weir came.")])
    assert [r.names for r in referents] == [("RANDAL WEIR", "Randal Weir")]
    assert [q.text for q in referents[0].mentions] == ["RANDAL WEIR"]


def test_another_mark_makes_no_other_name():
    here = person("St. Weirholm", file="b.txt")
    assert told_again([here], [account("They were of St. Weirholm's choir.")]) == (here,)


def test_of_two_who_bear_it_nobody_gets_it():
    some = [person("Weirholm", file="b.txt"), person("Weirholm", file="b.txt")]
    assert told_again(some, [account("WEIRHOLM AND SON")]) == tuple(some)
