"""Who and what one account speaks of: its names, and every word that stands for them."""

from __future__ import annotations

from thurloe.extract.cast.build import Cast, cast_of

__all__ = ["Cast", "cast_of"]
