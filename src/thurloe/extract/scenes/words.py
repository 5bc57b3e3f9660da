"""The words of a scene by what they are, so that a rule meets only those it may be about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from spacy.tokens import Token

Words = Mapping[str, Mapping[str, Sequence[Token]]]  # by the name of an attribute and its value

# What a word is known by, that of which a text has the most values first.
ATTRIBUTES: tuple[tuple[str, Callable[[Token], str]], ...] = (
    ("lower", attrgetter("lower_")),
    ("lemma", lambda token: token.lemma_.lower()),
    ("dep", attrgetter("dep_")),
    ("tag", attrgetter("tag_")),
    ("pos", attrgetter("pos_")),
)


def by_attribute(tokens: Sequence[Token]) -> Words:
    """The tokens of a text under each value of each attribute, in the order of the text."""
    words: dict[str, dict[str, list[Token]]] = {n: defaultdict(list) for n, _ in ATTRIBUTES}
    for name, read in ATTRIBUTES:
        of_value = words[name]
        for token in tokens:
            of_value[read(token)].append(token)
    return words


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Which words are meant: of each attribute that is named, those with one of its values.

    `lower` and `lemma` are in small letters; `also` is asked last, of those that fit so far.
    """

    lower: Collection[str] = ()
    lemma: Collection[str] = ()
    dep: Collection[str] = ()
    tag: Collection[str] = ()
    pos: Collection[str] = ()
    also: Callable[[Token], bool] | None = None

    def among(self, words: Words) -> list[Token]:
        """Those that are meant, in the order of the text: the first attribute's are looked up."""
        asked = [(n, read, getattr(self, n)) for n, read in ATTRIBUTES if getattr(self, n)]
        first, _, values = asked[0]
        of_value = words[first]
        found = [token for value in values for token in of_value.get(value, ())]
        found.sort(key=attrgetter("i"))
        for _, read, values in asked[1:]:
            found = [token for token in found if read(token) in values]
        return found if self.also is None else [token for token in found if self.also(token)]
