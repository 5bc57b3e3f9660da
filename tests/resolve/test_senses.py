"""How far the sentences around two claims speak of the like, and which are nearest."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thurloe.nouns import Quote
from thurloe.resolve.senses import Senses, cosine, nearest

SUNK = "The ship left in May. She struck a rock and went down. All hands were lost."
SANG = "It was spring. She sang at the opera in Lima. The hall was full."
ROCK = "The day was calm. The vessel struck a reef and sank. Nobody was saved."


def quote(account, text, words):
    start = text.index(words)
    return Quote(account=account, start=start, end=start + len(words), text=words)


def test_two_tellings_of_one_deed_are_nearer_than_another_deed():
    senses = Senses({"a": SUNK, "b": SANG, "c": ROCK})
    sunk, sang, rock = (
        senses.of(quote(*told))
        for told in (("a", SUNK, "went down"), ("b", SANG, "sang"), ("c", ROCK, "sank"))
    )
    assert cosine(sunk.own, rock.own) > cosine(sunk.own, sang.own) + 0.2
    assert cosine(sunk.around, rock.around) > cosine(sunk.around, sang.around)


def test_what_it_goes_by_is_the_sentence_and_those_beside_it():
    text = f"Long before. {SUNK} Long after."
    senses = Senses({"a": text})
    said = senses.said_around(quote("a", text, "struck a rock"))
    assert SUNK in said and not {*"before after".split()} & {*said.replace(".", "").split()}
    moved = Senses({"a": f"Much else. {text}"})
    again = moved.of(quote("a", f"Much else. {text}", "struck a rock"))
    assert np.array_equal(again.around, senses.of(quote("a", text, "struck a rock")).around)


def test_without_a_text_the_quote_speaks_for_itself():
    asked = quote("gone.txt", SUNK, "She struck a rock")
    assert "She struck a rock" in Senses({}).said_around(asked)
    assert Senses({"gone.txt": " "}).of(asked).own.any()


@given(st.text(max_size=200), st.integers(0, 199), st.integers(1, 50))
def test_any_text_has_its_sentences(text, start, length):
    words = text[start : start + length]
    if words:
        asked = Quote(account="a", start=start, end=start + len(words), text=words)
        senses = Senses({"a": text})
        own = senses.of(asked).own
        assert cosine(own, own) == pytest.approx(1 if own.any() else 0)
        assert words in senses.said_around(asked)


def test_the_nearest_are_of_other_voices():
    vectors = np.array([[4, 0], [4, 0], [3, 1], [0, 4], [0, 0]], dtype=float)
    voices = np.array([0, 0, 1, 1, 2])
    pairs = {
        (int(a), int(b)): None
        for one, other in nearest(vectors, voices, 1)
        for a, b in zip(one, other, strict=True)
    }
    assert [(a, b) for a, b in pairs if a < 2] == [(0, 2), (1, 2)]
    assert all(voices[a] != voices[b] for a, b in pairs)
