"""Whom a title alone means: "the Baron" after Baron Otto von Weir, "his Grace" after the Duke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import SAYING_VERBS
from thurloe.nouns import EntityType
from thurloe.values.name_words import RANKS, TITLES, words

if TYPE_CHECKING:
    from thurloe.extract.cast.mind import Mind
    from thurloe.extract.cast.parse import Parse
    from thurloe.extract.cast.things import Thing

LATELY = 5
"""Sentences: of two who bear a title, it means the one that was named within so many alone."""

IN_FULL = {
    "adm": "admiral", "capt": "captain", "cpt": "captain", "col": "colonel", "cpl": "corporal",
    "cmdr": "commander", "gen": "general", "lt": "lieutenant", "maj": "major", "prof": "professor",
    "sgt": "sergeant", "dr": "doctor",
}  # fmt: skip

STYLED = {
    "majesty": words("king queen emperor empress tsar tsarina czar czarina kaiser"),
    "highness": words("prince princess duke duchess archduke archduchess sultan"),
    "grace": words("duke duchess archbishop"),
    "excellency": words("ambassador governor president minister viceroy consul envoy bishop"),
    "lordship": words("lord earl viscount baron marquess judge bishop"),
    "ladyship": words("lady countess viscountess baroness marchioness dame"),
    "honour": words("judge mayor magistrate"),
    "honor": words("judge mayor magistrate"),
    "holiness": words("pope"),
    "eminence": words("cardinal"),
    "worship": words("mayor magistrate"),
}
"""Whose style it is: "his Grace" is a duke or an archbishop."""


def by_title(mind: Mind, i: int) -> Thing | None:
    """ "The Baron", and nothing more said of him: the one baron named so far."""
    p = mind.p
    noun = p.lemma[i] if p.tag[i] == "NN" else p.lower[i]
    alone = all(p.dep[k] in _BESIDE for k in p.kids[i])
    if noun not in TITLES or not alone or i == 0 or p.lower[i - 1] != "the":
        return None
    return _only(mind, i, frozenset({noun}))


def tells_aside(p: Parse, i: int) -> bool:
    """ "He was dead, the Sheriff said": who only tells it is not the next to be spoken of."""
    says = i + 1 < len(p) and p.lemma[i + 1] in SAYING_VERBS and p.head[i] == i + 1
    return says and i > 1 and p.words[i - 2] in {",", "”", '"', "''"}


_BESIDE = frozenset({"det", "punct", "relcl", "appos", "conj", "cc", "case", "acl"})


def is_styled(p: Parse, i: int) -> bool:
    """Whether a pronoun is but part of a style: "her Majesty", who is nobody named before her."""
    return i + 1 < len(p) and p.lower[i + 1] in STYLED and p.words[i + 1][0].isupper()


def by_style(mind: Mind, i: int) -> Thing | None:
    """ "His Grace": the one duke named so far; `i` is the pronoun."""
    return _only(mind, i, STYLED[mind.p.lower[i + 1]])


def _only(mind: Mind, i: int, titles: frozenset[str]) -> Thing | None:
    """The one thing mentioned before token `i` that bears a title; of several, the one of late."""
    number = (mind.same_as(n) for n in mind.last)
    known = [mind.things[n] for n in dict.fromkeys(number)]
    bearers = [t for t in known if t.type is EntityType.PERSON and titles & borne(t)]
    if len(bearers) > 1:
        bearers = [t for t in bearers if mind.gap(t.number, i) <= LATELY]
    return bearers[0] if len(bearers) == 1 else None


def is_officer(thing: Thing) -> bool:
    """Whether a rank is given: who has one is "she" only where something else says so."""
    return thing.type is EntityType.PERSON and any(n.titles & RANKS for n in thing.names)


def borne(thing: Thing) -> frozenset[str]:
    """The titles that stand last before the names of a thing, in full, and the nouns said of it."""
    last = {name.title for name in thing.names}
    return frozenset(IN_FULL.get(title, title) for title in last if title) | {*thing.nouns}
