"""Quotations and their speakers, each as words of the account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.extract.cast.parse import parse_of
from thurloe.extract.cast.voices import voices
from thurloe.nouns import Quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span

    from thurloe.nouns import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Words in quotation marks, and the words that name each speaker, the outermost first.

    `sure` is false where nothing but the order of turns says who speaks.
    """

    words: Quote
    speakers: tuple[Quote, ...]
    sure: bool


_OF_NAME = {"compound", "det", "poss", "amod", "flat"}


def speeches_of(doc: Doc, account: Account, base: int) -> Iterator[Speech]:
    """The quotations of a parsed stretch, from `base` of the view on, whose speaker is told."""
    for voice in voices(parse_of(doc)).values():
        spans = [doc[voice.start : voice.end], *(_name(doc, at) for at in voice.speakers)]
        words, *speakers = (
            Quote.seen(account, base + span.start_char, base + span.end_char) for span in spans
        )
        yield Speech(words=words, speakers=tuple(speakers), sure=voice.sure)


def _name(doc: Doc, at: int) -> Span:
    """The words up to and with a speaker's head: "the old pilot", "Captain Weir"."""
    parts = [word.left_edge.i for word in doc[at].lefts if word.dep_ in _OF_NAME]
    return doc[min([at, *parts]) : at + 1]
