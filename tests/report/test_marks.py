"""Marks may nest and overlap; no letter of a paragraph is lost and every mark is where it was."""

import re

from hypothesis import given
from hypothesis import strategies as st

from thurloe.report.index import Part
from thurloe.report.marks import Mark, paragraphs


def a_mark(start, end, claim, part=Part.SINGLE):
    return Mark(start=start, end=end, claim=claim, finding=f"f{claim}", part=part)


def test_nested_marks():
    text = "the ship sank at night"
    marks = [a_mark(0, 22, "1"), a_mark(4, 13, "2", Part.CONTESTED), a_mark(9, 22, "3")]
    (pieces,) = paragraphs(text, marks)
    assert [(piece.text, piece.claims) for piece in pieces] == [
        ("the ", ("1",)),
        ("ship ", ("1", "2")),
        ("sank", ("1", "2", "3")),
        (" at night", ("1", "3")),
    ]
    assert [piece.part for piece in pieces] == ["single", "contested", "contested", "single"]
    assert [piece.begins for piece in pieces] == [("1",), ("2",), ("3",), ()]


def test_wrapped_lines_are_one_paragraph():
    wrapped = "\n".join(["x" * 70] * 8) + "\n\n" + "\n".join(["y" * 70] * 8)
    assert len(list(paragraphs(wrapped, []))) == 2
    assert len(list(paragraphs("A line.\nAnother line.", []))) == 2


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=8)


@given(text=st.text(alphabet="ab \n", min_size=1, max_size=60), spans=SPANS)
def test_every_mark_covers_its_words(text, spans):
    marks = [
        a_mark(start, min(len(text), start + length), str(number))
        for number, (start, length) in enumerate(spans)
        if start < len(text)
    ]
    pieces = [piece for paragraph in paragraphs(text, marks) for piece in paragraph]
    shown = "".join(piece.text for piece in pieces)
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", text)
    begun = [claim for piece in pieces for claim in piece.begins]
    assert len(begun) == len(set(begun))
    for mark in marks:
        words = "".join(piece.text for piece in pieces if mark.claim in piece.claims)
        wanted = text[mark.start : mark.end]
        assert re.sub(r"\s", "", words) == re.sub(r"\s", "", wanted)
        assert mark.claim in begun or not wanted.strip()
