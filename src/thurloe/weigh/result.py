"""What weighing a table of claims comes to, as tables."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np
from arro3.core import Array, DataType

from thurloe.errors import BadInput
from thurloe.weigh.encode import sorted_by
from thurloe.weigh.explain import Explanation, explain
from thurloe.weigh.listing import LISTED
from thurloe.weigh.lists import answers_in, asked, has_lists, question_of
from thurloe.weigh.names import texts_at
from thurloe.weigh.table import Table
from thurloe.weigh.unmet import unmet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from thurloe.weigh.claims import Tally
    from thurloe.weigh.engine import Weighed

REASONED = 1_000  # rows of answers that carry their reasons without being asked
_SAID = 0.005  # bits below which nothing was taken off
_AROUND = 200  # names to each side that are looked at for one that was meant
_LISTED = 5  # names that begin alike
_FINE = 32  # bits by which probabilities are told apart in sorting


@dataclass(frozen=True)
class Result:
    """Answers, sources and copying, as tables that are made when they are asked for.

    Attributes:
        weighed: the figures themselves, as arrays; None where there are no claims.
        tally: what became of the rows.
    """

    weighed: Weighed | None
    tally: Tally

    @cached_property
    def answers(self) -> Table:
        """Every value that is claimed, by item, the most probable first.

        Columns item, value, probability (in [0, 1]; those of an item sum to at most 1, the rest
        is for a value that nobody gave; with a tolerance, that it is right within it, so that two
        values which lie as near may both be probable), support (how many sources say so) and
        reasons (in words, see `explain`). A whole table is written or handed on without its
        reasons where it has more than `REASONED` rows; `answers["reasons"]` and `answers.select`
        make them all the same.
        """
        if self.weighed is None:
            bare = _bare("item", "value", figures=("probability",), counts=("support",))
            return bare.with_column("reasons", partial(Array, [], DataType.large_utf8()))
        if has_lists(self.weighed.evidence.kinds):
            return self._listed_answers(self.weighed)
        votes, order = self.weighed.votes, _order(self.weighed)
        probability = self.weighed.probability
        owner = np.repeat(np.arange(len(votes.items)), np.diff(votes.item_start))
        return Table(
            len(order),
            {
                "item": lambda: texts_at(votes.items, owner[order]),
                "value": lambda: texts_at(votes.values, order),
                "probability": lambda: Array.from_numpy(probability[order]),
                "support": lambda: Array.from_numpy(np.diff(votes.slot_start)[order]),
                "reasons": lambda: self._reasons(owner[order], order),
            },
            held_back=("reasons",) if len(order) > REASONED else (),
        )

    def _listed_answers(self, weighed: Weighed) -> Table:
        """The same where several values of an item may be true: each with its own probability."""
        items, values, slots = answers_in(weighed)
        owner = np.repeat(np.arange(len(weighed.votes.items)), np.diff(weighed.votes.item_start))
        support = np.diff(weighed.votes.slot_start)
        return Table(
            len(slots),
            {
                "item": lambda: Array(items, DataType.large_utf8()),
                "value": lambda: Array(values, DataType.large_utf8()),
                "probability": lambda: Array.from_numpy(weighed.probability[slots]),
                "support": lambda: Array.from_numpy(support[slots]),
                "reasons": lambda: self._reasons(owner[slots], slots),
            },
            held_back=("reasons",) if len(slots) > REASONED else (),
        )

    @cached_property
    def sources(self) -> Table:
        """Every source, in the order of names.

        Columns source, reliability with low and high (the bounds of its 90 % interval), claims,
        agreement (the share of its claims that give the most probable value where others speak
        too; null where none does) and prior (null where none was given).
        """
        if self.weighed is None:
            figures = ("reliability", "low", "high", "agreement", "prior")
            return _bare("source", figures=figures, counts=("claims",))
        found, names = self.weighed, self.weighed.votes.sources
        given = self.weighed.evidence.prior
        alone = found.shared == 0
        return Table(
            len(names),
            {
                "source": lambda: texts_at(names, np.arange(len(names))),
                "reliability": lambda: Array.from_numpy(found.reliability),
                "low": lambda: Array.from_numpy(found.low),
                "high": lambda: Array.from_numpy(found.high),
                "claims": lambda: Array.from_numpy(found.claims),
                "agreement": lambda: _floats(
                    None if no else float(share)
                    for no, share in zip(alone, found.agreement, strict=True)
                ),
                "prior": lambda: _floats(given[n][0] if n in given else None for n in names),
            },
        )

    @cached_property
    def copying(self) -> Table:
        """Pairs of sources of which one seems to copy the other, the most probable first.

        Columns source, copies_from, direction (`told`, or `unknown` where either may have copied
        the other), probability (in [0, 1]: that one of them copies) and shared (rare values that
        both give).
        """
        if self.weighed is None:
            texts, figures = ("source", "copies_from", "direction"), ("probability",)
            return _bare(*texts, figures=figures, counts=("shared",))
        found, names = self.weighed.copying, self.weighed.votes.sources
        return Table(
            len(found.source),
            {
                "source": lambda: texts_at(names, found.source),
                "copies_from": lambda: texts_at(names, found.copies_from),
                "direction": lambda: Array(
                    ["told" if told else "unknown" for told in found.told.tolist()],
                    DataType.large_utf8(),
                ),
                "probability": lambda: Array.from_numpy(found.probability),
                "shared": lambda: Array.from_numpy(found.shared),
            },
        )

    @cached_property
    def doubts(self) -> tuple[str, ...]:
        """What the evidence names and the claims do not, a line each: see `unmet`."""
        return tuple(unmet(self.weighed.votes, self.weighed.evidence)) if self.weighed else ()

    def update(self, claims: object = (), *, known: object = None) -> Result:
        """The result with further claims, or answers that have become known: see `weigh_more`."""
        from thurloe.weigh.table_call import weigh_more  # noqa: PLC0415  which makes results

        return weigh_more(self, claims, known=known)

    def explain(self, item: str, value: str | None = None) -> Explanation:
        """What makes an answer as probable as it is: the best one of the item, or this value.

        The name of an item may be written with a comma for `␟`, and cut short where only one
        begins so.

        Raises:
            BadInput: nobody speaks of that item, several begin so, or nobody gives that value.
        """
        if self.weighed is None:
            raise BadInput(f"No claim is about {item!r}.")
        question = question_of(self.weighed, item, value)
        if question is not None:
            about, listed = asked(question) or (item, "")
            return replace(explain(self.weighed, question, LISTED), item=about, value=listed)
        meant = _meant(self.weighed.votes.items, item)
        try:
            return explain(self.weighed, meant, value)
        except KeyError as error:
            message = f"Nobody says {value!r} of {meant!r}."
            raise BadInput(message) from error

    def _reasons(self, owner: NDArray[np.int64], slots: NDArray[np.int64]) -> Array:
        """The reasons for each slot's value, in words."""
        if self.weighed is None:
            return Array([], DataType.large_utf8())
        items, values = self.weighed.votes.items, self.weighed.votes.values
        said = (
            say(explain(self.weighed, items[item], values[slot]))
            for item, slot in zip(owner.tolist(), slots.tolist(), strict=True)
        )
        return Array(list(said), DataType.large_utf8())


def say(explanation: Explanation) -> str:
    """An explanation in one line: bits that add up to the log2 odds of the probability."""
    if explanation.known:
        return "known"
    parts = [f"prior {explanation.prior:+.2f}"]
    for voice in explanation.voices:
        lost = f" ({voice.lost:+.2f} discounted)" if abs(voice.lost) >= _SAID else ""
        parts.append(f"{voice.source}: {voice.says} {voice.bits:+.2f}{lost}")
    return "; ".join(parts)


def _meant(items: Sequence[str], name: str) -> str:
    """The item of that name, or the only one whose name begins so; raises `BadInput` for none."""
    object_, comma, attribute = name.rpartition(", ")
    written = [name, f"{object_}␟{attribute}"] if comma else [name]
    for one in written:
        if _holds(items, one):
            return one
    for one in (f"{name}␟", *written):
        found = _beginning(items, one)
        if len(found) == 1:
            return found[0]
        if found:
            some = ", ".join(map(repr, found[:_LISTED]))
            raise BadInput(f"Several items begin with {name!r}: {some}. Name one of them.")
    near = ", ".join(map(repr, _near(items, name)))
    raise BadInput(f"No claim is about {name!r}.{f' Near it are {near}.' if near else ''}")


def _beginning(names: Sequence[str], name: str) -> list[str]:
    """The first names that begin so, one more at most than are listed."""
    at = bisect_left(names, name)
    around = (names[n] for n in range(at, min(len(names), at + _LISTED + 1)))
    return [one for one in around if name and one.startswith(name)]


def _holds(names: Sequence[str], name: str) -> bool:
    at = bisect_left(names, name)
    return at < len(names) and names[at] == name


def _near(names: Sequence[str], name: str) -> list[str]:
    """Names like it, of those that stand near it in the order of names."""
    at = bisect_left(names, name)
    around = [names[n] for n in range(max(0, at - _AROUND), min(len(names), at + _AROUND))]
    return get_close_matches(name, around, n=3)


def _order(weighed: Weighed) -> NDArray[np.int64]:
    """Slots by item, the most probable first, equal ones by value."""
    votes = weighed.votes
    owner = np.repeat(np.arange(len(votes.items)), np.diff(votes.item_start))
    unlike = np.round((1 - weighed.probability) * ((1 << _FINE) - 1)).astype(np.uint64)
    return sorted_by((owner.astype(np.uint64) << np.uint64(_FINE)) | unlike)[0]


def _bare(*texts: str, figures: Sequence[str], counts: Sequence[str]) -> Table:
    """A table without rows."""
    kinds = {name: DataType.large_utf8() for name in texts}
    kinds |= {name: DataType.float64() for name in figures}
    kinds |= {name: DataType.int64() for name in counts}
    return Table(0, {name: partial(Array, [], kind) for name, kind in kinds.items()})


def _floats(cells: Iterable[float | None]) -> Array:
    return Array(list(cells), DataType.float64())
