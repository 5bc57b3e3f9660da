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


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]),
        st.floats(0, 1),
        max_size=30,
    ),
    st.floats(0.01, 1),
)
def test_parts_by_themselves_make_the_groups_of_the_whole(likely, least):
    whole = clusters._within(likely, 10, least)
    alone = {frozenset((n,)) for n in range(10)} - {frozenset((n,)) for g in whole for n in g}
    assert {frozenset(g) for g in whole} | alone == {
        frozenset(g) for g in clusters._agglomerate(10, likely, least)
    }
