"""A text as a string of word classes: one character for each token, so that rules are short.

"On 9 November 1883" becomes the classes ON, DAY NUM, MONTH, YEAR NUM. A token may be of several
classes ("second" is an ordinal and a unit); each such combination has a character of its own, and
the name of a class in a pattern stands for all characters of combinations that hold it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from thurloe.extract.times.lexicon import CAPITAL_ONLY, CLASSES, LOWER_MONTHS, SOFT, words

OTHER, MARK, BREAK = ".", "!", "\n"  # a word without class, a punctuation mark, a blank line
_FIRST = 0xE000  # private use area: no text is ever matched against these

_TOKEN = re.compile(
    r"(?P<word>(?<=\d )[ap]\. m\b\.?|[A-Za-z]\.[A-Za-z](?:\.[A-Za-z])*\b\.?"
    r"|[^\W\d_]++(?:['’](?!s\b)[^\W\d_]++)*+(?!\w))"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\w-]))"
    r"|(?P<slash>\d{1,2}\.[ivx]{1,4}\.\d{4}(?!\d)|\d{1,2}/\d{1,2}/\d{2}(?:\d\d)?(?![\d/])|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)"
    r"|\d{1,2}-\d{1,2}-\d{4}(?![\w-])|\d{4}/\d{1,2}/\d{1,2}(?![\w/]))"
    r"|(?P<number>\d++(?:[.,:]\d++)*+(?:[½¼¾]|st|nd|rd|th|(?<=[23])d|['’]?s)?(?!\w)"
    r"|\d++(?:[.:]\d++)?(?=(?:am|pm|hrs?|h)\b))"
    r"|(?P<short>['’‘]\d\ds?(?!\w))"
    r"|(?P<poss>['’]s\b)"
    r"|(?P<other>\w+)"
    r"|(?P<break>\n[^\S\n]*\n\s*)"
    r"|(?P<mark>--|[^\w\s])"
)
_MARKS = {
    "-": "HYPHEN", "‐": "HYPHEN", "‑": "HYPHEN", "–": "HYPHEN", "—": "DASH", "--": "DASH",
    ",": "COMMA", "(": "LPAR", "[": "LPAR", ")": "RPAR", "]": "RPAR", ":": "COLON", "/": "SLASH",
    ".": "DOT", ";": "SEMI", "$": "MONEY", "£": "MONEY", "€": "MONEY", "%": "PERCENT",
    "#": "HASH",
}  # fmt: skip

_LAST_DAY, _LAST_HOUR = 31, 24
_YEARS = range(1000, 2200)


@dataclass(frozen=True)
class Tokens:
    """A text's tokens: `classes[i]` is the class character of the token at `spans[i]`."""

    text: str
    classes: str
    spans: list[tuple[int, int]]

    def word(self, i: int) -> str:
        """Token `i` as written; "" outside the text."""
        if not 0 <= i < len(self.spans):
            return ""
        start, end = self.spans[i]
        return self.text[start:end]

    def has(self, i: int, *names: str) -> bool:
        """Whether token `i` is of one of these classes; false outside the text."""
        return 0 <= i < len(self.classes) and any(self.classes[i] in CHARS[n] for n in names)

    @cached_property
    def capitals(self) -> str:
        """For each token U where it begins with a capital, else l."""
        return "".join("U" if self.text[s].isupper() else "l" for s, _ in self.spans)


def tokenise(text: str) -> Tokens:
    """Cut a text into tokens with their classes; linear in its length."""
    classes: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "word":
            classes.append(_WORDS.get(match[0], OTHER))
        elif kind == "number":
            classes.append(_char(_number_classes(match[0])))
        elif match[0] == "." and (form := _abbreviation(text, spans, match.end())):
            spans[-1] = (spans[-1][0], match.end())
            classes[-1] = form
            continue
        else:
            classes.append(_other(kind or "", match[0]))
        spans.append(match.span())
    return Tokens(text, "".join(classes), spans)


def _abbreviation(text: str, spans: list[tuple[int, int]], end: int) -> str:
    """The class of the last word together with its full stop, "" where that is no abbreviation."""
    if not spans or spans[-1][1] != end - 1 or text[end : end + 1].isalnum():
        return ""
    return _WORDS.get(text[spans[-1][0] : end], "")


def value_of(word: str, cls: str) -> int | str:
    """What a word is worth in its class: "November" in MONTH is 11; 0 for one not in it."""
    return _VALUES.get((cls, word.lower()), 0)


_CLASS_OF = {"iso": "ISO", "slash": "SLASHED", "poss": "POSS"}


def _other(kind: str, token: str) -> str:
    if kind == "break":
        return BREAK
    if kind == "mark":
        return _char((_MARKS[token],)) if token in _MARKS else MARK
    if kind == "short":
        return _char(("DECADE",) if token.endswith("s") else ("SHORTYEAR",))
    if kind in _CLASS_OF:
        return _char((_CLASS_OF[kind],))
    return _char(("ALNUM",)) if any(c.isdecimal() for c in token) else OTHER


def _number_classes(token: str) -> tuple[str, ...]:
    if token[-1] in "½¼¾":
        return ("NUM",)
    if token[-1] == "s":
        digits = token.rstrip("s'’")
        return ("DECADE",) if len(digits) in (2, 3, 4) and digits[-1] == "0" else ("NUM",)
    if token[-2:] in ("st", "nd", "rd", "th") or token[-1] == "d":  # "the 23d of May"
        digits = token.rstrip("stndrh")
        good = digits.isdigit() and 1 <= int(digits) <= _LAST_DAY
        return ("ORD", "ORDN") if good else ("ORDN",)
    if ":" in token:
        return ("CLOCK",) if _is_clock(token, ":") else ("NUM",)
    if "." in token or "," in token:
        return ("NUM", "CLOCKDOT") if _is_clock(token, ".") else ("NUM",)
    return _whole_number_classes(token)


def _whole_number_classes(token: str) -> tuple[str, ...]:
    classes = ["NUM"]
    size, number = len(token), int(token) if len(token) < 10 else 10**9  # noqa: PLR2004
    if size <= 2 and 1 <= number <= _LAST_DAY:  # noqa: PLR2004
        classes.append("DAY")
    if size <= 2 and number <= _LAST_HOUR:  # noqa: PLR2004
        classes.append("HOUR")
    if size == 2:  # noqa: PLR2004
        classes.append("TWO")
    if size == 4:  # noqa: PLR2004
        if number in _YEARS:
            classes.append("YEAR")
        if number // 100 < _LAST_HOUR and number % 100 < 60:  # noqa: PLR2004
            classes.append("HHMM")
    if size == 3:  # noqa: PLR2004
        classes.append("THREE")
    return tuple(classes)


def _is_clock(token: str, mark: str) -> bool:
    parts = token.split(mark)
    if not 2 <= len(parts) <= 3 or not all(p.isdigit() for p in parts):  # noqa: PLR2004
        return False
    hour, minute = parts[0], parts[1]
    return len(hour) <= 2 and len(minute) == 2 and int(hour) <= _LAST_HOUR and int(minute) < 60  # noqa: PLR2004


_COMBINATIONS: dict[frozenset[str], str] = {}
_SEEN: dict[tuple[str, ...], str] = {}


def _char(classes: tuple[str, ...]) -> str:
    char = _SEEN.get(classes)
    if char is None:
        char = _SEEN[classes] = _COMBINATIONS[frozenset(classes)]
    return char


def _declare() -> tuple[dict[str, str], dict[tuple[str, str], int | str]]:
    """Give every combination of classes its character; returns the forms of all words, values."""
    values = {(c, w): v for c, words in CLASSES.items() for w, v in words.items()}
    forms: dict[str, set[str]] = {}
    for cls, word in values:
        mixed = {word[:-2].upper() + word[-2:]} if cls == "ROMANTH" else set()
        for form in {word, word.capitalize(), word.upper(), *mixed}:
            lower = form == word and word[0].isalpha()
            if not (lower and cls in CAPITAL_ONLY and word not in LOWER_MONTHS):
                forms.setdefault(form, set()).add(cls)
    numbers = [
        _number_classes(n)
        for n in words(
            "7 45 24 0 00 1917 2100 1065 0735 9999 100 12345 1,000 9.15 9:14 9:99 7th 45th 1930s "
            "5s 2359 1060 2459 2099 2199 1959 31 30"
        )
    ]
    singles = ("ISO", "ALNUM", "SLASHED", "DECADE", "SHORTYEAR", "POSS", *set(_MARKS.values()))
    for classes in [*forms.values(), *numbers, *((s,) for s in sorted(singles))]:
        key = frozenset(classes)
        _COMBINATIONS.setdefault(key, chr(_FIRST + len(_COMBINATIONS)))
    return {form: _COMBINATIONS[frozenset(classes)] for form, classes in forms.items()}, values


_WORDS, _VALUES = _declare()
_NAMES = sorted({name for combination in _COMBINATIONS for name in combination})
# class → the characters of all combinations that hold it
CHARS: dict[str, str] = {
    name: "".join(char for key, char in _COMBINATIONS.items() if name in key) for name in _NAMES
} | {"OTHER": OTHER + "".join(_COMBINATIONS[k] for k in _COMBINATIONS if k <= SOFT)}
CHARS |= {"MARK": MARK, "BREAK": BREAK}
