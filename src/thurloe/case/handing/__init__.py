"""A whole case handed over in one file, and taken in again: nothing lost, nothing trusted."""

from __future__ import annotations

from thurloe.case.handing.packing import Packed, pack
from thurloe.case.handing.unpacking import unpack

__all__ = ["Packed", "pack", "unpack"]
