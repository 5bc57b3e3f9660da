"""Quotes in CSV files: what is never closed swallows the rows after it, and is refused."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from thurloe.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_AT_ONCE = 1 << 24  # bytes
_NAMING = ("source", "item")  # columns whose names never run over several lines


def check_quotes(path: Path, separator: str, names: Sequence[str]) -> None:
    """Refuse a file with a quote that is not closed, or with a name that runs over lines.

    Raises:
        BadInput: names the line on which the cell begins.
    """
    if not _has_quotes(path):
        return
    naming = [n for n, name in enumerate(names) if name in _NAMING]
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        try:
            for line, row, raw in _records(file, separator):
                if len(raw) > 1 and any(_broken(row[n]) for n in naming if n < len(row)):
                    raise BadInput(_said(path, line, "a source or an item runs on over its end"))
        except csv.Error as error:
            line = int(str(error))
            raise BadInput(_said(path, line, "a quote is opened and never closed")) from error


def _has_quotes(path: Path) -> bool:
    with path.open("rb") as file:
        return any(b'"' in some for some in iter(lambda: file.read(_AT_ONCE), b""))


def _records(
    lines: Iterable[str], separator: str
) -> Iterator[tuple[int, list[str], Sequence[str]]]:
    """The line on which each row begins, its cells, and its lines.

    Raises `csv.Error` with the number of the line on which a row begins that never ends.
    """
    raw: list[str] = []
    reader = csv.reader(_kept(lines, raw), delimiter=separator)
    line = 1
    try:
        for row in reader:
            yield line, row, raw
            last = list(raw)
            line += len(raw)
            raw.clear()
    except csv.Error as error:  # a cell that is longer than any
        raise csv.Error(str(line)) from error
    if _is_open(last, separator):
        raise csv.Error(str(line - len(last)))


def _kept(lines: Iterable[str], raw: list[str]) -> Iterator[str]:
    for line in lines:
        raw.append(line)
        yield line


def _is_open(lines: Sequence[str], separator: str) -> bool:
    """Whether the last row of a file ends within a quote."""
    try:
        list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _broken(cell: str) -> bool:
    return "\n" in cell or "\r" in cell


def _said(path: Path, line: int, what: str) -> str:
    return f"{str(path)!r}, line {line}: {what}. Close the quote, or double it where it is meant."
