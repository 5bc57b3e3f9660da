"""Rules for times of day: 9:14 a.m., 0735, half past eight, noon, seven o'clock."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.times.lexicon import words
from thurloe.extract.times.numerals import WORDS, number_of
from thurloe.extract.times.patterns import Hit, Rule
from thurloe.extract.times.reading import End, Reading
from thurloe.extract.times.rules_counted import unit_of
from thurloe.extract.times.tokens import value_of

if TYPE_CHECKING:
    from thurloe.extract.times.narrative import Narrative

NOON, DAY_HOURS, HOUR_MINUTES = 12, 24, 60
SECONDS_GIVEN = 3
SMALL_HOURS = 6


def clock(hour: int, minute: int, half: str) -> str:
    """HH:MM from an hour, a minute and am, pm, night or ""; "" where there is no such time."""
    if half == "night":  # "at two in the night", "at ten that night"
        half = "am" if hour % NOON < SMALL_HOURS else "pm"
    if half and 1 <= hour <= NOON:
        hour = hour % NOON + (NOON if half == "pm" else 0)
    good = 0 <= hour < DAY_HOURS and 0 <= minute < HOUR_MINUTES
    return f"{hour:02d}:{minute:02d}" if good or (hour, minute) == (DAY_HOURS, 0) else ""


def half_of(hit: Hit) -> str:
    """am, pm or night, from the word itself or from "in the morning", "that evening" near by."""
    if hit.has("h"):
        return str(hit.value("h", "AMPM"))
    tokens = hit.tokens
    for side in (range(hit.end, hit.end + 4), range(hit.first - 1, hit.first - 5, -1)):
        for i in side:
            if tokens.has(i, "DOT", "SEMI", "BREAK"):
                break
            part = value_of(tokens.word(i), "PART") if tokens.has(i, "PART") else ""
            if half := _HALVES.get(str(part)):
                return half
    return ""


_HALVES = {"MO": "am", "DW": "am", "AF": "pm", "EV": "pm", "DK": "pm", "NI": "night"}


def _reading(story: Narrative, text: str) -> Reading | None:
    """The time on the day that the text has reached, or on no day where it has reached none."""
    if not text:
        return None
    day = story.day_here or (story.base if story.reporting else story.now)
    if day is None or not day.day:
        return Reading(text, f"XXXX-XX-XXT{text}", "TIME", clock=text)
    return Reading(f"{day.edtf}T{text}", f"{day.timex3}T{text}", "TIME", relative=True, clock=text)


def _clock(hit: Hit, story: Narrative) -> Reading | None:
    """ "9:14 a.m.", "9.15 pm", "21:00", "7am"."""
    numbers = [int(n) for n in re.split(r"[:.]", hit.word("t"))]
    text = clock(numbers[0], numbers[1] if len(numbers) > 1 else 0, half_of(hit))
    if text and len(numbers) == SECONDS_GIVEN:
        text += f":{numbers[2]:02d}"
    return _reading(story, text)


def _clocks(hit: Hit, story: Narrative) -> Reading | None:
    """ "between 9 and 10 p.m.", "9.15 to 9.45 a.m.": the half of the day is that of both."""
    first, last = (_bare(hit, name) for name in ("t", "e"))
    if hit.tokens.has(hit.match.end("t"), "AND") and not hit.tokens.has(hit.first - 1, "BETWEEN"):
        return None
    start, end = _reading(story, first), _reading(story, last)
    if start is None or end is None or first >= last:
        return None
    ends = (
        End(*hit.match.span("t"), start),
        End(hit.match.start("e"), hit.end, end),
    )
    value = f"{start.value}/{last}"
    return replace(start, value=value, clock=f"{first}/{last}", ends=ends)


def _bare(hit: Hit, name: str) -> str:
    numbers = [int(n) for n in re.split(r"[:.]", hit.word(name))]
    return clock(numbers[0], numbers[1] if len(numbers) > 1 else 0, half_of(hit))


def _short_clock(hit: Hit, story: Narrative) -> Reading | None:
    """ "11.5 p.m.", as old timetables write five minutes past."""
    return _clock(hit, story) if re.fullmatch(r"\d{1,2}\.\d", hit.word("t")) else None


def _planned(hit: Hit, story: Narrative) -> Reading | None:
    """ "planned for 9.15,", where "sold for 9.15," is a price."""
    return _clock(hit, story) if hit.tokens.word(hit.first - 2).lower() in _PLANNED else None


_PLANNED = words("announced arranged booked called due fixed ordered planned scheduled set timed")


def _padded(hit: Hit, story: Narrative) -> Reading | None:
    """ "at 09.15 held", where "at 9.15 marks" is a price."""
    return _clock(hit, story) if re.match(r"0\d[.]", hit.word("t")) else None


def _four_digits(hit: Hit, story: Narrative) -> Reading | None:
    """ "at 0735", "2100 hours"."""
    digits = hit.word("t")
    return _reading(story, clock(int(digits[:2]), int(digits[2:]), ""))


def _hour(hit: Hit, story: Narrative) -> Reading | None:
    """ "eight o'clock", "seven in the evening"."""
    hour = number_of(hit.words("t"))
    if hour is None or not 1 <= hour <= DAY_HOURS:
        return None
    return _reading(story, clock(int(hour), 0, half_of(hit)))


def _spoken(hit: Hit, story: Narrative) -> Reading | None:
    """ "at seven-forty", "ten-fifteen p.m."; "in ten forty-two" is a year, "one twenty" a count."""
    hour, minute = number_of(hit.words("t")), number_of(hit.words("n"))
    if hour is None or minute is None or not 1 <= hour <= NOON or minute < FIRST_SPOKEN:
        return None
    return _reading(story, clock(int(hour), int(minute), half_of(hit)))


FIRST_SPOKEN = 10  # minutes: fewer are said with an "oh" before them


def _bare_hour(hit: Hit, story: Narrative) -> Reading | None:
    """ "We left about nine, late"; "there were about nine" counts, "at eighteen, she" is an age."""
    hour, before = number_of(hit.words("t")), hit.tokens.word(hit.first - 2).lower()
    it_was = hit.tokens.word(hit.first - 3).lower() == "it" and before in _BE
    apposed = before == "," and hit.tokens.has(hit.first - 1, "ABOUT")  # "Anna, about ten,"
    counts = before in _COUNTING and not it_was
    if hour is None or not 1 <= hour <= NOON or counts or apposed:
        return None
    return _reading(story, clock(int(hour), 0, half_of(hit)))


_COUNTING = {"were", "was", "are", "is", "of", "with", "had", "have", "has", "only", "aged", "and"}


def _past(hit: Hit, story: Narrative) -> Reading | None:
    """ "half past eight", "20 minutes to nine", "a quarter to ten"."""
    minutes = 30.0 if hit.has("half") else 15.0 if hit.has("q") else number_of(hit.words("n"))
    hour = number_of(hit.words("t"))
    if minutes is None or hour is None or not 1 <= hour <= NOON or minutes >= HOUR_MINUTES:
        return None
    told = hit.has("unit") or hit.has("half") or hit.has("q") or hit.has("h")
    if not (told or _is_hour(hit) or _of_five(hit, minutes)):
        return None  # "outnumbered three to one"
    if hit.has("unit") and unit_of(hit, "unit") != "TM":
        return None
    counted = hit.tokens.has(hit.end, "OTHER") and hit.word("to") == "before"
    if counted:
        return None  # "ten minutes before two trains met"
    total = int(hour) * HOUR_MINUTES + int(-minutes if hit.has("to") else minutes)
    return _reading(story, clock(*divmod(total, HOUR_MINUTES), half_of(hit)))


def _is_hour(hit: Hit) -> bool:
    """ "at five to eight", "it was five to eight": the words before say that an hour comes."""
    before, word = hit.first - 1, hit.tokens.word(hit.first - 2).lower()
    it_was = word == "it" and hit.tokens.word(before).lower() in _BE
    return it_was or hit.tokens.has(before, "AT", "ABOUT", "BY", "UNTIL")


_BE = {"was", "is", "'s"}


def _of_five(hit: Hit, minutes: float) -> bool:
    """ "ten past five", "Ten to five." alone: as people read a clock, in steps of five."""
    tokens = hit.tokens
    alone = tokens.has(hit.first - 1, "DOT", "BREAK") and tokens.has(hit.end, "DOT", "BREAK")
    past = not hit.has("to") and not tokens.has(hit.match.start("t") - 1, "AFTER")
    return minutes % 5 == 0 and minutes >= 5 and (alone or past)  # noqa: PLR2004 - minutes


def _shortly_past(hit: Hit, story: Narrative) -> Reading | None:
    """ "a few minutes after seven": seven or so."""
    hour = number_of(hit.words("t"))
    if hour is None or not 1 <= hour <= NOON or unit_of(hit, "unit") != "TM":
        return None
    found = _reading(story, clock(int(hour), 0, half_of(hit)))
    return replace(found, value=f"{found.value}~") if found else None


def _past_noon(hit: Hit, story: Narrative) -> Reading | None:
    """ "half past noon", "twenty minutes to midnight"."""
    minutes = 30.0 if hit.has("half") else 15.0 if hit.has("q") else number_of(hit.words("n"))
    text = str(hit.value("p", "PART"))
    if hit.has("unit") and unit_of(hit, "unit") == "TH" and minutes is not None:
        minutes *= HOUR_MINUTES
    elif minutes is None or minutes >= HOUR_MINUTES:
        return None
    if ":" not in text:
        return None
    total = int(text[:2]) * HOUR_MINUTES + int(-minutes if hit.has("to") else minutes)
    return _reading(story, clock(*divmod(total % (DAY_HOURS * HOUR_MINUTES), HOUR_MINUTES), ""))


def _noon(hit: Hit, story: Narrative) -> Reading | None:
    text = str(hit.value("p", "PART"))
    return _reading(story, text) if ":" in text else None


H = "h=AMPM"
SPOKEN = "t=(CARD | ONE) HYPHEN? n=(TENS (HYPHEN? (CARD|ONE))? | CARD)"
NO_COUNT = "(?!(HYPHEN|UNIT|UNITS|MULT|PERCENT|MONEY))"
CLOCK_RULES = (
    Rule("9:14 a.m.", f"t=CLOCK (HRS | {H})?", _clock),
    Rule("9.15 a.m.", f"t=(CLOCKDOT|HOUR) {H}", _clock),
    Rule(
        "between 9 and 10 p.m.",
        "t=(CLOCK | CLOCKDOT | HOUR) (AND | TO | UNTIL | HYPHEN | DASH)"
        f" e=(CLOCK | CLOCKDOT | HOUR) {H}",
        _clocks,
    ),
    Rule("11.5 p.m.", f"t=NUM {H}", _short_clock),
    Rule("planned for 9.15,", "(?<=FOR) t=CLOCKDOT(?=(COMMA | DOT | SEMI | BREAK))", _planned),
    Rule("at 09.15", "(?<=(AT|ABOUT)) t=CLOCKDOT(?=OTHER)", _padded),
    Rule("at 9.15", "(?<=(AT|ABOUT)) t=CLOCKDOT (HRS)?(?!(PERCENT|OTHER|MULT))", _clock),
    Rule("0735 hours", "t=HHMM (HRS | ZONE)", _four_digits),
    Rule("at 0735", "(?<=AT) t=HHMM(?!(OTHER|UNITS))", _four_digits),
    Rule("eight o'clock", f"t=(HOUR|{WORDS}) OCLOCK", _hour),
    Rule(
        "seven in the evening",
        f"(?<=(AT|ABOUT|BEFORE|AFTER|BY|UNTIL|FROM)) t=(HOUR|{WORDS})"
        "(?=(IN THE p=PART | IN (THAT|THIS) PART | (THAT|THIS) PART | AT PART | ON WEEKDAY PART))",
        _hour,
    ),
    Rule(
        "a few minutes after seven",
        f"A? (FEW | COUPLE) unit=UNITS (PAST | AFTER) t=(HOUR|{WORDS})"
        f" (OCLOCK | {H})?(?!(UNITS|UNIT|HYPHEN|MULT))",
        _shortly_past,
    ),
    Rule("at seven-forty", f"(?<=(AT|ABOUT|UNTIL|BEFORE|AFTER)) {SPOKEN}{NO_COUNT}", _spoken),
    Rule(
        "by the seven-forty",
        f"(?<=(BY|OF|THE)) t=CARD HYPHEN n=(TENS | CARD){NO_COUNT}",
        _spoken,
    ),
    Rule("by seven forty,", f"(?<=BY) {SPOKEN}(?=(COMMA|DOT|SEMI|PRON|THE|BREAK))", _spoken),
    Rule(
        "seven-forty in the evening",
        f"{SPOKEN} ({H} | (?=(IN THE PART | IN (THAT|THIS) PART | (THAT|THIS) PART)))",
        _spoken,
    ),
    Rule(
        "half past eight",
        f"(half=HALF | (A? q=QUARTER) | n=(HOUR|DAY|{WORDS}) unit=UNITS?) (PAST | AFTER |"
        f" to=TO) t=(HOUR|{WORDS}) (OCLOCK | {H})?(?!(UNITS|UNIT|HYPHEN|MULT))",
        _past,
    ),
    Rule(
        "ten minutes before nine",
        f"((A? q=QUARTER) | n=(HOUR|DAY|{WORDS}) unit=UNITS) to=BEFORE"
        f" t=(HOUR|{WORDS}) (OCLOCK | {H})?(?!(UNITS|UNIT|HYPHEN|MULT))",
        _past,
    ),
    Rule(
        "at nine,",
        f"(?<=(AT|ABOUT)) t={WORDS}(?=(COMMA|DOT|SEMI|WHEN|PRON|BREAK))",
        _bare_hour,
    ),
    Rule(
        "half past noon",
        f"(half=HALF | (A? q=QUARTER) | n=(HOUR|DAY|{WORDS}) unit=UNITS?)"
        " (PAST | AFTER | to=(TO|BEFORE)) p=PART",
        _past_noon,
    ),
    Rule("noon", "p=PART", _noon),
)
