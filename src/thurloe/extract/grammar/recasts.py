"""What some verbs make of their subject, their object and "to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# What some verbs of a kind make of their subject and of "to": kind, verb, roles as they are.
RECAST: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("ownership", "belong", {"agent": "object", "recipient": "agent"}),
    ("membership", "belong", {"recipient": "object", "destination": "object"}),
    ("death", "die", {"object": "manner"}),  # "died an easy death"
    ("signing", "put", {"recipient": "object", "destination": "object"}),
    ("capture", "fall", {"agent": "object"}),
    ("payment", "receive", {"agent": "object", "object": ""}),
    ("birth", "give", {"agent": "mother", "recipient": "object", "destination": "object"}),
    ("burning", "set", {"recipient": "object", "destination": "object"}),  # "set fire to it"
    ("discovery", "catch", {"of": "object"}),  # "caught sight of the wreck"
    ("arrest", "put", {"place": "object"}),  # "put the handcuffs on him"
    ("arrest", "clap", {"destination": "object"}),
    ("arrest", "take", {"origin": "place"}),  # "was taken from his house"
    ("arrest", "lay", {"place": "object"}),
    ("membership", "initiate", {"object": "agent", "destination": "object"}),
    ("marriage", "contract", {"recipient": "with"}),
    ("marriage", "marry", {"recipient": "with"}),  # "was married to her"
    ("marriage", "marriage", {"recipient": "with"}),
    ("meeting", "make", {"of": "with"}),  # "made the acquaintance of"
    ("meeting", "come", {"recipient": ""}),  # "came face to face with"
    ("education", "attend", {"object": "place"}),
    ("graduation", "graduate", {"origin": "place"}),
    ("graduation", "receive", {"origin": "place"}),
    ("graduation", "take", {"origin": "place"}),
    ("graduation", "earn", {"origin": "place"}),
    ("graduation", "gain", {"origin": "place"}),
    ("graduation", "get", {"origin": "place"}),
    ("graduation", "obtain", {"origin": "place"}),
    ("membership", "enrol", {"object": "agent", "place": "object"}),
    ("membership", "enroll", {"object": "agent", "place": "object"}),
)
