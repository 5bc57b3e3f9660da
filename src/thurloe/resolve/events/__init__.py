"""Which mentions of accounts tell of one event: `same_events` of `clusters.py`."""

from thurloe.resolve.events.clusters import same_events
from thurloe.resolve.events.mention import EventMention

__all__ = ["EventMention", "same_events"]
