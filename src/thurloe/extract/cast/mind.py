"""What a reader has in mind at one point of the text: who was mentioned last, where, how often."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from thurloe.extract.cast.clauses import SUBJECT
from thurloe.extract.cast.things import Thing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thurloe.extract.cast.kin import Relative
    from thurloe.extract.cast.parse import Parse
    from thurloe.extract.cast.transcripts import Turn
    from thurloe.extract.cast.voices import Voice
    from thurloe.nouns import EntityType

WINDOW = 5
"""Sentences: who was last mentioned longer ago is out of mind."""

CROWD = 24
"""Candidates weighed for one pronoun, the latest first."""


class Kind(Enum):
    """How a thing was mentioned."""

    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"


@dataclass(slots=True)
class Mind:
    """Grows from left to right; `last` is ordered by recency, the latest at its end.

    `entry` is whom the account is an entry about, as in an encyclopedia.
    `leaning[n]` is how often "he" stood for thing n, less how often "she" did. `groups`
    are the pairs and lists named together, with the token where; `ahead` says which thing
    the name with its head at a token is, for the whole text; `relatives` which name
    follows an owner's token, as in "his son X". `opener` says which of those with a name and of
    one type is the first subject of a paragraph, `voices` who speaks in a quotation, by its
    number, `turns` who does in a record of evidence.
    `sure` says how sure each he or she is, in log odds, `chains` the probabilities that lead
    to it from a name; by those that are `unsure` nothing may be told. Of the pronoun that is
    being weighed, `latest` is the last candidate mentioned, `coming` the token of the subject
    that is still to be named.
    """

    p: Parse
    things: list[Thing]
    topic: int | None = None
    topic_share: float = 0.0
    entry: int | None = None
    heads: dict[int, tuple[int, ...]] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)
    kind: dict[int, Kind] = field(default_factory=dict)
    count: Counter[int] = field(default_factory=Counter)
    leaning: Counter[int] = field(default_factory=Counter)
    pronoun: dict[str, int] = field(default_factory=dict)
    groups: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    kin: dict[tuple[str, int], int] = field(default_factory=dict)
    ahead: dict[int, int] = field(default_factory=dict)
    barred: dict[int, int] = field(default_factory=dict)
    same: dict[int, int] = field(default_factory=dict)
    relatives: dict[int, Relative] = field(default_factory=dict)
    opener: dict[tuple[int, EntityType], int] = field(default_factory=dict)
    voices: dict[int, Voice] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)
    chains: dict[int, tuple[float, float]] = field(default_factory=dict)
    sure: dict[int, float] = field(default_factory=dict)
    unsure: set[int] = field(default_factory=set)
    latest: int | None = None
    coming: int | None = None

    def stands_for(self, i: int) -> tuple[int, ...]:
        """The things that token `i` stands for, be it a name that is still to be read."""
        return self.heads[i] if i in self.heads else (self.ahead[i],) if i in self.ahead else ()

    def speaker_at(self, i: int) -> int | None:
        """At which token the speaker of the quotation around token `i` is named, if surely so."""
        voice = self.voices.get(self.p.quote[i])
        return voice.speakers[-1] if voice is not None and voice.sure else None

    def turn_at(self, i: int) -> Turn | None:
        """The turn in a record of evidence that token `i` stands in."""
        at = bisect_right(self.turns, i, key=lambda turn: turn.start) - 1
        return self.turns[at] if at >= 0 and i < self.turns[at].end else None

    def same_as(self, number: int) -> int:
        """The thing that a thing turned out to be; itself, if nothing else."""
        while number in self.same:
            number = self.same[number]
        return number

    def see(self, number: int, i: int, kind: Kind, start: int | None = None) -> None:
        """Thing `number` is mentioned with its head at token `i`."""
        self.heads[i] = (number,)
        self.last.pop(number, None)
        self.last[number] = i
        self.kind[number] = kind
        self.count[number] += 1
        thing = self.things[number]
        if self.p.dep[i] in SUBJECT and thing.names:
            self.opener.setdefault((self.p.paragraph[i], thing.type), number)
        thing.mentions.append((i if start is None else start, i + 1))

    def see_again(self, number: int, i: int, start: int) -> None:
        """Thing `number`, mentioned in this sentence, is called something: "X, the captain".

        What speaks for it further on is still how it was mentioned first.
        """
        self.heads[i] = (number,)
        self.count[number] += 1
        self.things[number].mentions.append((start, i + 1))

    def see_all(self, numbers: tuple[int, ...], i: int) -> None:
        """Several things are mentioned at once, by "they" or "the two men"."""
        self.heads[i] = numbers
        for number in numbers:
            self.things[number].mentions.append((i, i + 1))
        self.groups.append((i, numbers))

    def add(self, kind: EntityType, *, gender: str = "", label: str = "") -> Thing:
        """A new thing that has no name."""
        thing = Thing(number=len(self.things), type=kind, gender=gender, label=label)
        self.things.append(thing)
        return thing

    def recent(self, i: int, window: int = WINDOW) -> Iterator[Thing]:
        """The things last mentioned not too long before token `i`, the latest first."""
        sentence = self.p.step[i]
        for n, number in enumerate(reversed(self.last)):
            if n >= CROWD or sentence - self.p.step[self.last[number]] > window:
                return
            yield self.things[number]

    def gap(self, number: int, i: int) -> int:
        """Sentences between token `i` and the last mention of a thing."""
        return self.p.step[i] - self.p.step[self.where(number)]

    def where(self, number: int) -> int:
        """The token of a thing's last mention; of one that is only coming, where it will be."""
        return self.last.get(number, self.coming or 0)
