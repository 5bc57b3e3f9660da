"""Toys: an extractor that reads "Heron sank on 3 May 1962." and nothing else, and a clock."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from thurloe.case.case import Case
from thurloe.case.events import FORMAT, Entry
from thurloe.case.places import create_store, title_of
from thurloe.nouns import Claim, EntityType, Event, Extraction, Quote, Referent, Role

KINDS = ("sqlite", "postgresql")
"""What a case can be kept in."""

SAID = re.compile(r"([A-Z]\w+) (sank|sailed|burned) on (\d+) (May|June)(?: (\d{4}))?")
MONTHS = {"May": 5, "June": 6}


class Toy:
    """Reads at once, asks the case for a year that the account does not say, and counts its work."""

    name = "toy/1"

    def __init__(self):
        self.read = []

    def extract_within(self, account, days):
        self.read.append(account.file)
        claims, referents = [], {}
        for number, match in enumerate(SAID.finditer(account.text), 1):
            claim, referent = _said(account, match, number, days)
            claims.append(claim)
            referents[referent.id] = replace(
                referent,
                mentions=(
                    *(referents[referent.id].mentions if referent.id in referents else ()),
                    *referent.mentions,
                ),
            )
        return Extraction(
            account=account.file,
            referents=tuple(referents.values()),
            events=tuple(claim.event for claim in claims),
            claims=tuple(claims),
            skipped=(),
            sentences=len(claims),
        )


def _said(account, match, number, days):
    month, day = MONTHS[match[4]], int(match[3])
    year = int(match[5]) if match[5] else days.year_of(month, day)
    value = f"{year}-{month:02}-{day:02}" if year else f"XXXX-{month:02}-{day:02}"
    ship = Referent(
        id=f"{account.file}#{match[1]}",
        account=account.file,
        type=EntityType.VESSEL,
        name=match[1],
        names=(match[1],),
        mentions=(Quote.cut(account, *match.span(1)),),
    )
    event = Event(
        id=f"{account.file}#e{number}",
        account=account.file,
        kind={"sank": "sinking", "sailed": "departure", "burned": "fire"}[match[2]],
        lemma=match[2],
        trigger=Quote.cut(account, *match.span(2)),
        subject=Role(name="subject", text=match[1], referent=ship.id),
        date=value,
    )
    claim = Claim(
        id=f"{account.file}#c{number}",
        event=event,
        attribute="date",
        value=value,
        quote=Quote.cut(account, *match.span()),
        words=Quote.cut(account, match.start(3), match.end()),
        extractor="toy/1",
    )
    return claim, ship


class Clock:
    """A clock that goes on by an hour each time it is asked; from `start` on."""

    def __init__(self):
        self._ticks = itertools.count()

    def __call__(self):
        tick = next(self._ticks)
        return f"2026-03-{1 + tick // 24:02}T{tick % 24:02}:00:00.000000Z"


def make_case(place, toy, clock, by="Ann"):
    """A new case on the toy extractor."""
    entry = Entry(kind="case", by=by, body={"format": FORMAT, "title": title_of(place)})
    store, _ = create_store(place, entry, clock=clock)
    return Case(store, by=by, extractor=lambda: toy)
