"""What is known beside the claims, read from tables and checked."""

from __future__ import annotations

import math
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from thurloe.errors import BadInput
from thurloe.weigh.cells import number_column, text_column
from thurloe.weigh.engine import Evidence, Kind
from thurloe.weigh.grades import PRIOR, PRIOR_WEIGHT
from thurloe.weigh.tables import Wanted, as_arrow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from arro3.core import Table

KINDS = Wanted(what="kinds", columns=("attribute", "kind"), optional=("tolerance",))
HIERARCHY = Wanted(what="hierarchy", columns=("child", "parent"))
LINEAGE = Wanted(what="lineage", columns=("source", "copies_from"))
KNOWN = Wanted(what="known answers", columns=("item", "value"))
PRIORS = Wanted(what="priors", columns=("source",), optional=("grade", "reliability", "weight"))

KIND_NAMES = (
    "category",
    "number",
    "minutes of the day",
    "date",
    "set of names",
    "hierarchy",
    "many",
)


def read_evidence(
    kinds: object = None,
    hierarchy: object = None,
    lineage: object = None,
    known: object = None,
    prior: object = None,
) -> Evidence:
    """The evidence in these tables, each of which may be left out.

    Raises:
        BadInput: one of them cannot be used.
    """
    return Evidence(
        kinds={} if kinds is None else read_kinds(kinds),
        hierarchy=() if hierarchy is None else read_hierarchy(hierarchy),
        lineage=() if lineage is None else read_lineage(lineage),
        known={} if known is None else read_known(known),
        prior={} if prior is None else read_priors(prior),
    )


def read_kinds(table: object) -> Mapping[str, Kind]:
    """The kind of value by attribute: columns attribute, kind and, if you like, tolerance.

    Raises:
        BadInput: a kind is not one of `KIND_NAMES`, a tolerance is negative, or an attribute has
            two kinds.
    """
    found = as_arrow(table, KINDS)
    attributes, kinds = _pairs(found, KINDS)
    tolerances = _numbers(found, "tolerance", KINDS)
    result: dict[str, Kind] = {}
    for name, kind, tolerance in zip(attributes, kinds, tolerances, strict=True):
        if kind not in KIND_NAMES:
            message = f"{kind!r} of attribute {name!r} is no kind. Use {', '.join(KIND_NAMES)}."
            raise BadInput(message)
        made = Kind(name=kind, tolerance=0.0 if math.isnan(tolerance) else tolerance)
        if not 0 <= made.tolerance < math.inf:
            raise BadInput(f"The tolerance of {name!r} is {tolerance:g}. It is 0 or more.")
        if result.setdefault(name, made) != made:
            raise BadInput(f"Attribute {name!r} has two kinds. Choose one.")
    return result


def read_hierarchy(table: object) -> tuple[tuple[str, str], ...]:
    """Pairs of child and parent, each once, in order.

    Raises:
        BadInput: a cell is empty.
    """
    # names recur: "New York, New York" is no slip, and no circle either
    return tuple(pair for pair in _sorted_pairs(table, HIERARCHY) if pair[0] != pair[1])


def read_lineage(table: object) -> tuple[tuple[str, str], ...]:
    """Pairs of a source and one it copies from, in order.

    Raises:
        BadInput: a cell is empty, or a source copies from itself, by way of others too.
    """
    pairs = _sorted_pairs(table, LINEAGE)
    for source, other in pairs:
        if source == other:
            message = f"The lineage lets {source!r} copy from itself. Leave that row out."
            raise BadInput(message)
    _check_no_circle(pairs, "lineage lets each copy from the next")
    return pairs


def _check_no_circle(pairs: Sequence[tuple[str, str]], what: str) -> None:
    above: dict[str, list[str]] = {}
    for lower, upper in pairs:
        above.setdefault(lower, []).append(upper)
    try:
        TopologicalSorter(above).prepare()
    except CycleError as error:
        circle = " → ".join(map(repr, reversed(error.args[1])))
        raise BadInput(f"The {what} in a circle: {circle}. Leave one row out.") from error


def read_known(table: object) -> Mapping[str, str]:
    """Item -> its true value.

    Raises:
        BadInput: a cell is empty, or an item has two values.
    """
    known: dict[str, str] = {}
    for item, value in _sorted_pairs(table, KNOWN):
        if item in known:
            message = (
                f"The known answers give {item!r} two values, {known[item]!r} and {value!r}. "
                "Keep the true one."
            )
            raise BadInput(message)
        known[item] = value
    return known


def read_priors(table: object) -> Mapping[str, tuple[float, float]]:
    """Source -> how often it is taken to be right, and how many items that is worth.

    Columns source, and grade (an Admiralty letter) or reliability (in (0, 1)), and, if you like,
    weight (in items, above 0; `PRIOR_WEIGHT` where it is empty). A reliability wins over a grade.

    Raises:
        BadInput: a number or letter that is none, or a source with two priors.
    """
    found = as_arrow(table, PRIORS)
    sources = _texts(found, "source", PRIORS)
    grades = _optional_texts(found, "grade", PRIORS)
    right = _numbers(found, "reliability", PRIORS)
    weights = _numbers(found, "weight", PRIORS)
    priors: dict[str, tuple[float, float]] = {}
    for source, grade, share, weight in zip(sources, grades, right, weights, strict=True):
        prior = _prior(source, grade, share, weight)
        if priors.setdefault(source, prior) != prior:
            raise BadInput(f"Source {source!r} has two priors. Choose one.")
    return priors


def _prior(source: str, grade: str | None, share: float, weight: float) -> tuple[float, float]:
    if math.isnan(share):
        share = PRIOR.get((grade or "F").strip().upper(), math.nan)
        if math.isnan(share):
            message = f"{grade!r} of source {source!r} is no grade. Use a letter from A to F."
            raise BadInput(message)
    weight = PRIOR_WEIGHT if math.isnan(weight) else weight
    if not 0 < share < 1:
        message = f"The reliability of source {source!r} is {share:g}. It lies between 0 and 1."
        raise BadInput(message)
    if not 0 < weight < math.inf:
        raise BadInput(f"The weight of source {source!r} is {weight:g}. It is a number above 0.")
    return share, weight


def _sorted_pairs(table: object, wanted: Wanted) -> tuple[tuple[str, str], ...]:
    one, two = _pairs(as_arrow(table, wanted), wanted)
    return tuple(sorted(set(zip(one, two, strict=True))))


def _pairs(table: Table, wanted: Wanted) -> tuple[list[str], list[str]]:
    one, two = wanted.columns[:2]
    return _texts(table, one, wanted), _texts(table, two, wanted)


def _texts(table: Table, name: str, wanted: Wanted) -> list[str]:
    """A column in which no cell may be empty."""
    cells = _optional_texts(table, name, wanted)
    for row, cell in enumerate(cells, 1):
        if not cell:
            raise BadInput(f"Row {row} of the {wanted.what} has no {name}. Fill it in.")
    return [cell or "" for cell in cells]


def _optional_texts(table: Table, name: str, wanted: Wanted) -> list[str | None]:
    if name not in table.column_names:
        return [None] * table.num_rows
    batches = text_column(table, name, wanted.what)
    return [text for batch in batches for text in batch.to_pylist()]


def _numbers(table: Table, name: str, wanted: Wanted) -> list[float]:
    if name not in table.column_names:
        return [math.nan] * table.num_rows
    return [float(number) for number in number_column(table, name, wanted.what)]
