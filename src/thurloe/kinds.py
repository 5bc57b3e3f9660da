"""The events that thurloe knows by name: the table of `kinds.toml`, for anyone to mend."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

AGENT, OBJECT = "agent", "object"
UNDERGOER = "undergoer"  # the object, else the agent: "the wave sank her", "she sank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One sort of event: a row of `kinds.toml`, where each field is explained."""

    name: str
    ask: str = ""
    verbs: str = ""
    nouns: str = ""
    subject: str = AGENT
    happens: str = "often"
    family: str = ""
    sole: str = ""

    @property
    def once(self) -> bool:
        """Whether it happens to one subject at most once."""
        return self.happens == "once"

    @property
    def rare(self) -> bool:
        """Whether two accounts of one subject commonly mean the same one."""
        return self.happens == "rarely"


def _table() -> tuple[Kind, ...]:
    rows = tomllib.loads(files("thurloe").joinpath("kinds.toml").read_text(encoding="utf-8"))
    return tuple(Kind(name=name, **row) for name, row in rows.items())


KINDS: tuple[Kind, ...] = _table()
# Kinds that have a charge: what somebody was arrested, tried, convicted or put to death for.
JUSTICE = frozenset(
    {
        "arrest",
        "charge",
        "trial",
        "conviction",
        "acquittal",
        "sentence",
        "imprisonment",
        "execution",
        "shooting",
        "interrogation",
    }
)
# Kinds that tell of one journey from its different ends.
MOVEMENT = frozenset(
    {"arrival", "departure", "homecoming", "resettlement", "travel", "transfer", "come"}
)
# Pairs of kinds that commonly fall on one day: a sentence ends a trial.
ONE_OCCASION = frozenset(
    map(
        frozenset,
        (
            {"trial", "sentence"},
            {"trial", "conviction"},
            {"conviction", "sentence"},
        ),
    )
)
# Kinds whose number of people is one figure for all: how many were killed, hurt, left alive.
TOLLS = frozenset(
    {
        "killing",
        "injury",
        "illness",
        "survival",
        "homelessness",
        "missing",
        "aboard",
        "inside",
        "attackers",
    }
)
# Posts of one who commands: the captain of one account is the commander of another.
COMMAND = frozenset({"captain", "chief", "commandant", "commander", "leader", "master", "skipper"})
# Kinds in which one side turns to another; how often it did is one question for all.
APPROACHES = frozenset({"correspondence", "offer", "meeting", "warning", "order"})
# Verbs with two objects: whoever "was given the key" got it, and the question says what.
GIVING = frozenset("entrust give grant hand lend offer pay promise send show".split())
# Kinds that befall things: "the bridge" of two accounts of one matter is commonly one bridge.
OF_THINGS = frozenset(
    {
        "opening",
        "closure",
        "building",
        "launch",
        "sinking",
        "collapse",
        "explosion",
        "grounding",
        "burning",
        "discovery",
    }
)
# Who was the first or the last of all: of a matter there is one.
FIRSTS = frozenset(
    f"{order} {deed}"
    for order in ("first", "last")
    for deed in ("on the scene", "to die", "to be rescued")
)
# Kinds in which both sides do the same: "A hit B" and "B collided with A" are one event.
MUTUAL = frozenset({"collision", "marriage", "divorce", "meeting", "battle"})

BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}


@cache
def kind_of(name: str) -> Kind:
    """The row of a kind; an open event gets one of its own, named by its lemma."""
    return BY_NAME.get(name) or Kind(name=name, verbs=name, ask=name)


def family_of(name: str) -> str:
    """The widest kind whose mentions can be this event: an execution may be told as a death."""
    return kind_of(name).family or name
