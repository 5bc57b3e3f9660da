"""A case into one file: its log and all that this refers to; the same case gives the same bytes."""

from __future__ import annotations

import io
import os
import tarfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from thurloe.case.check import problems_of
from thurloe.case.events import canonical, digest
from thurloe.case.handing.manifest import BLOBS, LOG, MANIFEST, Held, Manifest
from thurloe.case.handing.zstd import ZstdFile
from thurloe.case.material import Shelf
from thurloe.case.placing import keep_private, made_whole
from thurloe.case.veils import protected_ever
from thurloe.errors import BadInput, CaseAltered, not_written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from thurloe.case.events import Event
    from thurloe.case.store import Store

LEVEL = 9  # of 22: texts a third smaller than at 3, and still some 50 MB a second


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A pack that was written, or the case made of one; `head` is the hash of its last event.

    `path` is the file, of a database its URL without the password.
    """

    path: Path | str
    events: int
    files: int
    head: str


def pack(store: Store, path: Path, *, reveal: bool = False) -> Packed:
    """Write a case into a new file, all or nothing.

    A pack is the case itself: each event is chained to the one before, so nothing in it can be
    put under a pseudonym.

    Args:
        store: the case.
        path: the file, which must not exist.
        reveal: go on where the case holds sources that are protected.

    Raises:
        BadInput: the file exists or cannot be written, or sources are protected.
        CaseAltered: something was altered behind the log.
    """
    if wrong := next(problems_of(store), None):
        raise CaseAltered(
            f"The case {store.name!r} is not handed over: {wrong.where}: {wrong.what}."
        )
    events = list(store.events())
    _check_hidden(events, reveal=reveal)
    if path.exists():
        raise BadInput(f"{str(path)!r} exists already. Choose another name.")
    log = "".join(f"{_line(event)}\n" for event in events).encode()
    keys = list(dict.fromkeys(key for event in events for key in event.blobs))
    manifest = _manifest(store, events, log, keys)
    try:
        with made_whole(path) as part:
            _write(part, manifest, log, Shelf(store))
    except OSError as error:
        raise not_written(repr(str(path)), error) from error
    return Packed(path=path, events=len(events), files=len(keys) + 2, head=manifest.head)


def _check_hidden(events: Sequence[Event], *, reveal: bool) -> None:
    hidden = len({source.id for source in protected_ever(events)})
    if hidden and not reveal:
        who = "a protected source" if hidden == 1 else f"{hidden} protected sources"
        raise BadInput(
            f"The case names {who}, and a pack is the whole case: whoever has it has these names, "
            "and pseudonyms would break the log's chain. Add --reveal if that is meant, and hand "
            "it over sealed; or hand over a brief, which hides them: thurloe case brief."
        )


def _line(event: Event) -> str:
    entry = event.entry
    return canonical(
        {
            "seq": event.seq,
            "at": event.at,
            "by": entry.by,
            "because": entry.because,
            "kind": entry.kind,
            "body": entry.body,
            "before": event.before,
            "hash": event.hash,
        }
    )


def _manifest(store: Store, events: Sequence[Event], log: bytes, keys: Sequence[str]) -> Manifest:
    shelf = Shelf(store)
    blobs = {f"{BLOBS}{key}": Held(size=len(shelf.data(key)), sha256=key) for key in sorted(keys)}
    return Manifest(
        events=len(events),
        head=events[-1].hash,
        files={LOG: Held(size=len(log), sha256=digest(log)), **blobs},
    )


def _write(path: Path, manifest: Manifest, log: bytes, shelf: Shelf) -> None:
    keep_private(path)
    with (
        path.open("wb") as raw,
        ZstdFile(raw, "w", level=LEVEL) as out,
        tarfile.open(fileobj=out, mode="w|", format=tarfile.USTAR_FORMAT) as tar,
    ):
        _put(tar, MANIFEST, manifest.to_bytes())
        _put(tar, LOG, log)
        for name in manifest.files:
            if name != LOG:
                _put(tar, name, shelf.data(name.removeprefix(BLOBS)))
    _sync(path)


def _put(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    """A file without anybody's user, group or time, so that the bytes tell of the case alone."""
    info = tarfile.TarInfo(name)
    info.size = len(data)
    info.mode = 0o600
    stream: BinaryIO = io.BytesIO(data)
    tar.addfile(info, stream)


def _sync(path: Path) -> None:
    with path.open("rb") as written:
        os.fsync(written.fileno())
