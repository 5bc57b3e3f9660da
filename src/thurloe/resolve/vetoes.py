"""What sets two claims apart: vetoes, which no likeness outweighs, and signs, which cost bits."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from thurloe.kinds import ONE_OCCASION
from thurloe.nouns import EntityType
from thurloe.resolve.closeness import closeness
from thurloe.resolve.facet import FOLK, IN_WORDS, LIGHT, names_of, one_verb, same_thing, tied
from thurloe.resolve.one_deed import one_warning
from thurloe.resolve.vetoes_of_dates import OF_DATES
from thurloe.resolve.vetoes_of_deeds import OF_DEEDS, elsewhere, in_passing
from thurloe.values import ValueKind, agree, contradict, kind, number_range
from thurloe.values.name_words import TITLES
from thurloe.values.words import STEM, akin, content_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from thurloe.resolve.facet import Facet

_MEASURED = {ValueKind.NUMBER, ValueKind.DURATION, ValueKind.TIME}
_ENDS = {"departure", "arrival"}  # of one journey, and no two tellings of one


# Attributes that may name one thing, where their words agree: poisoned by ricin, died of ricin.
_ONE_ROLE = tuple(
    frozenset(line.split())
    for line in """
    position description as
    agent cause
    with contents cause
    employer position
    performer person
    """.strip().splitlines()
)


@cache
def can_meet(one: str, other: str) -> bool:
    """Whether two attributes can ever ask for one thing."""
    asked = {one, other}
    if asked in _NEVER:
        return False
    return not _in_roles(one, other) or asked == _LEFT or any(asked <= r for r in _ONE_ROLE)


@cache
def _in_roles(one: str, other: str) -> bool:
    """Whether two attributes ask for one thing only where both name it in the same words."""
    kinds = {kind(one), kind(other)}
    return len(kinds) > 1 or (ValueKind.TEXT in kinds and one != other)


def _another_sort(one: Facet, other: Facet) -> bool:
    """A date and a place; a deed and a plan; a yes or no, which has met what it can meet."""
    asked = one.claim.attribute, other.claim.attribute
    if one.reality != other.reality or not can_meet(*asked):
        return True
    nobody = one.subject is None or other.subject is None
    if one.kind is ValueKind.POLARITY and not (nobody and one_warning(one.claim, other.claim)):
        return True
    return _in_roles(*asked) and not _one_role(one, other)


def _one_role(one: Facet, other: Facet) -> bool:
    """Whether two attributes can name one thing, and do so in the same words."""
    a, b = one.claim, other.claim
    asked = {a.attribute, b.attribute}
    left = asked == _LEFT and one.family == other.family  # left, sailed from
    if "cause" in asked and max(len(c.value.split()) for c in (a, b)) > _CLAUSE:
        return False  # "since he thought that Holm was ill" names no Holm
    return (left or any(asked <= roles for roles in _ONE_ROLE)) and agree("text", a.value, b.value)


_LEFT = {"origin", "object"}
# He left the group, or with it; how old he was, and for how long.
_NEVER = ({"object", "with"}, {"age", "duration"})
_CLAUSE = 5  # words; a cause of more is commonly a clause


def _another_thing(one: Facet, other: Facet) -> bool:
    """Fourteen coaches are no letters; the length of a stay there is not that of a journey.

    Two nouns for one thing are met where a word or a light verb ties them, but not of so few.
    """
    if one.kind is ValueKind.DURATION and bool(one.about) != bool(other.about):
        return True
    if not (one.about and other.about) or same_thing(one, other) or _told_of_one(one, other):
        return False
    of_any = one.kind is not ValueKind.NUMBER or _so_few(one, other) or in_passing(one, other)
    return of_any and not _one_deed_counted(one, other)


def _so_few(one: Facet, other: Facet) -> bool:
    """Two shots, and two doors: so few are counted of everything."""
    few = number_range(one.claim.value).high <= _SO_FEW
    return few and one.claim.value == other.claim.value


_SO_FEW = 4


def _one_deed_counted(one: Facet, other: Facet) -> bool:
    """Fired twice, fired two shots: one number of one deed that both verbs name."""
    a, b = one.claim, other.claim
    named_so = a.event.kind == b.event.kind not in _COUNTS and a.event.kind not in LIGHT
    subject = one.subject is other.subject or one.subject is None or other.subject is None
    return a.value == b.value and one.unit == other.unit and named_so and subject


# Kinds that are no deeds.
_COUNTS = {"amount", "size", "presence", "being", "age", "stay", "colour"}


def _at_that_time(one: Facet, other: Facet) -> bool:
    """The barges arrived at 19.20, and the bridge fell then: two deeds of one hour."""
    return one.kind is ValueKind.TIME and in_passing(one, other)


def _of_another_look(one: Facet, other: Facet) -> bool:
    """Silk stockings and a silk cloak: what two things are made of, by their nouns."""
    asked = one.claim.attribute == other.claim.attribute == "material"
    return asked and bool(one.head and other.head) and not akin(one.head, other.head)


def _other_kind(one: Facet, other: Facet) -> bool:
    """Whether one tells a kind of event, and the other another: they share measures alone.

    And those only where they agree: a stay of eight years is no rival of nine years' trade.
    """
    a, b = one.claim, other.claim
    if {a.event.kind, b.event.kind} == _ENDS:
        return True
    if one.family == other.family or not (one.named or other.named):
        return False
    apart = contradict(a.attribute, a.value, b.value)
    if one.kind is ValueKind.TIME and apart:
        return True  # much happens within an hour
    if one.kind is ValueKind.DATE and {a.event.kind, b.event.kind} in ONE_OCCASION:
        return apart or not tied(one, other)
    if one.named and other.named:
        return apart or one.kind not in _MEASURED or _few_people(one, other)
    return apart and not {a.event.lemma, b.event.lemma} & LIGHT


def _few_people(one: Facet, other: Facet) -> bool:
    """Three were arrested, and three came in: as many as that are told of much."""
    few = one.kind is ValueKind.NUMBER and number_range(one.claim.value).high <= _FEW
    return few and {one.about, other.about} <= FOLK


_FEW = 12


def _few_there(one: Facet, other: Facet) -> bool:
    """Two ships there were, and two ships blew their horns: so few may be any."""
    few = one.kind is ValueKind.NUMBER and number_range(one.claim.value).high <= _FEW
    there = {f.claim.event.kind == "amount" and f.subject is None for f in (one, other)}
    deeds = [f.claim.event for f in (one, other) if f.claim.event.kind != "amount"]
    return few and len(there) > 1 and any(not d.subject and d.lemma not in LIGHT for d in deeds)


def _open_to_much(one: Facet, other: Facet) -> bool:
    """Hundreds who were injured and 250 who stood: what has no upper end fits too much."""
    a, b = one.claim.value, other.claim.value
    measured = one.kind in {ValueKind.NUMBER, ValueKind.DURATION}
    open_ = measured and a != b and bool({a[0], b[0]} & {"<", ">"})
    return open_ and elsewhere(one, other) and not _told_of_one(one, other)


def _told_of_one(one: Facet, other: Facet) -> bool:
    """ "Aided at least 130 soldiers", "enabled 200 men": she did, and neither is a handful."""
    same = one.subject is not None and one.subject is other.subject
    people = {one.about, other.about} <= FOLK or one.about == other.about != ""
    near = closeness("number", one.claim.value, other.claim.value) in _NEAR
    return same and people and near


_NEAR = {"numbers close", "numbers near"}


def _done_to_another(one: Facet, other: Facet) -> bool:
    """Who sold the plans is not asked with who wrote the diary, though one man did both."""
    asked = {one.claim.attribute, other.claim.attribute}
    same = one.subject is not None and one.subject is other.subject
    kinds_apart = one.named and other.named  # who arrested her is not who tried her
    one_deed = one_verb(one, other) or ((same or one.thing & other.thing) and not kinds_apart)
    return "agent" in asked and asked <= {"agent", "cause"} and not one_deed


def _of_another(one: Facet, other: Facet) -> bool:
    """The court sat at Ghent, and the trawler landed there; both in January."""
    both = one.subject is not None and other.subject is not None
    apart = both and one.subject is not other.subject and one.kind in IN_WORDS
    return apart and (elsewhere(one, other) or _of_two_sorts(one, other))


def _of_two_sorts(one: Facet, other: Facet) -> bool:
    """A Danish captain, and a Danish whaler: what each was."""
    sorts = {f.subject.type for f in (one, other) if f.subject}
    return len(sorts) > 1 and one.family == other.family == "being"


def _named_otherwise(one: Facet, other: Facet) -> bool:
    """ "They shot Peter Krag", of whom no more is known, and Anna Holm was shot: so many are."""
    if one.claim.attribute != "manner":
        return False
    known, unknown = (one, other) if one.subject is not None else (other, one)
    if unknown.subject is not None or known.subject is None or not _is_person(known):
        return False
    subject = unknown.claim.event.subject
    words = subject.text.split() if subject else []
    names = {w.strip(".,") for w in words if w[:1].isupper() and w.lower().strip(".") not in TITLES}
    names -= {*words[:1]} if len(names) == 1 else set()  # "The", "Guests": a capital says nothing
    said = {w[:STEM] for name in names for w in content_words(name)}
    return bool(said) and not said & names_of(known)


def _of_whoever_tells(one: Facet, other: Facet) -> bool:
    """ "I was seventeen", of a teller without a name: no age of Anna Holm's."""
    if one.claim.attribute != "age" or one.subject is other.subject is not None:
        return False
    subjects = [f.claim.event.subject for f in (one, other) if f.subject is None]
    return any(s is not None and s.text.lower() in {"i", "my"} for s in subjects)


def _of_other_sides(one: Facet, other: Facet) -> bool:
    """The flood that wrecked the mill is not the flood that the owner laments: two deeds of it."""
    sides = {one.claim.attribute, other.claim.attribute}
    return sides == {"agent", "object"} and elsewhere(one, other)


def _holder_and_doer(one: Facet, other: Facet) -> bool:
    """Who founded the bank, and who was its chairman; whose wife she is, and whose friend."""
    asked = [one.claim.attribute, other.claim.attribute]
    return "person" in asked and set(asked) <= {"person", "agent"} and not one_verb(one, other)


def _declined(one: Facet, other: Facet) -> bool:
    """Who declined a seat on the board, or denied that he had joined it, did not join it."""
    refusing = [f.claim.event.lemma in _REFUSING for f in (one, other)]
    return refusing[0] != refusing[1] and one.claim.attribute != "polarity"


_REFUSING = frozenset("decline deny refuse reject forgo renounce spurn".split())


def _of_many(one: Facet, other: Facet) -> bool:
    """Krag was at Torvik, and the coaches went by Torvik: place or day ties no man to a crowd."""
    if one.kind not in {ValueKind.PLACE, ValueKind.DATE} or one_verb(one, other):
        return False
    both = (one, other)
    two = all(map(_is_no_man, both)) and not akin(one.head, other.head)
    apart = two or (any(map(_is_person, both)) and any(map(_is_no_man, both)))
    return apart and not tied(one, other)


def _is_person(facet: Facet) -> bool:
    return facet.subject is not None and facet.subject.type is EntityType.PERSON


def _is_no_man(facet: Facet) -> bool:
    """Whether unnamed many, or a thing, are the subject: "the coaches", "its staff"."""
    head = facet.head if facet.subject is None else ""
    return head in _NO_MAN or (head.endswith("s") and not head.endswith(_ONE))


_ONE = ("ss", "us", "is", "remains")  # "remains" are somebody's
_NO_MAN = frozenset("crew crowd police search staff traffic weather".split())


def _of_nothing(one: Facet, other: Facet) -> bool:
    """ "It was Friday the 13th": on which day it all was, and not when the car was sold."""
    return (one.claim.event.kind == "occasion") != (other.claim.event.kind == "occasion")


_VETOES: tuple[Callable[[Facet, Facet], bool], ...] = (
    _another_thing,
    _at_that_time,
    _of_another_look,
    _few_there,
    _of_other_sides,
    _of_whoever_tells,
    _named_otherwise,
    _holder_and_doer,
    _done_to_another,
    _of_another,
    _declined,
    _of_many,
    _of_nothing,
    *OF_DEEDS,
)
_OF_DATES = (*OF_DATES, *_VETOES)


def forbidden(one: Facet, other: Facet) -> bool:
    """Whether two claims cannot answer one question, however alike they look."""
    if _another_sort(one, other):
        return True
    for forbids in _OF_DATES if one.kind is ValueKind.DATE else _VETOES:
        if forbids(one, other):
            return True
    return False


# What mostly sets two claims apart and not always: each costs the bits that were fitted to it.
AGAINST: tuple[tuple[str, Callable[[Facet, Facet], bool]], ...] = (
    ("deeds of two kinds", _other_kind),
    ("no end and another verb", _open_to_much),
)
