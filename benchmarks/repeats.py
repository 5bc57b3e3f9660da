"""A large case made of a small one: its accounts again and again under other names.

Extracting five million words takes most of an hour, so each account is extracted once. Its repeats
have other names, in the text and in all that was read out of it: the consonants of every word that
is part of a name, and that the corpus never writes small, are moved along the alphabet. No word
becomes longer or shorter, so every offset stays right. What a run asked of the days of the case is
answered by the large one, so that it need not be read again.
"""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from thurloe.case.codec import from_bytes, to_bytes
from thurloe.case.events import FORMAT, Entry, digest
from thurloe.case.sqlite import SqliteStore
from thurloe.extract.times import CaseDays, agreed_days
from thurloe.nouns import Extraction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

CONSONANTS = "bcdfghjklmnpqrstvwxz"
STEP = 7  # places; has no divisor in common with 20, so that 20 repeats differ
BATCH = 100  # accounts that are written at once
LEAST = 4  # letters of a word that is renamed: initials and short forms stay
TIMES = re.compile(r"(?:Janu|Febru)ary|March|April|June|July|August|\w+(?:ber|day)")
_WORD = re.compile(r"(?:\b|(?<=\\[nrt]))[A-Z]\w+\b")  # also behind a line break in JSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """An account of the small case: its two events, and their blobs as text."""

    account: Mapping[str, object]
    run: Mapping[str, object]
    content: str
    read: str
    extraction: str


def originals(base: Path) -> list[Original]:
    """The accounts of a case that have one extraction each."""
    connection = sqlite3.connect(base)
    blobs = dict(connection.execute("SELECT digest, data FROM blob"))
    bodies = [
        (kind, json.loads(body))
        for kind, body in connection.execute("SELECT kind, body FROM event ORDER BY seq")
    ]
    connection.close()
    runs = {body["account"]: body for kind, body in bodies if kind == "extraction"}

    def text(body: Mapping[str, Mapping[str, str]], name: str) -> str:
        return zlib.decompress(blobs[body["blobs"][name]]).decode()

    return [
        Original(
            account=body,
            run=runs[body["key"]],
            content=text(body, "content"),
            read=_open(text(body, "account")),
            extraction=_open(_as_now(text(runs[body["key"]], "extraction"))),
        )
        for kind, body in bodies
        if kind == "account"
    ]


def _as_now(extraction: str) -> str:
    """The same as this version writes it."""
    return to_bytes(from_bytes(Extraction, extraction.encode())).decode()


def _open(canonical: str) -> str:
    """The same JSON with its letters as they are."""
    return json.dumps(
        json.loads(canonical), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )


def names_of(some: Iterable[Original]) -> frozenset[str]:
    """The words that are part of a name and are nowhere written small."""
    some = list(some)
    small = {word for one in some for word in re.findall(r"\b[a-z]\w+\b", one.content)}
    named = {
        word
        for one in some
        for referent in json.loads(one.extraction).get("referents", ())
        for name in referent.get("names", ())
        for word in re.findall(r"\b[A-Z]\w+\b", name)
    }
    return frozenset(
        word
        for word in named
        if len(word) >= LEAST and word.lower() not in small and not TIMES.fullmatch(word)
    )


def renamed(text: str, names: frozenset[str], turn: int) -> str:
    """A text with other names, as long as it was; for turn 0 it is the text itself."""
    shift = STEP * turn % len(CONSONANTS)
    moved = CONSONANTS[shift:] + CONSONANTS[:shift]
    table = str.maketrans(CONSONANTS + CONSONANTS.upper(), moved + moved.upper())
    return _WORD.sub(lambda m: m[0].translate(table) if m[0] in names else m[0], text)


def days_of(some: Iterable[tuple[Original, int]], names: frozenset[str]) -> CaseDays:
    """The years that all the accounts together give to days; accounts of the same words are one."""
    told = {renamed(one.content, names, turn): one.account["days"] for one, turn in some}
    return agreed_days(told.values())


def _asked(run: Mapping[str, object], days: CaseDays) -> list[list[object]]:
    """What a run asked of the days, as the large case answers it."""
    ask = {"told": days.year_of, "sure": days.sure_year_of}
    return [
        [what, month, day, ask[what](month, day) if what in ask else days.year_of_month(month)]
        for what, month, day, _ in run["asked"]
    ]


def repeat(one: Original, names: frozenset[str], turn: int) -> tuple[list[Entry], dict[str, bytes]]:
    """What goes into the log for one account under the names of a turn, and its blobs."""
    old_file, old_key = str(one.account["file"]), str(one.account["key"])
    file = f"{turn:02}-{old_file}"
    content = renamed(one.content, names, turn).encode()
    key = digest(content)

    def told(text: str) -> str:
        said = renamed(text, names, turn).replace(f'"{old_file}', f'"{file}')
        return said.replace(old_key, key).replace(f'"name":"{old_file[:-4]}"', f'"name":"{file}"')

    account, extraction = told(one.read).encode(), told(one.extraction).encode()
    bodies: list[tuple[str, dict[str, object]]] = [
        ("account", json.loads(told(json.dumps(one.account, separators=(",", ":"))))),
        ("extraction", json.loads(told(json.dumps(one.run, separators=(",", ":"))))),
    ]
    bodies[0][1]["blobs"] = {"account": digest(account), "content": key}
    bodies[1][1]["blobs"] = {"extraction": digest(extraction)}
    entries = [Entry(kind=kind, by="benchmark", body=body) for kind, body in bodies]
    return entries, {key: content, digest(account): account, digest(extraction): extraction}


def make_case(path: Path, base: Path, accounts: int) -> tuple[int, int]:
    """Make a case of so many accounts, no two alike; returns how many, and how many words."""
    some = originals(base)
    names = names_of(some)
    pairs = _distinct(some, names, accounts)
    days = days_of(pairs, names)
    entry = Entry(kind="case", by="benchmark", body={"format": FORMAT, "title": "growing"})
    store, event = SqliteStore.create(path, entry)
    last = event.seq
    with store:
        for at in range(0, len(pairs), BATCH):
            entries: list[Entry] = []
            blobs: dict[str, bytes] = {}
            for one, turn in pairs[at : at + BATCH]:
                more, data = repeat(one, names, turn)
                more[1].body["asked"] = _asked(one.run, days)
                entries += more
                blobs |= data
            last = store.append(entries, blobs, after=last)[-1].seq
    return len(pairs), sum(len(one.content.split()) for one, _ in pairs)


def _distinct(
    some: list[Original], names: frozenset[str], accounts: int
) -> list[tuple[Original, int]]:
    """Accounts with the turn of their names, each text once; fewer where the turns are used up."""
    met: dict[str, tuple[Original, int]] = {}
    for turn, one in product(range(len(CONSONANTS)), some):
        if len(met) == accounts:
            break
        met.setdefault(digest(renamed(one.content, names, turn).encode()), (one, turn))
    return list(met.values())
