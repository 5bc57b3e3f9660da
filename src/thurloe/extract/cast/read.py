"""One pass through an account, as a reader makes it: what does each word stand for?"""

from __future__ import annotations

from thurloe.extract.cast import nominals, pronouns
from thurloe.extract.cast.aliases import Alias, referred
from thurloe.extract.cast.mind import Kind, Mind
from thurloe.extract.cast.parse import Parse
from thurloe.extract.cast.things import Thing, absorb
from thurloe.nouns import EntityType


def read_through(p: Parse, things: list[Thing]) -> Mind:
    """Resolve the names, nouns and pronouns of an account from its first word to its last."""
    mind = Mind(p=p, things=things, topic=_topic(things))
    spans = {}
    for thing in things:
        for name in thing.names:
            mind.ahead[name.head] = thing.number
            spans[name.head] = name.span
    aliases = list(referred(p, things))
    mind.barred = {a.other: mind.ahead[a.head] for a in aliases}
    inside = {i for s in spans.values() for i in range(s.start, s.end)}
    for i in range(len(p)):
        number = mind.ahead.get(i)
        if number is not None:
            mind.see(number, i, Kind.NAME)
            mind.things[number].mentions[-1] = (spans[i].start, spans[i].end)
        elif p.lower[i] in pronouns.ALL:
            _pronoun(mind, i)
        elif i not in inside and nominals.is_person_noun(mind, i):
            nominals.read_noun(mind, i)
    _join(mind, aliases)
    for thing in mind.things:
        if thing.kin and not thing.names:
            thing.label = f"{thing.kin[0]} of {_called(mind.things[thing.kin[1]])}"
    return mind


def _join(mind: Mind, aliases: list[Alias]) -> None:
    """Make one thing of a name and of whoever the pronoun beside it stood for."""
    for alias in aliases:
        numbers = mind.heads.get(alias.other, ())
        if len(numbers) != 1:
            continue
        one, other = mind.same_as(mind.ahead[alias.head]), mind.same_as(numbers[0])
        things = mind.things[one], mind.things[other]
        genders = {t.gender for t in things if t.gender}
        if one != other and len(genders) < 2:  # noqa: PLR2004
            mind.same[max(one, other)] = min(one, other)


def merged(mind: Mind) -> list[Thing]:
    """The things that are left when those that turned out to be one are joined."""
    for number in sorted(mind.same):
        absorb(mind.things[mind.same_as(number)], mind.things[number])
    return [t for t in mind.things if t.number not in mind.same]


def _called(thing: Thing) -> str:
    names = sorted((n.core for n in thing.names), key=lambda c: (-len(c), c))
    return " ".join(names[0]).title() if names else thing.label


def _topic(things: list[Thing]) -> int | None:
    """The person of whom the account speaks most."""
    people = [t for t in things if t.type is EntityType.PERSON]
    return max(people, key=lambda t: (len(t.names), -t.number)).number if people else None


def _pronoun(mind: Mind, i: int) -> None:
    number = pronouns.choose(mind, i) if mind.p.lower[i] not in pronouns.MANY else None
    if number is None:
        return
    asked = pronouns.gender_asked(mind.p.lower[i])
    mind.pronoun[asked] = number
    mind.leaning[number] += {"m": 1, "f": -1}.get(asked, 0)
    mind.see(number, i, Kind.PRONOUN)
