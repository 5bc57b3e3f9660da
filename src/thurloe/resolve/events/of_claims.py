"""What accounts were read to claim, as mentions of events: who and what takes part, by entity."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from thurloe.resolve.events.mention import EventMention
from thurloe.values.words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from thurloe.nouns import Account, Claim, Entity, Event, Role

STATES = frozenset({"be", "have"})  # words that tell of no deed
AROUND = 500  # characters on either side of a word, where a text has no full stops
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
# Which part of a mention a role is; what is counted or measured is none.
_PARTS = {
    "agent": "doers",
    "object": "undergoers",
    "place": "places",
    "origin": "places",
    "destination": "places",
}


def words_of(accounts: Iterable[Account]) -> dict[str, Mapping[str, int]]:
    """Account -> its content words, and how often it has each."""
    return {account.file: Counter(content_words(account.text)) for account in accounts}


def mentions_of(
    claims: Iterable[Claim], accounts: Iterable[Account], entities: Iterable[Entity]
) -> list[EventMention]:
    """One mention for each word by which an account tells of an event, in their order there.

    Who takes part goes by the name of the entity, so that "she" is who she is.
    """
    names = {r: e.name for e in entities for r in e.referents}
    texts = {account.file: account.text for account in accounts}
    ends = {file: [m.end() for m in _SENTENCE_END.finditer(text)] for file, text in texts.items()}
    events = {c.event for c in claims if c.event.account in texts and c.event.lemma not in STATES}
    fullest = sorted(events, key=lambda e: (e.account, e.trigger.start, -len(e.roles), e.id))
    told = {(event.account, event.trigger.start): event for event in reversed(fullest)}
    return [_mention(told[at], texts[at[0]], ends[at[0]], names) for at in sorted(told)]


def _mention(event: Event, text: str, ends: list[int], names: Mapping[str, str]) -> EventMention:
    at = bisect_right(ends, event.trigger.start)
    start = max(ends[at - 1] if at else 0, event.trigger.start - AROUND)
    end = min(ends[at] if at < len(ends) else len(text), event.trigger.end + AROUND)
    sentence = text[start:end]
    parts: dict[str, set[str]] = {}
    for role in filter(None, (event.subject, *event.roles)):
        parts.setdefault(_PARTS.get(role.name, "others"), set()).update(_words(role, names))
    return EventMention(
        id=event.id,
        account=event.account,
        sentence=at,
        lemma=event.lemma,
        text=event.trigger.text.lower(),
        noun=False,
        dates=frozenset({event.date} if event.date else ()),
        context=frozenset(content_words(sentence)) - {event.lemma},
        names=frozenset(w.lower() for w in re.findall(r"\b[A-Z]\w+", sentence)),
        **{part: frozenset(words) for part, words in parts.items()},
    )


def _words(role: Role, names: Mapping[str, str]) -> tuple[str, ...]:
    return content_words(names.get(role.referent or "", role.text))
