"""Which mentions of accounts tell of one event: `same_events`, and `why_same` for the reasons."""

from thurloe.resolve.events.clusters import same_events
from thurloe.resolve.events.mention import EventMention
from thurloe.resolve.events.of_claims import mentions_of, words_of
from thurloe.resolve.events.reasons import Link, Reason, why_same

__all__ = [
    "EventMention",
    "Link",
    "Reason",
    "mentions_of",
    "same_events",
    "why_same",
    "words_of",
]
