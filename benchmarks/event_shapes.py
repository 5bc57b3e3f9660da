"""Mentions of events in the shapes that are hard to put together, invented, as many as one likes.

All are told by accounts of ten mentions each. The same size gives the same mentions.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

from thurloe.resolve.events import EventMention

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PER_ACCOUNT = 10  # mentions
PEOPLE = 40  # of one story
SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
Told = tuple[list[EventMention], dict[str, Counter[str]]]


def unknown_verbs(size: int) -> Told:
    """One story, in which no two mentions have one verb, and no list knows one of them."""
    return _told(size, lambda n: (0, _word(n, 4)))


def one_verb(size: int) -> Told:
    """One story, all of whose mentions have one verb."""
    return _told(size, lambda n: (0, "strike"))


def many_stories(size: int) -> Told:
    """As many stories as there are mentions: each is told by an account of its own."""
    return _told(size, lambda n: (n + 1, ("strike", "burn", "find")[n % 3]))


SHAPES: Mapping[str, Callable[[int], Told]] = {
    "one story, N unknown verbs": unknown_verbs,
    "one story, one verb": one_verb,
    "N stories": many_stories,
}


def _told(size: int, of: Callable[[int], tuple[int, str]]) -> Told:
    """So many mentions: the story and the verb of each as `of` says."""
    rng = random.Random(size)
    mentions, texts = [], {}
    for n in range(size):
        story, verb = of(n)
        account = f"{story}/{n if story else n // PER_ACCOUNT}"
        first = PEOPLE * story
        doer, undergoer, place = (f"{_word(first + rng.randrange(PEOPLE), 5)}" for _ in range(3))
        said = frozenset({doer, undergoer, place})
        mentions.append(
            EventMention(
                id=str(n),
                account=account,
                sentence=n,
                lemma=verb,
                text=verb,
                noun=False,
                doers=frozenset({doer}),
                undergoers=frozenset({undergoer}),
                places=frozenset({place}),
                context=said,
                names=frozenset({doer, undergoer}),
            )
        )
        texts.setdefault(account, Counter()).update({verb, f"matter-{story}", *said})
    return mentions, texts


def _word(n: int, syllables: int) -> str:
    """The nth of some words that no language has; no two numbers have one word."""
    n = n * 7_368_787 % len(SYLLABLES) ** syllables  # a prime: so neighbours begin unlike
    found = ""
    for _ in range(syllables):
        n, at = divmod(n, len(SYLLABLES))
        found += SYLLABLES[at]
    return found
