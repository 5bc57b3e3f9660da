"""Killed while a pile is added, names are merged or views are made: what was told is there, whole."""

import itertools
import os
import random
import signal
import time

import pytest
from toys import KINDS, Clock, Toy, make_case

from thurloe.case import adding
from thurloe.case.case import Case
from thurloe.case.desk import KEPT
from thurloe.case.places import open_store

PILE = 5
ALL = {"account", "merge", "undo"}
LONGEST = {"sqlite": 0.4, "postgresql": 1.0}
"""Seconds that a writer is given at most: to log in to a server takes a while by itself."""


def _work(place, folder, say):
    """Add piles, merge, undo and rebuild for ever; what is done is told as `kind name-or-hash`."""
    adding.AT_ONCE = 1  # each account is a batch of its own

    def tell(step, done, total, detail=""):
        if step == KEPT:
            say(f"account {detail.split()[0]}")

    with Case(open_store(place), by="Ann", extractor=Toy, progress=tell) as case:
        for left in case.state().decisions:  # of one that was killed before it undid its merge
            case.undo(left.seq, because="a test")
        for n in range(10_000):
            pile = folder / f"{n}-{len(case.log())}"
            pile.mkdir(exist_ok=True)
            for m in range(PILE):
                words = (
                    f"By Writer {m}\n\nHeron sank on {n % 28 + 1} May 1962. Swift burned on 3 May."
                )
                (pile / f"{pile.name}-{m}.txt").write_text(words + f"\nPile {pile.name}, {m}.\n")
            case.add(pile)
            event = case.merge("Heron", "Swift", because="a test")
            say(f"merge {event.hash}")
            case.brief()  # remembers
            list(case.search("pile"))  # indexes
            event = case.undo(event.seq, because="a test")
            say(f"undo {event.hash}")
            case.brief()


def _killed_after(seconds, place, folder):
    heard, said = os.pipe()
    child = os.fork()
    if not child:
        try:
            _work(place, folder, lambda line: os.write(said, f"{line}\n".encode()))
        finally:
            os._exit(1)
    os.close(said)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(heard, encoding="ascii") as pipe:
        lines = pipe.read().splitlines()
    assert os.WTERMSIG(status) == signal.SIGKILL
    return lines


def _wrong(place, said):
    """What was told and is not there, accounts without a run, views that lack some, alterations."""
    with Case(open_store(place), by="Ben", extractor=Toy) as case:
        log, state = case.log(), case.state()
        there = {f"{event.kind} {event.hash}" for event in log}
        there |= {f"account {event.body['file']}" for event in log if event.kind == "account"}
        held = {one.file for one in state.accounts.values()}
        without = {one.file for one in state.accounts.values() if not state.run_of(one)}
        shown = {account.file for account in case.brief().accounts} if held else set()
        found = {hit.account.file for hit in case.search("pile")} if held else set()
        return [*(set(said) - there), *without, *(held ^ shown), *(held ^ found), *case.verify()]


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


@pytest.fixture
def new_place(kind, request, tmp_path):
    """Where another case can be made, each time."""
    if kind == "sqlite":
        count = itertools.count()
        return lambda: tmp_path / f"heron{next(count)}.case"
    return request.getfixturevalue("server").new


def _kill(times, new_place, tmp_path, longest):
    """Kill so many times: what was told before, and what was wrong after.

    Every twentieth time a new case, for a large one takes long to brief.
    """
    chance, told, wrong = random.Random(7), set(), []
    for n in range(5 * times):  # on a machine that is slow today more often, until all was told
        if n >= times and told >= ALL:
            break
        folder = tmp_path / f"in{n // 20}"
        if not folder.is_dir():
            folder.mkdir()
            place = new_place()
            make_case(place, Toy(), Clock()).close()
        said = _killed_after(chance.uniform(0, longest), place, folder)
        wrong += _wrong(place, said)
        told |= {line.split()[0] for line in said}
    return told, wrong


def test_twenty_kills_midway(kind, new_place, tmp_path):
    told, wrong = _kill(20, new_place, tmp_path, LONGEST[kind])
    assert told >= ALL
    assert wrong == []


@pytest.mark.slow
def test_two_hundred_kills_midway(kind, new_place, tmp_path):
    told, wrong = _kill(200, new_place, tmp_path, LONGEST[kind])
    assert told >= ALL
    assert wrong == []
