"""Claims handed on in other people's formats, and taken in from them."""

from __future__ import annotations

from thurloe.exchange.formats import FORMATS, NAMES, Format, format_of
from thurloe.exchange.rows import Row
from thurloe.exchange.taking import Taken, taken

__all__ = ["FORMATS", "NAMES", "Format", "Row", "Taken", "format_of", "taken"]
