"""Why mentions are held to be one event: each link with its reasons, in bits that add up."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from thurloe.resolve.events.bits import BITS
from thurloe.resolve.events.clusters import surroundings
from thurloe.resolve.events.evidence import IF_ONE_WORD, evidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from thurloe.resolve.events.mention import EventMention
    from thurloe.resolve.events.surroundings import Surroundings

BEFORE = 40  # mentions of an event among which the likeliest for one more is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One feature of two mentions: how much of it there is, and the bits that this makes."""

    name: str
    much: float
    bits: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two mentions of one event: `bits` is the sum of the reasons, the log2 odds that it is one."""

    one: EventMention
    other: EventMention
    bits: float
    reasons: tuple[Reason, ...]


def why_same(
    events: Sequence[Sequence[EventMention]], texts: Mapping[str, Mapping[str, int]]
) -> list[list[Link]]:
    """Say why mentions are one event: what ties each to the likeliest of those before it.

    Args:
        events: all that `same_events` found, for what is rare among them counts.
        texts: those that it was given.

    Returns:
        For each event one link fewer than it has mentions. A link may be below 0 bits: the mention
        is there for all of its event together, and not for one of it.
    """
    around = surroundings(list(chain.from_iterable(events)), texts)
    return [
        [_likeliest(event[:n], event[n], around) for n in range(1, len(event))] for event in events
    ]


def _likeliest(before: Sequence[EventMention], one: EventMention, around: Surroundings) -> Link:
    links = [_link(other, one, around) for other in before[-BEFORE:]]
    return max(links, key=lambda link: link.bits)


def _link(one: EventMention, other: EventMention, around: Surroundings) -> Link:
    """The reasons that weigh most first, of equal ones by name.

    What counts besides where both have one word ("same doers, one word") is told with the rest.
    """
    found = evidence(one, other, around)
    bits_of: dict[str, float] = defaultdict(float)
    for name, much in found.items():
        bits_of[name.removesuffix(IF_ONE_WORD)] += BITS[name] * much
    reasons = [
        Reason(name=name, much=found[name], bits=bits) for name, bits in bits_of.items() if bits
    ]
    reasons.sort(key=lambda reason: (-abs(reason.bits), reason.name))
    bits = math.fsum(reason.bits for reason in reasons)
    return Link(one=one, other=other, bits=bits, reasons=tuple(reasons))
