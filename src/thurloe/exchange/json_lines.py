"""JSON Lines: one claim a line, with all that is known of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from thurloe.errors import BadInput
from thurloe.exchange.rows import Row, as_dict, row_from, rows_of
from thurloe.signs import escape_in_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thurloe.nouns import Brief


def write(brief: Brief, *, at: str) -> bytes:
    """A line a claim; see `Row`."""
    rows = (json.dumps(as_dict(row), ensure_ascii=False) for row in rows_of(brief))
    lines = map(escape_in_json, rows)
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def read(data: bytes) -> list[Row]:
    """The claims; raises `BadInput` at the first line that is none."""
    return list(_rows(data))


def _rows(data: bytes) -> Iterator[Row]:
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BadInput(f"Line {number} is no JSON: {error}.") from error
        if not isinstance(given, dict):
            raise BadInput(f"Line {number} is no JSON object.")
        yield row_from(given, f"Line {number}")
