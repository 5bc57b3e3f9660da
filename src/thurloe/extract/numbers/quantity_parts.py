"""Numbers put together of several words: "three quarters of a million", "3 500", "R65,000"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.numbers.form import Form
from thurloe.extract.numbers.quantity_words import LETTERS
from thurloe.extract.times.numerals import number_of
from thurloe.extract.times.tokens import value_of

if TYPE_CHECKING:
    from thurloe.extract.numbers.quantities import Numeral, Words


def fraction(words: Words) -> Numeral | None:
    """ "two thirds of", "half the crew": as a percentage."""
    below = value_of(words.text("d") or words.text("h"), "PARTS")
    count = number_of(words.text("n")) if words.text("n") else 1.0
    return _share(words, count, float(below)) if below and count else None


def of_so_many(words: Words) -> Numeral | None:
    """ "one man in three was lost": as a percentage; "one man in three days" counts him."""
    part, whole = number_of(words.text("n")), number_of(words.text("m"))
    behind = words.word(0)
    ends = words.near(0, "VERB") or not behind.isalnum() or behind.endswith("ed")
    return _share(words, part, whole) if part and whole and ends else None


def _share(words: Words, part: float, whole: float) -> Numeral | None:
    if part >= whole:
        return None
    return words.numeral(round(100 * part / whole), unit="%", form=Form.FRACTION)


def whole_and_part(words: Words) -> Numeral | None:
    """ "two and three-tenths"."""
    whole, below = number_of(words.text("n")), value_of(words.text("d"), "PARTS")
    count = number_of(words.text("k")) or 1.0
    if not whole or not below or count >= float(below):
        return None
    return words.numeral(whole + count / float(below))


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


def lettered(words: Words) -> Numeral | None:
    """ "R65,000": a sum behind the letter of its currency."""
    written = words.text("n").replace(" ", "")
    unit, digits = LETTERS.get(written[0]), written[1:].replace(",", "")
    if unit is None or not digits.isdecimal():
        return None
    return words.numeral(float(digits), unit=unit)


def grouped(words: Words) -> Numeral | None:
    """ "3 500": digits in groups."""
    parts = words.text("n").split()
    whole = all(len(p) == 3 for p in parts[1:]) and len(parts[0]) <= 3  # noqa: PLR2004
    return words.numeral(float("".join(parts))) if whole and "".join(parts).isdecimal() else None


def millions(words: Words) -> Numeral | None:
    """ "forty millions": so many, and not at least two."""
    number, size = number_of(words.text("n")), value_of(words.text("w"), "MANY")
    return words.numeral(number * float(size) / 2) if number and size else None


def many(words: Words) -> Numeral | None:
    """ "hundreds", "tens of thousands": two of them at least."""
    last = value_of(words.text("w").split()[0], "MANY")
    size = float(last) * (
        float(value_of(words.text("k"), "MANY") or 2) / 2 if words.text("k") else 1
    )
    if words.text("w").lower() in ("tens", "scores", "dozens") and not words.near(0, "OF"):
        return None
    return words.numeral(size, sign=">=")


def couple(words: Words) -> Numeral | None:
    """ "A couple of boats", "a couple boats"; a couple that wed is two people and no number."""
    behind = words.word(0)
    several = behind.islower() and behind.endswith("s")
    return words.numeral(2, sign="~") if words.near(0, "OF") or several else None
