"""What somebody or something was not: "was not armed", "was never a spy", "was not at Ghent"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.said.belied import is_belied, is_no
from thurloe.extract.said.denials import PARTLY
from thurloe.extract.said.telling import Draft, Telling, named
from thurloe.extract.scenes.meant import meant_by
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

_PLACING = {"at", "in", "on", "aboard", "inside", "near", "among", "present", "under"}
_CLAUSES = {"acl", "advcl", "ccomp", "csubj", "expl", "relcl", "xcomp"}
_NO_BEARERS = {"it", "this", "that", "hers", "theirs", "mine", "ours", "his"}
_MOST = 10  # tokens of what it was not


def find_not_so(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A no for a state, an office or a place that the account denies of somebody or something."""
    for telling in tellings.values():
        verb = telling.trigger.token
        what = _what(verb) if _denied_once(telling) else None
        subject = _subject(scene, telling, what) if what is not None else None
        if what is None or subject is None:
            continue
        about = _words(what)
        if len(about.split()) <= _MOST:
            span = (min(verb.i, what.i), max(verb.i, what.i) + 1)
            yield Draft(telling, "polarity", "no", span, about=about, subject=subject)


def _denied_once(telling: Telling) -> bool:
    """ "Was not rich", and neither "is not rich" nor "was no longer rich"."""
    verb = telling.trigger.token
    if telling.trigger.lemma != "be" or telling.stance.mode is not Mode.DENIED:
        return False
    aux = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if verb.dep_ in {"ccomp", "acl"} and (is_belied(verb) or verb.head.lemma_ == "deny"):
        return False  # "denied that he was not sober": whether he was, is not said twice
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and aux <= {"had", "has", "have"})
    below = {c.lower_ for c in verb.children}
    if verb.dep_ in {"acl", "ccomp", "appos"} and verb.head.pos_ == "NOUN":
        return False  # "the words that it was not enough"
    return past and not below & PARTLY and _CLAUSES.isdisjoint({c.dep_ for c in verb.children})


def _what(be: Token) -> Token | None:
    """The word that says what, or where, it was not."""
    for child in be.children:
        plain = not any(_measures(c) for c in child.children)
        if child.i > be.i and child.dep_ in {"acomp", "attr"} and plain:
            return child
        if child.i > be.i and child.dep_ == "prep" and child.lower_ in _PLACING:
            return child
    return None


def _measures(word: Token) -> bool:
    """ "Not so tall", "not taller than", "not sure that", "not the one who"."""
    degree = word.dep_ == "advmod" and not word.lower_.endswith("ly")
    return degree or word.dep_ in _CLAUSES or word.lower_ in {"than", "but"}


def _subject(scene: Scene, telling: Telling, what: Token) -> Token | None:
    """Of whom or what it is denied."""
    verb = telling.trigger.token
    first = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if first is None or is_no(first) or what.tag_ in {"JJR", "JJS", "CD"}:
        return None
    if first.lower_ in _NO_BEARERS:
        return None
    head = meant_by(scene, first)
    known = head.pos_ in {"NOUN", "PROPN"} or named(scene, head) is not None
    return head if known or head.lower_ in {"i", "we"} else None


def _words(what: Token) -> str:
    """ "Armed", "a spy", "at Ghent"."""
    if what.dep_ == "prep":
        return words_of(what.doc, (what.i, what.right_edge.i + 1))
    first, end = phrase(what, tail=1) if what.dep_ == "attr" else (what.i, what.right_edge.i + 1)
    before = what.doc[first - 1]
    if what.dep_ == "attr" and before.dep_ in {"det", "poss"} and before.lower_ != "no":
        first -= 1
    an = "an" if what.doc[first].lower_[0] in "aeiou" else "a"
    return f"{an + ' ' if before.lower_ == 'no' else ''}{words_of(what.doc, (first, end))}"
