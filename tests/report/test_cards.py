"""Findings ready to show: bars add up, copies are named, sentences stand around quotes."""

import pytest

from thurloe.nouns import Claim, Event, Quote
from thurloe.report.cards import show_all
from thurloe.report.context import excerpt_of
from thurloe.report.index import index_of, origin_of


@pytest.fixture(scope="module")
def shown(brief):
    return show_all(index_of(brief))


def test_bars_begin_where_the_last_one_ended(shown):
    for card in (card for one in shown for card in one.cards):
        at, total = card.zero, 0.0
        for step in card.steps:
            total += step.bits
            start = step.left if step.bits >= 0 else step.left + step.width
            assert start == pytest.approx(at, abs=0.05)
            assert step.total == pytest.approx(total)
            assert -0.01 <= step.left <= step.left + step.width <= 100.05
            at = step.left + step.width if step.bits >= 0 else step.left
        assert card.bits == pytest.approx(total)


def test_a_copy_is_named_and_counts_no_origin(shown):
    deaths = shown[0]
    copies = [said for card in deaths.cards for said in card.said if said.copy_of]
    assert [(said.source.name, said.copy_of) for said in copies] == [
        ("Northern Press Wire", "The Ardlin Courier")
    ]
    assert (deaths.accounts, deaths.origins) == (5, 4)


def test_claims_are_numbered_throughout(shown):
    anchors = [said.anchor for one in shown for card in one.cards for said in card.said]
    assert anchors == [f"c{place}" for place in range(len(anchors))]


def test_copies_in_a_ring_end_somewhere(brief):
    index = index_of(brief)
    assert origin_of(index, "wire-1968-11-14.txt") == "ardlin-courier.txt"
    assert origin_of(index, "nowhere.txt") == "nowhere.txt"


def test_an_excerpt_is_the_quote_in_its_sentence(shown, brief):
    said = shown[0].cards[0].said[0]
    e = said.excerpt
    assert (e.before, e.head, e.words, e.tail, e.after) == (
        "The Board finds that ",
        "",
        "47",
        " persons lost their lives",
        ".",
    )
    for one in (said for s in shown for card in s.cards for said in card.said):
        assert one.excerpt.head + one.excerpt.words + one.excerpt.tail == one.claim.quote.text


def test_months_and_titles_end_no_sentence(brief):
    account = brief.accounts[0]
    text = "It was cold. On Nov. 14 Mr. Reeve saw it."
    start = text.index("saw")
    quote = Quote(account=account.file, start=start, end=start + 3, text="saw")
    event = Event(
        id="v", account=account.file, kind="see", lemma="see", trigger=quote, subject=None
    )
    claim = Claim(id="c", event=event, attribute="date", value="x", quote=quote, words=quote)
    said = excerpt_of(claim, type(account)(**{**_fields(account), "text": text}))
    assert (said.before, said.after) == ("On Nov. 14 Mr. Reeve ", " it.")


def _fields(account):
    return {name: getattr(account, name) for name in account.__dataclass_fields__}
