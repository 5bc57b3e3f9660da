"""Birth and death behind a name: "Anna Holm (1861-1924)", "Anna Holm, b. 1861"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.extract.said.telling import Draft, named, state
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Placed, Scene
    from thurloe.extract.times import Timex

_SPAN = re.compile(r"(\d{4}[\d~-]*)/(\d{4}[\d~-]*)")
_OPENING, _CLOSING = {"(", ","}, {")", ",", ".", ";"}
_BIRTH, _DEATH = {"b.", "b", "*", "born"}, {"d.", "d", "†", "died"}
_REACH = 8  # tokens between a name and the second date behind it
_LIFETIME = range(5, 111)  # years; a shorter time between commas is an office


def life_of(scene: Scene, placed: Placed[Timex]) -> Iterator[Draft]:
    """A name with two dates in brackets or commas was born and died on them; or "b.", "d."."""
    if placed.first < 2 or placed.thing.kind != "DATE":  # noqa: PLR2004  (a name and a mark)
        return
    before = scene.doc[placed.first - 1]
    ends = _SPAN.fullmatch(placed.thing.value)
    if ends and before.text in _OPENING and _closed(scene, placed) and _lifelong(ends):
        yield from _both(scene, placed, before, (ends[1], ends[2]))
    elif not ends and before.lower_ in _BIRTH | _DEATH:
        kind = "birth" if before.lower_ in _BIRTH else "death"
        name = _name_before(scene, before)
        if name is not None:
            telling = state(name, "life")
            yield Draft(telling, "date", placed.thing.value, placed.span, kind=kind, subject=name)


_PLACED = re.compile(
    r"\((?:(?:b\.|born|\*)\s?(?:in |at )?)?(?P<birthplace>[^\W\d][^()\d,;]{1,30}), "
    r"(?P<birth>[^(),;]*\d{4})(?:\s?[–—-]\s?|[;,] ?(?:d\.|died|†)\s?(?:in |at )?)"
    r"(?P<deathplace>[^\W\d][^()\d,;]{1,30}), (?P<death>[^(),;]*\d{4})\)"
)
_LONGEST = 120  # characters of such a bracket


def life_between_places(scene: Scene, placed: Placed[Timex]) -> Iterator[Draft]:
    """Where, too: "HOLM, Anna (Ghent, 3 May 1861 - Lima, 1924)", "(b. Ghent, 1861; d. ..."."""
    doc, start = scene.doc, placed.thing.start
    if placed.first < 2 or doc[placed.first - 1].text != ",":  # noqa: PLR2004
        return
    opened = doc.text.rfind("(", max(0, start - _LONGEST), start)
    found = _PLACED.match(doc.text, opened) if opened >= 0 else None
    kinds = (k for k in ("birth", "death") if found and found.start(k) <= start < found.end(k))
    kind = next(kinds, None)
    bracket = next(
        (t for t in doc[max(0, placed.first - 30) : placed.first] if t.idx == opened), None
    )
    name = (
        _person(scene, doc[bracket.i - 1]) if kind and bracket is not None and bracket.i else None
    )
    if found is None or kind is None or name is None:
        return
    telling, value = state(name, "life"), placed.thing.value
    yield Draft(telling, "date", value, placed.span, kind=kind, subject=name)
    where = doc.char_span(*found.span(f"{kind}place"), alignment_mode="expand")
    if where is not None:
        span = (where.start, where.end)
        yield Draft(telling, "place", found[f"{kind}place"], span, kind=kind, subject=name)


# What a capital, an event and a year make the name of: "the Great Fire of 1871".
_NAMED_EVENTS = set(
    """
    avalanche battle blizzard bombing cyclone disaster earthquake epidemic eruption exhibition
    explosion famine fire flood hurricane massacre mutiny panic plague rebellion revolt revolution
    rising siege storm strike tornado typhoon uprising war
    """.split()
)


def known_by_year(scene: Scene, placed: Placed[Timex]) -> Iterator[Draft]:
    """ "in the Great Fire of 1871": the year is the fire's, and nobody else's."""
    of = placed.root.head
    event = of.head
    if of.lower_ != "of" or event.i != of.i - 1 or placed.thing.kind != "DATE":
        return
    if event.text[:1].isupper() and event.lemma_.lower() in _NAMED_EVENTS:
        telling = state(event, event.lemma_.lower())
        yield Draft(telling, "date", placed.thing.value, placed.span, subject=event)


def _both(
    scene: Scene, placed: Placed[Timex], mark: Token, ends: tuple[str, str]
) -> Iterator[Draft]:
    name = _person(scene, scene.doc[mark.i - 1])
    if name is None:
        return
    telling = state(name, "life")
    for kind, value in (("life", placed.thing.value), ("birth", ends[0]), ("death", ends[1])):
        yield Draft(telling, "date", value, placed.span, kind=kind, subject=name)


def _closed(scene: Scene, placed: Placed[Timex]) -> bool:
    doc = scene.doc
    return placed.end >= len(doc) or doc[placed.end].text in _CLOSING or doc[placed.end].is_space


def _lifelong(ends: re.Match[str]) -> bool:
    return int(ends[2][:4]) - int(ends[1][:4]) in _LIFETIME


def _name_before(scene: Scene, mark: Token) -> Token | None:
    """The person in whose bracket or apposition the mark stands, other dates between."""
    between = {"(", ",", ";", "-", "–"}
    for i in range(mark.i - 1, max(-1, mark.i - _REACH), -1):
        token = scene.doc[i]
        if token.pos_ == "PROPN" and not scene.is_time(token) and token.text not in _BIRTH | _DEATH:
            return _person(scene, token) if scene.doc[i + 1].text in _OPENING else None
        if token.text not in between | _BIRTH | _DEATH and not scene.is_time(token):
            return None
    return None


def _person(scene: Scene, token: Token) -> Token | None:
    """The head of the name that a token ends."""
    for one in (token, token.head):
        referent = named(scene, one)
        if referent is not None and referent.type is EntityType.PERSON:
            return one
    return None
