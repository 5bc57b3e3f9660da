"""A case's claims in other people's formats, and theirs in a case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.case.codec import to_bytes
from thurloe.case.events import digest
from thurloe.case.state import source_to
from thurloe.errors import BadInput
from thurloe.extract.times import dated_days
from thurloe.filing import free_name
from thurloe.read import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from thurloe.case.events import Entry
    from thurloe.case.state import State
    from thurloe.exchange import Taken

    Signed = Callable[[str, Mapping[str, object]], Entry]

LARGEST = 200 << 20
"""Bytes of the largest file of claims that is taken in: some half a million claims."""


def told_apart(some: Iterable[Taken], state: State) -> list[Taken]:
    """The same, those signed whose every word another source has said: a text is one account."""
    said = {key: held.speakers[0].id for key, held in state.accounts.items() if held.speakers}
    found = []
    for given in some:
        key = key_of(given.source.name)
        one = given if said.get(given.account.sha256, key) == key else given.signed()
        said.setdefault(one.account.sha256, key)
        found.append(one)
    return found


def taken_entries(
    some: Iterable[Taken], state: State, signed: Signed
) -> tuple[list[Entry], dict[str, bytes]]:
    """What goes into the log for accounts made of claims, and the blobs; those there are passed."""
    entries: list[Entry] = []
    blobs: dict[str, bytes] = {}
    used = {held.file for held in state.accounts.values()}
    names: dict[str, str] = {}
    fresh = []
    for one in some:
        if held := state.accounts.get(one.account.sha256):
            names[one.account.file] = held.file
            continue
        names[one.account.file] = free_name(one.account.file, used)
        used.add(names[one.account.file])
        fresh.append(one)
    for one in fresh:
        made, data = _entries(one.called(names), signed)
        entries += made
        blobs |= data
    return entries, blobs


def _entries(one: Taken, signed: Signed) -> tuple[list[Entry], dict[str, bytes]]:
    source, file = replace(one.source, id=key_of(one.source.name)), one.account.file
    account = to_bytes(replace(one.account, source=source.id))
    body = {
        "key": one.account.sha256,
        "file": file,
        "speakers": [source_to(source)],
        "days": sorted(map(list, dated_days(one.account.view.text))),
        "blobs": {"account": digest(account), "content": one.account.sha256},
    }
    entries = [signed("account", body)]
    blobs = {one.account.sha256: one.content, digest(account): account}
    if one.extraction is not None:
        data = to_bytes(one.extraction)
        blobs[digest(data)] = data
        run = {
            "account": one.account.sha256,
            "file": file,
            "extractor": one.extractor,
            "asked": [],
            "blobs": {"extraction": digest(data)},
        }
        entries.append(signed("extraction", run))
    return entries, blobs


def whole(path: Path) -> bytes:
    """All of a file; raises `BadInput` where it cannot be read or is larger than any table is."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise BadInput(
                f"{str(path)!r} has {size / 2**20:,.0f} MB, and {LARGEST >> 20} are the most that "
                "are taken in at once. Part it."
            )
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{str(path)!r} cannot be read: {error.strerror or error}.") from error
