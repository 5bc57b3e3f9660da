"""A case to play with."""

from __future__ import annotations

import json
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
    """A brief as JSON that depends neither on its title nor on how sources are numbered."""

    def told(brief):
        names = {source.id: source.name for source in brief.sources}

        def named(value):
            if isinstance(value, dict):
                return {key: named(part) for key, part in value.items()}
            if isinstance(value, list):
                return [named(part) for part in value]
            return names.get(value, value) if isinstance(value, str) else value

        found = named(json.loads(to_json(replace(brief, title=""))))
        for part in ("sources", "standings"):
            found[part].sort(key=str)
        return found

    return told
