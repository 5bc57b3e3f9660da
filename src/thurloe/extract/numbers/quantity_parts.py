"""Numbers that are a part or a multiple of a large one: "three quarters of a million"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.times.numerals import number_of
from thurloe.extract.times.tokens import value_of

if TYPE_CHECKING:
    from thurloe.extract.numbers.quantities import Numeral, Words


def part_of_many(words: Words) -> Numeral | None:
    """ "three quarters of a million"."""
    below, many = value_of(words.text("d"), "PARTS"), number_of(words.text("m"))
    count = number_of(words.text("n")) if words.text("n") else 1.0
    return words.numeral(count * many / float(below)) if below and count and many else None


def half_more(words: Words) -> Numeral | None:
    """ "one and a half million"."""
    count, many = number_of(words.text("n")), number_of(words.text("m"))
    return words.numeral(count * many) if count and many else None


def few(words: Words) -> Numeral | None:
    """ "several hundred", "a few thousand"."""
    size = number_of(words.text("m"))
    return words.numeral(2 * size, 9 * size) if size else None
