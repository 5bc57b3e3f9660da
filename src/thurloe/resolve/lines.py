"""What was made of claims before: which of them answer one question, and how it is worded.

That is a pure function of what is read of these claims, of the entities in them and of when their
accounts were written. All of this is in the name of a line, so what is known holds as it is.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from thurloe.nouns import Question
from thurloe.resolve.affinity import entity_mark
from thurloe.resolve.facet import SEPARATOR
from thurloe.resolve.recall import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from thurloe.nouns import Claim
    from thurloe.resolve.keys import Register

    Row = list[Any]  # a question without its claims


class Lines:
    """Makes questions of claims, or knows what was made of the same before."""

    def __init__(
        self, register: Register, dates: Mapping[str, str | None], known: dict[bytes, bytes]
    ) -> None:
        """`known` are the lines made before; see `remember`."""
        self.register = register
        self.dates = dates
        self._known = known
        self._used: dict[bytes, bytes] = {}
        self._claims: dict[str, bytes] = {}
        self._who = {e.id: digest(entity_mark(e)).hex() for e in register.entities}

    def of(
        self, sort: str, claims: Sequence[Claim], make: Callable[[], Sequence[Question]]
    ) -> list[Question]:
        """What `make`, of which there is one for a sort, makes of the claims, or made before."""
        name = digest(b"".join([sort.encode(), *map(self._name, claims)]))
        line = self._known.get(name)
        if line is not None:
            self._used[name] = line
            return [self._question(row, claims) for row in json.loads(line)]
        questions = list(make())
        place = {id(claim): n for n, claim in enumerate(claims)}
        rows = [self._row(question, claims, place) for question in questions]
        self._used[name] = json.dumps(rows).encode()
        return questions

    def remember(self) -> None:
        """Put what was asked for into what is known, and nothing else."""
        self._known.clear()
        self._known.update(self._used)

    def _row(self, question: Question, claims: Sequence[Claim], place: Mapping[int, int]) -> Row:
        """A question without its claims; its subject is that of one of them."""
        subjects = (
            n
            for n, claim in enumerate(claims)
            if (subject := self.register.subject(claim.event)) and subject.id == question.subject
        )
        groups = [[place[id(claim)] for claim in group] for group in question.groups]
        told = (question.text, question.event, question.attribute, question.about)
        return [*told, next(subjects, -1), groups, question.rivals]

    def _question(self, row: Row, claims: Sequence[Claim]) -> Question:
        text, event, attribute, about, subject, groups, rivals = row
        entity = self.register.subject(claims[subject].event) if subject >= 0 else None
        return Question(
            id="",
            text=text,
            subject=entity.id if entity else None,
            event=event,
            attribute=attribute,
            about=about,
            groups=tuple(tuple(claims[n] for n in group) for group in groups),
            rivals=rivals,
        )

    def _name(self, claim: Claim) -> bytes:
        """The name of a claim, by all that is read of it."""
        found = self._claims.get(claim.id)
        if found is None:
            found = self._claims[claim.id] = digest(self._mark(claim))
        return found

    def _mark(self, claim: Claim) -> str:
        event, quote, words, who = claim.event, claim.quote, claim.words, self.register.entity
        told = [claim.id, claim.attribute, claim.value, claim.about, claim.mode, claim.voice]
        told += [
            claim.cited or "",
            SEPARATOR.join(claim.through),
            quote.account,
            str(quote.start),
            quote.text,
        ]
        told += [str(words.start), words.text, self.dates.get(claim.voice) or ""]
        told += [event.id, event.kind, event.lemma, event.date or ""]
        told += [str(event.trigger.start), str(event.trigger.end), event.trigger.text]
        for role in (*event.roles, *([event.subject] if event.subject else [])):
            entity = who(role.referent)
            told += [role.name, role.text, role.referent or ""]
            told += [self._who[entity.id] if entity else ""]
        return "".join(f"{len(part)}{SEPARATOR}{part}" for part in told)
