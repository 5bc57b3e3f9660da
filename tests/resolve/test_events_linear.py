"""What it costs to put mentions of events together, counted: as much for each, however many."""

import math
import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thurloe.resolve.events import EventMention, clusters, grouping, heads, same_events, stories

SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
FEW, MANY = 300, 1200
PEOPLE = 20


def word(n, syllables):
    """The nth word of no language."""
    return "".join(SYLLABLES[n // len(SYLLABLES) ** at % len(SYLLABLES)] for at in range(syllables))


def told(size, verb_of, account_of):
    """So many mentions with what their texts say; a doer and a place of each at random."""
    rng = random.Random(5)
    said, texts = [], {}
    for n in range(size):
        story = account_of(n).split("/")[0]
        doer, place = (f"{word(rng.randrange(PEOPLE), 3)}{story}" for _ in range(2))
        told_ = {"doers": frozenset({doer}), "places": frozenset({place})}
        at = {"id": str(n), "account": account_of(n), "sentence": n, "noun": False}
        said.append(EventMention(lemma=verb_of(n), text=verb_of(n), **at, **told_))
        words = texts.setdefault(account_of(n), {})
        words |= {doer: 1, place: 1, f"of-{story}": 1}
    return said, texts


SHAPES = {
    "one story, each mention by a verb that no list knows": (
        lambda n: word(n * 7919, 4),
        lambda n: f"one/{n // 20}",
    ),
    "one story, one verb": (lambda _: "strike", lambda n: f"one/{n // 20}"),
    "one account": (lambda n: word(n * 7919, 4), lambda _: "one/0"),
    "many stories": (lambda n: ("burn", "find")[n % 2], lambda n: f"{n // 4}/{n % 4}"),
}


def counting(monkeypatch, module, name, much=lambda *_: 1):
    """How much a function is asked to do from now on, in a list of one number."""
    real, done = getattr(module, name), [0]

    def counted(*args):
        done[0] += much(*args)
        return real(*args)

    monkeypatch.setattr(module, name, counted)
    return done


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_comparisons_grow_with_the_mentions_and_not_with_their_square(shape, monkeypatch):
    compared = counting(monkeypatch, clusters, "bits_between")
    looked = counting(monkeypatch, grouping, "_surest", lambda one, _g, ties, _b: len(ties[one]))
    each = []
    for size in (FEW, MANY):
        compared[0] = looked[0] = 0
        same_events(*told(size, *shape))
        assert 0 < compared[0] <= size * clusters.MOST / 2
        each.append((compared[0] + looked[0]) / size)
    assert each[1] < 1.5 * each[0]


def test_pairs_that_are_thought_of_are_few_for_each_mention():
    said, texts = told(MANY, *SHAPES["one story, each mention by a verb that no list knows"])
    around = clusters.Surroundings(said, texts)
    around.tell(dict.fromkeys(texts, 0))
    marks = 4  # its own word, once more among the words of its clause, and those of two others
    most = MANY * (marks * clusters.BLOCK / 2 + heads.NEAREST)
    assert sum(1 for _ in clusters._in_turn(said, around)) <= most


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_accounts_are_set_beside_few_others(shape):
    said, texts = told(MANY, *shape)
    around = clusters.Surroundings(said, texts)
    most = len(texts) * stories.TELLING * stories.BLOCK / 2
    assert len(stories._pairs(sorted(texts), around)) <= max(most, stories.FEW**2 / 2)


def test_no_mention_is_in_more_pairs_than_the_most():
    said, texts = told(MANY, *SHAPES["one story, one verb"])
    pairs = clusters.candidates(said, clusters.surroundings(said, texts))
    many = [0] * len(said)
    for pair in pairs:
        for n in pair:
            many[n] += 1
    assert max(many) == clusters.MOST


def test_of_words_that_no_list_knows_each_is_near_few():
    words = [word(n * 7919, 4) for n in range(FEW)]
    near = heads.Heads(words).near(words)
    assert 0 < len(near) <= heads.NEAREST * len(words)
    assert len(set(near)) == len(near)


def test_the_nearest_words_are_those_of_all():
    words = ["sink", "founder", "burn", "blaze", "sing", "elect", "vote", "drown", "fire"]
    known = heads.Heads(words)
    wanted = {pair for pair in combinations(sorted(words), 2) if known.alike(*pair) >= heads.NEAR}
    assert set(known.near(words)) == wanted


def plainly(likely, n, least):
    """Average link as it is defined: the mean of every two groups anew at each step."""
    groups = {i: [i] for pair in likely for i in pair}

    def mean(a, b):
        ties = [likely.get((min(i, j), max(i, j)), 0) for i in groups[a] for j in groups[b]]
        return sum(ties) / len(ties)

    while len(groups) > 1:
        best = min((-mean(a, b), a, b) for a, b in combinations(sorted(groups), 2))
        if -best[0] < least:
            break
        groups[n] = groups.pop(best[1]) + groups.pop(best[2])
        n += 1
    return {frozenset(group) for group in groups.values()}


PRIMES = [n for n in range(2, 200) if all(n % k for k in range(2, n))]


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]),
        unique=True,
        max_size=40,
    ),
    st.permutations(PRIMES),
    st.floats(0.1, 15),
)
def test_groups_are_those_of_average_link_in_whatever_order_they_are_made(pairs, primes, least):
    # No sum of some roots of primes is that of others, so no two means are one.
    likely = {pair: math.sqrt(n) for pair, n in zip(pairs, primes, strict=False)}
    told_ = [(i, j, p) for (i, j), p in likely.items()]
    found = {frozenset(group) for group in grouping.agglomerate(10, told_, least)}
    alone = {frozenset({n}) for n in range(10)} - {frozenset({n}) for p in likely for n in p}
    assert found == plainly(likely, 10, least) | alone


@given(st.integers(2, 9), st.floats(0.3, 1))
def test_where_all_pairs_are_as_sure_all_are_one(n, p):
    assert grouping.agglomerate(n, [(i, j, p) for i, j in combinations(range(n), 2)], 0.2) == [
        list(range(n))
    ]


def test_few_likenesses_of_words_are_remembered():
    words = [word(n * 7919, 4) for n in range(FEW)]
    known = heads.Heads(words)
    for pair in combinations(words, 2):
        known.alike(*pair)
    assert known._alike.cache_info().currsize == heads.KEPT
