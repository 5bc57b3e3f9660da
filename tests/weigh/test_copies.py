"""Near-copies share an origin; retellings do not."""

from itertools import permutations

import pytest

from thurloe.nouns import Account, Section, View
from thurloe.weigh import origins

STORY = (
    "The ferry left the quay at half past six with ninety people and a herd of sheep. "
    "Off the point a squall laid her over, and the sheep slid to one side. She never came back up."
)
RETOLD = (
    "Ninety passengers were on the boat that evening, and sheep as well. When the wind struck near "
    "the headland the animals went down the deck together and she rolled on her side."
)


def account(file, text, copies=None, date=None):
    return Account(
        file=file,
        sha256="",
        text=text,
        view=View.plain(text),
        sections=(Section(start=0, end=len(text)),),
        source=file,
        copies=copies,
        date=date,
    )


def test_a_lightly_edited_copy_shares_the_origin():
    copy = STORY.replace("herd", "flock") + " More to follow."
    found = origins([account("a", STORY), account("b", copy), account("c", RETOLD)])
    assert found == {"a": "a", "b": "a", "c": "c"}


def test_declared_lineage_joins_what_reads_differently():
    found = origins([account("a", STORY), account("c", RETOLD, copies="a")])
    assert found == {"a": "a", "c": "a"}


def test_a_chain_of_copies_has_one_origin():
    accounts = [
        account("a", STORY),
        account("b", RETOLD, copies="a"),
        account("c", "Quite other words.", "b"),
    ]
    assert set(origins(accounts).values()) == {"a"}


def test_lineage_to_an_unknown_source_joins_nothing():
    assert origins([account("a", STORY, copies="The Wire")]) == {"a": "a"}


def test_an_excerpt_counts_as_a_copy_of_the_whole():
    whole = STORY + " " + RETOLD
    assert origins([account("excerpt", STORY), account("whole", whole)])["whole"] == "excerpt"


def test_the_origin_is_no_declared_copy_whatever_the_files_are_called():
    found = origins([account("a-copy", STORY, copies="z-first"), account("z-first", STORY)])
    assert set(found.values()) == {"z-first"}


def test_two_short_lines_on_one_matter_are_no_copies():
    one = account("a", "Ten men died in the fire at the wharf.")
    assert origins([one, account("b", "Twelve people died in the fire at the wharf.")]) == {
        "a": "a",
        "b": "b",
    }


def test_of_two_that_nobody_declared_the_earlier_is_the_original():
    copy = account("a", STORY, date="1931-03-16")
    found = origins([copy, account("z", STORY, date="1931-03-15")])
    assert found == {"a": "z", "z": "z"}


@pytest.mark.parametrize(("one", "other"), [("1931-03", "1931-03-15"), (None, "1931"), ("", "")])
def test_where_neither_is_known_to_be_earlier_the_first_file_is_the_original(one, other):
    found = origins([account("a", STORY, date=one), account("z", STORY, date=other)])
    assert set(found.values()) == {"a"}


def test_who_is_declared_a_copy_is_no_original_however_early():
    copy = account("a", STORY, copies="z", date="1931-03-14")
    assert set(origins([copy, account("z", STORY, date="1931-03-15")]).values()) == {"z"}


def test_the_original_is_the_same_in_whatever_order_accounts_come():
    dated = {"a": "1931-03-17", "b": None, "c": "1931-03-15", "d": "XXXX-03-01", "e": "1931-03"}
    accounts = [account(file, STORY, date=date) for file, date in dated.items()]
    found = {frozenset(origins(some).values()) for some in permutations(accounts)}
    assert found == {frozenset("b")}
