"""Rules for what comes again and again: every day, each July, on Sundays, twice a week, daily."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.times.edtf import SEASON_NAMES
from thurloe.extract.times.lexicon import PARTS
from thurloe.extract.times.numerals import NUMBER, WORDS, number_of
from thurloe.extract.times.patterns import Hit, Rule
from thurloe.extract.times.periods import iso
from thurloe.extract.times.reading import Reading
from thurloe.extract.times.rules_counted import unit_of

if TYPE_CHECKING:
    from thurloe.extract.times.narrative import Narrative


def _set(timex3: str, value: str = "") -> Reading:
    return Reading(value, timex3, "SET")


def _every(hit: Hit, story: Narrative) -> Reading | None:
    """ "every day", "every two weeks", "every other day", "per month", "daily"."""
    unit = "Q" if hit.has("q") else unit_of(hit) or str(hit.value("v", "DAILY"))
    count = number_of(hit.words("n")) if hit.has("n") else hit.number("k", "ORDW") or 1
    text = iso(2 if hit.has("other") else count or 1, unit)
    return _set(text, text)


def _often(hit: Hit, story: Narrative) -> Reading | None:
    """ "twice a week", "three times a month": how long the round is."""
    text = iso(1, unit_of(hit))
    return _set(text, text)


def _named(hit: Hit, story: Narrative) -> Reading | None:
    """ "each July", "every summer", "every morning": no year's in particular."""
    if hit.has("p"):
        return _set("XXXX-XX-XX" + PARTS.get(str(hit.value("p", "PART")), ""))
    month = hit.number("m", "MONTH") or hit.number("m", "MAY")
    season = hit.number("m", "SEASON") or hit.number("m", "FALL")
    return _set("XXXX-" + (f"{month:02d}" if month else SEASON_NAMES[season]))


def _weekdays(hit: Hit, story: Narrative) -> Reading | None:
    """ "on Sundays", "every Tuesday night", "Friday evenings"."""
    day = hit.number("w", "WEEKDAYS") or hit.number("w", "WEEKDAY")
    part = str(hit.value("p", "NIGHTS") or hit.value("p", "PART") or "")
    return _set(f"XXXX-WXX-{day}" + PARTS.get(part, ""))


def _adverb(hit: Hit, story: Narrative) -> Reading | None:
    """ "quarterly" says when something is done; a "quarterly dividend" is a kind of dividend."""
    kind = hit.word("v") == "quarterly" and hit.tokens.has(hit.end, "OTHER", "OF")
    return None if kind else _every(hit, story)


U = "u=(UNIT|UNITS)"
SET_RULES = (
    Rule(
        "every day",
        f"EVERY (n={NUMBER} | other=(ANOTHER | OTHERW) | k=ORDW)? ({U} | q=QUARTER)",
        _every,
    ),
    Rule("every Friday", "EVERY w=WEEKDAY p=PART?", _weekdays),
    Rule("Sundays", "w=WEEKDAYS p=(PART | NIGHTS)?", _weekdays),
    Rule("Sunday nights", "w=WEEKDAY p=NIGHTS", _weekdays),
    Rule("each July", "EVERY (m=(MONTH | MAY | SEASON | FALL) | p=PART)", _named),
    Rule("twice a week", f"(ONCE | n=({WORDS} | NUM) TIMES) (A | EVERY) u=UNIT", _often),
    Rule("per month", f"PER {U}", _every),
    Rule("daily", "v=DAILY", _adverb),
)
