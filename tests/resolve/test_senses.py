"""How far the sentences around two claims speak of the like, and which are nearest."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thurloe.nouns import Quote
from thurloe.resolve import nearest as near
from thurloe.resolve import senses as resolve_senses
from thurloe.resolve.nearest import Told, nearest
from thurloe.resolve.senses import Senses, cosines

SUNK = "The ship left in May. She struck a rock and went down. All hands were lost."
SANG = "It was spring. She sang at the opera in Lima. The hall was full."
ROCK = "The day was calm. The vessel struck a reef and sank. Nobody was saved."


def quote(account, text, words):
    start = text.index(words)
    return Quote(account=account, start=start, end=start + len(words), text=words)


def alike(senses, one, other):
    (found,) = senses.alike([senses.around(one)], [senses.around(other)])
    return found


def test_two_tellings_of_one_deed_are_nearer_than_another_deed():
    senses = Senses({"a": SUNK, "b": SANG, "c": ROCK})
    sunk, sang, rock = (
        quote(*told)
        for told in (("a", SUNK, "went down"), ("b", SANG, "sang"), ("c", ROCK, "sank"))
    )
    (own, around), (other, others) = alike(senses, sunk, rock), alike(senses, sunk, sang)
    assert own > other + 0.2
    assert around > others


def test_what_it_goes_by_is_the_sentence_and_those_beside_it():
    text = f"Long before. {SUNK} Long after."
    senses = Senses({"a": text, "b": f"Much else. {text}"})
    here, there = (quote(name, t, "struck a rock") for name, t in senses._texts.items())
    said = senses.said_around(here)
    assert SUNK in said and not {*"before after".split()} & {*said.replace(".", "").split()}
    assert alike(senses, here, there) == (1, 1)


def test_many_at_once_are_as_alike_as_each_two():
    senses = Senses({"a": SUNK, "b": SANG, "c": ROCK})
    asked = [quote("a", SUNK, SUNK), quote("b", SANG, "It"), quote("c", ROCK, "calm. The vessel")]
    pairs = [(a, b) for a in asked for b in asked]
    ones, others = zip(*((senses.around(a), senses.around(b)) for a, b in pairs), strict=True)
    assert senses.alike(ones, others) == [alike(Senses(senses._texts), *pair) for pair in pairs]


def test_a_model_that_was_let_go_is_there_again(monkeypatch):
    monkeypatch.setattr(resolve_senses, "MANY", 0)
    senses = Senses({"a": SUNK, "b": ROCK})
    before = alike(senses, quote("a", SUNK, "went down"), quote("b", ROCK, "sank"))
    senses.rest()
    assert alike(senses, quote("a", SUNK, "went down"), quote("b", ROCK, "sank")) == before
    fresh = Senses({"a": SUNK, "b": ROCK})
    assert alike(fresh, quote("a", SUNK, "went down"), quote("b", ROCK, "sank")) == before


def test_without_a_text_the_quote_speaks_for_itself():
    asked = quote("gone.txt", SUNK, "She struck a rock")
    assert "She struck a rock" in Senses({}).said_around(asked)
    blank = Senses({"gone.txt": " "})
    assert blank.own([blank.around(asked)]).any()


@given(st.text(max_size=200), st.integers(0, 199), st.integers(1, 50))
def test_any_text_has_its_sentences(text, start, length):
    words = text[start : start + length]
    if words:
        asked = Quote(account="a", start=start, end=start + len(words), text=words)
        senses = Senses({"a": text})
        own = senses.own([senses.around(asked)])
        assert cosines(own, own) == [pytest.approx(1 if own.any() else 0)]
        assert words in senses.said_around(asked)


def compared(vectors, voices, many, of=None):
    """Who of whom: the places of each pair, in the order found."""
    of = np.arange(len(voices)) if of is None else np.array(of)
    told = Told(np.array(vectors).reshape(len(voices), -1), np.array(voices), of)
    return [
        (int(a), int(b))
        for one, other in nearest(told, many)
        for a, b in zip(one, other, strict=True)
    ]


def by_hand(vectors, voices, many, of):
    """The same, all compared with all, in exact numbers."""
    found = []
    for a, x in enumerate(of):
        rivals = [(b, y) for b, y in enumerate(of) if voices[y] != voices[x]]
        rank = sorted(rivals, key=lambda by: (-_cosine(vectors[x], vectors[by[1]]), by[0]))
        found += [(a, b) for b, _ in rank[:many]]
    return sorted(found)


def _cosine(one, other):
    one, other = np.array(one), np.array(other)
    length = [np.sqrt((v * v).sum()) or 1 for v in (one, other)]
    return float(one @ other) / length[0] / length[1]


def test_the_nearest_are_of_other_voices():
    vectors = [[4, 0], [4, 0], [3, 1], [0, 4], [0, 0]]
    pairs = compared(vectors, [0, 0, 1, 1, 2], 1)
    assert [(a, b) for a, b in pairs if a < 2] == [(0, 2), (1, 2)]


SENTENCES = st.lists(
    st.tuples(st.lists(st.integers(-127, 127), min_size=3, max_size=3), st.integers(0, 4)),
    min_size=1,
    max_size=90,
)


@given(SENTENCES, st.integers(1, 6), st.data())
def test_all_that_are_compared_with_all_are_found_exactly(sentences, many, data):
    vectors, voices = zip(*sentences, strict=True)
    more = data.draw(st.lists(st.integers(0, len(voices) - 1), max_size=20))
    of = data.draw(st.permutations([*range(len(voices)), *more]))
    pairs = compared(vectors, voices, many, of)
    assert sorted(pairs) == by_hand(vectors, voices, many, of)


@given(SENTENCES, st.integers(1, 6))
def test_of_more_than_a_few_each_meets_some_and_none_of_its_voice(sentences, many):
    vectors, voices = zip(*sentences, strict=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(near, "FEW", 8)
        patch.setattr(near, "_TO_A_PIVOT", 4)
        pairs = compared(vectors, voices, many)
        again = compared(vectors, voices, many)
    assert pairs == again
    assert len(pairs) == len({*pairs}) <= many * len(voices)
    assert all(voices[a] != voices[b] for a, b in pairs)


def test_of_many_most_of_the_nearest_are_found(monkeypatch):
    chance = np.random.default_rng(7)
    middles = chance.normal(size=(40, 64))
    vectors = np.rint(
        127 * (middles[chance.integers(0, 40, 4000)] + chance.normal(size=(4000, 64)))
    )
    told = vectors.astype(np.int64), np.arange(4000)
    exact = {*compared(*told, 6)}
    monkeypatch.setattr(near, "FEW", 1000)
    monkeypatch.setattr(near, "_TO_A_PIVOT", 50)
    assert len(exact & {*compared(*told, 6)}) > 0.9 * len(exact)


def test_one_more_sentence_than_a_few_changes_next_to_nothing(monkeypatch):
    vectors = np.random.default_rng(3).integers(-127, 128, size=(601, 64))
    monkeypatch.setattr(near, "FEW", 600)
    monkeypatch.setattr(near, "_TO_A_PIVOT", 30)
    before = {*compared(vectors[:600], np.arange(600), 6)}
    after = {*compared(vectors, np.arange(601), 6)}
    assert len(before & after) > 0.97 * len(before)
