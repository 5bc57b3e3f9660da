"""How memory is freed while much is made that stays."""

from __future__ import annotations

import ctypes
import gc
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_M_MMAP_THRESHOLD = -3  # mallopt(3)
_LARGE = 1 << 18  # bytes


@contextmanager
def uncollected() -> Iterator[None]:
    """Do not look for cycles to free meanwhile: nouns hold none, and looking takes a fifth."""
    _give_back()
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@cache
def _give_back() -> None:
    """Have large arrays go back to the system once they are freed, where glibc would hold them."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE)
