"""Which mentions of events are one, by their words, their people and the texts around them."""

import random
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thurloe.resolve.events import EventMention, clusters, same_events
from thurloe.resolve.events.bits import BITS
from thurloe.resolve.events.evidence import bits_between, evidence

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


def test_many_mentions_are_compared_with_few_others():
    rng = random.Random(3)
    said = [
        mention(f"a{n // 4}", n, rng.choice(["say", "strike", "sink"]), places=f"w{n // 40}")
        for n in range(4000)
    ]
    around = clusters.surroundings(said, texts_of(said))
    pairs = clusters.candidates(said, around)
    words = 2  # of each mention: its own, and one place
    assert 0 < len(pairs) < len(said) * clusters.BLOCK * words / 2
