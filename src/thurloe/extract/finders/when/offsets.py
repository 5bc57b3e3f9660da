"""Times counted from an event: "ten months after his arrest" is ten months from its date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.extract.finders.when.moments import bearer
from thurloe.extract.said.telling import Draft, named
from thurloe.extract.times.edtf import parse_point
from thurloe.extract.times.periods import iso
from thurloe.extract.times.rules_counted import moved
from thurloe.kinds import OF_THINGS
from thurloe.values.finer import finer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from thurloe.extract.said.telling import Telling
    from thurloe.extract.scenes.scene import Placed, Scene
    from thurloe.extract.times import Timex
    from thurloe.extract.times.edtf import Point

_REACH = 5  # tokens behind the time within which its event is named
# Nouns for whatever went wrong: the one such event of the account that has a date.
_MISHAPS = set("disaster accident catastrophe tragedy calamity mishap event wreck".split())
_UNFORTUNATE = OF_THINGS - {"opening", "closure", "building", "launch", "founding"}


def dated(scene: Scene, tellings: Mapping[int, Telling], drafts: list[Draft]) -> Iterator[Draft]:
    """The dates of a scene that are counted from another event of known date."""
    known = [d for d in drafts if d.attribute == "date" and _PLAIN.fullmatch(d.value)]
    for placed in scene.times:
        step, event = placed.thing.step, _event(scene, placed)
        telling = bearer(placed, tellings)
        if step is None or placed.thing.value or event is None or telling is None:
            continue
        if any(d.telling.trigger.token.i == telling.trigger.token.i for d in known):
            continue  # "on 4 May, ten days after leaving the camp": the day itself is told
        base = parse_point(_finest({d.value for d in known if _is_of(scene, d, event)}))
        value = _counted(base, *step) if base is not None else ""
        if value:
            value = _told_finer(scene, value, telling, known) or value
            yield Draft(telling, "date", value, placed.span, confidence=0.7)


def _told_finer(scene: Scene, value: str, telling: Telling, known: Sequence[Draft]) -> str | None:
    """The day that the account itself gives for the same event, where the count fits it."""
    subject = telling.subject.head if telling.subject else None
    who = named(scene, subject) if subject is not None else None
    days = {
        d.value
        for d in known
        if (d.kind or d.telling.kind) == telling.kind
        and who is not None
        and d.telling.subject is not None
        and named(scene, d.telling.subject.head) == who
        and finer("date", d.value, value)
    }
    return _finest(days)


# What somebody is released from, and from when the time is counted.
_JAILING = {"sentence", "imprisonment", "arrest", "conviction", "trial"}
_BACK = 60  # tokens


def served(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """ "He got ten years. Nine years later he was released": for nine years he was held."""
    for placed in scene.times:
        telling, step = bearer(placed, tellings), placed.thing.step
        if telling is None or step is None or telling.kind != "release":
            continue
        said = scene.doc[placed.first : placed.end].text.lower()
        near = range(max(0, placed.first - _BACK), placed.first)
        jailed = any(i in tellings and tellings[i].kind in _JAILING for i in near)
        if said.endswith("later") and placed.thing.kind == "DATE" and jailed:
            length = iso(abs(step[1]), step[0])
            yield Draft(telling, "duration", length, placed.span, kind="imprisonment")


def _counted(base: Point, unit: str, count: float) -> str:
    """So many units from a date; "eight years after" is no nearer than a year."""
    found = moved(base.cut("Y") if unit == "Y" else base, unit, count)
    return f"{found.value.rstrip('~')}~" if found is not None and found.value else ""


_PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}")


def _finest(dates: set[str]) -> str | None:
    """The most exact of dates that are all one; None of dates that differ."""
    best = max(dates, key=len, default="")
    return best if best and all(best.startswith(d) for d in dates) else None


def _event(scene: Scene, placed: Placed[Timex]) -> Token | None:
    behind = scene.doc[placed.end : placed.end + _REACH]
    return next((t for t in behind if t.pos_ in {"NOUN", "PROPN"}), None)


def _is_of(scene: Scene, draft: Draft, event: Token) -> bool:
    """Whether a date is that of the event which a noun names."""
    kind = draft.kind or draft.telling.kind
    if event.lemma_.lower() in _MISHAPS:
        return kind in _UNFORTUNATE
    trigger = scene.triggers.get(event.i)
    if trigger is None or trigger.kind != kind:
        return False
    owner = next((c for c in event.children if c.dep_ == "poss"), None)
    subject = draft.subject or (draft.telling.subject.head if draft.telling.subject else None)
    who = named(scene, owner) if owner is not None else None
    return who is None or subject is None or named(scene, subject) == who
