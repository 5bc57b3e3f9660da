"""Who is convinced of a thing, whose claim or finding it is, and what somebody puts at so many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import PERSON_NOUNS
from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.governors import verbs_above
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

# What somebody is who holds a thing to be so.
_CONVINCED = set("adamant certain confident convinced persuaded positive satisfied sure".split())
_I = {"i", "we"}
_CONVINCING = {"convince", "persuade", "satisfy"}
_LINKING = {"be", "become", "feel", "grow", "remain", "seem"}
_NOBODY = {"it", "this", "that", "there", "what", "which"}
# What somebody holds or has found, told in a clause with "that".
VIEWS = set(
    """
    accusation allegation argument assertion belief charge claim conclusion contention conviction
    finding insistence judgement judgment opinion report testimony theory verdict view
    """.split()
)
_HOLDING = set(
    """
    advance announce defend express give have hold make maintain publish put read reach repeat
    share state stick take uphold voice
    """.split()
)
_ESTIMATING = {"assess", "estimate", "put", "reckon"}


def convinced(token: Token) -> Mode | None:
    """ "Was convinced that she fled", "persuaded the clerk that she fled"; so he thought.

    What a court is not satisfied of it does not find; who is not sure leaves it open.
    """
    found = next(_convinced(token), None)
    if found is None:
        return None
    word, _ = found
    be = word.head if word.dep_ == "acomp" else word
    if any(c.dep_ == "neg" for c in be.children):
        return Mode.DENIED if word.lower_ == "satisfied" else Mode.SUPPOSED
    return Mode.REPORTED


def who_is_convinced(token: Token) -> Iterator[Token]:
    """Krag in "Krag was sure that she fled", the clerk in "persuaded the clerk that she fled"."""
    for _, who in _convinced(token):
        if who.lower_ not in _I:
            yield who


def _convinced(token: Token) -> Iterator[tuple[Token, Token]]:
    """The word for it, and who holds it; "so sure of it that he fled" tells what came of it."""
    for word, who in _sure_of(token):
        if not any(c.lower_ == "so" for c in word.lefts):
            yield word, who


def _sure_of(token: Token) -> Iterator[tuple[Token, Token]]:
    word = token.head
    if token.dep_ == "ccomp" and word.lower_ in _CONVINCED and word.dep_ == "acomp":
        yield from ((word, who) for who in _subject(word.head))
    for verb, link in verbs_above(token):
        if link != "ccomp":
            continue
        said = (c for c in verb.children if c.dep_ == "acomp" and verb.i < c.i < token.i)
        sure = next((c for c in said if c.lower_ in _CONVINCED), None)
        if verb.lemma_ in _LINKING and sure is not None:
            yield from ((sure, who) for who in _subject(verb))
        elif verb.lemma_ in _CONVINCING and is_passive(verb):
            yield from ((verb, who) for who in _subject(verb))
        elif verb.lemma_ in _CONVINCING:
            things = (c for c in verb.children if c.dep_ == "dobj" and c.i < token.i)
            yield from ((verb, who) for who in things)


def _subject(verb: Token) -> Iterator[Token]:
    who = subject_of(verb)
    if who is not None and who.lower_ not in _NOBODY:
        yield who


def told_of(token: Token) -> Token | None:
    """The claim of "his claim that she fled"; the finding of "the finding: that she fled"."""
    that = next((c for c in token.lefts if c.lower_ == "that" and c.dep_ != "nsubj"), None)
    if that is None or that.i == 0 or (token.dep_ == "relcl" and that.dep_ != "mark"):
        return None
    if token.dep_ in {"acl", "ccomp", "relcl"} and token.head.pos_ == "NOUN":
        return token.head if token.head.lemma_.lower() in VIEWS else None
    before = that.nbor(-1)
    if before.text == ":" and before.i:
        before = before.nbor(-1)
        return before if before.lemma_.lower() in VIEWS else None
    be = token.head
    view = subject_of(be) if be.lemma_ == "be" and token.dep_ == "ccomp" else None
    return view if view is not None and view.lemma_.lower() in VIEWS else None


def whose_view(token: Token) -> Token | None:
    """Krag in "Krag's claim that she fled", "Krag held the view that she fled"."""
    view = told_of(token)
    if view is None:
        return None
    owner = next((c for c in view.children if c.dep_ == "poss"), None)
    verb = view.head
    held = view.dep_ == "dobj" and verb.lemma_.lower() in _HOLDING and not is_passive(verb)
    if owner is not None and not (held and owner.tag_ == "PRP$"):
        return owner
    ends = (t for c in view.children if c.lower_ in {"of", "by"} for t in c.children)
    of = next((t for t in ends if t.dep_ == "pobj"), None)
    who = next(_subject(verb), None) if held else None
    return of if of is not None else who


def estimated(token: Token) -> Mode | None:
    """ "Has been put at forty": that is what somebody reckons."""
    return Mode.REPORTED if _at_so_many(token) else None


def who_estimates(token: Token) -> Token | None:
    """Krag in "Krag put the number at forty"."""
    if not _at_so_many(token):
        return None
    if is_passive(token):
        agents = (t for c in token.children if c.dep_ == "agent" for t in c.children)
        return next((t for t in agents if t.dep_ == "pobj"), None)
    return next(_subject(token), None)


def _at_so_many(token: Token) -> bool:
    if token.lemma_.lower() not in _ESTIMATING or token.pos_ != "VERB":
        return False
    if any(c.dep_ == "nsubj" and c.lower_ in _I for c in token.lefts):
        return False  # what the account itself reckons
    ends = (t for c in token.children if c.lower_ == "at" for t in c.children)
    return any(t.tag_ == "CD" or any(c.tag_ == "CD" for c in t.lefts) for t in ends)


def has_found(verb: Token, who: Token) -> bool:
    """ "Lund has shown that", "he shows that": of a scholar; what he "found" he only came upon."""
    person = who.lower_ in {"he", "she"} or who.pos_ == "PROPN"
    if not (person or who.lemma_.lower() in PERSON_NOUNS):
        return False
    now = any(c.dep_ == "aux" and c.lower_ in {"has", "have"} for c in verb.children)
    return now or verb.tag_ in {"VBZ", "VBP"}
