"""Who passes on whom, as `accounts.csv` says it, and what of that cannot be meant so."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.read.listing import key_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from thurloe.nouns import Account
    from thurloe.read.listing import Row


def with_lineage(
    accounts: Sequence[Account],
    names: Mapping[str, str],
    rows: Mapping[str, Row],
    elsewhere: frozenset[str] = frozenset(),
) -> tuple[tuple[Account, ...], tuple[str, ...]]:
    """The accounts with the file that each passes on, or the name given, and what is doubtful.

    Args:
        accounts: all that were read.
        names: a source's id -> its name, stated or inferred.
        rows: what `accounts.csv` says, by file.
        elsewhere: other accounts that may be passed on, see `Stated`.
    """
    by_source: dict[str, list[str]] = defaultdict(list)
    for account in accounts:
        by_source[key_of(names[account.source])].append(account.file)
    known = {account.file for account in accounts}
    found, doubts = [], []
    for account in accounts:
        row = _row(account.file, rows)
        given = row.passed_on_from if row else ""
        copies = _file(given, account.file, known, by_source) if given else None
        if row and copies and (why := _doubt(account.file, copies, known | elsewhere)):
            doubts.append(f"{row.where}, column passed_on_from: {why}")
        found.append(replace(account, copies=None if copies == account.file else copies))
    return tuple(found), (*doubts, *_circles(found, rows))


def _row(file: str, rows: Mapping[str, Row]) -> Row | None:
    """The row of the file; of a text in a mailbox, that of the mailbox."""
    return rows.get(file) or rows.get(file.rpartition("#")[0])


def _file(given: str, file: str, known: set[str], by_source: Mapping[str, list[str]]) -> str:
    """The file that is meant by a path or by a source that speaks in one file; else as given."""
    folder = file.rpartition("/")[0]
    for path in (f"{folder}/{given}", given):
        if path in known:
            return path
    files = by_source.get(key_of(given), [])
    return files[0] if len(files) == 1 else given


def _doubt(file: str, copies: str, known: set[str]) -> str:
    """What is wrong, without a name: the line has it, and its source may be protected."""
    if copies == file:
        return (
            "a file cannot be passed on from itself, so this was left aside. Name the file or "
            "the source that it repeats, or leave the cell empty."
        )
    beside = f"{file.rpartition('/')[0]}/{copies}"
    if known.isdisjoint({copies, beside, key_of(copies)}):
        return (
            "no account and no single source here has this name, so the file counts as an "
            "account of its own. Name a file or a source that was read, or leave the cell empty."
        )
    return ""


def _circles(accounts: Sequence[Account], rows: Mapping[str, Row]) -> list[str]:
    """Each ring of accounts that pass on one another, told once, from its first file on."""
    copies = {account.file: account.copies for account in accounts}
    doubts = []
    for first in sorted(copies):
        ring = [first]
        while (after := copies.get(ring[-1])) and after not in ring:
            ring.append(after)
        found = [row for file in ring if (row := _row(file, rows))]
        if found and after == first and first == min(ring):
            doubts.append(
                f"{', '.join(row.where for row in found)}, column passed_on_from: these are passed "
                "on from one another in a circle, so they count as one account. Leave the cell of "
                "the first one empty."
            )
    return doubts
