"""Rules for how long and how old: durations, ages, and what happens every day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.times.edtf import YEARS
from thurloe.extract.times.lexicon import words
from thurloe.extract.times.numerals import NUMBER, WORDS, number_of, short
from thurloe.extract.times.patterns import Hit, Rule
from thurloe.extract.times.periods import FINER, ISO_UNITS, iso, unknown
from thurloe.extract.times.reading import Reading
from thurloe.extract.times.rules_counted import unit_of
from thurloe.extract.times.tokens import value_of

if TYPE_CHECKING:
    from thurloe.extract.times.narrative import Narrative

OLDEST = 130
HOURS = 12  # "at nine, she left" is an hour


def _duration(hit: Hit, story: Narrative) -> Reading | None:
    """ "eight years", "nearly a decade", "three more weeks", "a month and a half"."""
    unit = unit_of(hit)
    if hit.has("pair"):
        return Reading("~" + iso(2, unit), iso(2, unit), "DURATION", step=(unit, 2.0))
    if hit.has("few"):
        text = unknown(unit)
        return Reading(text, text, "DURATION")
    count = 1.0 if hit.has("one") else number_of(hit.words("n"))
    if count is None or count > 10**6:
        return None
    count += 0.5 if hit.has("half") else 0.25 * (number_of(hit.words("k")) or 1) * hit.has("k")
    return _measured(hit, count, unit)


def _measured(hit: Hit, count: float, unit: str) -> Reading:
    text = iso(count, unit)
    signs = {"more": ">", "less": "<", "about": "~", "least": ">=", "most": "<="}
    hedge = next((sign for name, sign in signs.items() if hit.has(name)), "")
    often = hit.word("n") in ("a", "an") and _is_rate(hit)
    return Reading(hedge + text, text, "SET" if often else "DURATION", step=(unit, count))


def _is_rate(hit: Hit) -> bool:
    """ "twice a week", "700 seats a week", "$2 million a year": so much in each, not so long."""
    tokens, before = hit.tokens, hit.first - 1
    if hit.first != hit.match.start("n") or tokens.has(hit.end, "POSS"):
        return False
    if tokens.has(before, "ONCE", "TIMES", "MULT", "PERCENT", "UNITS"):
        return True
    things = tokens.has(before, "OTHER") and tokens.has(before - 1, "NUM", "CARD", "MULT", "TENS")
    counted = tokens.has(before, "NUM") or things
    return counted and not tokens.has(before, "DAY", "YEAR")


def _quarters(hit: Hit, story: Narrative) -> Reading | None:
    """ "the next three quarters" of a firm's year."""
    text = iso(number_of(hit.words("n")) or 1.0, "Q")
    return Reading(text, text, "DURATION")


def _past_year(hit: Hit, story: Narrative) -> Reading | None:
    text = iso(1, unit_of(hit))
    return Reading(text, text, "DURATION")


def _past_decade(hit: Hit, story: Narrative) -> Reading | None:
    """ "over the last decade": ten years, where "the last week" is that before."""
    return _past_year(hit, story) if unit_of(hit) in ("E", "C") else None


def _range(hit: Hit, story: Narrative) -> Reading | None:
    """ "two or three days", "six to eight weeks"."""
    low, high = number_of(hit.words("n")), number_of(hit.words("m"))
    if low is None or high is None or low >= high:
        return None
    first, last = iso(low, unit_of(hit)), iso(high, unit_of(hit))
    return Reading(f"{first}/{last}", first, "DURATION")


def _compound(hit: Hit, story: Narrative) -> Reading | None:
    """ "three years and five months", "1 hour 20 minutes", "2 years, 3 months and 4 days"."""
    parts = [(number_of(hit.words(n)), unit_of(hit, u)) for n, u in _PARTS if hit.has(n)]
    units = [unit for _, unit in parts]
    sizes = [_ORDER.index(unit) for unit in units if unit in _ORDER]
    if (
        len(sizes) < len(parts)
        or sizes != sorted(set(sizes))
        or any(n != int(n or 0) for n, _ in parts)
    ):
        return None
    text = "P"
    for count, unit in parts:
        one = iso(count or 0.0, unit)[1:]
        text += one.removeprefix("T") if "T" in text else one
    kind = "AGE" if hit.has("age") or hit.has("aged") or hit.has("old") else "DURATION"
    return Reading(text, text, kind)


_PARTS = (("n", "u"), ("m", "w"), ("k", "x"))
_ORDER = ("C", "E", "Y", "M", "W", "F", "D", "TH", "TM", "TS")


def _bare(hit: Hit, story: Narrative) -> Reading | None:
    """ "for months", "years of neglect"."""
    text = unknown(unit_of(hit))
    return Reading(text, text, "DURATION")


def _some_or(hit: Hit, story: Narrative) -> Reading | None:
    """ "within weeks or months"."""
    first, last = (unknown(unit_of(hit, name)) for name in ("u", "w"))
    return Reading(f"{first}/{last}", first, "DURATION")


def _fraction(hit: Hit, story: Narrative) -> Reading | None:
    """ "half an hour", "a quarter of an hour", "three quarters of an hour"."""
    unit = unit_of(hit)
    count = 0.5 if hit.has("half") else 0.25 * (number_of(hit.words("n")) or 1)
    if unit == "Y" and not hit.has("half"):
        return None
    text = iso(count, unit) if unit in FINER or unit in ISO_UNITS else f"P{short(count)}{unit}"
    return Reading(text, text, "DURATION")


def _age(hit: Hit, story: Narrative) -> Reading | None:
    """ "at the age of 29", "aged 13", "eleven years old", "when she was 13"."""
    count = number_of(hit.words("n"))
    hour = hit.has("bare") and count is not None and (count <= HOURS or _is_put(hit))
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


def _dead_at(hit: Hit, story: Narrative) -> Reading | None:
    """ "He died at 82": only behind a verb of what befalls one at an age."""
    return _age(hit, story) if hit.tokens.word(hit.first - 1).lower() in _AT_AN_AGE else None


_AT_AN_AGE = words("died dead retired married widowed orphaned")


def _in_forties(hit: Hit, story: Narrative) -> Reading | None:
    """ "in his forties", "in her early thirties": some age of the ten."""
    tokens, i = hit.tokens, hit.first - 1
    part = str(value_of(tokens.word(i), "EARLY") or value_of(tokens.word(i), "MID"))
    part = "late" if tokens.has(i, "LATE") else part
    i -= part in YEARS
    if not (tokens.has(i, "HIS") and tokens.has(i - 1, "IN")):
        return None
    first, last = YEARS.get(part, (0, 9))
    tens = hit.number("x", "DECW")
    text = f"P{tens + first}Y/P{tens + last}Y"
    return Reading(text, f"P{tens}Y", "AGE")


# Words that put a figure at so many, or say what is put there.
_PUTTING = words(
    "put puts putting set sets stand stands stood place places placed fix fixes fixed estimate "
    "estimates estimated reckon reckons reckoned assess assessed total toll dead number tally "
    "figure loss losses cost value speed price"
)
_CLAUSE = 14  # tokens before a number in which it may be put


def _is_put(hit: Hit) -> bool:
    """ "They put the dead at 27, and each": no age."""
    for i in range(hit.first - 1, max(-1, hit.first - _CLAUSE), -1):
        if hit.tokens.has(i, "DOT", "SEMI", "COMMA", "BREAK"):
            return False
        if hit.tokens.word(i).lower() in _PUTTING:
            return True
    return False


U = "u=(UNIT|UNITS)"
NO_LATER = "(?!(OR SO)? (AGO | LATER | EARLIER))"
NO_CLOCK = (
    f"(?!TO (HOUR|{WORDS}) (COMMA | DOT | SEMI | BREAK | AND | AMPM | OCLOCK | ON"
    " | IN (THE | THAT) PART | (THAT | THIS) PART))"  # "ten minutes to three."
    f"(?!PAST (HOUR|{WORDS}))"
)
HEDGE = (
    "(about=(ABOUT | NEARLY) | more=(OVER | MORE THAN) | least=(AT LEAST)"
    " | less=(LESS THAN | UNDER) | most=(AT MOST | UP TO | NO MORE THAN | WITHIN))?"
)
FRAME = "((THE | THESE)? (LAST | PAST | NEXT | PREV | COMING | ORDW))?"

DURATION_RULES = (
    Rule(
        "eight years",
        f"{HEDGE} ({FRAME} | ANOTHER?) n=({NUMBER} | A) (AND A? half=HALF)? HYPHEN? (MORE"
        f" | LONG)? {U}{NO_LATER}(?!HYPHEN? OLD | HYPHEN LONG)(?! OF AGE){NO_CLOCK}",
        _duration,
    ),
    Rule("two bloody weeks", f"{HEDGE} n={WORDS} (OTHER | LATEST) u=UNITS", _duration),
    Rule(
        "a year and a half",
        f"{HEDGE} n=({NUMBER} | A | ONE) {U} AND (A? half=HALF | k=(A | CARD) QUARTER)"
        "(?!(OF | PAST | TO))",
        _duration,
    ),
    Rule("another week", f"{HEDGE} A? one=ANOTHER {U}", _duration),
    Rule("for the next decade", "(?<=FOR) THE one=(NEXT | COMING) u=UNIT", _duration),
    Rule(
        "the next three quarters",
        "THE (LAST | PAST | NEXT | PREV | COMING) n=CARD u=QUARTERS(?!OF)",
        _quarters,
    ),
    Rule(
        "several days",
        f"{FRAME} (few=(A? FEW) | pair=(A? COUPLE OF?)) MORE? HYPHEN? {U}{NO_LATER}",
        _duration,
    ),
    Rule(
        "the last weeks",
        "(THE | THESE)? few=(COMING | RECENTADJ | LAST | PAST | NEXT | PREV) (A? FEW)?"
        " u=(UNITS | QUARTERS)(?!OF)",
        _duration,
    ),
    Rule("the past year", "(THE)? PAST u=UNIT", _past_year),
    Rule("the last decade", "THE LAST u=UNIT(?!OF)", _past_decade),
    Rule("two or three days", f"n={NUMBER} (OR | TO | HYPHEN) m={NUMBER} {U}{NO_LATER}", _range),
    Rule(
        "three years and five months",
        f"(AT THE? age=AGE OF | aged=AGED)? n={NUMBER} {U} (COMMA | AND | COMMA AND)? m={NUMBER}"
        f" w=(UNIT|UNITS) ((COMMA | AND | COMMA AND)? k={NUMBER} x=(UNIT|UNITS))? (old=OLD)?",
        _compound,
    ),
    Rule("weeks or months", "u=UNITS OR w=UNITS", _some_or),
    Rule("for months", f"u=UNITS{NO_LATER}", _bare),
    Rule("month-long", "u=UNIT HYPHEN LONG", _past_year),
    Rule("months-long", "u=UNITS HYPHEN LONG", _bare),
    Rule("half an hour", f"half=HALF A {U}", _fraction),
    Rule("half hour", "A half=HALF HYPHEN? u=UNIT", _fraction),
    Rule("half-hour", "half=HALF HYPHEN u=UNIT", _fraction),
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
    Rule("died at 82", "bare=AT n=NUM(?=(DOT|AND|BREAK|SEMI))", _dead_at),
    Rule("in his forties", "(?<=(HIS|EARLY|MID|LATE)) (HYPHEN)? x=DECW", _in_forties),
    Rule("at eighteen,", f"bare=AT n=(NUM|{WORDS})(?=(COMMA|PRON))", _age),
)
