"""Seals on what is kept beside the log: only who made it himself, on this machine, goes by it.

A case's file may come from anybody, and what stands beside the log follows from no hash of it. So
it bears a seal (keyed BLAKE2b, RFC 7693) whose key is in the user's own folder, and in no case.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import cast

SIZE = 32
"""Bytes of a key, and of a seal."""


def seal_of(*parts: str | bytes) -> bytes:
    """The seal of these parts, in this order."""
    made = blake2b(key=_key(_folder()), digest_size=SIZE)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.digest()


def is_sealed(seal: object, *parts: object) -> bool:
    """Whether this user made the seal, of these very parts; anything else may stand there."""
    fit = [part for part in parts if isinstance(part, str | bytes)]
    whole = isinstance(seal, bytes) and len(fit) == len(parts)
    return whole and secrets.compare_digest(cast("bytes", seal), seal_of(*fit))


def _folder() -> Path:
    """Where programs keep what is the user's own and no setting (XDG base directories 0.8)."""
    given = os.environ.get("XDG_STATE_HOME", "")
    return (Path(given) if given else Path.home() / ".local" / "state") / "thurloe"


@cache
def _key(folder: Path) -> bytes:
    """The user's key, made where there is none; one for this process where none can be kept."""
    path = folder / "seal.key"
    with suppress(OSError):
        if len(key := path.read_bytes()) == SIZE:
            return key
    key = secrets.token_bytes(SIZE)
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = folder / f".seal.{os.getpid()}.part"
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(key)
        part.replace(path)
    return key
