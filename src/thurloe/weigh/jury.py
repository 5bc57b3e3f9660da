"""Who speaks on a question, and for which answer: one voice an independent origin."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import chain
from statistics import median
from typing import TYPE_CHECKING

from thurloe.nouns import Account, Claim, Mode, Question, Source
from thurloe.values import agree, supports
from thurloe.values.said import say_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

# What a way of saying is worth against an outright assertion, as a share of a claim.
MODE_SHARE: Mapping[Mode, float] = {
    Mode.ASSERTED: 1.0,
    Mode.REPORTED: 0.8,
    Mode.DENIED: 1.0,
    Mode.SUPPOSED: 0.4,
    Mode.PLANNED: 1.0,
    Mode.FORECAST: 1.0,
}
# The same of what is reported of nobody in particular, "it is said": nobody vouches for it, so two
# who pass it on are no more than one who says so outright.
HEARSAY_SHARE = 0.5
_FIRST = frozenset({0})  # as of most questions: one object, for a case has hundreds of thousands


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One origin's say for one answer: its best source and that source's claim.

    Attributes:
        group: the place of the answer among the question's groups.
        copies: the other accounts of the origin that say so.
        sure: how often it counts if nobody copies, in [0, 1]: by the way it is said, less where it
            was read less surely than is usual, and divided where its source gives several answers.
        mute: why it counts nothing, "" where it does.
        copied: whether that is because its origin votes by another account.
    """

    group: int
    origin: str
    source: Source
    claim: Claim
    copies: tuple[str, ...]
    sure: float
    mute: str = ""
    copied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """What is said on one question.

    Attributes:
        votes: for each answer those who give it, by origin; shape (groups,).
        fits: (claimed, true) pairs of answers where who gives the first is right if the second
            is true: "1943" beside 7 November 1943.
        given: the answers that somebody with a vote gives.
    """

    votes: tuple[tuple[Vote, ...], ...]
    fits: frozenset[tuple[int, int]]
    given: frozenset[int]

    @property
    def heard(self) -> list[Vote]:
        """The votes that count."""
        return [vote for group in self.votes for vote in group if not vote.mute]

    @property
    def voices(self) -> int:
        """How many sources speak."""
        return len({vote.source.id for vote in self.heard})

    @property
    def others(self) -> int:
        """How many wrong answers there are to give, one of them an answer that nobody gives."""
        return max(len(self.given) - 1, 1) + 1

    @property
    def speakers(self) -> frozenset[str]:
        """The sources that answer, but for those whose origin votes by another account."""
        return frozenset(v.source.id for group in self.votes for v in group if not v.copied)

    def vouching_for(self, group: int, stray: frozenset[str] = frozenset()) -> frozenset[str]:
        """The speakers for an answer who stand for what they say, `stray` voices apart."""
        every = (v for v in self.votes[group] if not (v.copied or v.claim.voice in stray))
        return frozenset(vote.source.id for vote in every if vote.claim.vouched)

    def speaking_for(self, group: int) -> list[Vote]:
        """The votes for an answer, and those for vaguer ones that leave it open, by origin.

        For an answer that nobody with a vote gives there are its own, all mute.
        """
        if group not in self.given:
            return sorted(self.votes[group], key=lambda v: v.origin)
        fitting = {claimed for claimed, true in self.fits if true == group}
        vaguer = (v for n in sorted(fitting) for v in self.votes[n] if not v.mute)
        return sorted([*self.votes[group], *vaguer], key=lambda v: (v.origin, v.group != group))


class Jury:
    """Who speaks for which origin."""

    def __init__(
        self, accounts: Sequence[Account], sources: Sequence[Source], origin_of: Mapping[str, str]
    ) -> None:
        """Take all that claims and sources refer to; `origin_of`: a file -> that of its origin."""
        by_id = {source.id: source for source in sources}
        self._by_id = by_id
        self._source = {account.file: by_id[account.source] for account in accounts}
        self._origin = origin_of

    def ballots(self, questions: Sequence[Question]) -> list[Ballot]:
        """Who gives which answer to each question.

        How sure claims are read usually is in the record of those who make them: a claim loses
        only by being read less surely than half of them are.
        """
        sure = [claim.confidence for q in questions for group in q.groups for claim in group]
        usual = median(sure) if sure else 1.0
        return [self._ballot(question, usual) for question in questions]

    def _ballot(self, question: Question, usual: float) -> Ballot:
        """Who gives which answer.

        An origin has one account that votes: itself, or a copy where it is silent. Others of that
        origin are mute. So is what its source says in vaguer words besides, or by way of another
        origin too: nobody has two voices, and who gives several answers divides it.
        """
        fits = _fits(question)
        voters = {o: _best(o, some) for o, some in self._by_origin(chain(*question.groups)).items()}
        votes = [
            replace(vote, sure=vote.sure * min(1.0, vote.claim.confidence / usual))
            for n, group in enumerate(question.groups)
            for origin, some in sorted(self._by_origin(group).items())
            for vote in [self._vote(n, origin, some, voters[origin])]
        ]
        by_group: list[list[Vote]] = [[] for _ in question.groups]
        for vote in _each_once(votes, fits):
            by_group[vote.group].append(vote)
        given = frozenset(n for n, some in enumerate(by_group) if any(not v.mute for v in some))
        return Ballot(
            votes=tuple(map(tuple, by_group)),
            fits=fits,
            given=_FIRST if given == _FIRST else given,
        )

    def count(self, questions: Iterable[Question]) -> Counter[str]:
        """How many claims each source makes, those of copies too."""
        groups = (group for question in questions for group in question.groups)
        every = (claim for group in groups for claim in group if claim.source or not claim.origin)
        return Counter(self._speaker(claim).id for claim in every)

    def _by_origin(self, claims: Iterable[Claim]) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            found[self._origin_of(claim)].append(claim)
        return found

    def _vote(self, group: int, origin: str, claims: list[Claim], voter: Claim) -> Vote:
        """The firmest claim of the account that votes; the others are its copies."""
        own = [claim for claim in claims if _speaking(claim) == _speaking(voter)]
        best = _best(origin, own or claims)
        return Vote(
            group=group,
            origin=origin,
            source=self._speaker(best),
            claim=best,
            copies=tuple(sorted({c.quote.account for c in claims} - {best.quote.account})),
            sure=share_of(best),
            mute="" if own else self._mute(origin, best, voter),
            copied=not own,
        )

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


def _fits(question: Question) -> frozenset[tuple[int, int]]:
    """What may be right together: the vaguer and the finer, and what no rival keeps apart."""
    heads = [group[0].value for group in question.groups]
    return frozenset(
        (claimed, true)
        for claimed, said in enumerate(heads)
        for true, answer in enumerate(heads)
        if claimed != true
        and (supports(question.attribute, said, answer) or _beside(question, said, answer))
    )


def _beside(question: Question, one: str, other: str) -> bool:
    """Whether two answers are neither the same nor rivals: "at the inn", "in the upper town"."""
    return not question.rivals and not agree(question.attribute, one, other)


def _each_once(votes: Sequence[Vote], fits: frozenset[tuple[int, int]]) -> list[Vote]:
    """The votes, so that no source has more than one voice."""
    if len(votes) == 1:
        return [*votes]
    by_source: dict[str, list[Vote]] = defaultdict(list)
    for vote in votes:
        if not vote.mute:
            by_source[vote.source.id].append(vote)
    heard = {id(v): kept for some in by_source.values() for v, kept in _one_voice(some, fits)}
    return [heard.get(id(vote), vote) for vote in votes]


def _one_voice(
    votes: Sequence[Vote], fits: frozenset[tuple[int, int]]
) -> Iterator[tuple[Vote, Vote]]:
    """Each vote of a source beside what becomes of it where it has several."""
    first: dict[int, Vote] = {}
    for vote in sorted(votes, key=lambda v: (-v.sure, v.origin)):
        first.setdefault(vote.group, vote)
    exact = _exact(first, fits)
    for vote in votes:
        if vote.group not in exact:
            other = next(n for n in exact if (vote.group, n) in fits)
            said = f"{vote.source.name} also says {_said(first[other].claim)}: no second voice"
            yield vote, replace(vote, mute=said)
        elif first[vote.group] is not vote:
            yield vote, replace(vote, mute=f"{vote.source.name} has said so: no second voice")
        else:
            yield vote, replace(vote, sure=vote.sure / len(exact))


def _said(claim: Claim) -> str:
    return say_value(claim.attribute, claim.value)


def _exact(groups: Iterable[int], fits: frozenset[tuple[int, int]]) -> list[int]:
    """The groups of which none fits another of them, the most exact first."""
    kept: list[int] = []
    some = list(groups)
    for n in sorted(some, key=lambda n: (sum((n, other) in fits for other in some), n)):
        if not any((n, other) in fits for other in kept):
            kept.append(n)
    return kept


def _best(origin: str, claims: Iterable[Claim]) -> Claim:
    """The firmest claim of an origin: its own before its copies', said before quoted."""
    return min(
        claims,
        key=lambda c: (
            _speaking(c) != origin,
            c.quoted,
            -share_of(c),
            c.quote.account,
            c.quote.start,
        ),
    )


def share_of(claim: Claim) -> float:
    """What the way in which a claim is made is worth, as a share of an outright assertion."""
    heard = claim.mode is Mode.REPORTED and not claim.vouched
    return HEARSAY_SHARE if heard else MODE_SHARE[claim.mode]


def _speaking(claim: Claim) -> str:
    """The file whose words a claim is: its own, or that of the mail it quotes."""
    return claim.origin or claim.quote.account
