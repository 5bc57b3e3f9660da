"""CSV: one claim a row; whatever a cell says, no spreadsheet takes it for a formula.

A cell that begins with what spreadsheets act on gets an apostrophe before it, and so does the
like after a separator inside a cell, where a program that parts cells at other signs would see a
new one (OWASP, "CSV Injection"). A cell that begins with an apostrophe gets one more, so reading
takes away exactly what writing put there.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from thurloe.errors import BadInput
from thurloe.exchange.rows import COLUMNS, Row, as_dict, row_from, rows_of

if TYPE_CHECKING:
    from thurloe.nouns import Brief

_ACTS = "=+\\-@＝＋－＠\t\r'"
_TO_HIDE = re.compile(rf"(^|[;|,\t\r\n]\s*)(?=[{_ACTS}])")
_HIDDEN = re.compile(rf"(^|[;|,\t\r\n]\s*)'(?=[{_ACTS}])")
csv.field_size_limit(1 << 24)


def write(brief: Brief, *, at: str) -> bytes:
    """A header and a row a claim, in UTF-8 with lines ending as RFC 4180 has them; see `Row`."""
    out = io.StringIO(newline="")
    table = csv.writer(out, quoting=csv.QUOTE_ALL)
    table.writerow(COLUMNS)
    for row in rows_of(brief):
        table.writerow(["" if v is None else harmless(v) for v in as_dict(row).values()])
    return out.getvalue().encode("utf-8", "replace")


def harmless(value: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return _TO_HIDE.sub(r"\1'", str(value))


def plain(cell: str) -> str:
    """What `harmless` was given."""
    return _HIDDEN.sub(r"\1", cell)


def read(data: bytes) -> list[Row]:
    """The claims of a table with the columns of `Row`, in any order; others are not looked at.

    Raises:
        BadInput: it is no such table.
    """
    try:
        text = data.decode("utf-8-sig")
        table = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadInput(f"It is no CSV in UTF-8: {error}.") from error
    return [
        row_from({k: plain(v) for k, v in cells.items() if k and isinstance(v, str)}, f"Row {n}")
        for n, cells in enumerate(table, 2)
    ]
