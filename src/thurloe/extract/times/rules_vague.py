"""Rules for words that name a time which no date can be given for: now, recently, at night."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.times.lexicon import PARTS
from thurloe.extract.times.patterns import Hit, Rule
from thurloe.extract.times.reading import Reading, vague
from thurloe.extract.times.rules_dates import DAYS_BACK, looks_ahead

if TYPE_CHECKING:
    from thurloe.extract.times.narrative import Narrative


def _now(hit: Hit, story: Narrative) -> Reading | None:
    """ "now", "recently", "in the future": a time of which no date can be given."""
    for cls in ("NOW", "CURRENT", "RECENT", "RECENTADJ", "FUTURE"):
        if value := hit.value("v", cls):
            return vague(str(value))
    return vague("PAST_REF" if hit.word("v") == "past" else "PRESENT_REF")


def _these_days(hit: Hit, story: Narrative) -> Reading | None:
    """ "these days", "one of these days"."""
    return vague("PRESENT_REF")


def _one_day(hit: Hit, story: Narrative) -> Reading | None:
    """ "One day he left", "it will one day be": some day, and no length of time."""
    tokens, before = hit.tokens, hit.first - 1
    if looks_ahead(hit, DAYS_BACK):
        return vague("FUTURE_REF")
    opens = before < 0 or tokens.has(before, "DOT", "BREAK")
    return vague("XXXX-XX-XX") if opens and tokens.has(hit.end, "COMMA", "PRON") else None


def _at_night(hit: Hit, story: Narrative) -> Reading | None:
    """ "at night", "night attacks", "in daytime": of no day in particular."""
    part = str(hit.value("p", "PART"))
    if part not in ("NI", "DT") or hit.tokens.has(hit.first - 1, *_OF_A_DAY):
        return None
    return vague("XXXX-XX-XX" + PARTS[part])


def _near_term(hit: Hit, story: Narrative) -> Reading | None:
    """ "in the near term", "in the short run"."""
    return vague("FUTURE_REF")


_OF_A_DAY = ("A", "THE", "HIS", "ONE", "CARD", "ORDW", "LAST", "EVERY", "ANOTHER", "OF", "POSS")
VAGUE_RULES = (
    Rule("these days", "THESE u=UNITS(?!OF)", _these_days),
    Rule("one day", "ONE u=DAYW(?!OF)", _one_day),
    Rule("at night", "p=PART(?!(OF|ON|BEFORE|AFTER))", _at_night),
    Rule("now", "v=(NOW|CURRENT)", _now),
    Rule("recently", "v=(RECENT|RECENTADJ)(?!UNITS)", _now),
    Rule("the near term", "(?<=(IN|OF|FOR|OVER)) THE NEAR TERM", _near_term),
    Rule("the future", "(THE OTHER? | IN) v=FUTURE", _now),
    Rule("the past", "THE v=PAST(?!(UNIT|UNITS|NUM|CARD|FEW|SEASON|MONTH|QUARTER|TENS))", _now),
    Rule(
        "at present",
        "(AT (THIS TIME | PRESENT) | (?<=(BY | FROM | IN)) THIS TIME | PRESENT HYPHEN UNIT)",
        _now,
    ),
)
