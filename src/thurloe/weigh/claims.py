"""A table of claims, checked, as votes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from arro3.core import Array, Table

from thurloe.errors import BadInput
from thurloe.progress import silent
from thurloe.weigh.cells import number_column, text_column
from thurloe.weigh.encode import begins, encode, sorted_by
from thurloe.weigh.names import CodedNames, Names, joined, texts_at
from thurloe.weigh.spellings import one_spelling
from thurloe.weigh.tables import Wanted, as_arrow
from thurloe.weigh.votes import Votes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from thurloe.progress import Progress
    from thurloe.weigh.results import Kind

    Codes = NDArray[np.int32]

CLAIMS = Wanted(what="claims", columns=("source", "item", "value"), optional=("confidence",))
THREADS = 2  # columns at a time: numpy lets go of the interpreter while it sorts
_WORD = 64  # bits


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What became of the rows of a table of claims.

    Attributes:
        rows: in the table.
        valueless: that name no value, and so claim nothing: left out.
        repeated: that say again what the same source says of the same item: counted once, with
            the highest confidence.
        torn: claims of a source that gives several values of one item: each is given its share
            of that source's say.
    """

    rows: int
    valueless: int = 0
    repeated: int = 0
    torn: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """The claims, a row each, in the order given: ranks of names, and how sure each claim is."""

    source: CodedNames
    item: CodedNames
    value: CodedNames
    confidence: NDArray[np.float64] | None

    def rows(self, kept: NDArray[np.bool_]) -> _Columns:
        """Some of the rows."""
        return _Columns(
            source=CodedNames(self.source.names, self.source.codes[kept]),
            item=CodedNames(self.item.names, self.item.codes[kept]),
            value=CodedNames(self.value.names, self.value.codes[kept]),
            confidence=None if self.confidence is None else self.confidence[kept],
        )


def read_claims(
    claims: object, progress: Progress = silent, kinds: Mapping[str, Kind] | None = None
) -> tuple[Votes, Tally]:
    """The votes that a table of claims holds, and what became of its rows.

    The order of the rows changes nothing.

    Args:
        claims: columns source, item, value and, if you like, confidence, in (0, 1], empty for 1;
            see `as_arrow` for what may hold them.
        kinds: what the values of an attribute are; texts of an item that mean the same, such as
            "1,000" and "1000", are then one value.

    Raises:
        BadInput: a column is missing or of a type that cannot be used, a row lacks its source or
            its item, or a confidence is none.
    """
    progress("reading claims", 0, 5)
    columns = _encoded(as_arrow(claims, CLAIMS), progress)
    rows = len(columns.item)
    _check_names(columns)
    there = columns.value.codes >= 0
    valueless = int(len(there) - there.sum())
    if valueless:
        columns = columns.rows(there)
    if kinds:
        spelled = one_spelling(columns.item, columns.value, kinds)
        columns = replace(columns, value=CodedNames(columns.value.names, spelled))
    votes, repeated, torn = _votes(columns)
    progress("reading claims", 5, 5)
    return votes, Tally(rows=rows, valueless=valueless, repeated=repeated, torn=torn)


def with_claims(votes: Votes, claims: object) -> object:
    """A table of the claims behind votes and of new ones, to be read anew by `read_claims`."""
    new = as_arrow(claims, CLAIMS)
    slot = np.repeat(np.arange(len(votes.values)), np.diff(votes.slot_start))
    item = np.repeat(np.arange(len(votes.items)), np.diff(votes.item_start))[slot]
    share, torn = _shares(votes.source, item.astype(np.int32))
    sure = np.ones(len(slot)) if votes.confidence is None else votes.confidence.astype(float)
    added = (
        np.nan_to_num(number_column(new, "confidence", CLAIMS.what), nan=1.0)
        if "confidence" in new.column_names
        else np.ones(new.num_rows)
    )
    old = {
        "source": texts_at(votes.sources, votes.source),
        "item": texts_at(votes.items, item),
        "value": texts_at(votes.values, slot),
    }
    columns = {
        name: joined([array, *text_column(new, name, CLAIMS.what)]) for name, array in old.items()
    }
    confidence = np.append(sure / share if torn else sure, added)
    return Table.from_pydict({**columns, "confidence": Array.from_numpy(confidence)})


def _encoded(table: Table, progress: Progress) -> _Columns:
    progress("reading claims", 1, 5)
    confidence = _confidence(table)
    batches = {name: text_column(table, name, CLAIMS.what) for name in CLAIMS.columns}
    del table  # from here on, what is encoded is let go of
    encoded = {}
    with ThreadPoolExecutor(THREADS) as pool:
        found = pool.map(lambda name: encode(batches.pop(name)), CLAIMS.columns)
        for done, (name, column) in enumerate(zip(CLAIMS.columns, found, strict=True), 2):
            progress("reading claims", done, 5, name)
            encoded[name] = column
    return _Columns(**encoded, confidence=confidence)


def _confidence(table: Table) -> NDArray[np.float64] | None:
    """How sure each claim is; None where all are."""
    if "confidence" not in table.column_names:
        return None
    confidence = number_column(table, "confidence", CLAIMS.what)
    _check_confidence(confidence)
    confidence = np.nan_to_num(confidence, nan=1.0)
    return None if (confidence == 1).all() else confidence


def _check_confidence(confidence: NDArray[np.float64]) -> None:
    wrong = np.flatnonzero(~((confidence > 0) & (confidence <= 1) | np.isnan(confidence)))
    if len(wrong):
        more = len(wrong) - 1
        others = f" ({more:,} more are out of bounds too)" if more else ""
        message = (
            f"Row {wrong[0] + 1} of the claims has {confidence[wrong[0]]:g} as its confidence"
            f"{others}. A confidence lies above 0 and is at most 1; leave it empty for 1."
        )
        raise BadInput(message)


def _check_names(columns: _Columns) -> None:
    for name, column in (("source", columns.source), ("item", columns.item)):
        lacking = np.flatnonzero(column.codes < 0)
        if len(lacking):
            message = (
                f"{len(lacking)} of {len(column)} claims name no {name}, row {lacking[0] + 1} the "
                f"first. Fill in the {name}, or leave these rows out."
            )
            raise BadInput(message)


def _votes(columns: _Columns) -> tuple[Votes, int, int]:
    """The claims in order, each once; how many said nothing new, and how many are torn."""
    source, item, value, confidence = _in_order(columns)
    repeated = len(columns.item) - len(item)
    share, torn = _shares(source, item)
    if torn:
        confidence = share if confidence is None else confidence * share
    new_item = begins(item)
    new_slot = new_item | begins(value)
    slots = np.flatnonzero(new_slot)
    of_item = item[slots]
    sources, source = _used(columns.source, source)
    items, _ = _used(columns.item, of_item)
    votes = Votes(
        sources=sources,
        items=items,
        values=CodedNames(columns.value.names, value[slots]),
        item_start=np.append(np.flatnonzero(begins(of_item)), len(slots)),
        slot_start=np.append(slots, len(item)),
        source=source,
        confidence=None if confidence is None else confidence.astype(np.float32),
    )
    return votes, repeated, torn


def _in_order(columns: _Columns) -> tuple[Codes, Codes, Codes, NDArray[np.float64] | None]:
    """Source, item, value and confidence of each claim, by item, value and source, each once."""
    bits = [max(1, (len(c.names) - 1).bit_length()) for c in (columns.source, columns.value)]
    if sum(bits) + len(columns.item.names).bit_length() > _WORD:
        return _in_order_by_three(columns)
    by_source, by_value = np.uint64(bits[0]), np.uint64(bits[1])
    keys = columns.item.codes.astype(np.uint64) << (by_source + by_value)
    keys |= columns.value.codes.astype(np.uint64) << by_source
    keys |= columns.source.codes.astype(np.uint64)
    if columns.confidence is None:
        keys.sort()
        keys, confidence = keys[begins(keys)], None
    else:
        order, keys = sorted_by(keys)
        new = begins(keys)
        confidence = _highest(columns.confidence[order], new)
        keys = keys[new]
    low = np.uint64(1)
    source = (keys & ((low << by_source) - low)).astype(np.int32)
    value = ((keys >> by_source) & ((low << by_value) - low)).astype(np.int32)
    return source, (keys >> (by_source + by_value)).astype(np.int32), value, confidence


def _in_order_by_three(
    columns: _Columns,
) -> tuple[Codes, Codes, Codes, NDArray[np.float64] | None]:
    """The same where no integer holds all three ranks."""
    source, item, value = columns.source.codes, columns.item.codes, columns.value.codes
    order = np.lexsort((source, value, item))
    source, item, value = source[order], item[order], value[order]
    new = begins(item) | begins(value) | begins(source)
    confidence = columns.confidence
    if confidence is not None:
        confidence = _highest(confidence[order], new)
    return source[new], item[new], value[new], confidence


def _highest(confidence: NDArray[np.float64], new: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The highest confidence of each run of claims that are the same."""
    if not len(confidence):
        return confidence
    return np.maximum.reduceat(confidence, np.flatnonzero(new))


def _shares(source: Codes, item: Codes) -> tuple[NDArray[np.float64], int]:
    """What each claim is of its source's say on its item: 1, or less beside others of its own."""
    keys = (item.astype(np.uint64) << np.uint64(32)) | source.astype(np.uint64)
    if begins(np.sort(keys)).all():
        return np.ones(0), 0
    order, keys = sorted_by(keys)
    starts = np.flatnonzero(begins(keys))
    sizes = np.diff(starts, append=len(keys))
    share = np.empty(len(keys))
    share[order] = np.repeat(1 / sizes, sizes)
    return share, int(sizes[sizes > 1].sum())


def _used(column: CodedNames, codes: Codes) -> tuple[Names, Codes]:
    """The names that are used, and the codes among them."""
    used = np.zeros(len(column.names), dtype=np.bool_)
    used[codes] = True
    if used.all():
        return column.names, codes
    place = np.cumsum(used, dtype=np.int32) - 1
    return column.names.take(np.flatnonzero(used)), place[codes].astype(np.int32)
