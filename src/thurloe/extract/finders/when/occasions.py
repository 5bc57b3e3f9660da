"""When and where it all was, of nothing in particular: "it was Friday, 13 May 1921"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.finders.what.roles import is_place
from thurloe.extract.grammar.arguments import Argument
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, Telling, state
from thurloe.extract.scenes.words import Word
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Placed, Scene
    from thurloe.extract.times import Timex

_IT = {"it", "that"}
_DAY = re.compile(r"~?\d{4}-\d\d-\d\d~?")
_CLAUSES = {"that", "when", "before", "since", "until"}  # "it was on 3 May that he fled": of him
_DAYS = set("afternoon day evening morning night".split())


def find_occasions(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each day and hour that "it was", and for the place of such a day."""
    for placed in scene.times:
        yield from _happened(scene, tellings, placed)
        be = placed.root.head if placed.root.pos_ != "ADP" else placed.root
        be = next((t for t in (be, be.head, be.head.head) if t.lemma_ == "be"), be)
        if not _is_of_nothing(scene, be) or not 0 < placed.first - be.i <= _NEAR:
            continue
        if not _is_its_own(placed, be):
            continue
        if any(t.lower_ in _CLAUSES for t in scene.doc[placed.end : placed.end + 2]):
            continue
        stance = stance_of(be)
        if placed.thing.kind == "DATE" and _DAY.fullmatch(placed.thing.value):
            telling = state(be, "occasion", stance)
            yield Draft(telling, "date", placed.thing.value, placed.span, impersonal=True)
        elif placed.thing.kind == "TIME":
            yield from _hour(scene, tellings, placed, be)
    for day in Word(lower=_DAYS, dep={"attr"}).among(scene.words):
        if _is_of_nothing(scene, day.head):
            yield from _where(scene, day)


_NEAR = 14  # tokens


def _is_of_nothing(scene: Scene, be: Token) -> bool:
    """Whether "it" stands for nobody and no thing."""
    it = next((c for c in be.lefts if c.dep_ in {"nsubj", "expl"}), None)
    bare = it is not None and it.lower_ in _IT and not scene.referents_at(it)
    return bare and be.lemma_ == "be"


def _is_its_own(placed: Placed[Timex], be: Token) -> bool:
    """ "It was 3 May", "that was on 3 May", "it was a hot day, 3 May"; not "it was far too hot"."""
    what = [c for c in be.children if c.dep_ in {"attr", "acomp", "oprd"} and c.i > be.i]
    return all(placed.first <= c.i < placed.end or c.lower_ in _DAYS for c in what)


def _hour(
    scene: Scene, tellings: Mapping[int, Telling], placed: Placed[Timex], be: Token
) -> Iterator[Draft]:
    """ "The bow came in. It was half past nine": of what was told just before."""
    start = be.sent.start
    before = tellings.get(scene.doc[start - 1].sent.root.i) if start else None
    if before is None or before.subject is None or before.trigger.lemma in {"be", "have"}:
        return
    if placed.thing.value and "\n\n" not in scene.doc[before.trigger.token.i : start].text:
        value = placed.thing.value.rpartition("T")[2]
        hedge = "~" if "~" in placed.thing.value and "~" not in value else ""
        yield Draft(before, "time", hedge + value, placed.span, confidence=0.6)


def _happened(
    scene: Scene, tellings: Mapping[int, Telling], placed: Placed[Timex]
) -> Iterator[Draft]:
    """ "The roof fell in. ... It happened at ten to seven": the mishap told of last."""
    verb = placed.owner.token if placed.owner is not None else None
    attribute = {"DATE": "date", "TIME": "time"}.get(placed.thing.kind)
    if verb is None or verb.lemma_ not in _HAPPENING or attribute is None or not placed.thing.value:
        return
    it = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    mishap = _last_mishap(scene, tellings, verb.sent.start)
    if mishap is None or it is None or not _is_mishap(it) or scene.referents_at(it):
        return
    if stance_of(verb).mode in {Mode.ASSERTED, Mode.REPORTED}:
        subject = mishap.subject.head if mishap.subject is not None else None
        value = placed.thing.value.rpartition("T")[2]
        value = value if attribute == "time" else placed.thing.value
        told = replace(tellings[verb.i], subject=None)
        yield Draft(
            told,
            attribute,
            value,
            placed.span,
            kind=mishap.kind,
            subject=subject,
            impersonal=subject is None,
            confidence=0.6,
        )


def _is_mishap(word: Token) -> bool:
    """ "It", "the accident": what was told of before."""
    definite = any(c.lower_ in {"the", "this", "that"} for c in word.lefts)
    bare = all(c.dep_ in {"det", "punct"} for c in word.children)
    return word.lower_ in _IT or (definite and bare and word.lemma_.lower() in _ACCIDENTS)


_HAPPENING = {"happen", "occur"}
_ACCIDENTS = set(
    "accident calamity catastrophe disaster incident misfortune mishap tragedy".split()
)
_MISHAPS = frozenset(
    "attack burning collapse collision earthquake explosion grounding sinking".split()
)
_BACK = 150  # tokens before "it happened"


def _last_mishap(scene: Scene, tellings: Mapping[int, Telling], end: int) -> Telling | None:
    """What befell things, told last before a sentence."""
    before = (tellings[i] for i in range(end - 1, max(-1, end - _BACK), -1) if i in tellings)
    told = (t for t in before if t.kind in _MISHAPS and t.stance.mode is Mode.ASSERTED)
    return next(told, None)


def _where(scene: Scene, day: Token) -> Iterator[Draft]:
    """ "It was a bright day in Narva": there."""
    for prep in (*day.children, *day.head.children):
        for site in prep.children if prep.lower_ == "in" and prep.i > day.i else ():
            if site.pos_ == "PROPN" and is_place(scene, Argument("place", site, "in")):
                span = phrase(site, tail=1)
                telling = state(day, "occasion", stance_of(day.head))
                yield Draft(telling, "place", words_of(scene.doc, span), span, impersonal=True)
