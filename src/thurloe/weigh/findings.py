"""Questions with rival answers → findings: probabilities, and the reasons that add up to them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from sys import intern
from typing import TYPE_CHECKING

from thurloe.nouns import Account, Answer, Finding, Mode, Question, Reason, Source, Status
from thurloe.records import Standing
from thurloe.values import agree, answer_value, order_of
from thurloe.values.said import say_share, say_value
from thurloe.weigh.beforehand import Beforehand, Truth, truth_of
from thurloe.weigh.credibility import credited
from thurloe.weigh.hearing import NOT_AMONG, Hearing, Record, hear
from thurloe.weigh.jury import Ballot, Jury, Vote
from thurloe.weigh.one_origin import independent, linked_among

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from thurloe.nouns import Claim
    from thurloe.records import OneOrigin

_LONE_BITS = (
    "so all the probability among the answers found is its own; "
    "the bits say how well it is supported, not how probable it is"
)
LONE = f"the only answer found, {_LONE_BITS}"
LONE_HEARD = f"the only answer found that has a vote, {_LONE_BITS}"
_NAMED = 3  # pairs that seem to have one origin
CERTAIN = 60.0  # bits; nothing beside it is left of a double's 53
MOVED = 0.1  # of a rate: a source whose record takes it so far from its grade is told with why
TOLD = 0.005  # bits; what copying takes off is no reason of its own where it rounds to 0.00
UNHEARD = Reason(
    name="unheard",
    bits=-CERTAIN,
    detail="no vote stands for this answer, so it has no share",
)


NOTHING = Beforehand()


def weigh(
    questions: Sequence[Question],
    accounts: Sequence[Account],
    sources: Sequence[Source],
    origin_of: Mapping[str, str],
    beforehand: Beforehand = NOTHING,
) -> tuple[tuple[Finding, ...], tuple[Standing, ...]]:
    """Turn questions with rival answers into findings, and say how far each source is right.

    The model is that of `engine`, in one call for all questions: see `hear`. A source begins at
    what its grade says, worth `PRIOR_WEIGHT` questions. One that is right with probability $r$
    puts $T w \\log_2(n r / (1 - r))$ bits behind its answer, where $n$ is how many wrong answers
    there are to give, one of them an answer that nobody gives, $w$ is how sure it is that it says
    so, and $T$ is less the more sources speak, as far as these err together; those who may copy
    one another lose some.

    Where somebody judged how credible a claim is by itself, that adds bits to its answer, and none
    to its source's record: see `credited`.

    An origin has one account that votes: itself, or a copy where it is silent. Others of that
    origin add no vote, whatever they answer: what they alone say has probability 0.

    Args:
        questions: with at least one group of claims each.
        accounts, sources: all that claims and sources refer to.
        origin_of: an account's file -> the file of its origin.
        beforehand: what is known beside them.

    Returns:
        One finding a question, in order; probabilities hold among its answers and sum to 1; and
        one standing a source. The reasons of an answer add up to its log2 weight against an
        answer that nobody gives: see `replay`. An answer without a rival has probability 1
        whatever they add up to, and its prior says so.
    """
    jury = Jury(accounts, sources, origin_of)
    ballots = jury.ballots(questions)
    truths = [truth_of(question, beforehand.known(question)) for question in questions]
    known = {n: NOT_AMONG if t.group is None else t.group for n, t in enumerate(truths) if t}
    hearing = hear(ballots, sources, known, beforehand.prior)
    names = {source.id: source.name for source in sources}
    findings = tuple(
        _settled(question, told, truth, beforehand.settled(question))
        if truth
        else _finding(question, told, told.reasons())
        for n, (question, ballot, truth) in enumerate(zip(questions, ballots, truths, strict=True))
        for told in [_Told(n, ballot, hearing, names, question)]
    )
    claims = jury.count(questions)
    return findings, tuple(_standing(s.id, claims[s.id], hearing) for s in sources)


def replay(answers: Iterable[Answer]) -> list[float]:
    """The probabilities that the reasons of rival answers add up to; sums to 1."""
    return _shares([answer.reasons for answer in answers])


def _shares(reasons: Sequence[Sequence[Reason]]) -> list[float]:
    bits = [math.fsum(reason.bits for reason in some) for some in reasons]
    odds = [
        0.0 if UNHEARD in some else 2 ** (b - max(bits))
        for some, b in zip(reasons, bits, strict=True)
    ]
    return [o / math.fsum(odds) for o in odds]


def _standing(source: str, claims: int, hearing: Hearing) -> Standing:
    record = hearing.record[source]
    return Standing(
        source=source,
        claims=claims,
        shared=record.shared,
        agrees=record.agrees,
        reliability=record.right,
        low=record.low,
        high=record.high,
    )


def _finding(
    question: Question, told: _Told, reasons: Sequence[Sequence[Reason]], missing: str = ""
) -> Finding:
    """The finding; `missing` is an answer that no claim gives, with the last of the reasons."""
    groups = [*question.groups, *([()] if missing else [])]
    answers = [
        Answer(
            value=_value(group) if group else missing,
            probability=share,
            reasons=tuple(some),
            claims=group,
        )
        for group, some, share in zip(groups, reasons, _shares(reasons), strict=True)
    ]
    linked = linked_among(told.ballot.speakers, told.hearing.linked)
    return Finding(
        id=question.id,
        question=question.text,
        subject=question.subject,
        event=question.event,
        attribute=question.attribute,
        about=question.about,
        status=_status(question, told.ballot, linked),
        answers=tuple(sorted(answers, key=lambda a: _place(question.attribute, a))),
        origins=independent(told.ballot.speakers, linked),
        linked=linked,
    )


def _place(attribute: str, answer: Answer) -> tuple[float, int, tuple[float, str]]:
    """Where an answer stands: the most probable first, then the most told, the least, earliest."""
    told = {claim.voice for claim in answer.claims}
    return -round(answer.probability, 12), -len(told), order_of(attribute, answer.value)


def _value(group: Sequence[Claim]) -> str:
    """What stands for claims of one answer: what most accounts write, and of these the fullest."""
    accounts: dict[str, set[str]] = {}
    for claim in group:
        accounts.setdefault(claim.value, set()).add(claim.quote.account)
    most = max(len(some) for some in accounts.values())
    return answer_value([value for value, some in sorted(accounts.items()) if len(some) == most])


def _status(question: Question, ballot: Ballot, linked: Sequence[OneOrigin]) -> Status:
    """Agreed is what two who are independent say alike of one deed; others may stand beside it."""
    if question.rivals:
        return Status.CONTESTED
    heads = [group[0].value for group in question.groups]
    for head in heads:
        alike = (n for n, one in enumerate(heads) if agree(question.attribute, head, one))
        vouching = (ballot.vouching_for(n, question.stray) for n in alike)
        if independent(frozenset().union(*vouching), linked) > 1:
            return Status.AGREED
    return Status.SINGLE


# What speaks for each answer


@dataclass(frozen=True, slots=True)
class _Told:
    """A question told in reasons."""

    place: int
    ballot: Ballot
    hearing: Hearing
    names: Mapping[str, str]
    question: Question

    def reasons(self) -> list[list[Reason]]:
        """For each answer its prior, who speaks for it, what copying takes, how credible it is."""
        return [list(self._for(n)) for n in range(len(self.ballot.votes))]

    def _for(self, answer: int) -> Iterator[Reason]:
        votes = self.ballot.speaking_for(answer)
        yield _prior(self.ballot, answer)
        lost = math.fsum(self._lost(vote) for vote in votes)
        told = abs(lost) >= TOLD
        for vote in votes:
            yield self._said(vote, answer, 0.0 if told else self._lost(vote))
        if told:
            yield Reason(name="copying", bits=lost, detail=self._shared(votes))
        if answer not in self.ballot.given:
            yield UNHEARD
        elif judged := credited(self.question.groups[answer]):
            yield judged

    def _said(self, vote: Vote, answer: int, lost: float) -> Reason:
        """What a vote adds, less what copying takes off where that is too little to tell."""
        if vote.mute:
            return Reason(name=vote.source.id, bits=0.0, detail=vote.mute)
        value = say_value(vote.claim.attribute, vote.claim.value)
        said = "so" if vote.group == answer else f"{value}, which leaves this open"
        counts = self.hearing.counts(self.place, vote)
        detail = (
            f"{_says(vote, said)}; {_standing_of(self.hearing.record[vote.source.id])}, "
            f"counts as {counts:.2f} of a claim{_manner(vote)}"
        )
        return Reason(
            name=vote.source.id,
            bits=self.hearing.bits(self.place, vote, self.ballot.others) + lost,
            detail=intern(detail),  # of a source mostly the same
        )

    def _alone(self, vote: Vote) -> float:
        return self.hearing.alone.get((self.place, vote.group, vote.source.id), 1.0)

    def _lost(self, vote: Vote) -> float:
        if vote.mute:
            return 0.0
        return (self._alone(vote) - 1) * self.hearing.bits(self.place, vote, self.ballot.others)

    def _shared(self, votes: Sequence[Vote]) -> str:
        """How many voices are left, and of whom it is likely that they are not independent."""
        heard = [vote for vote in votes if not vote.mute]
        left = math.fsum(self._alone(vote) for vote in heard)
        said = f"they may not be independent: {len(heard)} voices count as {left:.2f}"
        for pair in linked_among((vote.source.id for vote in heard), self.hearing.linked)[:_NAMED]:
            one, other, sure = self.names[pair.one], self.names[pair.other], pair.probability
            said += f"; {one} and {other} seem to have one origin ({say_share(sure)})"
        return said


def _prior(ballot: Ballot, answer: int) -> Reason:
    """How many answers are weighed: those that somebody with a vote gives."""
    given = len(ballot.given)
    if answer not in ballot.given:
        return Reason(name="prior", bits=0.0, detail="found, and not weighed")
    if given == 1:
        detail = LONE if len(ballot.votes) == 1 else LONE_HEARD
        return Reason(name="prior", bits=0.0, detail=detail)
    detail = f"{given} answers found, all equally likely at first"
    return Reason(name="prior", bits=0.0, detail=detail)


def _says(vote: Vote, said: str) -> str:
    return f"{vote.source.name} (Admiralty {vote.source.reliability}) says {said}"


def _standing_of(record: Record) -> str:
    """How often a source is taken to be right, and why that is not what its grade says."""
    told = f"taken to be right {say_share(record.right)} of the time"
    if abs(record.right - record.began) < MOVED:
        return told
    before = f"{say_share(record.began)} before its record here"
    return f"{told} ({before}: with the best answer in {record.agrees} of {record.shared})"


def _manner(vote: Vote) -> str:
    manner = (
        f"; only {vote.claim.mode}" if vote.claim.mode in {Mode.REPORTED, Mode.SUPPOSED} else ""
    )
    if manner and not vote.claim.vouched and vote.claim.mode is Mode.REPORTED:
        manner += ", of nobody in particular"
    copies = len(vote.copies)
    if not copies:
        return manner
    return (
        f"{manner}; {'1 copy of it adds' if copies == 1 else f'{copies} copies of it add'} nothing"
    )


# What is known


def _settled(question: Question, told: _Told, truth: Truth, by: str) -> Finding:
    """The finding of a question whose answer is known, `by` whom and why: nothing is weighed."""
    ballot = told.ballot
    value = say_value(question.attribute, truth.value)
    detail = f"known to be {value}: nothing was weighed{f'; settled by {by}' if by else ''}"
    known = Reason(name="known", bits=CERTAIN, detail=detail)
    reasons = [
        [
            _prior(ballot, n),
            *([known] if truth.given and n == truth.group else []),
            *(_recorded(vote) for vote in votes),
        ]
        for n, votes in enumerate(ballot.votes)
    ]
    if truth.given:
        return replace(_finding(question, told, reasons), settled=by)
    missing = _finding(question, told, [*reasons, [known]], missing=truth.value)
    return replace(missing, settled=by)


def _recorded(vote: Vote) -> Reason:
    detail = vote.mute or f"{_says(vote, 'so')}; counted in its record alone"
    return Reason(name=vote.source.id, bits=0.0, detail=detail)
