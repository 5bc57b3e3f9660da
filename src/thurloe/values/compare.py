"""When two values may both be right, and when they cannot.

| kind | may both be right | cannot both be right |
|---|---|---|
| date | a common day, "about" reaching as `dates.ABOUT_DAYS` says | no common day |
| time | within the precision of the words | apart by more, or on different days |
| number | ranges touch after conversion of units | ranges apart, in units of one kind |
| duration | the same at the coarser precision | different there |
| polarity | the same word | one yes, one no |
| place | one lies in the other, by words or by `places` | `places` knows them apart |
| direction | sharing a point of the compass | of other points |
| position | the words of one among those of the other | a deputy's and his chief's (`offices`) |
| | but "former" of one alone: neither can be said | |
| cause | of one sort (`causes`) | of two sorts |
| part | of one region of the body | of two regions |
| entity, text | the words of one are among those of the other | `words.EXCLUSIVE` says so |

A value that cannot be read agrees with itself and contradicts nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from thurloe.errors import BadValue
from thurloe.values.bearings import bearings_touch, courses_touch, is_bearing, points_touch
from thurloe.values.bodies import parts_touch
from thurloe.values.causes import causes_touch
from thurloe.values.clock import clocks_touch
from thurloe.values.dates import touch
from thurloe.values.durations import durations_touch
from thurloe.values.floors import floors_apart
from thurloe.values.kinds import ValueKind, kind
from thurloe.values.names import contains, name_parts
from thurloe.values.numbers import numbers_touch, unit_of
from thurloe.values.offices import offices_apart, one_given_up
from thurloe.values.places import places_touch
from thurloe.values.words import contained, exclusive

if TYPE_CHECKING:
    from collections.abc import Callable


def agree(attribute: str, a: str, b: str) -> bool:
    """Whether two values of one attribute may both be right; symmetric, true of a value itself."""
    return a == b or _verdict(attribute, *sorted((a, b))) is True


def contradict(attribute: str, a: str, b: str) -> bool:
    """Whether two values of one attribute cannot both be right; symmetric, never beside `agree`."""
    return a != b and _verdict(attribute, *sorted((a, b))) is False


_HELD = {"position", "description"}
_WHITHER = {"direction": points_touch, "course": courses_touch}


@lru_cache(maxsize=32768)
def _verdict(attribute: str, a: str, b: str) -> bool | None:
    """True: may both be right. False: cannot. None: neither can be said."""
    if attribute == "part":
        touching = parts_touch(a, b)
        return _texts(a, b) if touching is None else touching
    if attribute in _WHITHER:
        return _WHITHER[attribute](a, b)
    if attribute in _HELD:
        return _offices(attribute, a, b)
    if attribute == "cause":
        said = _texts(a, b)
        return causes_touch(a, b) if said is None else said
    try:
        return _COMPARE.get(kind(attribute), _texts)(a, b)
    except BadValue:
        return None


def _offices(attribute: str, a: str, b: str) -> bool | None:
    if attribute == "position" and offices_apart(a, b):
        return False
    return None if one_given_up(a, b) else _COMPARE.get(kind(attribute), _texts)(a, b)


def _numbers(a: str, b: str) -> bool | None:
    touching = numbers_touch(a, b)
    if touching is False and bool(unit_of(a)) != bool(unit_of(b)):
        return None
    return touching


def _times(a: str, b: str) -> bool | None:
    if ":" in a and ":" in b:
        return clocks_touch(a, b)
    dates = [part for part in (a.lstrip("~"), b.lstrip("~")) if ":" not in part or "T" in part]
    return touch(*dates) if len(dates) == 2 else None  # noqa: PLR2004 - both have a date


def _texts(a: str, b: str) -> bool | None:
    if exclusive(a, b):
        return False
    return True if contained(a, b) else None


def _entities(a: str, b: str) -> bool | None:
    """By their words; of two names by those without titles: "the late Rev. X", "Reverend X"."""
    said = _texts(a, b)
    if said is not None:
        return said
    short, long = sorted((name_parts(a).core, name_parts(b).core), key=lambda c: (len(c), c))
    same = bool(short) and short[-1] == long[-1] and len(short) > 1
    return True if same and contains(long, short) else None


def _places(a: str, b: str) -> bool | None:
    if floors_apart(a, b):
        return False
    if is_bearing(a) or is_bearing(b):
        return bearings_touch(a, b)
    said = _texts(a, b)
    return places_touch(a, b) if said is None else said


_COMPARE: dict[ValueKind, Callable[[str, str], bool | None]] = {
    ValueKind.DATE: touch,
    ValueKind.TIME: _times,
    ValueKind.NUMBER: _numbers,
    ValueKind.DURATION: durations_touch,
    ValueKind.PLACE: _places,
    ValueKind.ENTITY: _entities,
}
