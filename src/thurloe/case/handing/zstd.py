"""Zstandard as Python 3.14 has it, and before that by its backport."""

from __future__ import annotations

import sys

if sys.version_info >= (3, 14):  # pragma: no cover
    from compression.zstd import ZstdError, ZstdFile
else:
    from backports.zstd import ZstdError, ZstdFile

__all__ = ["ZstdError", "ZstdFile"]
