"""Rules for how long and how old: durations, ages, and what happens every day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.times.numerals import NUMBER, WORDS, number_of, short
from thurloe.extract.times.patterns import Hit, Rule
from thurloe.extract.times.reading import Reading
from thurloe.extract.times.rules_relative import unit_of

if TYPE_CHECKING:
    from thurloe.extract.times.narrative import Narrative

# unit → the unit of ISO 8601 and how many of it
ISO_UNITS = {
    "F": ("W", 2),
    "E": ("Y", 10),
    "C": ("Y", 100),
    "N": ("D", 1),
    "WE": ("D", 2),
    "Q": ("M", 3),
}
FINER = {"Y": ("M", 12), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}
OLDEST = 130
HOURS = 12  # "at nine, she left" is an hour


def iso(count: float, unit: str) -> str:
    """ISO 8601 of so many units: (8, "Y") is P8Y, (17.5, "TM") is PT17M30S."""
    unit, factor = ISO_UNITS.get(unit, (unit, 1))
    count *= factor
    whole, rest = int(count), count - int(count)
    clock, letter = ("T", unit[1]) if unit[0] == "T" else ("", unit)
    if rest and unit in FINER:
        finer, size = FINER[unit]
        return _two(clock, whole, letter, finer, round(rest * size))
    return f"P{clock}{short(count)}{letter}"


def _two(clock: str, whole: int, letter: str, finer: str, count: int) -> str:
    first = f"{clock}{whole}{letter}" if whole else clock
    mark = "T" if finer[0] == "T" and not clock else ""
    return f"P{first}{mark}{count}{finer[-1]}"


def unknown(unit: str) -> str:
    """ISO-like duration of an unknown count: "months" is PXM."""
    unit = ISO_UNITS.get(unit, (unit, 1))[0] if unit not in ("E", "C") else "Y"
    return f"PTX{unit[1]}" if unit[0] == "T" else f"PX{unit}"


def _duration(hit: Hit, story: Narrative) -> Reading | None:
    """ "eight years", "nearly a decade", "three more weeks", "a month and a half"."""
    unit = unit_of(hit)
    if hit.has("few"):
        text = unknown(unit)
        return Reading(text, text, "DURATION")
    count = number_of(hit.words("n"))
    if count is None or count > 10**6:
        return None
    count += 0.5 if hit.has("half") else 0
    return _measured(hit, count, unit)


def _measured(hit: Hit, count: float, unit: str) -> Reading:
    text = iso(count, unit)
    signs = {"more": ">", "less": "<", "about": "~", "least": ">=", "most": "<="}
    hedge = next((sign for name, sign in signs.items() if hit.has(name)), "")
    often = hit.word("n") in ("a", "an") and hit.tokens.has(hit.first - 1, "ONCE", "TIMES")
    return Reading(hedge + text, text, "SET" if often else "DURATION", step=(unit, count))


def _past_year(hit: Hit, story: Narrative) -> Reading | None:
    text = iso(1, unit_of(hit))
    return Reading(text, text, "DURATION")


def _range(hit: Hit, story: Narrative) -> Reading | None:
    """ "two or three days", "six to eight weeks"."""
    low, high = number_of(hit.words("n")), number_of(hit.words("m"))
    if low is None or high is None or low >= high:
        return None
    first, last = iso(low, unit_of(hit)), iso(high, unit_of(hit))
    return Reading(f"{first}/{last}", last, "DURATION")


def _compound(hit: Hit, story: Narrative) -> Reading | None:
    """ "three years and five months", "1 hour 20 minutes"."""
    parts = [(number_of(hit.words(n)), unit_of(hit, u)) for n, u in (("n", "u"), ("m", "w"))]
    (first, unit), (second, finer) = parts
    order = ["C", "E", "Y", "M", "W", "F", "D", "TH", "TM", "TS"]
    if first is None or second is None or unit not in order or finer not in order:
        return None
    if order.index(unit) >= order.index(finer):
        return None
    one, two = iso(first, unit), iso(second, finer)
    glue = two[2:] if "T" in one and two.startswith("PT") else two[1:]
    text = one + glue
    kind = "AGE" if hit.has("age") or hit.has("aged") or hit.has("old") else "DURATION"
    return Reading(text, text, kind)


def _bare(hit: Hit, story: Narrative) -> Reading | None:
    """ "for months", "years of neglect"."""
    text = unknown(unit_of(hit))
    return Reading(text, text, "DURATION")


def _fraction(hit: Hit, story: Narrative) -> Reading | None:
    """ "half an hour", "a quarter of an hour", "three quarters of an hour"."""
    unit = unit_of(hit)
    count = 0.5 if hit.has("half") else 0.25 * (number_of(hit.words("n")) or 1)
    if unit == "Y" and not hit.has("half"):
        return None
    text = iso(count, unit) if unit in FINER else f"P{short(count)}{unit}"
    return Reading(text, text, "DURATION")


def _age(hit: Hit, story: Narrative) -> Reading | None:
    """ "at the age of 29", "aged 13", "eleven years old", "when she was 13"."""
    count = number_of(hit.words("n"))
    hour = hit.has("bare") and count is not None and count <= HOURS
    if (
        hour
        or count is None
        or not 0 < count < OLDEST
        or (count != int(count) and not hit.has("u"))
    ):
        return None  # "at 9.40 she sailed" is an hour
    text = iso(count, unit_of(hit) if hit.has("u") else "Y")
    hedge = "~" if hit.has("about") else "<" if hit.has("under") else ""
    return Reading(hedge + text, text, "AGE")


def _every(hit: Hit, story: Narrative) -> Reading | None:
    """ "every day", "each year", "per month", "daily", "annually"."""
    unit = unit_of(hit) or str(hit.value("v", "DAILY")) if not hit.has("w") else ""
    if hit.has("w"):
        return Reading("", f"XXXX-WXX-{hit.value('w', 'WEEKDAY')}", "SET")
    count = number_of(hit.words("n")) if hit.has("n") else 1
    text = iso(count or 1, unit)
    return Reading(text, text, "SET")


U = "u=(UNIT|UNITS)"
NO_LATER = "(?!(OR SO)? (AGO | LATER | EARLIER))"
HEDGE = (
    "(about=(ABOUT | NEARLY) | more=(OVER | MORE THAN) | least=(AT LEAST)"
    " | less=(LESS THAN | UNDER) | most=(AT MOST | UP TO | NO MORE THAN | WITHIN))?"
)
FRAME = "((THE | THESE)? (LAST | PAST | NEXT | PREV | COMING | ORDW))?"

DURATION_RULES = (
    Rule(
        "eight years",
        f"{HEDGE} ({FRAME} | ANOTHER?) n=({NUMBER} | A) (AND A? half=HALF)? HYPHEN? (MORE"
        f" | LONG)? {U}{NO_LATER}(?!HYPHEN? OLD)(?! OF AGE)",
        _duration,
    ),
    Rule("two bloody weeks", f"{HEDGE} n={WORDS} OTHER u=UNITS", _duration),
    Rule("a year and a half", f"{HEDGE} n=(A|ONE) {U} AND A half=HALF", _duration),
    Rule("another week", f"{HEDGE} n=ANOTHER {U}", _duration),
    Rule(
        "several days",
        f"{FRAME} few=(A? FEW | A? COUPLE OF?) MORE? HYPHEN? {U}{NO_LATER}",
        _duration,
    ),
    Rule(
        "the last weeks",
        "(THE | THESE)? few=(COMING | RECENTADJ | LAST | PAST | NEXT | PREV) (A? FEW)? u=UNITS",
        _duration,
    ),
    Rule("the past year", "(THE)? PAST u=UNIT", _past_year),
    Rule("two or three days", f"n={NUMBER} (OR | TO | HYPHEN) m={NUMBER} {U}{NO_LATER}", _range),
    Rule(
        "three years and five months",
        f"(AT THE? age=AGE OF | aged=AGED)? n={NUMBER} {U} (COMMA | AND | COMMA AND)? m={NUMBER}"
        " w=(UNIT|UNITS) (old=OLD)?",
        _compound,
    ),
    Rule("for months", f"u=UNITS{NO_LATER}", _bare),
    Rule(
        "month-long",
        "n=UNIT HYPHEN LONG",
        lambda hit, _: Reading(t := iso(1, str(hit.value("n", "UNIT"))), t, "DURATION"),
    ),
    Rule("half an hour", f"half=HALF A {U}", _fraction),
    Rule("a quarter of an hour", f"(n=(A | CARD))? (QUARTER) OF A {U}", _fraction),
    Rule(
        "at the age of 29",
        f"(AT THE? AGE OF | AGE OF | AGED | AGE) (about=ABOUT)? n=(NUM|{WORDS})(?!{U})",
        _age,
    ),
    Rule(
        "eleven years old",
        f"(about=(ABOUT|NEARLY) | under=UNDER)? n={NUMBER} HYPHEN? {U} (HYPHEN? OLD | OF AGE)",
        _age,
    ),
    Rule(
        "when she was 13",
        f"WHEN PRON PRON (about=(ABOUT|NEARLY))? n=(NUM|{WORDS})"
        "(?=(COMMA|DOT|SEMI|AND|RPAR|VERB|BREAK))",
        _age,
    ),
    Rule("at eighteen,", f"bare=AT n=(NUM|{WORDS})(?=(COMMA|PRON))", _age),
    Rule("every day", f"EVERY (n={NUMBER})? {U} | EVERY w=WEEKDAY", _every),
    Rule("per month", f"PER {U}", _every),
    Rule("daily", "v=DAILY", _every),
)
