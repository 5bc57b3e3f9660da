"""A mention of an event as its comparison sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from thurloe.kinds import KINDS, MOVEMENT, family_of, kind_of

Words = frozenset[str]
NOBODY: Words = frozenset()
PARTS = ("doers", "undergoers", "places", "numbers", "governors")

# A verb or noun of one word -> the kind that it tells of; the first row of the table that has it.
_KIND_OF = {
    word: kind.name
    for kind in reversed(KINDS)
    for word in f"{kind.verbs} {kind.nouns}".split()
    if "+" not in word
}


@dataclass(frozen=True, kw_only=True)
class EventMention:
    """Words of one account that tell of an event.

    `lemma` is the head's dictionary form; `doers`, `undergoers`, `places`, `numbers` and `others`
    are the lemmas of what stands in that part of its clause, `governors` of what it depends on;
    `context` those of its whole sentence. `dates` are when its clause puts it: days, months or
    years as in EDTF, days of the week as in TimeML ("XXXX-WXX-6").
    """

    id: str
    account: str
    sentence: int
    lemma: str
    text: str
    noun: bool
    doers: Words = NOBODY
    undergoers: Words = NOBODY
    places: Words = NOBODY
    numbers: Words = NOBODY
    others: Words = NOBODY
    governors: Words = NOBODY
    dates: Words = NOBODY
    context: Words = field(default=NOBODY, repr=False)
    names: Words = field(default=NOBODY, repr=False)

    @cached_property
    def kind(self) -> str:
        """The widest kind of event of the table that its word tells of; "" for any other word."""
        kind = _KIND_OF.get(self.lemma, "")
        return "movement" if kind in MOVEMENT else family_of(kind)

    @cached_property
    def once(self) -> bool:
        """Whether what its word tells of befalls one at most once: a death, and no arrest."""
        return kind_of(_KIND_OF.get(self.lemma, "")).once

    @cached_property
    def who(self) -> Words:
        """Those who do it and those to whom it is done."""
        return self.doers | self.undergoers

    @cached_property
    def participants(self) -> Words:
        """All that stands in its clause."""
        return self.doers | self.undergoers | self.places | self.numbers | self.others

    @cached_property
    def parts(self) -> tuple[Words, ...]:
        """What stands in each of `PARTS`."""
        return tuple(getattr(self, part) for part in PARTS)

    @cached_property
    def told(self) -> int:
        """Which of `PARTS` something stands in: a bit for each."""
        return sum(1 << n for n, words in enumerate(self.parts) if words)
