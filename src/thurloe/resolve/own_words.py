"""What a claim answers by its own words, where its question asks of another deed or thing.

Claims meet on what they share, a day or a number, and one of them words the question. Whoever
reads another under it should see what that one answers: "On that day the cook sat down" says
nothing of when the ropes fell, but for the day.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from thurloe.kinds import family_of
from thurloe.resolve.facet import FOLK, HUMANS
from thurloe.resolve.wording import word
from thurloe.values.words import akin, content_words

if TYPE_CHECKING:
    from thurloe.nouns import Claim, Entity, Question
    from thurloe.resolve.keys import Register

_BY_ITS_WORDS = {"polarity", "statement"}  # the question holds what is answered
_NEW = re.compile(r"an? (?!\w+['’]s\b)")  # "a doctor", of whom nothing was said before


def in_own_words(question: Question, register: Register) -> Question:
    """The question with each claim that it does not ask of bearing its own: see `Claim.asked`."""
    groups = [[replace(c, asked=_asked(c, question, register)) for c in g] for g in question.groups]
    if not any(claim.asked for claim in chain(*groups)):
        return question
    return replace(question, groups=tuple(map(tuple, groups)))


def _asked(claim: Claim, question: Question, register: Register) -> str:
    """The question that the claim's own words answer; "" where it is asked so already."""
    if _asks_of(question, claim, register):
        return ""
    own = word(claim, register.subject(claim.event))
    return "" if own == question.text else own


def _asks_of(question: Question, claim: Claim, register: Register) -> bool:
    """Whether a question asks of what the claim tells: its deed, its person, what is counted."""
    if claim.attribute != question.attribute or claim.attribute in _BY_ITS_WORDS:
        return False
    same = _of_its_person(claim, question, register.subject(claim.event))
    return same and _one_kind(claim.event.kind, question.event) and _one_thing(claim, question)


def _of_its_person(claim: Claim, question: Question, subject: Entity | None) -> bool:
    """Whether a question is of whom the claim tells; "he" and "the prisoner" may well be."""
    if subject and question.subject:
        return subject.id == question.subject
    if question.subject:
        return not _is_new(claim)
    role = claim.event.subject
    called = content_words(subject.name if subject else role.text if role else "")
    return not called or not set(called).isdisjoint(content_words(question.text))


def _one_kind(one: str, other: str) -> bool:
    return family_of(one) == family_of(other) or akin(one, other)


def _is_new(claim: Claim) -> bool:
    """Whether the subject is somebody who is spoken of for the first time: "a policeman"."""
    subject = claim.event.subject
    return subject is not None and _NEW.match(subject.text.lower()) is not None


def _one_thing(claim: Claim, question: Question) -> bool:
    """Whether what is counted is counted by the question too: boats as lifeboats, men as people."""
    one, other = (_noun(about) for about in (claim.about, question.about))
    people = {one, other} <= (FOLK | HUMANS)
    return not (one and other) or people or akin(one, other) or one.endswith(other)


def _noun(about: str) -> str:
    words = content_words(about)
    return words[-1].removesuffix("s") if words else ""
