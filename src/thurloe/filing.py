"""What an account is called where another has its name."""

from __future__ import annotations

from itertools import chain, count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container


def free_name(file: str, taken: Container[str], *, folder: str = "") -> str:
    """The name or, where another has it, the name in its `folder`, if any, else with a number."""
    path = PurePosixPath(file)
    numbered = (str(path.with_name(f"{path.stem}~{n}{path.suffix}")) for n in count(2))
    names = chain((file, f"{folder}/{file}") if folder else (file,), numbered)
    return next(name for name in names if name not in taken)
