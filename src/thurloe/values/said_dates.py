"""EDTF dates and times of day in words: `../1941-10-04` is "by 4 October 1941"."""

from __future__ import annotations

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}

_DATE = re.compile(
    r"(?P<year>-?[0-9X]{4})(?:-(?P<month>[0-9X]{2}))?(?:-(?P<day>[0-9X]{2}))?(?P<mark>[~?%]?)"
)
_MARKS = {"~": "about ", "?": "perhaps ", "%": "perhaps about ", "": ""}


def say_date(edtf: str) -> str:
    """An EDTF date for readers; what it does not know is given back as it stands."""
    text = edtf.strip()
    if text[:1] in ("[", "{") and text[-1:] in ("]", "}"):
        members = (member.strip() for member in text[1:-1].split(","))
        return " or ".join(say_date(member.replace("..", "/")) for member in members)
    start, slash, end = text.partition("/")
    if not slash:
        return _say_one(text)
    if start in ("", ".."):
        return f"by {_say_one(end)}"
    if end in ("", ".."):
        return f"{_say_one(start)} or later"
    return _say_span(start, end)


def say_time(value: str) -> str:
    """A time of day, with its date where it has one: "21:40, 11 November 1968"."""
    if value.startswith("../") or value.endswith("/.."):
        bound = "before" if value.startswith("../") else "after"
        return f"{bound} {say_time(value.removeprefix('../').removesuffix('/..'))}"
    mark = "about " if "~" in value else ""
    date, found, clock = value.replace("~", "").rpartition("T")
    told = clock.strip("[]").replace(",", " or ") if clock[:1] == "[" else clock.replace("/", "–")
    return f"{mark}{told}, {_say_one(date)}" if found else mark + told


def _say_one(text: str) -> str:
    date, timed, clock = text.partition("T")
    match = _DATE.fullmatch(date)
    if match is None:
        return text
    words = _MARKS[match["mark"]] + _say_parts(match["year"], match["month"], match["day"])
    return f"{clock.rstrip('~?%')}, {words}" if timed else words


def _say_parts(year: str, month: str | None, day: str | None) -> str:
    years = year
    if "X" not in year and int(year) <= 0:
        years = f"{1 - int(year)} BC"  # year 0 is 1 BC
    years = f"{years[:-1]}0s" if re.fullmatch(r"\d{3}X", years) else years
    years = f"{years[:-2]}00s" if re.fullmatch(r"\d{2}XX", years) else years
    years = "" if years == "XXXX" else years
    if month is None or "X" in month:
        return years or "no year"
    named = _say_month(int(month))
    days = str(int(day)) if day and "X" not in day else ""
    return " ".join(part for part in (days, named, years) if part)


def _say_month(month: int) -> str:
    if 1 <= month <= len(MONTHS):
        return MONTHS[month - 1]
    return SEASONS.get(month, str(month))


def _say_span(start: str, end: str) -> str:
    first, last = _DATE.fullmatch(start), _DATE.fullmatch(end)
    if (
        first
        and last
        and first["day"]
        and first.group("year", "month") == last.group("year", "month")
    ):
        return f"{int(first['day'])}–{_say_one(end)}" if first["day"].isdigit() else _say_one(end)
    if first and last and not first["month"] and not last["month"]:
        return f"{_say_one(start)}–{_say_one(end)}"
    return f"{_say_one(start)} – {_say_one(end)}"
