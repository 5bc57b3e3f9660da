"""What a pack says it holds: `manifest.json`, the first of its files.

A pack is a tar of regular files, compressed with Zstandard (RFC 8878):

    manifest.json     the format, how many events, the last hash, size and SHA-256 of each file
    log.jsonl         one event a line, in canonical JSON
    blobs/<sha256>    what the events refer to, each named by its own SHA-256, in order
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.case.events import FORMAT, canonical
from thurloe.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

PACK = "thurloe-pack/1"
MANIFEST, LOG, BLOBS = "manifest.json", "log.jsonl", "blobs/"
HASH = re.compile(r"[0-9a-f]{64}")

# What no real case reaches, so that no pack fills a disk or a memory; bytes.
MOST_MANIFEST = 256 << 20
MOST_FILE = 2 << 30
MOST_WHOLE = 200 << 30
# How many times smaller a pack may be than what it holds: texts are some 4 times, one letter over
# and over thousands of times. Counted from `FREE` bytes on, so that a small case may be all alike.
MOST_TIMES = 100
FREE = 64 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A file of a pack: its size in bytes and its SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a pack holds beside its manifest, in order; `head` is the hash of the last event."""

    events: int
    head: str
    files: Mapping[str, Held]

    def to_bytes(self) -> bytes:
        """The manifest as `manifest.json` has it."""
        files = [[name, held.size, held.sha256] for name, held in self.files.items()]
        whole = {"format": PACK, "case": FORMAT, "events": self.events, "head": self.head}
        return (canonical(whole | {"files": files}) + "\n").encode()


def manifest_from(data: bytes) -> Manifest:
    """The manifest behind `Manifest.to_bytes`; raises `BadInput` if it is none or absurd."""
    try:
        said = json.loads(data)
        if said["format"] != PACK:
            raise BadInput(f"This is no pack of {PACK} but of {str(said['format'])[:40]!r}.")
        files = {
            str(name): Held(size=int(size), sha256=str(sha256))
            for name, size, sha256 in said["files"]
        }
        found = Manifest(events=int(said["events"]), head=str(said["head"]), files=files)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise refused("its manifest cannot be read") from error
    _check(found)
    return found


def _check(manifest: Manifest) -> None:
    """Raise `BadInput` unless all names are those of a pack, and sizes those of a case."""
    for name, held in manifest.files.items():
        digest = name.removeprefix(BLOBS)
        named = name.startswith(BLOBS) and HASH.fullmatch(digest) and digest == held.sha256
        if name != LOG and not named:
            raise refused(f"it lists a file that no case has, {name[:80]!r}")
        if not HASH.fullmatch(held.sha256) or not 0 <= held.size <= MOST_FILE:
            raise refused(f"{name[:80]!r} is said to have {held.size} bytes")
    if next(iter(manifest.files), "") != LOG:
        raise refused("it has no log")
    if sum(held.size for held in manifest.files.values()) > MOST_WHOLE:
        raise refused(f"it is said to hold more than {MOST_WHOLE >> 30} GiB")


def refused(why: str) -> BadInput:
    """The error of a pack that is not taken in."""
    return BadInput(
        f"The pack is not taken in: {why}. Nothing was written. Ask for it again, and compare the "
        "hash that `thurloe case pack` printed."
    )
