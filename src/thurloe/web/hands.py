"""Who works on the case that is served: one hand reads, another writes, each in its own thread."""

from __future__ import annotations

import secrets
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Self, TypeVar

from thurloe.case import open_case
from thurloe.errors import NotAllowed
from thurloe.web.looks import Looks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from thurloe.case import Case

    T = TypeVar("T")

KEPT = 1000
"""Steps of progress that are kept for those who listen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far something has come: the `number`-th thing said of it."""

    number: int
    step: str
    done: int
    total: int


class Told:
    """What was said of progress lately, for any number of listeners."""

    def __init__(self) -> None:
        self._steps: deque[Step] = deque(maxlen=KEPT)
        self._lock, self._count = Lock(), 0

    def __call__(self, step: str, done: int, total: int, detail: str = "") -> None:
        """Note it; `detail` may name an account and is left out."""
        with self._lock:
            self._count += 1
            self._steps.append(Step(number=self._count, step=step, done=done, total=total))

    def since(self, number: int) -> list[Step]:
        """What was said after this one."""
        with self._lock:
            return [step for step in self._steps if step.number > number]

    @property
    def last(self) -> int:
        """The number of what was said last."""
        return self._count


class Hand:
    """A case, open in a thread of its own, in which all that is done to it is done."""

    def __init__(self, place: str | Path, told: Told) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._case = self._thread.submit(_opened, place, told).result()

    def do(self, by: str, work: Callable[[Case], T]) -> T:
        """Let somebody do something; waits for its turn, and raises what it raises."""

        def acting() -> T:
            with self._case.acting(by):
                return work(self._case)

        return self._thread.submit(acting).result()

    def holder(self, token: str) -> str | None:
        """Who was given a token; None if nobody was."""
        return self._thread.submit(lambda: self._case.holder(token)).result()

    def close(self) -> None:
        """Finish what was begun, and let go of the case."""
        self._thread.submit(self._case.close).result()
        self._thread.shutdown()


def _opened(place: str | Path, told: Told) -> Case:
    """The case; raises `NotAllowed` in a database whose owner is somebody else."""
    case = open_case(place, progress=told)
    try:
        case.store.signature("those who ask")
    except NotAllowed:
        case.close()
        raise
    return case


class Hands:
    """A case as a server has it. A long `add` keeps nobody from reading.

    `by` is who serves it and bears the token `own`.
    """

    def __init__(self, place: str | Path, *, by: str, own: str = "") -> None:
        self.place, self.by, self.own = place, by, own
        self.told, self.looks = Told(), Looks()
        with ExitStack() as opened:
            self._reader = Hand(place, self.told)
            opened.callback(self._reader.close)
            self._writer = Hand(place, self.told)
            opened.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the case."""
        self._reader.close()
        self._writer.close()

    def known(self, token: str) -> str | None:
        """Who bears a token; None if nobody does."""
        if self.own and secrets.compare_digest(token.encode(), self.own.encode()):
            return self.by
        return self._reader.holder(token)

    def read(self, by: str, work: Callable[[Case], T]) -> T:
        """Let somebody read, all of it as it is at one moment."""

        def reading(case: Case) -> T:
            with case.still():
                return work(case)

        return self._reader.do(by, reading)

    def write(self, by: str, work: Callable[[Case], T]) -> T:
        """Let somebody write."""
        return self._writer.do(by, work)
