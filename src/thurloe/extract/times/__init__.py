"""Find the time expressions of an English text and write them as EDTF and ISO 8601."""

from __future__ import annotations

from thurloe.extract.times.case_days import (
    CaseDays,
    NotedDays,
    agreed_days,
    case_days,
    dated_days,
    still_so,
)
from thurloe.extract.times.find import RULES, find_times, find_timex3
from thurloe.extract.times.timex import Timex

__all__ = [
    "RULES",
    "CaseDays",
    "NotedDays",
    "Timex",
    "agreed_days",
    "case_days",
    "dated_days",
    "find_times",
    "find_timex3",
    "still_so",
]
