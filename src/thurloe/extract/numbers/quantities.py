"""Numbers in a text: how many, how much, how often, and numbers that are only names.

A rule finds the numeral; then the words beside it say whether it is hedged ("about", "at
least"), a measure ("300 tons"), or no count at all ("Cell 14", "G42").
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thurloe.extract.numbers.form import Form
from thurloe.extract.numbers.pounds import are_money, is_named
from thurloe.extract.numbers.quantity_parts import (
    couple,
    few,
    fraction,
    grouped,
    half_more,
    lettered,
    many,
    millions,
    of_so_many,
    part_of_many,
    whole_and_part,
)
from thurloe.extract.numbers.quantity_words import (
    BENEATH,
    DEPTHS,
    HEDGE,
    LABEL_BEFORE,
    MONEY,
    NEAR,
    OF_UNIT,
    PART_BEHIND,
    PARTICLE,
    PARTS_BEHIND,
    PAST,
    SIGNS,
    TAIL,
    TAIL_SIGNS,
    TO_NOUN,
    UNIT,
    UNIT_OF,
)
from thurloe.extract.times.lexicon import words
from thurloe.extract.times.numerals import NUMBER, WORDS, number_of, short
from thurloe.extract.times.patterns import compile_pattern, first_chars
from thurloe.extract.times.tokens import Tokens, tokenise, value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number on characters `start:end`, hedge and unit included.

    `value` is digits with bounds and one unit at most: 2000, ~3000, >=13, 140/150, 300 t, 70 %.
    `noun_start` is the offset of the first word after it that can be what is counted, or `end`.
    """

    start: int
    end: int
    value: str
    unit: str
    noun_start: int
    form: Form


@dataclass(frozen=True)
class Numeral:
    """What a rule read on characters `start:end`: from `low` to `high`, bounded by `sign`."""

    start: int
    end: int
    low: float
    high: float
    sign: str = ""
    unit: str = ""
    form: Form = Form.COUNT


def find_quantities(text: str, *, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """All numbers of an English text outside the character spans `taken`, in order.

    Labels and ordinals come too, marked by their form. Linear in the text; never raises.
    """
    tokens = tokenise(text)
    classes = _without(tokens, taken)
    found: list[Quantity] = []
    at = floor = 0
    while match := _START.search(classes, at):
        at = match.start() + 1
        for pattern, handler in _ENTRIES[match[0]]:
            hit = pattern.match(classes, match.start())
            numeral = handler(Words(tokens, hit)) if hit else None
            if hit and numeral:
                found.append(_dressed(tokens, hit, numeral, floor))
                at, floor = hit.end(), found[-1].end
                break
    return found


@dataclass(frozen=True)
class Words:
    """Where a pattern matched: its words by name."""

    tokens: Tokens
    match: re.Match[str]

    def numeral(self, low: float, high: float | None = None, **more: object) -> Numeral:
        """A numeral on all the tokens matched."""
        spans = self.tokens.spans
        start, end = spans[self.match.start()][0], spans[self.match.end() - 1][1]
        return replace(Numeral(start, end, low, low if high is None else high), **more)  # type: ignore[arg-type]

    def text(self, name: str) -> str:
        """The words under `name`, "" if none."""
        first, end = self.match.span(name) if name in self.match.re.groupindex else (-1, -1)
        return " ".join(self.tokens.word(i) for i in range(first, end)) if first >= 0 else ""

    def near(self, i: int, *classes: str) -> bool:
        """Whether the token `i` places behind the match (-1: before it) is of these classes."""
        at = self.match.end() + i if i >= 0 else self.match.start() + i
        return self.tokens.has(at, *classes)

    def word(self, i: int) -> str:
        """The token `i` places behind the match; -1 is the one before it."""
        at = self.match.end() + i if i >= 0 else self.match.start() + i
        return self.tokens.word(at)


# -- rules: the numeral itself ----------------------------------------------------------------


def _label(words: Words) -> Numeral:
    """G42, 555-0100-22: a name, not a number."""
    digits = re.sub(r"\D", "", words.match.string and words.text("n")) or "0"
    return words.numeral(float(digits[:15]), form=Form.LABEL)


def _range(words: Words) -> Numeral | None:
    """ "140-150", "two or three", "17,000 to 20,000", "between 140 and 150"."""
    low, high = number_of(words.text("n")), number_of(words.text("m"))
    if low is None or high is None:
        return None
    scale = re.search(r"(hundred|thousand|million|billion)$", words.text("m"), re.IGNORECASE)
    if scale and low < high / 100:  # "two or three hundred"
        low *= number_of(scale[0]) or 1
    between = words.text("and")
    if between and not words.near(-1, "BETWEEN"):
        return None
    if low >= high:
        return None if words.text("to") else words.numeral(low, form=Form.LABEL)
    return words.numeral(low, high)


def _plain(words: Words) -> Numeral | None:
    """ "1,437", "twenty-seven million", "half a million", "two dozen", "3.4"."""
    text = words.text("n")
    number = number_of(text)
    if number is None or (text.lower() == "score" and not words.near(0, "OF")):
        return None
    if text.lower() == "one":
        return words.numeral(1.0) if _counts_one(words) else None
    if words.near(0, "TIMES") and not (
        words.tokens.has(words.match.end() + 1, "THE") or words.word(1) == "as"
    ):
        return words.numeral(number, form=Form.TIMES)
    return words.numeral(number)


_NOT_ONE = words(
    "the no any every each this that which some another only last next and or for at by in as from "
    "to such said another neither either"
)


_TELLINGS = {"account", "count", "estimate", "reckoning"}  # "by one count he was the third"
_BEFORE_ONE = set("and or for at by in as from to only".split())


def _counts_one(words: Words) -> bool:
    """ "One" counts before a noun, and is a pronoun in "one of the", "no one", "one another"."""
    after = words.word(0)
    if words.word(-1).lower() in _NOT_ONE - _BEFORE_ONE or after in _TELLINGS:
        return False
    return (
        after.isalpha()
        and after.islower()
        and not words.near(
            0, "OF", "VERB", "AND", "ANOTHER", "IN", "TO", "AT", "ON", "BY", "A", "THE"
        )
    )


def _often(words: Words) -> Numeral | None:
    """ "twice", "three times"; "once" only where it counts and does not mean "formerly"."""
    word = words.text("w").lower()
    counting = words.near(-1, "THAN", "LEAST") or words.word(-1).lower() in (
        "only",
        "just",
        "not",
        "but",
    )
    if word == "once" and not (
        counting or words.word(0).lower() in ("more", "again", "every", "per")
    ):
        return None
    return words.numeral(float(value_of(word, "ONCE")), form=Form.TIMES)


def _ordinal(words: Words) -> Numeral:
    """ "the third", "27th"; before a capital it is part of a name: "7th Bureau"."""
    text = words.text("d")
    digits = re.sub(r"\D", "", text)
    number = float(digits[:15]) if digits else _ordinal_words(text)
    named = words.word(0)[:1].isupper() and not words.near(0, "MONTH", "MAY")
    return words.numeral(number, form=Form.LABEL if named else Form.ORDINAL)


def _ordinal_words(text: str) -> float:
    first, _, last = text.replace("-", " ").rpartition(" ")
    return (number_of(first) or 0.0) + float(value_of(last, "ORDW"))


N = f"({NUMBER} | ONE)"
HALF = "(AND A HALF)?"
RULES: tuple[tuple[str, str, Callable[[Words], Numeral | None]], ...] = (
    ("R65,000", "n=(ALNUM (COMMA THREE)+)", lettered),
    ("G42", "n=ALNUM", _label),
    ("555-0100-22", "n=(NUM HYPHEN NUM (HYPHEN NUM)+)", _label),
    ("140-150", "n=(NUM MULT*) (HYPHEN | DASH) m=(NUM MULT*)", _range),
    ("two or three", f"n=({N} {HALF}) (to=TO | OR | and=AND) m=({N} {HALF})", _range),
    ("3 500", "n=(NUM THREE+)", grouped),
    (
        "three quarters of a million",
        f"n=({WORDS}|A)? HYPHEN? d=PARTS OF A m=MULT",
        part_of_many,
    ),
    ("one man in three", f"n={N} OTHER IN EVERY? m=({WORDS})", of_so_many),
    ("two and three-tenths", f"n={N} AND k=({WORDS}|ONE) HYPHEN? d=PARTS", whole_and_part),
    ("one and a half million", f"n=({WORDS} AND A HALF) m=MULT", half_more),
    ("two thirds of", f"n=(NUM|{WORDS}|A) HYPHEN? d=PARTS(?=(OF|THE))", fraction),
    ("half the crew", "h=HALF(?=(OF|THE|ALNUM))", fraction),
    ("27th", "d=(ORD | ORDN | ORDW | TENS HYPHEN? ORDW)", _ordinal),
    ("forty millions", "n=(NUM | (TENS (HYPHEN? (CARD|ONE))?) | CARD) w=MANY(?=OF)", millions),
    ("tens of thousands", "(k=MANY OF)? w=MANY", many),
    ("several hundred", "A? FEW m=MULT", few),
    ("1,437", f"n=(HALF A (DOZEN | MULT) | {N} {HALF})", _plain),
    ("a couple of", "A COUPLE", couple),
    ("twice", "w=ONCE", _often),
)  # fmt: skip


def _index() -> dict[str, list[tuple[re.Pattern[str], Callable[[Words], Numeral | None]]]]:
    entries = defaultdict(list)
    for _, pattern, handler in RULES:
        for char in first_chars(pattern):
            entries[char].append((compile_pattern(pattern), handler))
    return dict(entries)


_ENTRIES = _index()
_START = re.compile("[" + re.escape("".join(sorted(_ENTRIES))) + "]")


def _without(tokens: Tokens, taken: Sequence[tuple[int, int]]) -> str:
    """The classes with those of tokens inside `taken` blotted out."""
    spans, chars, i = sorted(taken), list(tokens.classes), 0
    for n, (start, end) in enumerate(tokens.spans):
        while i < len(spans) and spans[i][1] <= start:
            i += 1
        if i < len(spans) and spans[i][0] < end:
            chars[n] = "\x00"
    return "".join(chars)


# -- the words beside it -------------------------------------------------------------------

_LONGEST_LABEL, _LONGEST_HEDGE = 14, 32  # characters before a number that may speak of it


def _dressed(tokens: Tokens, hit: re.Match[str], numeral: Numeral, floor: int) -> Quantity:
    """The numeral with its hedge, unit and form."""
    text = tokens.text
    numeral = _with_unit(text, numeral, floor)
    if numeral.form is Form.COUNT and _is_label(tokens, hit, numeral, floor):
        numeral = replace(numeral, form=Form.LABEL)
    if numeral.form not in (Form.LABEL, Form.ORDINAL):
        numeral = _with_hedge(text, numeral, floor)
    if numeral.form is Form.TIMES and re.match(r"\s+times\b", text[numeral.end : numeral.end + 8]):
        numeral = replace(numeral, end=text.index("times", numeral.end) + len("times"))
    noun = numeral.end
    if after := TO_NOUN.match(text, noun):
        noun = after.end()
    return Quantity(numeral.start, numeral.end, _written(numeral), numeral.unit, noun, numeral.form)


def _with_unit(text: str, numeral: Numeral, floor: int) -> Numeral:
    if numeral.unit and numeral.form is Form.COUNT:
        return replace(numeral, form=Form.MEASURE)
    before = text[max(floor, numeral.start - 2) : numeral.start].rstrip()[-1:]
    if before in MONEY and before:
        start = text.rindex(before, 0, numeral.start)
        return replace(numeral, start=start, unit=MONEY[before], form=Form.MEASURE)
    of = OF_UNIT.match(text, numeral.end)
    match = UNIT.match(text, of.end() if of else numeral.end)
    if match is None or numeral.form not in (Form.COUNT, Form.MEASURE):
        return numeral
    word = " ".join(match[0].strip(" -\n\t").split())
    if len(word) == 1 and (word.isupper() or text[match.end() : match.end() + 1] == "-"):
        return numeral  # "274 T-34 tanks"
    if len(word) > 1 and is_named(text[numeral.start : numeral.end], word):
        return replace(numeral, form=Form.LABEL)
    word = word.lower()
    unit = UNIT_OF.get(word, "")
    if unit == "lb" and are_money(text, numeral.start, match.end(), floor):
        unit = "GBP"
    return _with_part(text, replace(numeral, end=match.end(), unit=unit, form=Form.MEASURE))


def _with_part(text: str, numeral: Numeral) -> Numeral:
    """ "three miles and a half"."""
    part = PART_BEHIND.match(text, numeral.end)
    if part is None or numeral.low != numeral.high:
        return numeral
    whole = numeral.low + PARTS_BEHIND[part[1].replace("-", " ")]
    return replace(numeral, end=part.end(), low=whole, high=whole)


def _is_label(tokens: Tokens, hit: re.Match[str], numeral: Numeral, floor: int) -> bool:
    text = tokens.text
    written = text[numeral.start : numeral.end]
    before = text[max(floor, numeral.start - _LONGEST_LABEL) : numeral.start]
    if LABEL_BEFORE.search(before):
        return True
    if not written[:1].isdigit():
        return False
    after = tokens.word(hit.end())
    if tokens.has(hit.start() - 1, "LPAR") and tokens.has(hit.end(), "RPAR"):
        return len(written) <= 2  # noqa: PLR2004 - "(3)" is a mark, "(300)" may be a count
    listed = re.search(r"(?:^|\n)\s*$", before) and re.match(
        r"[.)]\s", text[numeral.end : numeral.end + 2]
    )
    name_before = tokens.word(hit.start() - 1)[:1].isupper() and tokens.has(
        hit.start() - 1, "OTHER"
    )
    return bool(listed) or (
        name_before
        and not (
            after.isalpha()
            and after.islower()
            and not tokens.has(hit.end(), "VERB", "AND", "IN", "OF")
        )
    )


def _with_hedge(text: str, numeral: Numeral, floor: int) -> Numeral:
    match = HEDGE.search(text, max(floor, numeral.start - _LONGEST_HEDGE), numeral.start)
    verb = PARTICLE.search(text, max(0, numeral.start - _LONGEST_HEDGE), numeral.start)
    deep = numeral.unit in DEPTHS and match and BENEATH.match(text, match.start(), numeral.end + 4)
    if match and match.lastgroup and not verb and not deep:
        numeral = _hedged(replace(numeral, start=match.start()), match.lastgroup)
    tail = TAIL.match(text, numeral.end)
    if tail and tail.lastgroup:
        numeral = replace(numeral, end=tail.end(), sign=TAIL_SIGNS[tail.lastgroup])
    return numeral


def _hedged(numeral: Numeral, name: str) -> Numeral:
    if numeral.low != numeral.high or numeral.sign:
        return numeral
    if name == "near":
        return replace(numeral, low=numeral.high * NEAR)
    if name == "past":
        return replace(numeral, high=numeral.low * PAST)
    return replace(numeral, sign=SIGNS.get(name, ""))


def _written(numeral: Numeral) -> str:
    number = short(numeral.low)
    if numeral.high != numeral.low:
        number = f"{short(numeral.low)}/{short(numeral.high)}"
    return numeral.sign + number + (f" {numeral.unit}" if numeral.unit else "")
