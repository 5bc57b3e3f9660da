"""What an event did, in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from thurloe.signs import escape_in_json
from thurloe.values.said import say_credibility

if TYPE_CHECKING:
    from thurloe.case.events import Event
    from thurloe.case.settle import Conflict

Body = Mapping[str, Any]


def say(event: Event) -> str:
    """What an event did, in a few words, without who and why."""
    return _WORDS[event.kind](event.body) if event.kind in _WORDS else event.kind


def as_json(event: Event, veil: Callable[[str], str] = str, *, whole: bool = True) -> str:
    """An event as one line of JSON; its body only where it is wanted `whole`."""
    entry = event.entry
    row: dict[str, Any] = {
        "seq": event.seq,
        "at": event.at,
        "by": entry.by,
        "kind": entry.kind,
        "what": veil(say(event)),
        "because": veil(entry.because),
        "hash": event.hash,
    }
    whole_row = row | ({"body": entry.body} if whole else {})
    return escape_in_json(json.dumps(whole_row, ensure_ascii=False))


def say_conflict(conflict: Conflict) -> str:
    """Who differs from whom about what, and what to do."""
    said = "; ".join(
        f"{word.event.entry.by} says {word.outcome} (event {word.event.seq})"
        for word in conflict.words
    )
    return (
        f"people differ on {conflict.about}: {said}. Neither counts until one is undone: "
        "thurloe case undo CASE N"
    )


def _account(body: Body) -> str:
    source = body["speakers"][0]
    letter = f", reliability {source['reliability']}" if source["reliability"] != "F" else ""
    return f"added {body['file']}, by {source['name']}{letter}"


def _extraction(body: Body) -> str:
    return f"read {body['file']} with {body['extractor']}"


def _protected(body: Body) -> str:
    also = body["source"].get("also", ())
    return f"protected {body['source']['name']}" + (
        f", also called {', '.join(also)}" if also else ""
    )


def _claim(body: Body) -> str:
    told = body["statement"]
    return f"the {told['attribute']} {told['value']} in “{told['quote']}”"


def _judged(body: Body) -> str:
    return f"{say_credibility(body['credibility'])} ({body['credibility']})"


_WORDS: Mapping[str, Callable[[Body], str]] = {
    "case": lambda body: f"began the case {body['title']!r}",
    "account": _account,
    "extraction": _extraction,
    "left out": lambda body: f"left out {body['file']}: {body['why']}",
    "protect": _protected,
    "grade": lambda body: f"graded {body['name']} {body['reliability']}",
    "accept": lambda body: f"accepted {_claim(body)}",
    "reject": lambda body: f"rejected {_claim(body)}",
    "correct": lambda body: f"corrected {_claim(body)} to {body['value']}",
    "credit": lambda body: f"judged {_claim(body)} {_judged(body)}",
    "dismiss": lambda body: f"looked at {body['item']} and let it be: {body['what']}",
    "answer": lambda body: f"answered {body['question']!r}: {body['value']}",
    "merge": lambda body: f"merged {body['name']} and {body['other']}",
    "split": lambda body: f"split {body['name']} from {body['other']}",
    "user": lambda body: (
        f"made {body['name']} {body['role']}"
        if body["role"] != "none"
        else f"shut out {body['name']}"
    ),
    "token": lambda body: f"gave {body['name']} a token",
    "undo": lambda body: f"undid event {body['event']}",
}
