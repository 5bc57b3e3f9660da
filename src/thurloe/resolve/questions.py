"""Claims → questions: what the accounts line up on, with the rival answers to each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from thurloe.kinds import MOVEMENT, TOLLS, family_of
from thurloe.nouns import Claim, Entity, Mode, Question
from thurloe.resolve.affinity import Affinity
from thurloe.resolve.answered import answered_apart
from thurloe.resolve.birthplaces import other_birthplace
from thurloe.resolve.central_day import central_day
from thurloe.resolve.denials import origin_id, quarrels
from thurloe.resolve.facet import IN_WORDS, LIGHT, names_subject
from thurloe.resolve.finish import finished
from thurloe.resolve.joining import join
from thurloe.resolve.keys import Key, Register, fold, key_of
from thurloe.resolve.lines import Lines
from thurloe.resolve.misread import reread
from thurloe.resolve.recall import Recall
from thurloe.resolve.same_event import moments
from thurloe.resolve.same_value import Group, by_value, finest
from thurloe.resolve.sole import WHO, both_named, is_sole, one_bearer, other_building
from thurloe.resolve.spokesman import question_of
from thurloe.values import ValueKind, agree, contradict, day_span, duration_days, kind, number_range
from thurloe.values.offices import offices_apart
from thurloe.values.words import akin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from thurloe.resolve.recall import Known

SCALE = 4.0  # times; beyond that two tolls are taken for counts of different things
BIRTHDAY = 400  # days; one year more may be one birthday more
LIFETIME = 15 * 365.25  # days; nobody is so far out in an age, so it is an age at another time
UPDATED = 7  # days; so long a first count of the dead is taken for a first count
Draft = Question | Claim


def find_questions(
    claims: Iterable[Claim],
    entities: Iterable[Entity],
    dates: Mapping[str, str | None],
    recall: Recall | None = None,
    texts: Mapping[str, str] | None = None,
) -> tuple[Question, ...]:
    """Line claims up: those that answer one question meet, all others stand alone.

    Args:
        claims: of all accounts.
        entities: who the claims' referents are.
        dates: an account's file -> when it was written (EDTF), so that a count that grew from one
            day to the next is an update and no contradiction.
        recall: what was found before; what is found now is put there.
        texts: an account's file -> its text, so that what is said around a claim counts too.

    Returns:
        Questions with one group per rival answer, ids f1, f2, ... ordered by what the most
        accounts speak of, then by key, so the same claims give the same questions.
    """
    register = Register(entities)
    claims = reread([_named(claim, register) for claim in claims], register)
    recall = recall or Recall()
    maker = _Maker(register, dates, recall.lines)
    questions = _joined(_drafts(claims, maker), maker, recall.questions, texts or {})
    maker.remember()
    day = central_day(claims, len(dates))
    questions += [day] if day else []
    questions.sort(key=_rank)
    for n, question in enumerate(questions):  # in place: a case has hundreds of thousands
        questions[n] = finished(replace(question, id=f"f{n + 1}"), register)
    return tuple(questions)


def _drafts(claims: Sequence[Claim], maker: _Maker) -> list[Draft]:
    """The questions of claims that meet by a key, before any others meet.

    A claim that meets none stands for its question, as most do: that is worded at the end.
    """
    register = maker.register
    disputed = list(quarrels(claims, register))
    told = {c.id for groups, _ in disputed for group in groups for c in group}
    told |= {origin_id(c) for groups, _ in disputed for c in groups[0]}
    blocks: dict[Key, list[Claim]] = defaultdict(list)
    alone: list[Claim] = []
    for claim in (c for c in claims if c.id not in told):
        key = key_of(claim, register)
        if key is None:
            alone.append(claim)
        else:
            blocks[key].append(claim)
    drafts: list[Draft] = []
    for block in map(blocks.__getitem__, sorted(blocks)):
        drafts += block if len(block) == 1 else maker.of_block(block)
    for group in _alone(alone):
        drafts += group if len(group) == 1 else maker.of_group(group)
    return drafts + [question_of(groups, register, rivals=r) for groups, r in disputed]


class _Maker(Lines):
    """Makes questions of claims that have met, or knows what was made of the same before."""

    def of_block(self, claims: Sequence[Claim]) -> list[Question]:
        """Of claims that have one key."""
        return self.of("block", claims, lambda: _of_block(claims, self.register, self.dates))

    def of_group(self, claims: Group) -> list[Question]:
        """Of claims that say one thing."""
        return self.of("group", claims, lambda: [question_of((claims,), self.register)])

    def of_joined(self, claims: Sequence[Claim]) -> list[Question]:
        """Of claims that ask the same in other words."""
        return self.of("joined", claims, lambda: _of_joined(claims, self.register, self.dates))


def _of_joined(
    claims: Sequence[Claim], register: Register, dates: Mapping[str, str | None]
) -> list[Question]:
    groups = by_value(claims)
    asked = _Rivals(dates, register).questions(groups)
    if len(asked) > 1 and not _tell_two_things(claims):
        asked = [(tuple(groups), any(are for _, are in asked))]
    return [question_of(some, register, rivals=are) for some, are in asked]


def _tell_two_things(claims: Sequence[Claim]) -> bool:
    """Whether any two are `_of_two_things`; of claims that it sees as one, one is looked at."""
    looks: dict[tuple[object, ...], Claim] = {}
    for c in claims:
        denied = c.mode is Mode.DENIED
        look = (denied, c.attribute, c.value, c.event.kind, c.event.lemma)
        looks.setdefault(look, c)
    return any(_of_two_things(*pair) for pair in combinations(looks.values(), 2))


def _of_two_things(a: Claim, b: Claim) -> bool:
    """Whether values that neither agree nor exclude each other do not even stand side by side.

    A deed told in other words may be another deed, and no yes stands beside a no.
    """
    denied = (a.mode is Mode.DENIED) != (b.mode is Mode.DENIED)
    if denied or a.attribute in {"statement", "polarity"} or _other_head(a, b):
        return True
    light = {a.event.lemma, b.event.lemma} & LIGHT  # "it was nine when the ropes fell"
    low, high = sorted(duration_days(c.value) for c in (a, b)) if a.attribute == "age" else (0, 0)
    return not (light or _one_moment(a, b)) or _other_scale(a, b) or high - low > LIFETIME


def _joined(
    drafts: Sequence[Draft], maker: _Maker, known: Known, texts: Mapping[str, str]
) -> list[Question]:
    """The questions, those that ask the same in other words made one."""
    made = [draft for draft in drafts if isinstance(draft, Question)]
    first = {q.groups[0][0].id: (q, sum(map(len, q.groups))) for q in made}
    groups = [[c for g in d.groups for c in g] if isinstance(d, Question) else [d] for d in drafts]
    affinity = Affinity((c for g in groups for c in g), maker.register, texts)
    nodes = join(groups, affinity, known)
    del affinity, groups  # what was held to compare is more than what is made of it
    found = []
    for node in nodes:
        draft, size = first.get(node[0].id, (None, 1))
        if len(node) > size:
            found += maker.of_joined(node)
        else:
            found.append(draft or question_of((tuple(node),), maker.register))
    return found


def _named(claim: Claim, register: Register) -> Claim:
    """Who met, married or collided, by the names of the entities: accounts differ in spelling."""
    if claim.attribute != "participants":
        return claim
    who = sorted(map(register.name, register.participants(claim.event)))
    return replace(claim, value=" and ".join(who)) if len(who) == 2 else claim  # noqa: PLR2004  (a pair)


def _alone(claims: Iterable[Claim]) -> list[Group]:
    """Claims without a key meet those that say the very same in the very same words: copies do."""
    same: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        same[
            claim.event.kind, claim.attribute, claim.about, claim.value, fold(claim.quote.text)
        ].append(claim)
    return [tuple(group) for group in same.values()]


def _rank(question: Question) -> tuple[object, ...]:
    accounts = {c.voice for group in question.groups for c in group}
    first = question.groups[0][0]
    return (
        -len(accounts),
        first.quote.account,
        first.quote.start,
        first.attribute,
        first.about,
        first.value,
    )


def _of_block(
    block: Sequence[Claim], register: Register, dates: Mapping[str, str | None]
) -> list[Question]:
    found = []
    for claims in moments(block, register):
        whole, parts = _whole_and_parts(claims)
        for groups, rivals in _Rivals(dates, register).questions(by_value(whole)):
            found.append(question_of(groups, register, rivals=rivals))
        found += [question_of((group,), register) for group in by_value(parts)]
    return found


def _whole_and_parts(claims: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Where one account counts the same twice and differently, its largest count is the whole.

    The others are parts of it (of the injured, the blinded) and contradict nobody.
    """
    if claims[0].attribute != "number":
        return list(claims), []
    whole: list[Claim] = []
    parts: list[Claim] = []
    for account in sorted({c.voice for c in claims}):
        own = [c for c in claims if c.voice == account]
        top = max(own, key=lambda c: (_upper(c.value), -c.quote.start))
        for claim in own:
            (whole if agree("number", claim.value, top.value) else parts).append(claim)
    return whole, parts


def _upper(value: str) -> float:
    return number_range(value).low


_CHANGING = {"state", "position", "fate"}  # what may change from one hour or year to another


class _Rivals:
    """Which values belong to one question, and which of them cannot both be right."""

    def __init__(self, dates: Mapping[str, str | None], register: Register) -> None:
        self._dates = dates
        self._register = register

    def questions(self, groups: list[Group]) -> list[tuple[tuple[Group, ...], bool]]:
        """Values that agree or exclude each other share a question; each with: has it rivals?"""
        found: list[tuple[tuple[Group, ...], bool]] = []
        left = list(groups)
        while left:
            near = [left.pop(0)]
            for one in near:
                for other in [g for g in left if self._meet(one, g)]:
                    near.append(other)
                    left.remove(other)
            found.append((tuple(near), self.any(near)))
        return found

    def any(self, groups: Sequence[Group]) -> bool:
        """Whether two of the values cannot both be right."""
        return any(self._exclude(a, b) for a, b in combinations(groups, 2))

    def _meet(self, one: Group, other: Group) -> bool:
        a, b = finest(one)[0], finest(other)[0]
        agreed = agree(a.attribute, a.value, b.value) and not _other_head(a, b)
        return agreed or self._exclude(one, other)

    def _exclude(self, one: Group, other: Group) -> bool:
        if _of_one_clause(one, other):
            return False  # "first in Ghent and later in Lima": who says both sets neither against
        if one[0].attribute in _CHANGING and {c.voice for c in one} & {c.voice for c in other}:
            return False  # shut in the morning, open at night: one account tells both
        pairs = [(a, b) for a in finest(one) for b in finest(other) if a.voice != b.voice]
        told = [(a, b) for a, b in pairs if not self._update(a, b)]
        if not any(_one_moment(a, b) for a, b in told):
            return False
        return all(self._rivals(a, b) for a, b in pairs)

    def _rivals(self, a: Claim, b: Claim) -> bool:
        if a.attribute == "polarity":
            about = bool(a.about and b.about and agree("object", a.about, b.about))
            return a.value != b.value and (about or a.event.kind != "acceptance")
        if (a.mode is Mode.DENIED) != (b.mode is Mode.DENIED):
            return False
        deputy = a.attribute == "position" and offices_apart(a.value, b.value)
        if deputy and not (_in_passing(a) and _in_passing(b)):
            return False
        if a.attribute == "state" and not one_bearer(a, b):
            return False
        sole = any(is_sole(c) for c in (a, b)) and self._of_one_sort(a, b)
        if a.attribute == "age" and _other_age(a, b):
            return False
        apart = contradict(a.attribute, a.value, b.value) or (
            sole and a.attribute in WHO and both_named(a, b)
        )
        apart = apart or answered_apart(a, b) or (sole and other_building(a, b))
        apart = apart or other_birthplace(a, b, self._register)
        return apart and not _other_scale(a, b)

    def _of_one_sort(self, a: Claim, b: Claim) -> bool:
        """Two men are rivals; a man and the force that he serves in are none."""
        one, other = ({e.type for e in self._doers(c)} for c in (a, b))
        return a.attribute not in WHO or not (one and other) or one == other

    def _doers(self, claim: Claim) -> list[Entity]:
        roles = (r for r in claim.event.roles if r.name == "agent")
        found = (self._register.entity(r.referent) for r in roles)
        return [e for e in found if e is not None]

    def _update(self, a: Claim, b: Claim) -> bool:
        """A toll that rose from one day's report to a later one's: no rivals by themselves."""
        first, last = sorted((a, b), key=lambda c: self._dates.get(c.voice) or "")
        early, late = (self._dates.get(c.voice) for c in (first, last))
        if a.attribute != "number" or a.event.kind not in TOLLS or not early or not late:
            return False
        apart = day_span(late)[0] - day_span(early)[1]
        return 0 < apart <= UPDATED and _upper(first.value) <= _upper(last.value)


def _in_passing(claim: Claim) -> bool:
    """An office beside the name, "the clerk Holm": what he was then, and not once became."""
    return names_subject(claim) and claim.event.date is None


def _one_moment(a: Claim, b: Claim) -> bool:
    """Whether rival dates are of one deed: when the ropes fell is not when the cook sat down."""
    if kind(a.attribute) not in {ValueKind.DATE, ValueKind.TIME}:
        return True
    one, other = a.event, b.event
    if a.attribute == "date" and {one.lemma, other.lemma} & LIGHT:
        return True  # within the hour much happens, on a day less
    return _widest(one.kind) == _widest(other.kind) or akin(one.lemma, other.lemma)


def _widest(kind: str) -> str:
    return "movement" if kind in MOVEMENT else family_of(kind)


def _other_head(a: Claim, b: Claim) -> bool:
    """Whether two things that somebody was are two by their nouns: a coaster and its master."""
    return a.attribute in {"position", "description"} and a.event.lemma != b.event.lemma


def _of_one_clause(one: Group, other: Group) -> bool:
    """Whether one clause of an account says both values, in words."""
    in_words = kind(one[0].attribute) in IN_WORDS
    return in_words and bool({c.event.id for c in one} & {c.event.id for c in other})


def _other_scale(a: Claim, b: Claim) -> bool:
    """Tolls that differ manifold: the dead of the wreck and those of one boat, not one count."""
    if a.event.kind not in TOLLS or a.attribute != "number":
        return False
    low, high = sorted(max(1.0, _upper(c.value)) for c in (a, b))
    return high > SCALE * low


def _other_age(a: Claim, b: Claim) -> bool:
    """Ages of one person at different times: eight when it burned, ninety when he died."""
    low, high = sorted(duration_days(c.value) for c in (a, b))
    unfixed = not (a.event.kind == b.event.kind != "age")
    return unfixed and not BIRTHDAY < high - low <= LIFETIME
