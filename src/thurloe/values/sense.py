"""What words mean, as vectors: a model of static word vectors, averaged over a text.

The model is wordllama's (256 dimensions, in its wheel, MIT). That two texts are near says that they
speak of the like, and nothing of whether they agree.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    Vectors = np.ndarray[tuple[int, int], np.dtype[np.float32]]

WIDTH = 256
MOST = 4000
"""Characters of a text that are read: the library pads 64 texts to the longest, 1 KB a token."""
FINE = 127
"""Steps of a vector's part as a whole number: rounding moved no cosine by more than .013."""


class SenseModel:
    """The model, loaded when it is first needed."""

    name = f"wordllama/{version('wordllama')}/{WIDTH}"
    """The model with its version: vectors of another are not compared with its own."""

    def __init__(self) -> None:
        self._loaded: Any = None

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """A vector of length 1 for each text, of zeros where the model knows no word of it.

        Of a text longer than `MOST` the beginning stands for the whole.
        """
        made: Vectors = np.zeros((len(texts), WIDTH), dtype=np.float32)
        told = [n for n, text in enumerate(texts) if text.strip()]
        if told:
            made[told] = self._load().embed([texts[n][:MOST] for n in told], norm=False)
        return unit(made)

    def _load(self) -> Any:  # noqa: ANN401  the library has no types
        if self._loaded is None:
            import wordllama  # noqa: PLC0415  half a second, which not every command needs

            folder = Path(wordllama.__file__).parent  # weights and words are in the wheel
            self._loaded = wordllama.WordLlama.load(
                cache_dir=folder, dim=WIDTH, disable_download=True
            )
        return self._loaded


def unit(vectors: Vectors) -> Vectors:
    """The vectors with length 1, those of zeros as they are."""
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    found: Vectors = np.divide(vectors, length, out=np.zeros_like(vectors), where=length > 0)
    return found
