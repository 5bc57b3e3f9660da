"""Which mentions of events are one, by their words, their people and the texts around them."""

import random
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thurloe.resolve.events import EventMention, clusters, same_events, why_same
from thurloe.resolve.events.bits import BITS
from thurloe.resolve.events.evidence import bits_between, evidence
from thurloe.resolve.events.when import days

QUAYS = ("Skell", "Holm", "Weir", "Krag", "Reed", "Tarn")


def mention(account, n, lemma, **told):
    """The nth mention of an account, its people and places as words."""
    parts = {name: frozenset(words.split()) for name, words in told.items()}
    said = frozenset().union(*parts.values())
    return EventMention(
        id=f"{account}/{n}",
        account=account,
        sentence=n,
        lemma=lemma,
        text=lemma,
        noun=False,
        context=said,
        names=said,
        **parts,
    )


def texts_of(mentions):
    """What the accounts say: the words of their mentions."""
    found = {}
    for m in mentions:
        found.setdefault(m.account, Counter()).update({m.lemma, m.account, *m.participants})
    return found


def town(quay, accounts=3):
    """Accounts of a collision and an arrest in one harbour, each with both."""
    return [
        m
        for n in range(accounts)
        for m in (
            mention(f"{quay}{n}", 0, "collide", doers=f"{quay}-boat", places=quay),
            mention(f"{quay}{n}", 1, "arrest", doers=f"{quay}-guard", places=f"{quay}-jail"),
        )
    ]


def sets(events):
    return {frozenset(m.id for m in event) for event in events}


def test_one_word_in_one_story_is_one_event_and_in_another_is_not():
    said = [m for quay in QUAYS for m in town(quay)]
    found = sets(same_events(said, texts_of(said)))
    assert found == {
        frozenset(f"{quay}{n}/{which}" for n in range(3)) for quay in QUAYS for which in (0, 1)
    }


def test_evidence_in_bits_adds_up():
    said = town("Skell")
    around = clusters.surroundings(said, texts_of(said))
    found = evidence(said[0], said[2], around)
    assert bits_between(said[0], said[2], around) == pytest.approx(
        sum(BITS[name] * much for name, much in found.items() if name in BITS)
    )


def test_each_link_has_reasons_in_bits_that_add_up():
    said = [m for quay in QUAYS for m in town(quay)]
    events = same_events(said, texts_of(said))
    links = why_same(events, texts_of(said))
    assert [len(some) for some in links] == [len(event) - 1 for event in events]
    around = clusters.surroundings(said, texts_of(said))
    for event, some in zip(events, links, strict=True):
        for link, mention_ in zip(some, event[1:], strict=True):
            assert link.other is mention_
            assert link.one in event
            assert link.bits == pytest.approx(sum(reason.bits for reason in link.reasons))
            assert link.bits == pytest.approx(bits_between(link.one, link.other, around))
            assert len({r.name for r in link.reasons}) == len(link.reasons)


def reasons_of(one, other):
    said = [one, other, *town("Holm")]
    around = clusters.surroundings(said, texts_of(said))
    return evidence(one, other, around).keys()


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"1911-05-03"}, {"1911-05-03"}, "same day"),
        ({"1911-05-03"}, {"1911-06"}, "other day"),
        ({"1911-05-03"}, {"1911-05"}, ""),  # it may be that day
        ({"1911-05-03"}, {"XXXX-WXX-3"}, "same day"),  # a Wednesday
        ({"XXXX-WXX-3"}, {"XXXX-WXX-4"}, "other day"),
        ({"XXXX-WXX-3"}, {"1911"}, ""),
        ({"1911-05-03"}, set(), ""),
        ({"1911-05-03", "1912"}, {"1911-05-03"}, "same day"),
    ],
)
def test_dates_of_two_clauses_agree_exclude_each_other_or_leave_it_open(one, other, reason):
    pair = [
        replace(mention(account, 0, "arrest", undergoers="weir"), dates=frozenset(dates))
        for account, dates in (("a", one), ("b", other))
    ]
    assert reasons_of(*pair) & {"same day", "other day"} == ({reason} if reason else set())


@pytest.mark.parametrize(
    ("lemma", "other", "reasons"),
    [
        ("die", "weir", {"once", "once, to the same"}),
        ("die", "krag", {"once", "once, to others"}),
        ("die", "", {"once"}),
        ("arrest", "weir", set()),  # he may be arrested again
    ],
)
def test_what_befalls_one_but_once_is_told_from_what_may_come_again(lemma, other, reasons):
    pair = [mention("a", 0, lemma, doers="weir"), mention("b", 0, lemma, doers=other)]
    assert {name for name in reasons_of(*pair) if name.startswith("once")} == reasons


def test_a_town_and_its_country_are_no_other_places():
    here, there = (mention(n, 0, "strike", places=p) for n, p in (("a", "oslo"), ("b", "norway")))
    assert "same places" in reasons_of(here, there)


def test_words_that_mean_nearly_the_same_are_compared():
    said = [
        mention("a", 0, "win", undergoers="cup"),
        mention("b", 0, "victory", places="hall"),
        mention("b", 1, "sing", doers="choir"),
    ]
    around = clusters.Surroundings(said, texts_of(said))
    around.tell({"a": 0, "b": 0})
    assert clusters.candidates(said, around) == [(0, 1)]
    alike = around.heads.alike
    assert alike("win", "victory") == alike("victory", "win") > alike("win", "sing")


def test_floods_of_other_names_and_years_are_two_stories():
    said = [
        replace(
            mention(f"{town_}{n}", 0, "flood", places=town_), names=frozenset({town_, f"{town_}s"})
        )
        for town_ in ("skell", "holm")
        for n in range(4)
    ]
    years = {"skell": "1911", "holm": "1934"}
    texts = {
        m.account: Counter(["flood", "water", "street", *m.names, years[m.account[:-1]]])
        for m in said
    }
    assert len(same_events(said, texts)) == 2


def test_every_feature_has_its_bits():
    said = [m for quay in QUAYS for m in town(quay)]
    around = clusters.surroundings(said, texts_of(said))
    names = {name for a, b in pairwise(said) for name in evidence(a, b, around)}
    assert names <= BITS.keys()


@given(st.permutations(range(12)))
def test_the_order_of_mentions_changes_no_event(order):
    said = [m for quay in QUAYS[:2] for m in town(quay)]
    assert sets(same_events([said[n] for n in order], texts_of(said))) == sets(
        same_events(said, texts_of(said))
    )


def shuffled(story, count, rng):
    """So many mentions of one story, by three verbs and one place."""
    return [
        mention(f"{story}/{n // 4}", n, rng.choice(["say", "strike", "sink"]), places=story)
        for n in range(count)
    ]


def pairs_of(said):
    around = clusters.surroundings(said, texts_of(said))
    return clusters.candidates(said, around)


@pytest.mark.parametrize("count", [60, 600, 6000])
def test_mentions_are_compared_with_as_many_others_however_many_stories_are_told(count):
    towns = [f"{quay}-{n}-" for n in range(count // 36) for quay in QUAYS]
    said = [m for quay in towns for m in town(quay)]
    inside = 15  # pairs in each town: three accounts of two events
    assert len(pairs_of(said)) <= inside * len(towns)


def test_mentions_of_one_story_are_compared_with_few_others():
    said = shuffled("w", 4000, random.Random(3))
    words = 2  # of each mention: its own, and one place
    assert 0 < len(pairs_of(said)) < len(said) * clusters.BLOCK * words / 2


def test_across_stories_only_a_deed_with_a_rare_companion_is_compared():
    said = [m for quay in QUAYS for m in town(quay)]
    said += [
        mention(account, 9, "rob", doers="Gannet", undergoers="bank")
        for account in ("Skell0", "Holm0", "Tarn0")
    ]
    around = clusters.surroundings(said, texts_of(said))
    across = {
        (said[i].lemma, said[j].lemma)
        for i, j in clusters.candidates(said, around)
        if not around.one_story(said[i], said[j])
    }
    assert across == {("rob", "rob")}


@pytest.mark.parametrize("year", ["-0043-03-15", "0000-01-01"])
def test_a_day_before_our_era_has_a_day_of_the_week(year):
    found = {days(frozenset({year}), frozenset({f"XXXX-WXX-{n}"})) for n in range(1, 8)}
    assert found == {"same day", "other day"}
