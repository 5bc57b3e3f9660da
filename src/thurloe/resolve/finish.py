"""A question made ready to be weighed, once all its claims are known and worded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.resolve.central_day import CENTRAL
from thurloe.resolve.one_tale import stray_voices
from thurloe.resolve.own_words import in_own_words

if TYPE_CHECKING:
    from thurloe.nouns import Question
    from thurloe.resolve.keys import Register


def finished(question: Question, register: Register) -> Question:
    """With what its claims answer by their own words, and whose of them tell of one deed."""
    if len(question.groups) == len(question.groups[0]) == 1:
        return question  # as most are
    question = in_own_words(question, register)
    if question.event == CENTRAL:  # of that day each tells what it will
        return question
    return replace(question, stray=stray_voices(question, register))
