"""Run a list of rules, each the words that it is about and a finder of claims, over a scene."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.tokens import Token

    from thurloe.extract.said.telling import Draft
    from thurloe.extract.scenes.scene import Scene
    from thurloe.extract.scenes.words import Word

    Rule = tuple[Word, Callable[[Scene, Token], Iterator[Draft]]]

Find = TypeVar("Find")


def run(rules: Sequence[Rule], scene: Scene) -> Iterator[Draft]:
    """What the rules find at the words they are about, in the order of the text."""
    for find, token in meetings(rules, scene):
        yield from find(scene, token)


def meetings(rules: Sequence[tuple[Word, Find]], scene: Scene) -> Iterator[tuple[Find, Token]]:
    """Each finder with each word it is about: word by word, at one word in the rules' order."""
    met = [
        (token.i, place, token)
        for place, (word, _) in enumerate(rules)
        for token in word.among(scene.words)
    ]
    for _, place, token in sorted(met, key=itemgetter(0, 1)):
        yield rules[place][1], token
