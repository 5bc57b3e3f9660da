"""What people decided, brought to bear on what was read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from thurloe.case.anchors import mention_from, statement_from
from thurloe.case.answers import Answers
from thurloe.case.settle import Conflict, Word, settle
from thurloe.errors import BadInput
from thurloe.values import agree
from thurloe.values.said import say_credibility

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from thurloe.case.anchors import Statement
    from thurloe.case.events import Event
    from thurloe.case.material import Material
    from thurloe.nouns import Claim, Extraction, Referent
    from thurloe.nouns import Event as EventTold
    from thurloe.records import Ruling

ACCEPTED = 0.99
"""How sure a claim is that somebody read and accepted; what the extractor itself never says."""

K = TypeVar("K")

CORRECTING = ", correcting "
"""What stands between who corrected a claim and what had read it, in `Claim.extractor`."""

OF_CLAIMS = ("accept", "reject", "correct")
OF_CREDIT = ("credit",)
OF_NAMES = ("merge", "split")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """The extractions as people decided, where they differ, decisions that meet nothing now.

    `rejected` are the claims that the extractions have no more, `answers` those that are known.
    """

    extractions: tuple[Extraction, ...]
    rejected: tuple[tuple[Claim, Ruling], ...]
    conflicts: tuple[Conflict, ...]
    idle: tuple[Event, ...]
    answers: Answers


def rule(material: Material, decisions: Sequence[Event]) -> Ruled:
    """Let decisions on claims and names count, whatever order they came in.

    A rejected claim is taken out, and kept with who rejected it and why; an accepted one is as
    sure as can be; a corrected one says what it was corrected to. Whose names are one or two is
    told to whoever resolves them.
    """
    by_key = {
        material.keys[account.file]: extraction
        for account, extraction in zip(material.accounts, material.extractions, strict=True)
    }
    said, idle = _on_claims(by_key, decisions, OF_CLAIMS)
    judged, idle_credit = _on_claims(by_key, decisions, OF_CREDIT)
    pairs, idle_names = _on_names(by_key, decisions)
    answers = Answers(by_key, decisions)
    conflicts: list[Conflict] = []
    claims = _settled(said, conflicts)
    credit = _settled(judged, conflicts)
    names = _settled(pairs, conflicts)
    return Ruled(
        extractions=tuple(
            _named(_ruled(_credited(e, credit), claims), names) for e in material.extractions
        ),
        rejected=tuple(
            (c, claims[c.id].ruling)
            for e in material.extractions
            for c in _credited(e, credit).claims
            if c.id in claims and _is(claims[c.id], "reject")
        ),
        conflicts=_each_once(conflicts),
        idle=_in_order((*idle, *idle_credit, *idle_names, *answers.idle)),
        answers=answers,
    )


def _in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda event: event.seq))


def _on_claims(
    by_key: Mapping[str, Extraction], decisions: Sequence[Event], kinds: Collection[str]
) -> tuple[dict[str, list[Word]], list[Event]]:
    """What is said of each claim, by its id, and the decisions whose claim nobody makes now."""
    said: dict[str, list[Word]] = defaultdict(list)
    idle = []
    for event in decisions:
        if event.kind not in kinds:
            continue
        statement = statement_from(event.body["statement"])
        extraction = by_key.get(statement.account)
        met = statement.met_by(extraction.claims) if extraction else []
        about = f"whether “{statement.words}” in “{statement.quote}” is {statement.value}"
        if event.kind in OF_CREDIT:
            about = f"how credible “{statement.quote}” is"
        for claim in met:
            said[claim.id].append(Word(event=event, about=about, outcome=_outcome(event)))
        idle += [] if met else [event]
    return said, idle


def _outcome(event: Event) -> str:
    if event.kind == "correct":
        return f"it is {event.body['value']}"
    if event.kind == "credit":
        return f"{say_credibility(event.body['credibility'])} ({event.body['credibility']})"
    return {"accept": "it is right", "reject": "it is wrong"}[event.kind]


Pair = tuple[str, str]


def _on_names(
    by_key: Mapping[str, Extraction], decisions: Sequence[Event]
) -> tuple[dict[Pair, list[Word]], list[Event]]:
    """What is said of each two referents, by their ids, and the decisions that meet none."""
    said: dict[Pair, list[Word]] = defaultdict(list)
    idle = []
    for event in decisions:
        if event.kind not in OF_NAMES:
            continue
        outcome = "they are one" if event.kind == "merge" else "they are two"
        about = f"whether {event.body['name']} and {event.body['other']} are one"
        pairs = list(_pairs(by_key, event))
        for pair in pairs:
            said[pair].append(Word(event=event, about=about, outcome=outcome))
        idle += [] if pairs else [event]
    return said, idle


def _pairs(by_key: Mapping[str, Extraction], event: Event) -> Iterator[Pair]:
    one = _met(by_key, event.body["one"])
    for body in event.body["others"]:
        other = _met(by_key, body)
        if one and other and one.id != other.id:
            yield (one.id, other.id) if one.id < other.id else (other.id, one.id)


def _met(by_key: Mapping[str, Extraction], body: Mapping[str, object]) -> Referent | None:
    mention = mention_from(body)
    extraction = by_key.get(mention.account)
    return mention.met_by(extraction.referents) if extraction else None


def _settled(said: Mapping[K, list[Word]], conflicts: list[Conflict]) -> dict[K, Word]:
    """What holds of each thing; where people differ goes to `conflicts`.

    A decision about several things holds of none where people differ on one of them; who said
    the same of another of these, and is in no conflict, is heard all the same.
    """
    differ = [word for word in map(settle, said.values()) if isinstance(word, Conflict)]
    conflicts += differ
    out = {word.event.seq for conflict in differ for word in conflict.words}
    held = {key: settle(words, void=out) for key, words in said.items()}
    return {key: word for key, word in held.items() if isinstance(word, Word)}


def _each_once(conflicts: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Two decisions may differ about many pairs of referents: that is one conflict.

    They stand by what they are about and who differs, whoever was first.
    """
    found = {tuple(word.event.seq for word in c.words): c for c in conflicts}
    return tuple(sorted(found.values(), key=_matter))


def _matter(conflict: Conflict) -> tuple[str, ...]:
    said = ((w.event.entry.by, w.outcome, w.event.entry.because) for w in conflict.words)
    return (conflict.about, *chain.from_iterable(said))


def _ruled(extraction: Extraction, held: Mapping[str, Word]) -> Extraction:
    """The extraction with its claims as people decided."""
    if not any(claim.id in held for claim in extraction.claims):
        return extraction
    dated = _dated(extraction.claims, held)
    claims = [c for c in extraction.claims if c.id not in held or not _is(held[c.id], "reject")]
    return replace(
        extraction,
        events=tuple(dated.get(event.id, event) for event in extraction.events),
        claims=tuple(
            replace(_claim(c, held.get(c.id)), event=dated.get(c.event.id, c.event)) for c in claims
        ),
    )


def _dated(claims: Iterable[Claim], held: Mapping[str, Word]) -> dict[str, EventTold]:
    """The events whose day is another by a corrected or rejected date, by id, with what it is now.

    What else is told of such an event goes by that day too. One whose date was rejected has that
    of another claim there which still counts, or none.
    """
    dates: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.attribute == "date" and claim.event.date:
            dates[claim.event.id].append(claim)
    days = ((some[0].event, _day(some, held)) for some in dates.values())
    return {event.id: replace(event, date=day) for event, day in days if day != event.date}


def _day(dates: Sequence[Claim], held: Mapping[str, Word]) -> str | None:
    """The day of an event that it has, of which these claims give the date."""
    before = dates[0].event.date or ""
    wrong = [c for c in dates if c.id in held and _is(held[c.id], "reject")]
    now = [(c.value, _claim(c, held.get(c.id)).value) for c in dates if c not in wrong]
    day: str | None = before
    if any(agree("date", before, claim.value) for claim in wrong):
        day = now[0][1] if now else None
    for read, value in now:
        if value != read and (before == read or not agree("date", before, value)):
            day = value
    return day


def corrector(claim: Claim) -> str:
    """Who corrected a claim; "" of one that says what was read."""
    return claim.extractor.rpartition(CORRECTING)[0]


def _is(word: Word, kind: str) -> bool:
    return word.event.kind == kind


def _claim(claim: Claim, word: Word | None) -> Claim:
    if word is None:
        return claim
    if _is(word, "accept"):
        return replace(claim, confidence=ACCEPTED)
    by = f"{word.event.entry.by}{CORRECTING}{claim.extractor}"
    return replace(claim, value=word.event.body["value"], confidence=ACCEPTED, extractor=by)


def _credited(extraction: Extraction, held: Mapping[str, Word]) -> Extraction:
    """The extraction with how credible people judged its claims by themselves."""
    if not any(claim.id in held for claim in extraction.claims):
        return extraction
    return replace(
        extraction,
        claims=tuple(
            replace(c, credibility=held[c.id].event.body["credibility"], credit=_by(held[c.id]))
            if c.id in held
            else c
            for c in extraction.claims
        ),
    )


def _by(word: Word) -> str:
    return f"{word.event.entry.by}: {word.event.entry.because}"


def _named(extraction: Extraction, held: Mapping[Pair, Word]) -> Extraction:
    """The extraction with what people decided about its referents."""
    ruled: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for (one, other), word in held.items():
        ruled[one].append((other, _is(word, "merge")))
    if not any(referent.id in ruled for referent in extraction.referents):
        return extraction
    return replace(
        extraction,
        referents=tuple(
            replace(r, ruled=tuple(sorted(ruled[r.id]))) if r.id in ruled else r
            for r in extraction.referents
        ),
    )


def check_other(statement: Statement, value: str, decisions: Sequence[Event]) -> None:
    """Raise `BadInput` if a claim is to be corrected to what was read, and nobody said otherwise.

    Where somebody did, whoever says so disagrees with him.
    """
    corrected = any(
        event.kind == "correct"
        and statement_from(event.body["statement"]).handle == statement.handle
        for event in decisions
    )
    if value == statement.value and not corrected:
        raise BadInput(
            f"It was read as {value} already. To say that this is right: accept {statement.handle}."
        )
