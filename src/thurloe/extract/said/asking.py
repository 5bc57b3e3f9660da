"""What is asked, likely or possible, and not told: "Was he arrested?", "it is likely that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_LIKELY = set(
    """
    likely possible probable conceivable doubtful unlikely improbable plausible uncertain unclear
    unproven questionable debatable unconfirmed unknown
    """.split()
)
# What a thing that is not so may still be: "it is not certain that", "far from clear".
_SETTLED = {"certain", "sure", "clear", "proven", "established", "evident", "obvious"}
_CHANCE = {"likelihood", "probability", "theory", "chance", "possibility"}
_CLAUSES = {"ccomp", "csubj", "advcl", "acl", "xcomp"}
_MAY = {"may", "might", "could"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_ENDS = {".", "!", "?", ";"}


def is_likely(token: Token) -> bool:
    """ "It is likely that she fled", "was likely to flee", "in all likelihood she fled"."""
    if any(c.lower_ == "in" and _is_chance(c) for c in token.lefts if c.dep_ == "prep"):
        return True
    be = token.head if token.head.lemma_ in {"be", "seem", "remain"} else token.head.head
    if token.dep_ not in _CLAUSES:
        return False
    if token.head.lemma_.lower() in _CHANCE:
        return True
    if be.lemma_ == "be" and any(c.lower_ in _MAY and c.i < be.i for c in be.children):
        return be == token.head and any(c.lower_ == "it" for c in be.lefts)  # "it may be that"
    said = (c for c in be.children if c.dep_ in {"acomp", "attr"} and c.i < token.i)
    sure = any(c.dep_ == "neg" for c in be.children)
    words = {c.lemma_.lower() for c in said}
    return bool(words & (_SETTLED if sure else _LIKELY)) or _far_from_sure(be)


def _far_from_sure(be: Token) -> bool:
    """ "It is far from certain that he fled"."""
    froms = (p for far in be.rights if far.lower_ == "far" for p in far.rights)
    return any(c.lower_ in _SETTLED for p in froms if p.lower_ == "from" for c in p.rights)


def _is_chance(prep: Token) -> bool:
    """ "In all likelihood", "in theory"."""
    return any(c.dep_ == "pobj" and c.lemma_.lower() in _CHANCE for c in prep.children)


def is_asked(token: Token) -> bool:
    """ "Was she arrested?": the helping verb stands before the subject; yes or no is asked."""
    be = inverted(token)
    if be is not None and be.i == be.sent.start:
        return be.sent[-1].text == "?"
    if _begins_with_be(token):
        return True
    subject = next((c for c in token.lefts if c.dep_ in _SUBJECTS), None)
    if subject is None and token.dep_ == "conj":
        return is_asked(token.head)  # "Has it helped or hurt him?"
    first = next((c for c in token.lefts if c.dep_ in {"aux", "auxpass"}), None)
    if subject is None or first is None or first.i > subject.i or _negated(token):
        return False
    opening = [t for t in token.doc[token.left_edge.i : first.i] if t.is_alpha]
    end = next((t for t in token.doc[token.i : token.sent.end] if t.text in _ENDS), None)
    return not any(t.tag_ in _ASKING for t in opening) and end is not None and end.text == "?"


def inverted(token: Token) -> Token | None:
    """The "was" of "was she arrested", where the model takes "arrested" for a part of "she"."""
    who = token.head
    if token.tag_ != "VBN" or token.dep_ != "acl" or who.dep_ not in _SUBJECTS:
        return None
    be = who.head
    return be if be.lemma_ == "be" and be.i < who.i else None


def _begins_with_be(token: Token) -> bool:
    """ "Was the gate bolted?", "was there a guard?": the verb itself stands first."""
    be = token.head if token.dep_ in {"acomp", "attr", "oprd"} or _torn_off(token) else token
    if be.lemma_ != "be" or be.dep_ != "ROOT" or not _ends_as_question(be):
        return False
    before = [t for t in be.lefts if t.dep_ in {*_SUBJECTS, "expl"} and t.i > be.sent.start]
    behind = any(t.dep_ in {*_SUBJECTS, "expl"} for t in be.subtree if be.i < t.i)
    asking = any(t.tag_ in _ASKING for t in be.sent if t.i < be.i)
    return behind and not before and not asking and not _negated(be)


def _torn_off(done: Token) -> bool:
    """The "bolted" of "Was the gate bolted?" that the model takes for a clause below "was"."""
    own = any(c.dep_ in _SUBJECTS for c in done.head.children)
    marked = any(c.dep_ in {"mark", "aux", "auxpass"} for c in done.children)
    return done.dep_ == "ccomp" and done.tag_ in {"VBN", "VBD"} and not own and not marked


def is_declared(token: Token) -> bool:
    """ "You bolted the gate at nine?": in the words of a statement, and asked all the same."""
    if token.dep_ not in {"ROOT", "conj"} or not _ends_as_question(token):
        return False
    before = (t for t in token.sent if t.i < token.i)
    return not any(t.tag_ in _ASKING for t in before)


def _ends_as_question(token: Token) -> bool:
    """Whether the last mark of its sentence is one of a question."""
    last = next(
        (t for t in reversed(token.sent) if not t.is_space and t.text not in _CLOSING), None
    )
    return last is not None and last.text == "?"


_CLOSING = {"]", ")", "-", "–", "—", "--", '"'}
_ASKING = {"WDT", "WP", "WP$", "WRB"}  # "When was she arrested?": arrested she was


def _negated(token: Token) -> bool:
    """ "Wasn't she arrested?" says that she was."""
    return any(c.dep_ == "neg" for c in token.children)
