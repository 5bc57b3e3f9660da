"""Claims → questions: what the accounts line up on, with the rival answers to each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from thurloe.kinds import TOLLS, kind_of
from thurloe.nouns import Claim, Entity, Question
from thurloe.resolve.keys import Key, Register, key_of
from thurloe.resolve.same_event import moments
from thurloe.resolve.wording import word
from thurloe.values import agree, contradict, number_range

Group = tuple[Claim, ...]


def find_questions(
    claims: Iterable[Claim], entities: Iterable[Entity], dates: Mapping[str, str | None]
) -> tuple[Question, ...]:
    """Line claims up: those that answer one question meet, all others stand alone.

    Args:
        claims: of all accounts.
        entities: who the claims' referents are.
        dates: an account's file -> when it was written (EDTF), so that a count that grew from one
            day to the next is an update and no contradiction.

    Returns:
        Questions with one group per rival answer, ids q1, q2, ... ordered by what the most
        accounts speak of, then by key, so the same claims give the same questions.
    """
    register = Register(entities)
    blocks: dict[Key, list[Claim]] = defaultdict(list)
    alone: list[Claim] = []
    for claim in claims:
        key = key_of(claim, register)
        if key is None:
            alone.append(claim)
        else:
            blocks[key].append(claim)
    drafts = [q for key in sorted(blocks) for q in _of_block(blocks[key], register, dates)]
    drafts += [_question((group,), register) for group in _alone(alone)]
    drafts.sort(key=_rank)
    return tuple(replace(q, id=f"f{n}") for n, q in enumerate(drafts, 1))


def _alone(claims: Iterable[Claim]) -> list[Group]:
    """Claims without a key meet those of their own account that say the very same."""
    same: dict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        same[claim.event.id, claim.attribute, claim.about, claim.value].append(claim)
    return [tuple(group) for group in same.values()]


def _rank(question: Question) -> tuple[object, ...]:
    accounts = {c.quote.account for group in question.groups for c in group}
    first = question.groups[0][0]
    return (-len(accounts), first.quote.account, first.quote.start, first.attribute, first.about, first.value)


def _of_block(block: Sequence[Claim], register: Register, dates: Mapping[str, str | None]) -> list[Question]:
    found = []
    for claims in moments(block, register):
        whole, parts = _whole_and_parts(claims)
        rivals = _Rivals(dates)
        for groups in rivals.contests(_grouped(whole)):
            found.append(_question(groups, register))
        found += [_question((group,), register) for group in _grouped(parts)]
    return found


def _whole_and_parts(claims: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Where one account counts the same twice and differently, its largest count is the whole.

    The others are parts of it (of the injured, the blinded) and contradict nobody.
    """
    if claims[0].attribute != "number":
        return list(claims), []
    whole, parts = [], []
    for account in sorted({c.quote.account for c in claims}):
        own = [c for c in claims if c.quote.account == account]
        top = max(own, key=lambda c: (_upper(c.value), -c.quote.start))
        for claim in own:
            (whole if agree("number", claim.value, top.value) else parts).append(claim)
    return whole, parts


def _upper(value: str) -> float:
    return number_range(value).low


def _grouped(claims: Iterable[Claim]) -> list[Group]:
    """Rival answers: the most precise values found groups, vaguer ones join the best supported that fits."""
    groups: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda c: (-_precision(c.value), c.quote.account, c.quote.start)):
        fitting = [g for g in groups if all(agree(c.attribute, c.value, claim.value) for c in g)]
        if fitting:
            max(fitting, key=lambda g: len({c.quote.account for c in g})).append(claim)
        else:
            groups.append([claim])
    return [tuple(sorted(g, key=lambda c: (c.quote.account, c.quote.start))) for g in groups]


def _precision(value: str) -> int:
    """Longer EDTF and ISO values say more; bounds and circa say less."""
    return len(value) - 4 * sum(sign in value for sign in ("~", "<", ">", "..", "/", "?"))


class _Rivals:
    """Which groups cannot both be right."""

    def __init__(self, dates: Mapping[str, str | None]) -> None:
        self._dates = dates

    def contests(self, groups: list[Group]) -> list[tuple[Group, ...]]:
        """Groups that exclude each other stay in one question; the rest have one each."""
        contested = [g for g in groups if any(self._exclude(g, other) for other in groups if other is not g)]
        peaceful = [(g,) for g in groups if g not in contested]
        if not contested:
            return peaceful
        return [tuple(contested), *peaceful]

    def _exclude(self, one: Group, other: Group) -> bool:
        pairs = [(a, b) for a in one for b in other if a.quote.account != b.quote.account]
        return bool(pairs) and all(self._rivals(a, b) for a, b in pairs)

    def _rivals(self, a: Claim, b: Claim) -> bool:
        if a.mode != b.mode and {a.mode, b.mode} & {"denied"}:
            return False
        sole = a.attribute in kind_of(a.event.kind).sole.split()
        if a.attribute == "polarity" and not (a.about and b.about and agree("object", a.about, b.about)):
            return False
        apart = contradict(a.attribute, a.value, b.value) or (sole and a.attribute == "agent" and _both_named(a, b))
        return apart and not self._update(a, b)

    def _update(self, a: Claim, b: Claim) -> bool:
        """A toll that rose from one day's report to a later one's."""
        first, last = sorted((a, b), key=lambda c: self._dates.get(c.quote.account) or "")
        days = [self._dates.get(c.quote.account) for c in (first, last)]
        if a.event.kind not in TOLLS or not all(days) or days[0] == days[1]:
            return False
        return _upper(first.value) <= _upper(last.value)


def _both_named(a: Claim, b: Claim) -> bool:
    """Two agents with names of their own that share no word."""
    return a.words.text[:1].isupper() and b.words.text[:1].isupper() and not agree("agent", a.value, b.value)


def _question(groups: tuple[Group, ...], register: Register) -> Question:
    claim = groups[0][0]
    subject = register.subject(claim.event)
    return Question(
        id="",
        text=word(claim, subject),
        subject=subject.id if subject else None,
        event=claim.event.kind,
        attribute=claim.attribute,
        about=claim.about,
        groups=groups,
        rivals=len(groups) > 1,
    )
