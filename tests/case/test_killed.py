"""Killed while accounts are added, names merged, views made: what was told is there, whole.

A writer in a process of its own tells where it is: it begins to add, writes, has written, is done.
Each kill waits until it is where it is meant to hit, and then a random part of the time that this
takes; where it did hit is the last that the writer told.
"""

import itertools
import os
import random
import signal
import time
from collections import Counter, defaultdict
from contextlib import contextmanager
from statistics import median

import pytest
from toys import KINDS, Clock, Toy, make_case

from thurloe.case import adding
from thurloe.case.case import Case
from thurloe.case.desk import KEPT
from thurloe.case.places import open_store
from thurloe.report import to_json

PILE = 3
A_CASE = 20
"""Kills until a new case is begun: a large one takes long to brief."""
BLINK = 0.0005
"""Seconds; what is over sooner, on a fast and idle machine, is hit by chance alone."""

WRITES = ("before", "during", "after")
PLACES = {
    "sqlite": tuple(itertools.product(("add", "merge", "undo", "brief", "index"), WRITES)),
    # What resolving found, and the index, are kept in memory there.
    "postgresql": (
        *itertools.product(("add", "merge", "undo"), WRITES),
        ("brief", "before"),
        ("index", "before"),
    ),
}
"""Where a writer can be: what it does, and how far its transaction is."""


class Writer:
    """Adds piles, merges, undoes and makes views for ever, and tells where it is."""

    def __init__(self, place, folder, said):
        adding.AT_ONCE = 1  # each account is a batch of its own
        self.folder, self.said, self.now = folder, said, "begin"
        store = open_store(place)
        self._tell_writes(store, "append")
        if not place_is_url(place):
            self._tell_writes(store, "writing")
        self.case = Case(store, by="Ann", extractor=Toy, progress=self._progress)

    def say(self, *words):
        os.write(self.said, f"{time.monotonic()} {' '.join(words)}\n".encode())

    def _tell_writes(self, store, name):
        """Have a method of the store say when it begins to write, and when it has."""
        write = getattr(store, name)

        def append(*given, **more):
            self.say(self.now, "during")
            done = write(*given, **more)
            self.say(self.now, "after")
            return done

        @contextmanager
        def writing():
            self.say(self.now, "during")
            with write() as connection:
                yield connection
            self.say(self.now, "after")

        setattr(store, name, {"append": append, "writing": writing}[name])

    def _progress(self, step, done, total, detail=""):
        if step == KEPT:
            self.say("told", "account", detail.split()[0])
            self.say(self.now, "before")  # the next one

    def begin(self, what):
        self.now = what
        self.say(what, "before")

    def work(self):
        for left in self.case.state().decisions:  # of one that was killed before it undid its merge
            self.case.undo(left.seq, because="a test")
        for n in itertools.count():
            pile = self._pile(n)
            self.begin("add")
            self.case.add(pile)
            self.begin("merge")
            event = self.case.merge("Heron", "Swift", because="a test")
            self.say("told", "merge", event.hash)
            self.begin("brief")
            to_json(self.case.brief())
            self.begin("index")
            list(self.case.search("pile"))
            self.begin("undo")
            event = self.case.undo(event.seq, because="a test")
            self.say("told", "undo", event.hash)

    def _pile(self, n):
        pile = self.folder / f"{n}-{len(self.case.log())}"
        pile.mkdir(exist_ok=True)
        for m in range(PILE):
            words = f"By Writer {m}\n\nHeron sank on {n % 28 + 1} May 1962. Swift burned on 3 May."
            text = f"{words}\nPile {pile.name}, {m}.\n" + "She was late. " * 200
            (pile / f"{pile.name}-{m}.txt").write_text(text)
        return pile


def place_is_url(place):
    return str(place).startswith("postgresql:")


class Killer:
    """Kills writers; `hits` counts where, `told` is what the last one said was done."""

    def __init__(self, chance):
        self.chance, self.hits, self.took = chance, Counter(), defaultdict(lambda: [0.002])

    def kill(self, aim, place, folder):
        """Let a writer come to `aim` and kill it; returns what it said was done for good."""
        heard, said = os.pipe()
        child = os.fork()
        if not child:
            try:
                Writer(place, folder, said).work()
            finally:
                os._exit(1)
        os.close(said)
        with os.fdopen(heard, encoding="ascii") as pipe:
            lines = self._until(aim, pipe)
            time.sleep(self.chance.uniform(0, median(self.took[aim])))
            os.kill(child, signal.SIGKILL)
            lines += [line.split() for line in pipe.read().splitlines()]
        _, status = os.waitpid(child, 0)
        assert os.WTERMSIG(status) == signal.SIGKILL
        return self._noted(lines)

    @staticmethod
    def _until(aim, pipe):
        lines = []
        while not lines or tuple(lines[-1][1:]) != aim:
            lines.append(pipe.readline().split())
            assert lines[-1], "the writer ended by itself"
        return lines

    def _noted(self, lines):
        """What was told; how long each thing took, and where the kill did hit, are kept."""
        places = [(float(at), (what, how)) for at, what, how, *_ in lines if what != "told"]
        for (begun, place), (ended, _) in itertools.pairwise(places):
            self.took[place].append(ended - begun)
        self.hits[places[-1][1]] += 1
        return {" ".join(line[2:]) for line in lines if line[1] == "told"}


def _wrong(place, said):
    """What was told and is not there, accounts without a run, views that lack some, alterations."""
    with Case(open_store(place), by="Ben", extractor=Toy) as case:
        log, state = case.log(), case.state()
        there = {f"{event.kind} {event.hash}" for event in log}
        there |= {f"account {event.body['file']}" for event in log if event.kind == "account"}
        held = {one.file for one in state.accounts.values()}
        without = {one.file for one in state.accounts.values() if not state.run_of(one)}
        if not held:
            return [*(said - there), *case.verify()]
        brief = case.brief()  # by what was remembered, as far as the kill left it
        shown = {account.file for account in brief.accounts}
        found = {hit.account.file for hit in case.search("pile", limit=10_000)}
        wrong = [*(said - there), *without, *(held ^ shown), *(held ^ found), *case.verify()]
    with Case(
        open_store(place), by="Ben", extractor=Toy
    ) as anew:  # remembers nothing: see `verify`
        return wrong if to_json(anew.brief()) == to_json(brief) else [*wrong, "another brief"]


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


def _kill(times, places, new_place, tmp_path):
    """Kill so many times, everywhere in turn; then on where it was hit less than `least` times.

    Returns:
        Where it was hit too seldom all the same, how often, and what was wrong after any kill.
    """
    killer, wrong, least = Killer(random.Random(7)), [], max(1, times // (4 * len(places)))
    for n in range(3 * times):
        missed = {
            place: killer.hits[place]
            for place in places
            if killer.hits[place] < least and median(killer.took[place]) >= BLINK
        }
        if n >= times and not missed:
            break
        if n % A_CASE == 0:
            folder, place = tmp_path / f"in{n}", new_place()
            folder.mkdir()
            make_case(place, Toy(), Clock()).close()
        aims = places if n < times else tuple(missed)
        wrong += _wrong(place, killer.kill(aims[n % len(aims)], place, folder))
    return missed, wrong


def test_thirty_kills(kind, new_place, tmp_path):
    missed, wrong = _kill(30, PLACES[kind], new_place, tmp_path)
    assert wrong == []
    assert missed == {}


@pytest.mark.slow
def test_two_hundred_kills(kind, new_place, tmp_path):
    missed, wrong = _kill(200, PLACES[kind], new_place, tmp_path)
    assert wrong == []
    assert missed == {}
