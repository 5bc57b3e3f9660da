"""Run a list of rules, each a test of a token and a finder of claims, over a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.tokens import Token

    from thurloe.extract.said.telling import Draft
    from thurloe.extract.scenes.scene import Scene

    Rule = tuple[Callable[[Token], bool], Callable[[Scene, Token], Iterator[Draft]]]


def run(
    rules: Iterable[Rule], scene: Scene, tokens: Iterable[Token] | None = None
) -> Iterator[Draft]:
    """What the rules find at each token that fits them, of `tokens` or of the whole scene."""
    for token in scene.tokens if tokens is None else tokens:
        for fits, find in rules:
            if fits(token):
                yield from find(scene, token)
