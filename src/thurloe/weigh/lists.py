"""Claims on items that may have several true values, as questions about one value each.

What a source lists, in rows of its own or parted by ";", is one claim on each value that anybody
lists of the item: that it is listed, or that it is not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from thurloe.errors import BadInput
from thurloe.weigh.listing import LISTED, NOT_LISTED
from thurloe.weigh.nearness import MANY, OF
from thurloe.weigh.votes import Votes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from thurloe.weigh.results import Evidence, Kind, Weighed

IN = "\u241e"  # between an object and a value that it may have, in the name of a question
MOST = 20_000_000  # claims that lists may come to

Row = tuple[str, str, int, float]  # item, value, source, confidence


def has_lists(kinds: Mapping[str, Kind]) -> bool:
    """Whether several values of some item may be true."""
    return any(kind.name == MANY for kind in kinds.values())


def as_questions(votes: Votes, evidence: Evidence) -> tuple[Votes, Evidence]:
    """The votes and known answers with a yes-or-no question for each value of kind `many`.

    Raises:
        BadInput: a name has the mark that parts object and value, or lists are too long.
    """
    if not has_lists(evidence.kinds):
        return votes, evidence
    rows: list[Row] = []
    known: dict[str, str] = {}
    for at, item in enumerate(votes.items):
        said = list(_said(votes, at))
        if not _is_list(item, evidence.kinds):
            rows += [(item, value, source, sure) for value, source, sure in said]
            known |= {item: evidence.known[item]} if item in evidence.known else {}
            continue
        lists, sure = _lists(said)
        every = sorted(set().union(*lists.values()))
        if len(rows) + len(every) * len(lists) > MOST:
            raise BadInput(f"Lists come to more than {MOST:,} claims. Weigh fewer items at once.")
        for value in every:
            name = _question(item, value)
            for source, listed in lists.items():
                answer = LISTED if value in listed else NOT_LISTED
                rows.append((name, answer, source, sure[source]))
            if item in evidence.known:
                true = value in _parted(evidence.known[item])
                known[name] = LISTED if true else NOT_LISTED
    unmet = {item: value for item, value in evidence.known.items() if item not in set(votes.items)}
    return _votes(rows, votes), replace(evidence, known=known | unmet)


def _is_list(item: str, kinds: Mapping[str, Kind]) -> bool:
    attribute = item.rpartition(OF)[2] if OF in item else ""
    kind = kinds.get(attribute, kinds.get("*"))
    return kind is not None and kind.name == MANY


def _said(votes: Votes, at: int) -> Iterator[tuple[str, int, float]]:
    """Value, source and confidence of each claim on an item."""
    for slot in range(*votes.item_start[at : at + 2].tolist()):
        for claim in range(*votes.slot_start[slot : slot + 2].tolist()):
            sure = 1.0 if votes.confidence is None else float(votes.confidence[claim])
            yield votes.values[slot], int(votes.source[claim]), sure


def _lists(
    said: Sequence[tuple[str, int, float]],
) -> tuple[dict[int, set[str]], dict[int, float]]:
    """What each source lists of an item, and how sure that is; who lists several shares it out."""
    lists: dict[int, set[str]] = defaultdict(set)
    sure: dict[int, float] = defaultdict(float)
    for text, source, share in said:
        lists[source] |= set(_parted(text))
        sure[source] = min(sure[source] + share, 1.0)
    return dict(sorted(lists.items())), sure


def _parted(text: str) -> list[str]:
    return [name.strip() for name in text.split(";") if name.strip()] or [text]


def _question(item: str, value: str) -> str:
    if IN in item or IN in value:
        raise BadInput(f"{item!r}, {value!r}: no name of a list may have {IN!r} in it.")
    object_, mark, attribute = item.rpartition(OF) if OF in item else (item, "", "")
    return f"{object_}{IN}{value}{mark}{attribute}"


def asked(question: str) -> tuple[str, str] | None:
    """The item and value that a question is about; None where it is no such question."""
    object_, mark, rest = question.rpartition(IN)
    if not mark:
        return None
    value, of, attribute = rest.rpartition(OF) if OF in rest else (rest, "", "")
    return f"{object_}{of}{attribute}", value


def _votes(rows: list[Row], votes: Votes) -> Votes:
    rows.sort()
    slots = [n for n, row in enumerate(rows) if not n or row[:2] != rows[n - 1][:2]]
    items = [n for n, at in enumerate(slots) if not n or rows[at][0] != rows[slots[n - 1]][0]]
    sure = np.array([row[3] for row in rows], dtype=np.float32)
    return Votes(
        sources=votes.sources,
        items=[rows[slots[n]][0] for n in items],
        values=[rows[at][1] for at in slots],
        item_start=np.array([*items, len(slots)], dtype=np.int64),
        slot_start=np.array([*slots, len(rows)], dtype=np.int64),
        source=np.array([row[2] for row in rows], dtype=np.int32),
        confidence=None if (sure == 1).all() else sure,
    )


def answers_in(weighed: Weighed) -> tuple[list[str], list[str], NDArray[np.int64]]:
    """Item and value of each row of answers, and its slot: by item, the most probable first."""
    votes, rows = weighed.votes, []
    for at, item in enumerate(votes.items):
        about = asked(item) if _is_list(item, weighed.evidence.kinds) else None
        for slot in range(*votes.item_start[at : at + 2].tolist()):
            item_, value = about or (item, votes.values[slot])
            if about is None or votes.values[slot] == LISTED:
                rows.append((item_, -float(weighed.probability[slot]), value, slot))
    rows.sort()
    slots = np.array([row[3] for row in rows], dtype=np.int64)
    return [row[0] for row in rows], [row[2] for row in rows], slots


def question_of(weighed: Weighed, item: str, value: str | None) -> str | None:
    """The question about this value of an item, or about its likeliest; None where none is."""
    object_, comma, attribute = item.rpartition(", ")
    for name in (item, f"{object_}{OF}{attribute}") if comma else (item,):
        found = list(_questions(weighed.votes.items, name))
        if value is not None:
            found = [(place, one) for place, one in found if asked(one) == (name, value)]
        if found:
            place = weighed.votes.item_start  # the slot of "listed" is the first of each
            return max(found, key=lambda one: weighed.probability[place[one[0]]])[1]
    return None


def _questions(items: Sequence[str], name: str) -> Iterator[tuple[int, str]]:
    object_ = name.rpartition(OF)[0] if OF in name else name
    at = bisect_left(items, f"{object_}{IN}")
    while at < len(items) and items[at].startswith(f"{object_}{IN}"):
        about = asked(items[at])
        if about and about[0] == name:
            yield at, items[at]
        at += 1
