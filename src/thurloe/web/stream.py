"""Server-sent events: what is new in the log, and how far reading has come."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import asdict
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from thurloe.errors import ThurloeError
from thurloe.web.looks import teller

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from thurloe.case import Case
    from thurloe.web.hands import Hands

PAUSE = 0.5
"""Seconds between two looks at the log, which others may write to as well."""


async def listen(hands: Hands, by: str, *, after: int | None, seconds: float) -> AsyncIterator[str]:
    """The events of a stream; `after` is the last event that is known, None for the last there is.

    It ends with whoever listens losing his role.
    """
    end, said = time.monotonic() + seconds, hands.told.last
    last, _ = await run_in_threadpool(_new, hands, by, None)
    seq = last if after is None else min(after, last)
    yield f"retry: 1000\n: from event {seq} on\n\n"
    while True:
        for step in hands.told.since(said):
            said = step.number
            yield _sent("progress", asdict(step))
        try:
            seq, rows = await run_in_threadpool(_new, hands, by, seq)
        except ThurloeError:
            return
        for row in rows:
            yield f"id: {row['seq']}\n{_sent('log', row)}"
        if time.monotonic() >= end:
            return
        await asyncio.sleep(min(PAUSE, max(0.0, end - time.monotonic())))


def _new(hands: Hands, by: str, after: int | None) -> tuple[int, list[dict[str, object]]]:
    """The number of the last event, and what is new after one."""

    def work(case: Case) -> tuple[int, list[dict[str, object]]]:
        events = case.events()
        last = events[-1].seq
        if after is None or after >= last:
            return last, []
        tell = teller(case)
        return last, [tell(event) for event in events[after:]]

    return hands.read(by, work)


def _sent(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"
