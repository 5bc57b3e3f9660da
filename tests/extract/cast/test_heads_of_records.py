"""Heads of turns in a record of evidence."""

from thurloe.extract.cast.transcripts import heads_of


def test_what_stands_within_a_head_is_no_head_of_its_own():
    """ "Evidence of Anna Holm, sworn:" is told once, a heading above it by itself."""
    text = "Evidence of Anna Holm\n\nANNA HOLM, sworn: I saw it.\n\nQ. When? A. At nine.\n"
    names = [text[slice(*head.name)] for head in heads_of(text) if head.name]
    assert names == ["Anna Holm", "ANNA HOLM"]
