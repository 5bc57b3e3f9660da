"""A list of edits to a text, and the view that comes of it, with its map back."""

from __future__ import annotations

from array import array

import numpy as np
import numpy.typing as npt

from thurloe.nouns import View

CHUNK = 1 << 20
"""Characters mended at a time, so that memory stays a small multiple of the text."""

Indices = npt.NDArray[np.int64]
Codes = npt.NDArray[np.unsignedinteger]


class Edits:
    """Edits to one text, gathered in any order; offsets are those of the text, spans half-open.

    A character that is cut stays cut, whatever else was asked of it. Nothing is ever moved, so
    the map back never falls, whatever the edits.
    """

    def __init__(self) -> None:
        self._starts, self._ends = array("q"), array("q")
        self._at, self._code = array("q"), array("I")
        self._twice = array("q")

    def cut(self, start: int, end: int) -> None:
        """Leave `start:end` out."""
        if start < end:
            self._starts.append(start)
            self._ends.append(end)

    def put(self, at: int, character: str) -> None:
        """Show the character at `at` as another one."""
        self._at.append(at)
        self._code.append(ord(character))

    def swap(self, start: int, end: int, character: str, *, at_end: bool = False) -> None:
        """Show `start:end` as one character, which maps to the first (or last) of them."""
        keep = end - 1 if at_end else start
        self.cut(start, keep)
        self.cut(keep + 1, end)
        self.put(keep, character)

    def break_paragraph(self, start: int, end: int) -> None:
        """Show `start:end`, at least one character, as a blank line."""
        self.swap(start, end, "\n")
        self._twice.append(start)

    def view(self, text: str) -> View:
        """The text with all edits done; cutting more than every character gives an empty view."""
        if not (self._starts or self._at or self._twice):
            return View.plain(text)
        counts = self._counts(len(text))
        places, codes = _sorted(self._at, self._code)
        shown: list[str] = []
        starts = array("I")
        for begin in range(0, len(text), CHUNK):
            end = min(begin + CHUNK, len(text))
            low, high = np.searchsorted(places, (begin, end))
            piece = _codes(text[begin:end])
            piece[places[low:high] - begin] = codes[low:high]
            index = np.repeat(np.arange(end - begin, dtype=np.uint32), counts[begin:end])
            shown.append(piece[index].tobytes().decode("utf-32-le", "surrogatepass"))
            starts.frombytes((index + np.uint32(begin)).astype(np.uint32).tobytes())
        return View(text="".join(shown), starts=starts)

    def _counts(self, length: int) -> npt.NDArray[np.uint8]:
        """How often each character is shown: 0, 1 or 2 times."""
        counts = np.ones(length, dtype=np.uint8)
        counts[np.frombuffer(self._twice, dtype=np.int64)] = 2
        counts[_spans(self._starts, self._ends)] = 0
        return counts


def _spans(starts: array[int], ends: array[int]) -> Indices:
    """Every offset inside the spans."""
    first = np.frombuffer(starts, dtype=np.int64)
    lengths = np.frombuffer(ends, dtype=np.int64) - first
    before = np.cumsum(lengths) - lengths
    inside: Indices = np.arange(int(lengths.sum()), dtype=np.int64)
    inside += np.repeat(first - before, lengths)
    return inside


def _sorted(at: array[int], code: array[int]) -> tuple[Indices, npt.NDArray[np.uint32]]:
    places = np.frombuffer(at, dtype=np.int64)
    order = np.argsort(places, kind="stable")
    return places[order], np.frombuffer(code, dtype=np.uint32)[order]


def _codes(text: str) -> npt.NDArray[np.uint32]:
    """The code points of a text, in an array of its own."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).copy()
