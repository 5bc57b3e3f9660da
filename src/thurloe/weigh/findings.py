"""Questions with rival answers → findings: probabilities, and the reasons that add up to them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.nouns import Account, Answer, Finding, Mode, Question, Reason, Source, Standing, Status
from thurloe.values import answer_value
from thurloe.weigh.beforehand import Beforehand, Truth, truth_of
from thurloe.weigh.hearing import NOT_AMONG, Hearing, hear
from thurloe.weigh.jury import Ballot, Jury, Vote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from thurloe.nouns import Claim

LONE = (
    "the only answer found, so all the probability among the answers found is its own; "
    "the bits say how well it is supported, not how probable it is"
)
_NAMED = 3  # pairs that seem to have one origin
CERTAIN = 60.0  # bits; nothing beside it is left of a double's 53


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

    An origin has one account that votes: itself, or a copy where it is silent. Others of that
    origin add no vote, whatever they answer: what they alone say is shown with 0 bits.

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
        _settled(question, ballot, truth)
        if truth
        else _finding(question, ballot, _Told(n, ballot, hearing, names).reasons())
        for n, (question, ballot, truth) in enumerate(zip(questions, ballots, truths, strict=True))
    )
    claims = jury.count(questions)
    return findings, tuple(_standing(s.id, claims[s.id], hearing) for s in sources)


def replay(answers: Iterable[Answer]) -> list[float]:
    """The probabilities that the reasons of rival answers add up to; sums to 1."""
    return _shares([answer.reasons for answer in answers])


def _shares(reasons: Iterable[Sequence[Reason]]) -> list[float]:
    bits = [math.fsum(reason.bits for reason in some) for some in reasons]
    odds = [2 ** (b - max(bits)) for b in bits]
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
    question: Question, ballot: Ballot, reasons: Sequence[Sequence[Reason]], missing: str = ""
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
    return Finding(
        id=question.id,
        question=question.text,
        subject=question.subject,
        event=question.event,
        attribute=question.attribute,
        about=question.about,
        status=_status(question, ballot),
        answers=tuple(sorted(answers, key=lambda a: (-a.probability, a.value))),
    )


def _value(group: Sequence[Claim]) -> str:
    """What stands for claims of one answer: what most accounts write, and of these the fullest."""
    accounts: dict[str, set[str]] = {}
    for claim in group:
        accounts.setdefault(claim.value, set()).add(claim.quote.account)
    most = max(len(some) for some in accounts.values())
    return answer_value([value for value, some in sorted(accounts.items()) if len(some) == most])


def _status(question: Question, ballot: Ballot) -> Status:
    if question.rivals:
        return Status.CONTESTED
    votes = (vote for group in ballot.votes for vote in group if not vote.copied)
    origins = {vote.origin for vote in votes if vote.claim.vouched}
    return Status.AGREED if len(origins) > 1 else Status.SINGLE


# What speaks for each answer


@dataclass(frozen=True, slots=True)
class _Told:
    """A question told in reasons."""

    place: int
    ballot: Ballot
    hearing: Hearing
    names: Mapping[str, str]

    def reasons(self) -> list[list[Reason]]:
        """For each answer its prior, a reason for each who speaks for it, what copying takes."""
        return [list(self._for(n)) for n in range(len(self.ballot.votes))]

    def _for(self, answer: int) -> Iterator[Reason]:
        votes = self.ballot.speaking_for(answer)
        yield _prior(len(self.ballot.votes))
        for vote in votes:
            yield self._said(vote, answer)
        lost = math.fsum(self._lost(vote) for vote in votes)
        if lost:
            yield Reason(name="copying", bits=lost, detail=self._shared(votes))

    def _said(self, vote: Vote, answer: int) -> Reason:
        if vote.mute:
            return Reason(name=vote.source.id, bits=0.0, detail=vote.mute)
        said = "so" if vote.group == answer else f"{vote.claim.value}, which leaves this open"
        right = self.hearing.record[vote.source.id].right
        counts = self.hearing.counts(self.place, vote)
        detail = (
            f"{_says(vote, said)}; taken to be right {right:.0%} of the time, "
            f"counts as {counts:.2f} of a claim{_manner(vote)}"
        )
        return Reason(
            name=vote.source.id,
            bits=self.hearing.bits(self.place, vote, self.ballot.others),
            detail=detail,
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
        spoke = {vote.source.id for vote in heard}
        linked = [
            (-p, one, other)
            for one in spoke
            for other, p in self.hearing.linked.get(one, {}).items()
            if one < other and other in spoke
        ]
        for p, one, other in sorted(linked)[:_NAMED]:
            said += (
                f"; {self.names[one]} and {self.names[other]} seem to have one origin ({-p:.0%})"
            )
        return said


def _prior(answers: int) -> Reason:
    return Reason(
        name="prior",
        bits=0.0,
        detail=f"{answers} answers found, all equally likely at first" if answers > 1 else LONE,
    )


def _says(vote: Vote, said: str) -> str:
    return f"{vote.source.name} (Admiralty {vote.source.reliability}) says {said}"


def _manner(vote: Vote) -> str:
    manner = (
        f"; only {vote.claim.mode}" if vote.claim.mode in {Mode.REPORTED, Mode.SUPPOSED} else ""
    )
    copies = len(vote.copies)
    if not copies:
        return manner
    return (
        f"{manner}; {'1 copy of it adds' if copies == 1 else f'{copies} copies of it add'} nothing"
    )


# What is known


def _settled(question: Question, ballot: Ballot, truth: Truth) -> Finding:
    """The finding of a question whose answer is known: nothing is weighed."""
    known = Reason(
        name="known", bits=CERTAIN, detail=f"known to be {truth.value}: nothing was weighed"
    )
    reasons = [
        [
            _prior(len(ballot.votes)),
            *([known] if truth.given and n == truth.group else []),
            *(_recorded(vote) for vote in votes),
        ]
        for n, votes in enumerate(ballot.votes)
    ]
    if truth.given:
        return _finding(question, ballot, reasons)
    return _finding(question, ballot, [*reasons, [known]], missing=truth.value)


def _recorded(vote: Vote) -> Reason:
    detail = vote.mute or f"{_says(vote, 'so')}; counted in its record alone"
    return Reason(name=vote.source.id, bits=0.0, detail=detail)
