"""What words mean, as vectors."""

import subprocess
import sys

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from thurloe.values import sense
from thurloe.values.sense import WIDTH, SenseModel, unit

MODEL = SenseModel()


def test_vectors_have_length_one_or_none():
    made = SenseModel().vectors(["gold", "", "  "])
    assert made.shape == (3, WIDTH)
    assert [round(float(row @ row), 5) for row in made] == [1, 0, 0]


def test_what_is_told_in_other_words_is_nearer_than_what_is_not():
    told, again, other = SenseModel().vectors(
        ["The vessel sank.", "The ship went down.", "She sang at the opera in Lima."]
    )
    assert float(told @ again) > float(told @ other) + 0.2


def test_the_name_tells_the_version():
    assert SenseModel().name.endswith(f"/{WIDTH}")


@given(st.text(st.sampled_from("ab ▁  é.\n\t中,'x1\U0001f600 the of "), max_size=40))
def test_the_tokens_of_a_text_are_those_of_its_words(text):
    whole = MODEL._model().tokenizer.encode(text, add_special_tokens=False).ids
    told = np.frombuffer(MODEL._read(text), dtype=np.uint16).tolist()
    assert told == (whole if text.strip() else [])


@given(st.lists(st.text(max_size=20), max_size=8))
def test_a_vector_owes_nothing_to_the_other_texts(texts):
    alone = [MODEL.vectors([text])[0] for text in texts]
    assert np.array_equal(MODEL.vectors(texts), np.array(alone).reshape(-1, WIDTH))


def test_the_first_dimensions_are_those_of_all():
    words = ["The vessel sank in the bay.", "gold", ""]
    first = unit(MODEL.vectors(words)[:, :64])
    assert np.allclose(SenseModel(64).vectors(words), first, atol=1e-6)


def test_words_are_forgotten_and_found_again(monkeypatch):
    monkeypatch.setattr(sense, "_HELD", 3)
    model, words = SenseModel(64), [f"ship {n} sank" for n in range(9)]
    assert np.array_equal(model.vectors(words), SenseModel(64).vectors(words))
    assert len(model._tokens) <= 3


def test_the_model_comes_without_what_the_package_loads_beside_it():
    code = "from thurloe.values.sense import SenseModel as M; M().vectors(['gold']); import sys;"
    code += "sys.exit(bool({'requests', 'pydantic', 'wordllama'} & {*sys.modules}))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
