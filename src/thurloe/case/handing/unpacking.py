"""A pack into a new case: all of it is checked before anything is written, and no name in it used.

Names in a pack are compared with those that the manifest lists and never become paths: events
and blobs go into the store, nothing else is written. Sizes are limited before bytes are read.
"""

from __future__ import annotations

import json
import tarfile
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from thurloe.case.check import problems_of
from thurloe.case.events import FORMAT, Entry, Event, broken, digest
from thurloe.case.handing.manifest import (
    BLOBS,
    FREE,
    LOG,
    MANIFEST,
    MOST_MANIFEST,
    MOST_TIMES,
    Manifest,
    manifest_from,
    refused,
)
from thurloe.case.handing.packing import Packed
from thurloe.case.handing.zstd import ZstdError, ZstdFile
from thurloe.case.places import check_new, is_url, making_store
from thurloe.case.state import state_of
from thurloe.case.words import say
from thurloe.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from thurloe.case.store import Store

STEP = 1 << 20
BATCH = 8 << 20  # bytes of blobs that are written with one event at most, kept in memory until then


def unpack(pack: str | Path, place: str | Path) -> Packed:
    """Make the case that a pack holds in a new file or database: its events, hashes and texts.

    In a database who unpacks it owns it, and who has a role in the case and the database has the
    rights of that role.

    Raises:
        BadInput: the pack is damaged, cut short, altered or none, or a case is there. Nothing is
            left of what was written.
    """
    pack = Path(pack)
    if not is_url(place):
        check_new(place)
    manifest, events = _checked(pack)
    made = _fill(pack, place, events)
    return Packed(path=made, events=len(events), files=len(manifest.files) + 1, head=manifest.head)


def _checked(pack: Path) -> tuple[Manifest, list[Event]]:
    """The manifest and the log of a pack of which every byte is as it should be."""
    seen: list[str] = []
    events: list[Event] = []
    with _opened(pack) as (manifest, files):
        for name, data in files:
            seen.append(name)
            if name == LOG:
                events = _events(data)
    if seen != list(manifest.files):
        raise refused("files that its manifest lists are missing")
    if wrong := next(broken(events), None):
        raise refused(f"{wrong.where}: {wrong.what}")
    if not events or (len(events), events[-1].hash) != (manifest.events, manifest.head):
        raise refused("its log does not end where the manifest says")
    _check_sense(events)
    named = {f"{BLOBS}{key}" for event in events for key in event.blobs}
    if named != set(seen) - {LOG}:
        raise refused("its files are not those that its log speaks of")
    return manifest, events


def _check_sense(events: Sequence[Event]) -> None:
    """Raise `BadInput` unless the events say what events of a case say."""
    try:
        state_of(events)
        _ = [say(event) for event in events]
        form = events[0].body["format"]
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise refused(f"its log makes no sense ({error!r})") from error
    if form != FORMAT:
        raise refused(f"its log is of {str(form)[:40]!r}, not of {FORMAT}")


@contextmanager
def _opened(pack: Path) -> Iterator[tuple[Manifest, Iterator[tuple[str, bytes]]]]:
    """The manifest of a pack, and its other files one by one, each checked against it."""
    try:
        with pack.open("rb") as raw, ZstdFile(raw) as stream:
            bounded = _Bounded(stream, pack.stat().st_size)
            with tarfile.open(fileobj=cast("IO[bytes]", bounded), mode="r|") as tar:
                members = iter(tar)
                first = next(members, None)
                if first is None or first.name != MANIFEST:
                    raise refused("its first file is no manifest")
                manifest = manifest_from(_data(tar, first, MOST_MANIFEST))
                yield manifest, _files(tar, members, manifest)
            while bounded.read(STEP):  # to its end, whose checksum says that nothing is missing
                pass
    except (ZstdError, tarfile.TarError, EOFError) as error:
        raise refused(f"it is damaged or cut short ({error})") from error
    except OSError as error:
        raise BadInput(f"{str(pack)!r} cannot be read: {error.strerror or error}.") from error


class _Bounded:
    """What a pack holds, decompressed, as long as it is not absurdly more than the pack."""

    def __init__(self, stream: ZstdFile, packed: int) -> None:
        self._stream, self._most = stream, FREE + MOST_TIMES * packed

    def read(self, size: int) -> bytes:
        """The next bytes; raises `BadInput` if there are too many by now."""
        data: bytes = self._stream.read(size)
        self._most -= len(data)
        if self._most < 0:
            raise refused(f"it holds more than {MOST_TIMES} times its own size")
        return data


def _files(
    tar: tarfile.TarFile, members: Iterator[tarfile.TarInfo], manifest: Manifest
) -> Iterator[tuple[str, bytes]]:
    left = dict(manifest.files)
    for member in members:
        held = left.pop(member.name, None)
        if held is None:
            raise refused(f"{member.name[:80]!r} is not in its manifest, or there twice")
        data = _data(tar, member, held.size)
        if len(data) != held.size or digest(data) != held.sha256:
            raise refused(f"{member.name!r} is not what its manifest says")
        yield member.name, data


def _data(tar: tarfile.TarFile, member: tarfile.TarInfo, most: int) -> bytes:
    """The bytes of a regular file of no more than `most` bytes."""
    if not member.isreg() or member.issparse():
        raise refused(f"{member.name[:80]!r} is no plain file")
    if member.size > most:
        raise refused(f"{member.name[:80]!r} is larger than it may be")
    opened = tar.extractfile(member)
    data = opened.read() if opened else b""
    if len(data) != member.size:
        raise refused("it is cut short")
    return data


def _events(data: bytes) -> list[Event]:
    try:
        return [_event(line) for line in data.splitlines()]
    except (ValueError, TypeError, LookupError, AttributeError, *_ABSURD) as error:
        raise refused("its log cannot be read") from error


_ABSURD = (RecursionError, OverflowError)
"""What comes of JSON that is nested a thousand deep, or has an infinite number."""


def _event(line: bytes) -> Event:
    row = json.loads(line)
    said = [row[key] for key in ("at", "by", "because", "kind", "before", "hash")]
    if not all(isinstance(text, str) for text in said) or not isinstance(row["body"], dict):
        raise TypeError
    entry = Entry(kind=row["kind"], by=row["by"], because=row["because"], body=row["body"])
    return Event(
        seq=int(row["seq"]), at=row["at"], entry=entry, before=row["before"], hash=row["hash"]
    )


def _fill(pack: Path, place: str | Path, events: Sequence[Event]) -> Path | str:
    """Append the events as they were, at their own times, and check that they came out the same."""
    now = [events[0].at]
    with making_store(place, events[0].entry, clock=lambda: now[0]) as store:
        with _opened(pack) as (_, files):
            _put_blobs(store, files)
        for at, together in groupby(events[1:], key=lambda event: event.at):
            now[0] = at
            some = list(together)
            store.append([event.entry for event in some], {}, after=some[0].seq - 1)
        if wrong := next(problems_of(store, head=events[-1].hash), None):
            raise refused(f"{wrong.where}: {wrong.what}")
        for name, role in state_of(events).users.items():
            store.admit(name, role)
        return store.place if is_url(place) else Path(place)


def _put_blobs(store: Store, files: Iterator[tuple[str, bytes]]) -> None:
    batch: dict[str, bytes] = {}
    for name, data in files:
        if name == LOG:
            continue
        batch[digest(data)] = data
        if sum(map(len, batch.values())) > BATCH:
            store.append([], batch, after=1)
            batch = {}
    store.append([], batch, after=1)
