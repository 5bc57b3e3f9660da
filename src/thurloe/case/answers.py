"""Answers that turned out true: which question of today each belongs to."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from thurloe.case.anchors import statement_from
from thurloe.case.settle import Conflict, Word, settle
from thurloe.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from thurloe.case.events import Event
    from thurloe.nouns import Extraction, Finding, Question


class Answers:
    """Gives the known answer of a question, as `Beforehand.known` wants it.

    A known answer belongs to whichever question the claims have come to that it was given on.
    `conflicts` gathers, as questions are asked, where people know different answers; `idle` are
    decisions none of whose claims is made any more.
    """

    def __init__(self, by_key: Mapping[str, Extraction], decisions: Sequence[Event]) -> None:
        self.conflicts: list[Conflict] = []
        self.idle: list[Event] = []
        self._said: dict[str, list[Word]] = defaultdict(list)
        self._given: list[Word] = []
        for event in decisions:
            if event.kind == "answer":
                self._take(by_key, event)

    def _take(self, by_key: Mapping[str, Extraction], event: Event) -> None:
        word = Word(event=event, about=event.body["question"], outcome=event.body["value"])
        statements = [statement_from(body) for body in event.body["statements"]]
        met = {
            claim.id
            for statement in statements
            if statement.account in by_key
            for claim in statement.met_by(by_key[statement.account].claims)
        }
        for id_ in met:
            self._said[id_].append(word)
        self.idle += [] if met else [event]
        self._given.append(word)

    @property
    def may_differ(self) -> bool:
        """Whether two people gave two answers to what may be one question.

        It is asked in the same words, or the two have a claim in common.
        """
        return any(
            a.event.entry.by != b.event.entry.by and a.outcome != b.outcome and _may_be_one(a, b)
            for a, b in combinations(self._given, 2)
        )

    def __call__(self, question: Question) -> str | None:
        """The answer that somebody gave and nobody else gave otherwise."""
        held = self._held(question)
        if isinstance(held, Conflict):
            self.conflicts.append(held)
        return held.outcome if isinstance(held, Word) else None

    def settled(self, question: Question) -> str:
        """Who gave the known answer of a question, and why; "" where none is known."""
        held = self._held(question)
        if not isinstance(held, Word):
            return ""
        entry = held.event.entry
        return f"{entry.by}: {entry.because}"

    def _held(self, question: Question) -> Word | Conflict | None:
        words = {
            word.event.seq: word
            for group in question.groups
            for claim in group
            for word in self._said.get(claim.id, ())
            if word.event.body["attribute"] == question.attribute
        }
        return settle(words[seq] for seq in sorted(words))


def _may_be_one(one: Word, other: Word) -> bool:
    a, b = one.event.body, other.event.body
    shared = any(statement in b["statements"] for statement in a["statements"])
    return a["attribute"] == b["attribute"] and (a["question"] == b["question"] or shared)


_ASKED = ("question", "attribute", "statements")


def check_unsaid(body: Mapping[str, object], by: str, decisions: Sequence[Event]) -> None:
    """Raise `BadInput` if that is what somebody answered this question last."""
    asked = [body[part] for part in _ASKED]
    before = [
        event
        for event in decisions
        if event.kind == "answer"
        and event.entry.by == by
        and [event.body[part] for part in _ASKED] == asked
    ]
    if before and before[-1].body["value"] == body["value"]:
        raise BadInput(
            f"You answered {body['question']!r} so already: {body['value']} (event "
            f"{before[-1].seq}). To give another reason, undo that first."
        )


def is_beside(event: Event, findings: Iterable[Finding]) -> bool:
    """Whether what was answered counts, and stands beside what accounts say: none gives it."""
    return any(
        answer.value == event.body["value"] and not answer.claims
        for finding in findings
        if finding.question == event.body["question"]
        for answer in finding.answers
    )
