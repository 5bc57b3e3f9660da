"""Relatives called by name: "his son Karl" is Karl, and not the one whose son he is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.extract.cast import lexicon, pronouns
from thurloe.extract.cast.votes import gender_of_nouns
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from thurloe.extract.cast.mentions import Name
    from thurloe.extract.cast.mind import Mind
    from thurloe.extract.cast.parse import Parse
    from thurloe.extract.cast.things import Thing

CALLED = frozenset({
    ",", "(", "also", "who", "was", "is", "and", "named", "called", "christened", "too", "likewise",
    "himself", "herself", "baptised", "baptized",
})  # fmt: skip
"""What may stand between a relative and the name: "his father, also called Karl"."""

FARTHEST = 5
"""Tokens between the relative and the name."""

MARGIN = 2.0
"""Log odds by which a pronoun must prefer a man to the next, if that man has the son's name."""


@dataclass(frozen=True, slots=True)
class Relative:
    """The name with its head at token `head` is of somebody's relative; `owner` says whose."""

    head: int
    noun: str
    owner: int


def relatives(p: Parse, names: list[Name]) -> dict[int, Relative]:
    """The names behind "his son", "X's son", "his son, the poet", by the token that says whose."""
    found = {}
    for name in names:
        noun = _noun_before(p, name.span.start)
        owner = _owner(p, noun) if noun is not None else None
        if noun is not None and owner is not None:
            found[owner] = Relative(head=name.head, noun=p.lemma[noun], owner=owner)
    return found


def _noun_before(p: Parse, start: int) -> int | None:
    for i in range(start - 1, max(start - 1 - FARTHEST, -1), -1):
        if p.tag[i] == "NN" and p.lemma[i] in lexicon.KIN_NOUNS:
            return i
        if p.lower[i] == "the" and i > 1 and p.words[i - 1] == ",":
            kin = p.tag[i - 2] == "NN" and p.lemma[i - 2] in lexicon.KIN_NOUNS
            return i - 2 if kin else None
        if p.lower[i] not in CALLED and p.lemma[i] not in lexicon.PERSON_NOUNS:
            break
    return None


def _owner(p: Parse, noun: int) -> int | None:
    """The pronoun or the head of the name before "eldest son"."""
    for i in range(noun - 1, max(noun - 4, -1), -1):
        if p.tag[i] == "PRP$":
            return i
        if p.tag[i] == "POS":
            return i - 1
        if not p.tag[i].startswith("JJ"):
            break
    return None


def note(mind: Mind, relative: Relative) -> None:
    """The owner has been read: part the name from it, or note whose relative bears the name."""
    owners = mind.heads.get(relative.owner, ())
    if len(owners) != 1:
        return
    number, (owner,) = mind.ahead[relative.head], owners
    if number == owner:
        if _is_another(mind, relative, number):
            _part(mind, relative, owner)
        return
    thing, other = mind.things[number], mind.things[owner]
    if thing.type is other.type is EntityType.PERSON and not thing.kin:
        _bind(mind, thing, relative.noun, owner)


def _bind(mind: Mind, thing: Thing, noun: str, owner: int) -> None:
    thing.kin = (noun, owner)
    thing.gender = thing.gender or gender_of_nouns([noun])
    mind.kin.setdefault((noun, owner), thing.number)


def _is_another(mind: Mind, relative: Relative, number: int) -> bool:
    """Whether father and son share a name, rather than that the pronoun has been misread."""
    thing = mind.things[number]
    first = min(n.head for n in thing.names)
    known_before = first < relative.owner and not thing.kin
    return thing.type is EntityType.PERSON and (known_before or first == relative.owner)


def _part(mind: Mind, relative: Relative, owner: int) -> None:
    """Make a new person of the name, and of its like further on if it is a first name alone."""
    old = mind.things[owner]
    name = next(n for n in old.names if n.head == relative.head)
    alone = len(name.core) == 1 and any(n.core[0] == name.core[0] for n in old.names if n.core[1:])
    moved = [
        n for n in old.names
        if n is name or (alone and n.head > name.head and n.core == name.core)
    ]  # fmt: skip
    new = mind.add(EntityType.PERSON)
    new.names = moved
    old.names = [n for n in old.names if n not in moved]
    _bind(mind, new, relative.noun, owner)
    for each in moved:
        mind.ahead[each.head] = new.number


def other_owner(mind: Mind, i: int, number: int) -> int:
    """Whom "his" in "his son Karl" stands for: rather not a Karl, if there is anybody else."""
    relative = mind.relatives.get(i)
    if relative is None or mind.ahead[relative.head] != number:
        return number
    ranked = pronouns.ranked(mind, i)
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
        return ranked[1][1]
    return number
