"""Nouns as JSON and back: the same, whatever wrote them, and each said thing held once."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toys import Toy

from thurloe.case.codec import from_bytes, to_bytes
from thurloe.case.events import canonical
from thurloe.case.runs import Runs, runs_of
from thurloe.errors import CaseAltered
from thurloe.extract.times import NotedDays, agreed_days
from thurloe.nouns import Account, Extraction, View

TEXT = "Heron sank on 3 May 1962. Heron burned on 4 May 1962.\n"


def read() -> tuple[Account, Extraction]:
    account = Account(
        file="a.txt", sha256="0", text=TEXT, view=View.plain(TEXT), sections=(), source="s1"
    )
    days = agreed_days(())
    return account, Toy().extract_within(account, NotedDays(told=days.told, sure=days.sure))


def test_an_extraction_comes_back_and_says_each_event_once():
    _, extraction = read()
    data = to_bytes(extraction)
    assert data.count(b'"lemma"') == len(extraction.events) == 2
    again = from_bytes(Extraction, data)
    assert again == extraction
    assert [claim.event for claim in again.claims] == list(again.events)
    assert all(claim.event is event for claim, event in zip(again.claims, again.events, strict=1))
    assert again.claims[0].quote.account is again.referents[0].account


def test_an_extraction_with_its_events_in_its_claims_is_read_too():
    _, extraction = read()
    plain = json.loads(to_bytes(extraction))
    events = {event["id"]: event for event in plain["events"]}
    for claim in plain["claims"]:
        claim["event"] = events[claim["event"]]
    assert from_bytes(Extraction, canonical(plain).encode()) == extraction


def test_a_claim_of_an_event_that_is_not_there_is_an_altered_case():
    _, extraction = read()
    plain = json.loads(to_bytes(extraction))
    plain["claims"][0]["event"] = "a.txt#e9"
    with pytest.raises(CaseAltered):
        from_bytes(Extraction, canonical(plain).encode())


def test_an_account_comes_back():
    account, _ = read()
    assert from_bytes(Account, to_bytes(account)) == account


@given(st.lists(st.integers(0, 40)).map(sorted), st.slices(50))
def test_offsets_are_the_same_as_runs(offsets, part):
    runs = runs_of(offsets)
    again = Runs.spread(runs)
    assert list(again) == offsets == [again[n] for n in range(len(again))]
    assert list(again[part]) == offsets[part]
    assert list(reversed(again)) == offsets[::-1]
    assert runs_of(again) == runs
    assert all(a[0] + a[1] != b[1] for a, b in pairwise(runs))
    for beyond in (len(offsets), -len(offsets) - 1):
        with pytest.raises(IndexError):
            again[beyond]
