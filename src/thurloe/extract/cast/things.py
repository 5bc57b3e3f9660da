"""The things an account speaks of, and which of its names belong to one thing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from thurloe.extract.cast.describing import describing
from thurloe.extract.cast.forms import STRONG, Form, chain, forms_of
from thurloe.extract.cast.mentions import Name, best_type
from thurloe.extract.cast.person_odds import odds_together
from thurloe.extract.cast.votes import Votes, gender_of_nouns, sum_votes
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thurloe.extract.cast.parse import Parse


LEAST = {True: -1.0, False: -0.5}
"""Bits from which a name is a person's, by whether the rules' bits too have it one.

On GUM's biographies and news, documents left out of the fit: of the names found, .89 of a person's
mentions at .90 precision; higher up, both rules and table are right more often and find fewer.
"""


@dataclass(slots=True)
class Thing:
    """What the account speaks of, while it is being put together.

    `nouns` are the common nouns that were said of it; `mentions` are token ranges.
    """

    number: int
    type: EntityType
    gender: str = ""
    names: list[Name] = field(default_factory=list)
    nouns: Counter[str] = field(default_factory=Counter)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    kin: tuple[str, int] | None = None
    within: tuple[str, ...] = ()
    extra: list[tuple[int, int]] = field(default_factory=list)
    label: str = ""
    plural: bool = False
    doubtful: bool = False

    @property
    def guessed(self) -> bool:
        """Whether it is a person by the model alone: one word that does nothing people do."""
        if self.type is not EntityType.PERSON or self.gender or not self.names:
            return False
        said = sum_votes(n.context for n in self.names)[EntityType.PERSON]
        return said <= 0 and all(len(n.core) == 1 for n in self.names)


def things_of(p: Parse, names: list[Name]) -> list[Thing]:
    """The named things of the account, in the order of their first mention."""
    groups = chain(forms_of(names))
    groups.sort(key=lambda g: min(f.names[0].span.start for f in g))
    things = [_thing(p, number, group) for number, group in enumerate(groups)]
    ships = any(t.type is EntityType.VESSEL for t in things)
    for thing in things:
        if thing.type is EntityType.PERSON and not thing.gender:
            agreed = _agreed_gender(thing.names)
            thing.gender = "" if agreed == "f" and ships else agreed
    return things


def _thing(p: Parse, number: int, group: list[Form]) -> Thing:
    names = sorted((n for f in group for n in f.names), key=lambda n: n.span.start)
    votes = sum_votes(f.votes for f in group)
    genders = Counter(f.gender for f in group for _ in f.names if f.gender)
    full = [f for f in group if len(f.core) > 1 and f.votes[EntityType.PERSON] >= STRONG]
    full = [f for f in full if f.type is EntityType.PERSON]
    kind = EntityType.PERSON if full else _kind(names, votes)
    thing = Thing(number=number, type=kind, names=names)
    if thing.type is EntityType.PERSON:
        thing.gender = genders.most_common(1)[0][0] if genders else ""
    for name in names:
        thing.nouns.update(p.lemma[i] for i in describing(p, name.span, name.head))
    if thing.type is EntityType.PERSON and not thing.gender:
        thing.gender = gender_of_nouns(thing.nouns)
    thing.plural = thing.type is EntityType.GROUP
    thing.doubtful = _is_doubtful(thing, sum_votes(n.context for n in names))
    return thing


def _kind(names: list[Name], votes: Votes) -> EntityType:
    """A person by the fitted odds, unless it is said to be else; ships and peoples by votes."""
    kind = best_type(votes)
    told = kind is not EntityType.PERSON and any(n.context[kind] >= STRONG for n in names)
    if told or kind in {EntityType.VESSEL, EntityType.GROUP}:
        return kind
    if odds_of_person(names, votes) >= LEAST[kind is EntityType.PERSON]:
        return EntityType.PERSON
    del votes[EntityType.PERSON]
    return best_type(votes)


def odds_of_person(names: list[Name], votes: Votes) -> float:
    """Log odds in bits that what bears these names is a person; `votes` are all of theirs."""
    full = sum(len(n.core) > 1 for n in names)
    voted = best_type(votes) is EntityType.PERSON
    return odds_together([n.odds for n in names], full=full, voted=voted)


def _is_doubtful(thing: Thing, context: Votes) -> bool:
    """Whether a thing that is no person by the model alone may yet be one."""
    if thing.type in {EntityType.PERSON, EntityType.VESSEL, EntityType.GROUP}:
        return False
    own = context[thing.type]
    return context[EntityType.PERSON] >= max(own, 0) and own < 1


def _agreed_gender(names: list[Name]) -> str:
    """The gender that the pronouns behind a subject speak for, where they are of one mind."""
    said = Counter(n.agrees for n in names if n.agrees)
    ranked = said.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] < 4 * ranked[1][1]):  # noqa: PLR2004
        return ""
    return ranked[0][0]


def merge(things: list[Thing], pairs: Iterable[tuple[int, int]]) -> list[Thing]:
    """Make one thing of each pair, and number what is left anew in the order of first mention."""
    home = list(range(len(things)))
    for one, other in pairs:
        a, b = sorted((_root(home, one), _root(home, other)))
        home[b] = a
    for thing in things:
        root = things[_root(home, thing.number)]
        if root is not thing:
            absorb(root, thing)
    kept = [t for t in things if _root(home, t.number) == t.number]
    for number, thing in enumerate(kept):
        thing.number = number
    return kept


def _root(home: list[int], number: int) -> int:
    while home[number] != number:
        number = home[number]
    return number


def absorb(root: Thing, thing: Thing) -> None:
    """Give all that a thing has to the one that it turned out to be."""
    weak = root.doubtful and thing.type is EntityType.PERSON
    if (
        len(thing.names) > len(root.names)
        or root.type is EntityType.OTHER
        or not root.names
        or weak
    ):
        root.type = thing.type if thing.names else root.type
    root.names = sorted([*root.names, *thing.names], key=lambda n: n.span.start)
    root.gender = root.gender or thing.gender
    root.nouns += thing.nouns
    root.mentions = sorted({*root.mentions, *thing.mentions})
    root.kin = root.kin or thing.kin
    root.extra += thing.extra
    root.within = root.within or thing.within
