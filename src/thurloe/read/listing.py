"""`accounts.csv`: what its owner says of the files beside it."""

from __future__ import annotations

import csv
import io
import os
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thurloe.errors import BadInput, BadValue
from thurloe.nouns import LeftOut
from thurloe.read.nearby import Matches, Surroundings, tidy
from thurloe.values import day_span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from thurloe.read.find import Found
    from thurloe.read.nearby import Near

COLUMNS = (
    *("file", "source", "also", "date", "language"),
    *("reliability", "passed_on_from", "protected"),
)
LETTERS = ("A", "B", "C", "D", "E", "F")
_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
TRUTH = {"": False, "no": False, "false": False, "0": False, "yes": True, "true": True, "1": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of `accounts.csv`: what is not said is empty. `where` is the csv and the line."""

    file: str
    where: str
    source: str = ""
    also: tuple[str, ...] = ()
    date: str | None = None
    language: str = ""
    reliability: str = ""
    passed_on_from: str = ""
    protected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The rows of every `accounts.csv`, by the `Found.file` they speak of, and rows of no file.

    `unasked` are protected rows of files that were not given, each with the file's path.
    """

    rows: Mapping[str, Row]
    left_out: tuple[LeftOut, ...] = ()
    unasked: tuple[tuple[Row, Path], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What is said of all the files at once: who speaks, and how reliable that source is.

    `elsewhere` are accounts that were read before, by file and by the key of a source that speaks
    in one of them alone: what is passed on may be among them.
    """

    source: str = ""
    reliability: str = ""
    elsewhere: frozenset[str] = frozenset()


def state(listing: Listing, stated: Stated) -> Listing:
    """The listing with what is stated in each of its rows; raises `BadInput` for no such letter.

    So it does where another source than the one that a row protects is stated.
    """
    source = " ".join(stated.source.split())
    letter = _reliability("--reliability", stated.reliability)
    for row in listing.rows.values():
        if source and row.protected and key_of(row.source) != key_of(source):
            raise BadInput(  # whom the line means would be named wherever the texts name him
                f"{row.where} protects the source of {row.file}, and --source names another. Leave "
                "--source out, or mend the line."
            )
    said = {
        file: replace(
            row,
            where=row.where or "the command",
            source=source or row.source,
            reliability=letter or ("" if source else row.reliability),
        )
        for file, row in listing.rows.items()
    }
    return replace(listing, rows=said)


def key_of(name: str) -> str:
    """A source's name, case and spaces aside."""
    return " ".join(name.casefold().split())


def read_listing(found: Sequence[Found], *, reveal: bool = False) -> Listing:
    """Read every `accounts.csv` beside or above the files, the nearest having the last word.

    A row for a file that should be there and is not comes back in `left_out`; one for a file that
    exists and was not asked for is passed over, unless it protects its source.

    Raises:
        BadInput: a column, a value or a file named twice that cannot be right, or, but for
            `reveal`, a protected row without a file: with the line.
    """
    rows = {item.file: Row(file=item.file, where="") for item in found}
    left_out: list[LeftOut] = []
    unasked: list[tuple[Row, Path]] = []
    place = Surroundings(found)
    for near in place.listings():
        if not near.ours:
            unasked += _strangers(near)
            continue
        matches = Matches(near, place)
        stated = list(_rows(near.shown))
        for row, files in zip(stated, matches.of([row.file for row in stated]), strict=True):
            for file in files:
                origin = matches.exact(row.passed_on_from) or row.passed_on_from
                rows[file] = replace(row, file=file, passed_on_from=origin)
            if not files and matches.is_missing(row.file):
                left_out.append(_absent(row, reveal=reveal))
            elif not files and row.protected:
                unasked.append((row, near.folder / row.file))
    return Listing(rows=rows, left_out=tuple(left_out), unasked=tuple(unasked))


def _strangers(near: Near) -> Iterator[tuple[Row, Path]]:
    """The protected rows of a listing that names no file read, if a listing is what it is."""
    with suppress(BadInput):
        for row in _rows(near.shown):
            path = near.folder / row.file
            if row.protected and os.path.lexists(path):
                yield row, path


def _absent(row: Row, *, reveal: bool) -> LeftOut:
    if row.protected and not reveal:
        raise BadInput(
            f"{row.where}, column protected: there is no such file, so its source cannot be "
            "protected. Mend the name in column file, add the file, or take the line out; "
            "--reveal goes on without protection."
        )
    why = f"{row.where} speaks of this file, but it is not there. "
    return LeftOut(file=row.file, why=f"{why}Add the file or take the line out.")


def _rows(listing: Path) -> Iterator[Row]:
    lines = _table(listing)
    header = [name.strip().lower() for name in next(lines, (1, []))[1]]
    _check_header(listing, header)
    seen: dict[str, int] = {}
    for number, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(header):
            raise BadInput(
                f"{_at(listing, number)}: {len(cells)} cells under {len(header)} columns. "
                "Put a text that has commas in quotes."
            )
        row = _row(listing, number, dict(zip(header, map(str.strip, cells), strict=False)))
        if row.file in seen:
            raise BadInput(
                f"{_at(listing, number)}, column file: {row.file!r} was named in line "
                f"{seen[row.file]}. Keep one of the two."
            )
        seen[row.file] = number
        yield row


def _table(listing: Path) -> Iterator[tuple[int, list[str]]]:
    """Each row with its line, from 1; semicolons may stand for commas, as spreadsheets write."""
    try:
        text = listing.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{listing} cannot be read ({error}). Save it as CSV in UTF-8.") from error
    head = text.split("\n", 1)[0]
    delimiter = ";" if ";" in head and "," not in head else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise BadInput(
            f"{_at(listing, reader.line_num)}: {error}. Save it as CSV in UTF-8."
        ) from error


def _check_header(listing: Path, header: list[str]) -> None:
    allowed = ", ".join(COLUMNS)
    for name in header:
        if name not in COLUMNS:
            raise BadInput(
                f"{_at(listing, 1)}: there is no column {name!r}. Allowed are: {allowed}."
            )
    if "file" not in header or len(set(header)) < len(header):
        raise BadInput(
            f"{_at(listing, 1)}: the column 'file' must be there, and each column once. "
            f"Allowed are: {allowed}."
        )


def _at(listing: Path, line: int) -> str:
    return f"{listing}, line {line}"


def _row(listing: Path, number: int, cells: Mapping[str, str]) -> Row:
    where = _at(listing, number)
    file = tidy(cells.get("file", ""))
    if not file:
        raise BadInput(f"{where}, column file: it is empty. Name a file beside {listing.name}.")
    return Row(
        file=file,
        where=where,
        source=" ".join(cells.get("source", "").split()),
        also=names_in(cells.get("also", "")),
        date=_date(where, cells.get("date", "")),
        language=_language(where, cells.get("language", "")),
        reliability=_reliability(f"{where}, column reliability", cells.get("reliability", "")),
        passed_on_from=cells.get("passed_on_from", ""),
        protected=_protected(where, cells.get("protected", "")),
    )


def names_in(cell: str) -> tuple[str, ...]:
    """The names in a cell that has several with semicolons between them."""
    names = (" ".join(name.split()) for name in cell.split(";"))
    return tuple(dict.fromkeys(name for name in names if name))


def _date(where: str, value: str) -> str | None:
    if not value:
        return None
    try:
        day_span(value)
    except BadValue as error:
        raise BadInput(
            f"{where}, column date: {value!r} is no EDTF date. "
            "Allowed are 2019-11-21, 2019-11, 2019, 2019~ and the like."
        ) from error
    return value


def _language(where: str, value: str) -> str:
    code = value.lower().replace("_", "-")
    if value and not _CODE.fullmatch(code):
        raise BadInput(
            f"{where}, column language: {value!r} is no language code. "
            "Allowed are codes such as en, en-gb, de, fr."
        )
    return code


def _reliability(where: str, value: str) -> str:
    if value and value.upper() not in LETTERS:
        raise BadInput(
            f"{where}: {value!r} is not allowed. Allowed are A, B, C, D, E, and F for unknown."
        )
    return value.upper()


def _protected(where: str, value: str) -> bool:
    if value.lower() not in TRUTH:
        raise BadInput(
            f"{where}, column protected: {value!r} is not allowed. Allowed are yes and no."
        )
    return TRUTH[value.lower()]
