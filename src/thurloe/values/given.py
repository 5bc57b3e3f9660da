"""What callers give, looked at before it is used, so that an error says what was wrong with it."""

from __future__ import annotations

from thurloe.errors import BadInput, BadValue
from thurloe.values.dates import day_spans


def check_text(given: object, what: str) -> None:
    """That a text is one; raises `BadInput`, which names `what` was to be a text."""
    if not isinstance(given, str):
        raise BadInput(
            f"{what} is {given!r:.60}, a {type(given).__name__}. Give it as a text (str); "
            "bytes are decoded with .decode() first."
        )


def check_day(given: object, what: str) -> None:
    """That a day is None, empty or an EDTF date that the calendar has; raises `BadInput`."""
    if given is None or given == "":
        return
    check_text(given, what)
    day = str(given).strip().partition("T")[0]
    try:
        if "X" not in day:
            day_spans(day)
    except BadValue as error:
        raise BadInput(
            f"{what} is {given!r:.60}, which is no date. Write it as EDTF has it, "
            "1851-03-02, 1851-03 or 1851, or leave it out."
        ) from error
