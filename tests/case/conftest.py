"""A case to play with."""

from __future__ import annotations

from dataclasses import replace

import pytest
from toys import Clock, Toy, make_case

from thurloe.case.case import Case
from thurloe.case.sqlite import SqliteStore
from thurloe.report import to_json


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def toy():
    return Toy()


@pytest.fixture
def case(tmp_path, toy, clock):
    with make_case(tmp_path / "heron.case", toy, clock) as made:
        yield made


@pytest.fixture
def also(tmp_path, clock):
    """The same case in somebody else's hands."""
    opened = []

    def reopen(by="Ben", toy=None):
        store = SqliteStore(tmp_path / "heron.case", clock=clock)
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
