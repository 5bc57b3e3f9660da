"""A case to play with."""

from __future__ import annotations

from dataclasses import replace

import postgres
import pytest
from toys import Clock, Toy, make_case

from thurloe.case.case import Case
from thurloe.case.places import open_store
from thurloe.report import to_json


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def toy():
    return Toy()


@pytest.fixture(scope="session")
def server():
    """A database server for all tests of this process."""
    if not postgres.is_installed():
        pytest.skip(postgres.MISSING)
    started = postgres.Server()
    yield started
    started.stop()


@pytest.fixture
def kind():
    """What a case is kept in; a module that wants more parametrizes it: see `KINDS` in toys."""
    return "sqlite"


@pytest.fixture
def place(kind, request, tmp_path):
    """Where a case can be made."""
    if kind == "sqlite":
        return tmp_path / "heron.case"
    return request.getfixturevalue("server").new()


@pytest.fixture
def case(place, toy, clock):
    with make_case(place, toy, clock) as made:
        yield made


@pytest.fixture
def also(place, clock):
    """The same case in somebody else's hands."""
    opened = []

    def reopen(by="Ben", toy=None):
        store = open_store(place, clock=clock)
        opened.append(Case(store, by=by, extractor=lambda: toy or Toy()))
        return opened[-1]

    yield reopen
    for one in opened:
        one.close()


@pytest.fixture
def write(tmp_path):
    """Write an account into a folder and return its path."""

    def put(name, text):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return put


@pytest.fixture
def seen():
    """A brief as bytes, its title aside."""
    return lambda brief: to_json(replace(brief, title=""))
