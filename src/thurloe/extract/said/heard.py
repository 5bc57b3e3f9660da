"""What is told at second hand: heard from somebody, quoted in a paper, charged against somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.governors import MODE_OF, verbs_above
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

# Of whoever is named behind these; heard alone it is a report, learned alone it is known.
_HEARING = {
    **dict.fromkeys(("hear", "learn", "gather", "understand", "know"), "from"),
    "read": "in",
}
_COMING = {"come", "reach", "arrive", "spread", "travel"}
_TIDINGS = {"word", "news", "message", "report", "information", "intelligence"}
_TALES = _TIDINGS | {"legend", "rumour", "rumor", "tradition", "gossip", "story", "tale", "myth"}
_QUOTED = {"quote", "cite", "interview"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


def heard(token: Token) -> Mode | None:
    """ "I hear that he fled", "word came that he fled"; "heard him flee" is no report."""
    told = any(
        link == "ccomp"
        and (_came(verb) or _is_the_tale(verb) or (verb.lemma_ == "hear" and not _denied(verb)))
        for verb, link in verbs_above(token)
    )
    return Mode.REPORTED if told and _is_finite(token) else None


def heard_from(verb: Token) -> Token | None:
    """Krag in "learned from Krag that", the Herald in "read in the Herald that"."""
    if verb.lemma_ not in _HEARING or _denied(verb):
        return None
    ends = (t for c in verb.children if c.lower_ == _HEARING[verb.lemma_] for t in c.children)
    return next((t for t in ends if t.dep_ == "pobj"), None)


def has_it(verb: Token) -> Token | None:
    """Krag in "Krag would have it that she fled"; a legend that has it is nobody."""
    it = any(c.lower_ == "it" and c.i > verb.i for c in verb.children)
    who = subject_of(verb) if verb.lemma_ == "have" and it else None
    named = who is not None and who.pos_ == "PROPN" and who.lemma_.lower() not in _TALES
    return who if named else None


def what_is_said(verb: Token) -> Token | None:
    """Krag in "what Krag says is that she fled"."""
    clauses = (c for c in verb.children if c.dep_ == "csubj") if verb.lemma_ == "be" else ()
    said = (c for c in clauses if MODE_OF.get(c.lemma_) is Mode.REPORTED)
    return next((subject_of(c) for c in said if any(t.lower_ == "what" for t in c.lefts)), None)


def quoting(verb: Token) -> Iterator[Token]:
    """The officers in "the Herald, citing two officers, reported that"."""
    for clause in _asides(verb):
        if clause.tag_ == "VBG" and clause.lemma_ in _QUOTED:
            yield from (t for t in clause.children if t.dep_ == "dobj")


def quoted_in(who: Token) -> Iterator[Token]:
    """The Herald in "Krag, quoted in the Herald, said that"."""
    for clause in who.children:
        if clause.dep_ == "acl" and clause.tag_ == "VBN" and clause.lemma_ in _QUOTED:
            by = (c for c in clause.children if c.lower_ in {"in", "by"})
            yield from (t for c in by for t in c.children if t.dep_ == "pobj")


def who_notes(token: Token) -> Token | None:
    """The diary in "Krag's diary records that he fled": the model takes the verb for a noun."""
    that = next((c for c in token.lefts if c.lower_ == "that"), None)
    verb = that.nbor(-1) if that is not None and that.i else token.head
    noun = verb.nbor(-1) if verb.i > token.sent.start else verb
    torn = verb.i < token.i and verb.pos_ == "NOUN" and token.sent.root.pos_ == "NOUN"
    told = MODE_OF.get(verb.lemma_.lower()) is Mode.REPORTED and _is_finite(token)
    return noun if torn and told and noun.pos_ in {"NOUN", "PROPN", "ADJ"} else None


def who_claims_himself(verb: Token, token: Token) -> Token | None:
    """Krag in "Krag admits stealing it", "denies having met her", "claims to have left"."""
    told = verb.lemma_ in {"deny", "dispute"} or MODE_OF.get(verb.lemma_) is Mode.REPORTED
    helping = {c.lower_ for c in token.children if c.dep_ in {"aux", "auxpass"}}
    done = token.tag_ == "VBG" or bool(helping & {"having", "being", "have"})
    return subject_of(verb) if told and done and not is_passive(verb) else None


def _asides(verb: Token) -> Iterator[Token]:
    who = subject_of(verb)
    yield from (c for c in verb.children if c.dep_ == "advcl")
    yield from (c for c in who.children if c.dep_ == "acl") if who is not None else ()


def _came(verb: Token) -> bool:
    """ "Word came", "the news reached Skell"; "a report was sent" is left to others."""
    who = subject_of(verb)
    tidings = who is not None and who.lemma_.lower() in _TIDINGS
    return verb.lemma_ in _COMING and tidings and not is_passive(verb) and not _denied(verb)


def _is_the_tale(verb: Token) -> bool:
    """ "The official story is that he fled", "it was given out that he fled"."""
    if verb.lemma_ == "give":
        return any(c.lower_ == "out" and c.dep_ in {"prt", "advmod"} for c in verb.children)
    who = subject_of(verb) if verb.lemma_ == "be" else None
    return who is not None and who.lemma_.lower() in _TALES | _VERSIONS and not _denied(verb)


_VERSIONS = {"account", "claim", "explanation", "line", "view", "version"}


def _denied(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _is_finite(token: Token) -> bool:
    return token.tag_ in _FINITE or any(
        c.dep_ in {"aux", "auxpass"} and c.tag_ in _FINITE for c in token.children
    )
