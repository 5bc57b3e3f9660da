"""What is parsed in pieces is read as one."""

import pytest

from thurloe.extract.extractor import CHUNK, EnglishExtractor
from thurloe.nouns import Account, Section, View

FILLER = "The road was long and the rain fell on the hills.\n\n"


@pytest.fixture(scope="module")
def extractor():
    return EnglishExtractor()


def read(extractor, text):
    account = Account(
        file="a.txt", sha256="", text=text, view=View.plain(text),
        sections=(Section(start=0, end=len(text)),), source="s1",
    )  # fmt: skip
    return next(extractor.extract([account]))


def test_who_was_named_before_the_cut_is_known_behind_it(extractor):
    start = "Jonas Trask was a courier. Trask lived in Oslo.\n\n"
    end = "Trask was arrested in Bergen in 1902. He was released in 1904."
    text = start + FILLER * (CHUNK // len(FILLER) + 1) + end
    extraction = read(extractor, text)
    who = {r.id: r.name for r in extraction.referents}
    told = {c.event.kind: c.event.subject for c in extraction.claims if c.event.subject}
    assert who[told["release"].referent] == who[told["arrest"].referent] == "Jonas Trask"
    assert all(text[c.quote.start : c.quote.end] == c.quote.text for c in extraction.claims)
