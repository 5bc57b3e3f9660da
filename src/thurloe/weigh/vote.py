"""One vote an independent origin, reliability with a prior, reasons in bits."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from thurloe.nouns import (
    Account,
    Answer,
    Claim,
    Finding,
    Mode,
    Question,
    Reason,
    Source,
    Standing,
    Status,
)
from thurloe.values import answer_value, supports

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# How often a source of each Admiralty grade is taken to be right before anything is known of its
# record. The letters say "completely reliable" to "unreliable" (STANAG 2511); the figures are ours,
# spaced evenly in log odds about F, "cannot be judged", which gets what a source gets that is right
# seven times in ten.
PRIOR: Mapping[str, float] = {"A": 0.93, "B": 0.86, "C": 0.75, "D": 0.6, "E": 0.45, "F": 0.7}
PRIOR_WEIGHT = 8.0  # shared questions that the prior is worth against the record
# What a way of saying is worth against an outright assertion, as a share of its bits.
MODE_SHARE: Mapping[Mode, float] = {
    Mode.ASSERTED: 1.0,
    Mode.REPORTED: 0.8,
    Mode.DENIED: 1.0,
    Mode.SUPPOSED: 0.4,
    Mode.PLANNED: 1.0,
    Mode.FORECAST: 1.0,
}
LONE = (
    "the only answer found, so all the probability among the answers found is its own; "
    "the bits say how well it is supported, not how probable it is"
)
ROUNDS = 5  # the reliabilities settle to three digits well before that on the examples


@dataclass(frozen=True, slots=True)
class _Vote:
    """One origin's say for one answer: its best source and that source's claim.

    `mute` says why it counts nothing: its origin has voted on this question by another account.
    """

    origin: str
    source: Source
    claim: Claim
    copies: tuple[str, ...]
    mute: str = ""


def weigh(
    questions: Sequence[Question],
    accounts: Sequence[Account],
    sources: Sequence[Source],
    origin_of: Mapping[str, str],
) -> tuple[tuple[Finding, ...], tuple[Standing, ...]]:
    """Turn questions with rival answers into findings, and say how far each source agrees.

    Each origin that gives one of $K$ answers and is right with probability $r$ puts
    $log2(r (K-1) / (1-r))$ bits behind it, after Dong, Berti-Equille & Srivastava, "Integrating
    Conflicting Data: The Role of Source Dependence", PVLDB 2(1), 2009,
    doi:10.14778/1687627.1687690. Reliability is the prior of the source's grade, worth
    `PRIOR_WEIGHT` questions, plus how often it stood with the best answer where at least two
    origins speak. An origin has one account that votes on a question, for each answer that this
    gives: itself, or a copy where it is silent. Others of that origin add no vote, whatever they
    answer: what they alone say is shown with 0 bits.

    Args:
        questions: with at least one group of claims each.
        accounts, sources: all that claims and sources refer to.
        origin_of: an account's file -> the file of its origin.

    Returns:
        One finding a question, in order; probabilities among its answers sum to 1; and one
        standing a source. The reasons of an answer add up to its log2 weight: see `replay`. An
        answer without a rival has probability 1 whatever they add up to, and its prior says so;
        its $K - 1$ counts as 1, some other answer that nobody gives.
    """
    desk = _Jury(accounts, sources, origin_of)
    votes = [desk.votes(_speaking_for(question)) for question in questions]
    reliability, standings = desk.reliability(votes)
    standings = desk.with_claims(standings, questions)
    findings = tuple(_finding(q, v, reliability) for q, v in zip(questions, votes, strict=True))
    return findings, standings


def _speaking_for(question: Question) -> list[list[Claim]]:
    """For each answer the claims that speak for it: its own, and vaguer ones that leave it open."""
    every = [claim for group in question.groups for claim in group]
    own = [set(group) for group in question.groups]
    return [
        [c for c in every if c in some or supports(question.attribute, c.value, group[0].value)]
        for group, some in zip(question.groups, own, strict=True)
    ]


def replay(answers: Iterable[Answer]) -> list[float]:
    """The probabilities that the reasons of rival answers add up to; sums to 1."""
    bits = [math.fsum(reason.bits for reason in answer.reasons) for answer in answers]
    odds = [2 ** (b - max(bits)) for b in bits]
    return [o / math.fsum(odds) for o in odds]


class _Jury:
    """Who speaks for which origin."""

    def __init__(
        self, accounts: Sequence[Account], sources: Sequence[Source], origin_of: Mapping[str, str]
    ) -> None:
        by_id = {source.id: source for source in sources}
        self._by_id = by_id
        self._source = {account.file: by_id[account.source] for account in accounts}
        self._sources = tuple(sources)
        self._origin = origin_of

    def votes(self, groups: Sequence[Sequence[Claim]]) -> list[tuple[_Vote, ...]]:
        """For each answer one vote an origin, mute where another account of it has the vote."""
        voters = {o: _best(o, some) for o, some in self._by_origin(chain(*groups)).items()}
        return [
            tuple(
                self._vote(origin, some, voters[origin])
                for origin, some in sorted(self._by_origin(group).items())
            )
            for group in groups
        ]

    def _by_origin(self, claims: Iterable[Claim]) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in claims:
            found.setdefault(self._origin_of(claim), []).append(claim)
        return found

    def _vote(self, origin: str, claims: list[Claim], voter: Claim) -> _Vote:
        """The firmest claim of the account that votes; the others are its copies."""
        own = [claim for claim in claims if _speaking(claim) == _speaking(voter)]
        best = _best(origin, own or claims)
        copies = sorted({c.quote.account for c in claims} - {best.quote.account})
        mute = "" if own else self._mute(origin, best, voter)
        return _Vote(origin, self._speaker(best), best, tuple(copies), mute)

    def _mute(self, origin: str, claim: Claim, voter: Claim) -> str:
        """Why a claim counts nothing beside that of the account which votes for its origin."""
        copies = "copies" if _speaking(voter) == origin else "is of one origin with"
        other = self._speaker(voter).name
        return f"{self._speaker(claim).name} {copies} {other}: no vote of its own"

    def _origin_of(self, claim: Claim) -> str:
        """The origin it speaks for; a further text of a file is one of its own."""
        file = _speaking(claim)
        return self._origin.get(file, file)

    def _speaker(self, claim: Claim) -> Source:
        """Who makes the claim: of a quoted mail its writer, where that is an account's source."""
        file = _speaking(claim)
        if claim.source and file not in self._source:
            return self._by_id[claim.source]
        return self._source.get(file) or self._source[claim.quote.account]

    def reliability(
        self, votes: list[list[tuple[_Vote, ...]]]
    ) -> tuple[Mapping[str, float], tuple[Standing, ...]]:
        """How often each source is right, from its grade and from the company it keeps."""
        right = {s.id: PRIOR[s.reliability] for s in self._sources}
        standings: tuple[Standing, ...] = ()
        shared = [groups for groups in votes if len({v.origin for g in groups for v in g}) > 1]
        for _ in range(ROUNDS):
            tally = {s.id: [0, 0.0] for s in self._sources}
            for groups in shared:
                shares = _probabilities(groups, right)
                for group, share in zip(groups, shares, strict=True):
                    for vote in (vote for vote in group if not vote.mute):
                        tally[vote.source.id][0] += 1
                        tally[vote.source.id][1] += share
            right = {s.id: _shrunk(PRIOR[s.reliability], *tally[s.id]) for s in self._sources}
        standings = tuple(
            Standing(
                source=s.id,
                claims=0,
                shared=int(tally[s.id][0]),
                agrees=round(tally[s.id][1]),
            )
            for s in self._sources
        )
        return right, standings

    def with_claims(
        self, standings: Sequence[Standing], questions: Sequence[Question]
    ) -> tuple[Standing, ...]:
        """How many claims each source makes, those of copies too."""
        groups = (group for question in questions for group in question.groups)
        every = (claim for group in groups for claim in group if claim.source or not claim.origin)
        counts = Counter(self._speaker(claim).id for claim in every)
        return tuple(replace(s, claims=counts[s.source]) for s in standings)


def _best(origin: str, claims: Iterable[Claim]) -> Claim:
    """The firmest claim of an origin: its own before its copies', said before quoted."""
    return min(
        claims,
        key=lambda c: (
            _speaking(c) != origin,
            c.quoted,
            -MODE_SHARE[c.mode],
            c.quote.account,
            c.quote.start,
        ),
    )


def _speaking(claim: Claim) -> str:
    """The file whose words a claim is: its own, or that of the mail it quotes."""
    return claim.origin or claim.quote.account


def _shrunk(prior: float, shared: float, agreed: float) -> float:
    return min(0.97, max(0.2, (PRIOR_WEIGHT * prior + agreed) / (PRIOR_WEIGHT + shared)))


def _bits(vote: _Vote, reliability: Mapping[str, float], answers: int) -> float:
    if vote.mute:
        return 0.0
    r = reliability[vote.source.id]
    return MODE_SHARE[vote.claim.mode] * math.log2(r * max(1, answers - 1) / (1 - r))


def _probabilities(
    groups: list[tuple[_Vote, ...]], reliability: Mapping[str, float]
) -> list[float]:
    bits = [math.fsum(_bits(v, reliability, len(groups)) for v in group) for group in groups]
    odds = [2 ** (b - max(bits)) for b in bits]
    return [o / math.fsum(odds) for o in odds]


def _finding(
    question: Question, votes: list[tuple[_Vote, ...]], reliability: Mapping[str, float]
) -> Finding:
    shares = _probabilities(votes, reliability)
    answers = [
        Answer(
            value=_value(group),
            probability=share,
            reasons=(
                _prior(len(votes)),
                *(_reason(v, group, reliability, len(votes)) for v in some),
            ),
            claims=group,
        )
        for group, some, share in zip(question.groups, votes, shares, strict=True)
    ]
    return Finding(
        id=question.id,
        question=question.text,
        subject=question.subject,
        event=question.event,
        attribute=question.attribute,
        about=question.about,
        status=_status(question, votes),
        answers=tuple(sorted(answers, key=lambda a: (-a.probability, a.value))),
    )


def _value(group: Sequence[Claim]) -> str:
    """What stands for claims of one answer: what most accounts write, and of these the fullest."""
    accounts: dict[str, set[str]] = {}
    for claim in group:
        accounts.setdefault(claim.value, set()).add(claim.quote.account)
    most = max(len(some) for some in accounts.values())
    return answer_value([value for value, some in sorted(accounts.items()) if len(some) == most])


def _status(question: Question, votes: list[tuple[_Vote, ...]]) -> Status:
    if question.rivals:
        return Status.CONTESTED
    heard = (vote for group in votes for vote in group if not vote.mute)
    origins = {vote.origin for vote in heard if vote.claim.vouched}
    return Status.AGREED if len(origins) > 1 else Status.SINGLE


def _prior(answers: int) -> Reason:
    return Reason(
        name="prior",
        bits=0.0,
        detail=f"{answers} answers found, all equally likely at first" if answers > 1 else LONE,
    )


def _reason(
    vote: _Vote, group: Sequence[Claim], reliability: Mapping[str, float], answers: int
) -> Reason:
    if vote.mute:
        return Reason(name=vote.source.id, bits=0.0, detail=vote.mute)
    r = reliability[vote.source.id]
    said = "so" if vote.claim in group else f"{vote.claim.value}, which leaves this open"
    source, copies = vote.source, len(vote.copies)
    detail = (
        f"{source.name} (Admiralty {source.reliability}) says {said}; "
        f"taken to be right {r:.0%} of the time"
    )
    if vote.claim.mode not in {Mode.ASSERTED, Mode.DENIED}:
        detail += f"; only {vote.claim.mode}"
    if copies:
        detail += f"; {copies} {'copy' if copies == 1 else 'copies'} of it add nothing"
    return Reason(name=source.id, bits=_bits(vote, reliability, answers), detail=detail)
