"""What words mean, as vectors: a model of static word vectors, averaged over a text.

The model is wordllama's (256 dimensions, in its wheel, MIT). That two texts are near says that they
speak of the like, and nothing of whether they agree. Its two files are read as they are, for the
package itself loads a client of the web and much else that takes more memory than the model.
"""

from __future__ import annotations

import re
from array import array
from importlib.metadata import distribution, version
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Vectors = np.ndarray[tuple[int, int], np.dtype[np.float32]]

WIDTH = 256
MOST = 4000
"""Characters of a text that are read."""
FINE = 127
"""Steps of a vector's part as a whole number: rounding moved no cosine by more than .013."""
_WEIGHTS = "wordllama/weights/l2_supercat_256.safetensors"
_TOKENIZER = "wordllama/tokenizers/l2_supercat_tokenizer_config.json"
_HELD = 1 << 16  # words whose tokens are held, of some 200 bytes each
_AT_ONCE = 1 << 13  # bytes of tokens from which they are added up
_SPACE = "\u2581"  # which the model has for a space
_WORD = re.compile(f"{_SPACE}*[^{_SPACE}]+|{_SPACE}+$")


class _Loaded(NamedTuple):
    """The model: a vector for each token, shape (tokens, width), and what finds the tokens."""

    table: NDArray[np.float16]
    tokenizer: Tokenizer
    space: bytes


class SenseModel:
    """The model, loaded when it is first needed."""

    name = f"wordllama/{version('wordllama')}/{WIDTH}"
    """The model with its version: vectors of another are not compared with its own."""

    def __init__(self, width: int = WIDTH) -> None:
        """`width` is how many dimensions are wanted: the first tell the most."""
        self._width = width
        self._loaded: _Loaded | None = None
        self._tokens: dict[str, bytes] = {}

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """A vector of length 1 for each text, of zeros where the model knows no word of it.

        Of a text longer than `MOST` the beginning stands for the whole.
        """
        made: Vectors = np.zeros((len(texts), self._width), dtype=np.float32)
        for start, tokens in _batches(map(self._read, texts)):
            made[start : start + len(tokens)] = unit(self._sums(tokens))
        return made

    def let_go(self) -> None:
        """Hold nothing until it is needed again, and then load it anew."""
        self._loaded = None
        self._tokens.clear()

    def _sums(self, texts: Sequence[bytes]) -> NDArray[np.float64]:
        """The sum of the vectors of each text's tokens.

        They are numbers of 16 bits, so that a sum is exact, in whatever order it is made.
        """
        found = np.zeros((len(texts), self._width))
        sizes = np.array([len(text) // 2 for text in texts], dtype=np.int64)
        told = sizes > 0
        if told.any():
            tokens = np.frombuffer(b"".join(texts), dtype=np.uint16)
            starts = (np.cumsum(sizes) - sizes)[told]
            found[told] = np.add.reduceat(
                self._model().table[tokens].astype(np.float64), starts, axis=0
            )
        return found

    def _read(self, text: str) -> bytes:
        """The tokens of a text, two bytes each; those of a word are looked for once.

        No token goes beyond a space, so the tokens of a text are those of its words.
        """
        if not text.strip():
            return b""
        words = _WORD.findall(_SPACE + text[:MOST].replace(" ", _SPACE))
        new = [word for word in dict.fromkeys(words) if word not in self._tokens]
        if len(self._tokens) + len(new) > _HELD:
            self._tokens.clear()
            new = list(dict.fromkeys(words))
        self._tokens.update(zip(new, self._find(new), strict=True))
        return b"".join([self._tokens[word] for word in words])

    def _find(self, words: Sequence[str]) -> Iterator[bytes]:
        model = self._model()
        told = [word[1:] for word in words]  # the tokenizer puts a space before each
        found = model.tokenizer.encode_batch(told, add_special_tokens=False)
        for word, tokens in zip(words, found, strict=True):
            yield model.space if word == _SPACE else array("H", tokens.ids).tobytes()

    def _model(self) -> _Loaded:
        if self._loaded is None:
            self._loaded = _load(self._width)
        return self._loaded


def _load(width: int) -> _Loaded:
    """Read the weights of so many dimensions, and the words."""
    from safetensors import safe_open  # noqa: PLC0415  not every command needs it
    from tokenizers import Tokenizer  # noqa: PLC0415  as above

    files = distribution("wordllama")
    with safe_open(str(files.locate_file(_WEIGHTS)), framework="np") as weights:
        table = weights.get_slice("embedding.weight")[:, :width]
    tokenizer = Tokenizer.from_file(str(files.locate_file(_TOKENIZER)))
    space = array("H", [tokenizer.token_to_id(_SPACE) or 0]).tobytes()
    return _Loaded(np.ascontiguousarray(table), tokenizer, space)


def _batches(texts: Iterable[bytes]) -> Iterator[tuple[int, list[bytes]]]:
    """Texts, some at a time, with the place of the first: so few that adding takes little room."""
    some: list[bytes] = []
    size = start = 0
    for text in texts:
        some.append(text)
        size += len(text)
        if size > _AT_ONCE:
            yield start, some
            start += len(some)
            some, size = [], 0
    yield start, some


def unit(vectors: NDArray[np.floating]) -> Vectors:
    """The vectors with length 1, those of zeros as they are."""
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    whole = np.divide(vectors, length, out=np.zeros_like(vectors), where=length > 0)
    found: Vectors = whole.astype(np.float32, copy=False)
    return found
