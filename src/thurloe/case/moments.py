"""Up to when a case is looked at: a day or a time, in UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from thurloe.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thurloe.case.events import Event

_LASTS = {10: timedelta(days=1), 16: timedelta(minutes=1), 19: timedelta(seconds=1)}
"""How long the moment lasts that is written in so many characters."""


def until(events: Sequence[Event], moment: str) -> list[Event]:
    """The events up to the end of a day (2026-03-01) or of a time (2026-03-01T14:30, UTC).

    Raises:
        BadInput: no such moment, or the case had not begun by then.
    """
    end = _end(moment)
    found = [event for event in events if event.at < end]
    if not found:
        raise BadInput(f"The case began on {events[0].at[:19]}Z, after {moment}. Give a later day.")
    return found


def _end(moment: str) -> str:
    """The first moment after it, as events have theirs."""
    bare = moment.strip().removesuffix("Z")
    try:
        start = datetime.fromisoformat(bare).replace(tzinfo=UTC)
        end = start + _LASTS[len(bare)]
    except (ValueError, KeyError, OverflowError) as error:
        raise BadInput(
            f"{moment!r} is no day or time. Write it as 2026-03-01 or 2026-03-01T14:30 (UTC)."
        ) from error
    return end.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
