"""Dates inside a noun phrase, of the noun and not of the verb: "the Battle of Narva (1701)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.extract.grammar.spans import ancestors
from thurloe.extract.grammar.subjects import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Placed, Scene
    from thurloe.extract.times import Timex

    Rule = Callable[[Scene, Placed[Timex]], bool]

_YEAR = re.compile(r"\d{4}")
_NOUNS = {"NOUN", "PROPN"}
_JOINED = {"nummod", "compound", "amod", "nmod"}
_OWNING = {"DT", "PRP$", "POS"}
_WITHIN = {"in", "at", "during", "on"}
# Verbs by which a work comes about, whose year stands behind its title: "wrote The Mill (1938)".
_MAKING = set(
    """
    author build carve compose design direct draw edit film found invent make paint produce
    publish record release sculpt translate write
    """.split()
)
# What is dated by itself, and sets no day for the verb that speaks of it.
_HAPPENINGS = set(
    """
    battle campaign conference congress coup crisis defeat election expedition famine flood invasion
    parade peace plague rebellion revolt revolution riot siege storm strike treaty triumph uprising
    victory war
    """.split()
)
_PARTS = set(
    """
    afternoon beginning close course dawn dusk end evening eve hour middle morning night part start
    turn
    """.split()
)
_BESIDE = {"after", "before", "following", "pending", "preceding"}
_IN_BRACKETS = 12  # tokens within which a bracket opens before a date


def dates_its_noun(scene: Scene, placed: Placed[Timex]) -> bool:
    """Whether a date is that of a noun by one of the `RULES`, and not of the clause."""
    return placed.thing.kind == "DATE" and any(rule(scene, placed) for rule in RULES)


def _described(scene: Scene, placed: Placed[Timex]) -> bool:
    """ "Reminiscent of 1812", "ended the plan of 1950": the date of another thing.

    The small hours of a day are that day's, and so is the course of a year.
    """
    of = placed.root.head
    if placed.root.dep_ != "pobj" or of.lower_ != "of":
        return False
    above = of.head
    if scene.is_time(above) or above.lemma_.lower() in _PARTS:
        return False
    thing = above.pos_ == "NOUN" and above.dep_ in {"dobj", "pobj"} and above.i == of.i - 1
    return above.i not in scene.triggers and (above.pos_ == "ADJ" or thing)


def _in_brackets(scene: Scene, placed: Placed[Timex]) -> bool:
    """ "the siege of Narva (1701)", "his book (Ghent, 8 August 1920)": of what stands before."""
    doc, first = scene.doc, placed.first
    near = range(first - 1, max(0, first - _IN_BRACKETS), -1)
    opened = next((i for i in near if doc[i].text in {"(", ")"}), 0)
    if not opened or doc[opened].text != "(" or doc[opened - 1].pos_ not in _NOUNS:
        return False
    inside = list(doc[opened + 1 : first])
    if any(t.pos_ in {"VERB", "AUX", "ADP"} for t in inside if t.lower_ != "of"):
        return False  # "(died in 1920)"
    bare = not inside and _YEAR.fullmatch(doc[first : placed.end].text)
    return bool(bare or inside) and not _of_the_verb(placed, doc[opened - 1])


def _of_the_verb(placed: Placed[Timex], noun: Token) -> bool:
    """Whether the verb tells what its year is: "wrote The Mill (1938)", "died in Ghent (1938)"."""
    owner = placed.owner
    if owner is None or owner.token.i == noun.i or owner.nominal:
        return True
    there = noun.dep_ == "pobj" and noun.head.lower_ in _WITHIN
    made = noun.dep_ in {"dobj", "nsubjpass"} and owner.token.lemma_ in _MAKING
    above = noun.head.head if there else noun.head
    return above.i == owner.token.i and (made or (there and owner.known))


def _before_its_noun(scene: Scene, placed: Placed[Timex]) -> bool:
    """ "a clerk of the 1911 Council": the year tells which council."""
    doc, root, owner = scene.doc, placed.root, placed.owner
    noun = root.head
    alone = placed.end - placed.first == 1 and _YEAR.fullmatch(root.text)
    if not alone or root.dep_ not in _JOINED or noun.pos_ not in _NOUNS or noun.i < placed.end:
        return False
    told = owner is None or owner.token.i == noun.i  # "the 1917 explosion"
    if told or not placed.first or doc[placed.first - 1].tag_ not in _OWNING:
        return False
    happened = noun.lemma_.lower() in _HAPPENINGS  # "ended with the 1784 treaty"
    there = noun.dep_ == "pobj" and noun.head.lower_ in _WITHIN | ({"with"} if happened else set())
    above = noun.head.head if there else noun.head
    part = there or (happened and noun.dep_ in SUBJECTS)
    return not (part and owner is not None and above.i == owner.token.i)


def _of_an_item(scene: Scene, placed: Placed[Timex]) -> bool:
    """ "Two were worth it: the fair of May 1921 and a feast in June": of the things listed."""
    owner = placed.owner
    if owner is None or owner.token.i >= placed.first:
        return False
    colons = [t.i for t in scene.doc[owner.token.i : placed.first] if t.text == ":"]
    above = placed.root.head if placed.root.dep_ == "pobj" else placed.root
    item = above.head
    return bool(colons) and item.pos_ in _NOUNS and colons[-1] < item.i < placed.first


def _of_a_happening(scene: Scene, placed: Placed[Timex]) -> bool:
    """ "ended in the defeat of the dukes in 1345", "after the war in 1345": of the victory."""
    owner, prep = placed.owner, placed.root.head
    if owner is None or placed.root.dep_ != "pobj" or prep.dep_ != "prep":
        return False
    for noun in ancestors(prep, limit=4):
        if noun.i == owner.token.i or noun.pos_ not in _NOUNS | {"ADP"} or scene.is_time(noun):
            return False
        far = noun.dep_ == "pobj" and noun.head.head.i != owner.token.i
        behind = noun.dep_ == "pobj" and noun.head.lower_ in _BESIDE
        if noun.pos_ == "NOUN" and (behind or (far and noun.lemma_.lower() in _HAPPENINGS)):
            return True
    return False


RULES: tuple[Rule, ...] = (
    _described,
    _in_brackets,
    _before_its_noun,
    _of_an_item,
    _of_a_happening,
)
