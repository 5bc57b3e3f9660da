"""A writer that is killed at any moment loses nothing that it said was written, and leaves no half."""

import os
import random
import signal
import time

import pytest
from toys import KINDS, Clock, Toy, make_case

from thurloe.case.case import Case
from thurloe.case.places import open_store


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


def _write(place, folder, said):
    """Add accounts and undo every other one for ever; `said` is told of each write once it is done."""
    case = Case(open_store(place), by="Ann", extractor=Toy)
    for n in range(10_000):
        told = len(case.log())
        file = folder / f"{n}-{told}.txt"
        words = f"By Writer {n}\n\nHeron sank on {n % 28 + 1} May 1962, in year {told}.\n"
        file.write_text(words + "She was late. " * 500)
        event = case.add(file).events[0]
        os.write(said, f"{event.kind} {event.seq} {event.hash}\n".encode())
        if n % 2:
            event = case.undo(event.seq, because="a test")
            os.write(said, f"{event.kind} {event.seq} {event.hash}\n".encode())


def _killed_after(seconds, place, folder):
    """What a writer, in a process of its own, said it had written before it was killed."""
    heard, said = os.pipe()
    child = os.fork()
    if not child:
        try:
            _write(place, folder, said)
        finally:
            os._exit(1)
    os.close(said)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(heard, encoding="ascii") as pipe:
        lines = pipe.read().splitlines(keepends=True)
    assert os.WTERMSIG(status) == signal.SIGKILL
    return [(kind, int(seq), hash_) for kind, seq, hash_ in map(str.split, lines)]


def _wrong(place, said):
    """What was acknowledged and is not there, what is there by half, what was altered."""
    with Case(open_store(place), by="Ben", extractor=Toy) as case:
        log, state = case.log(), case.state()
        there = {(event.kind, event.seq, event.hash) for event in log}
        accounts = {event.body["key"] for event in log if event.kind == "account"}
        read = {event.body["account"] for event in log if event.kind == "extraction"}
        without = {held.key for held in state.accounts.values() if not state.run_of(held)}
        return [*(set(said) - there), *(accounts ^ read), *without, *case.verify()]


def _kill(times, place, tmp_path):
    """Kill a writer so many times, each on what the last one left: how much was written; faults."""
    folder = tmp_path / "in"
    folder.mkdir()
    make_case(place, Toy(), Clock()).close()
    chance, written, wrong = random.Random(5), 0, []
    for _ in range(times):
        said = _killed_after(chance.uniform(0, 0.3), place, folder)
        wrong += _wrong(place, said)
        written += len(said)
    return written, wrong


def test_twenty_kills(place, tmp_path):
    written, wrong = _kill(20, place, tmp_path)
    assert written > 0
    assert wrong == []


@pytest.mark.slow
def test_two_hundred_kills(place, tmp_path):
    written, wrong = _kill(200, place, tmp_path)
    assert written > 0
    assert wrong == []
