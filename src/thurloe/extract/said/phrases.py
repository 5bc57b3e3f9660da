"""Turns of phrase that read like a place, a companion or a post, and are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.demonyms import DEMONYMS
from thurloe.extract.cast.lexicon import BODY, CALENDAR, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from thurloe.extract.said.telling import Draft

_PREFIXES = {"pro", "anti", "ex", "non", "half", "semi", "pan"}


def _in_love(draft: Draft) -> bool:
    trigger = draft.telling.trigger
    return trigger.lemma == "fall" and any(
        t.lower_ == "love" and t.head.lower_ == "in" for t in trigger.token.subtree
    )


def _by_surprise(draft: Draft) -> bool:
    """ "Took the army by surprise": nobody took it."""
    verb = draft.telling.trigger.token
    if verb.lemma_ not in {"take", "catch"}:
        return False
    by = (c for c in verb.children if c.lower_ == "by")
    return any(t.lower_ == "surprise" for c in by for t in c.children)


def _a_field(draft: Draft) -> bool:
    """ "A degree in Political Science": of what it is, and no place."""
    doc, first = draft.telling.trigger.token.doc, draft.span[0]
    if draft.attribute != "place" or first < 2 or doc[first - 1].lower_ != "in":  # noqa: PLR2004
        return False
    return doc[first - 2].lower_.replace(".", "") in _DEGREES and doc[first].ent_type_ != "GPE"


_DEGREES = set(
    "phd dphil degree degrees doctorate diploma master masters bachelor ba bsc ma msc".split()
)


def _with_help(draft: Draft) -> bool:
    """ "With the help of two guards", "with the loss of a mast": that is no companion."""
    words = draft.value.lower().split()
    return draft.attribute == "with" and bool(_NO_COMPANIONS & {*words[:1], *words[-1:]})


_NO_COMPANIONS = set(
    "help aid assistance support permission consent view aim loss cost delay delays".split()
)


def _of_a_rank(draft: Draft) -> bool:
    """ "From a poor family, he wrote": of what people he was, and nowhere he wrote from."""
    word = draft.value.rpartition(" ")[2].lower()
    return (
        draft.attribute == "origin" and word in _RANKS and draft.telling.trigger.lemma not in _BORN
    )


_RANKS = set("background class family origins parents stock".split())
_BORN = set("bear come descend hail spring stem".split())


def _as_a_result(draft: Draft) -> bool:
    """ "As a result of it", "as part of it": nobody served as that."""
    return draft.attribute == "as" and draft.value.lower().split()[0] in _NO_POSTS


_NO_POSTS = set("consequence matter part proof result rule sign token".split())


def _half_a_word(draft: Draft) -> bool:
    """ "The pro- Norwegian mayor": of a text cut into words at its hyphens."""
    return draft.attribute == "nationality" and draft.value.strip("-").lower() in _PREFIXES


def _how_sure(draft: Draft) -> bool:
    """ "ninety per cent sure": a way of speaking, and a part of nothing."""
    doc, end = draft.telling.trigger.token.doc, draft.span[1]
    sure = end < len(doc) and doc[end].lower_ in {"certain", "sure", "confident", "convinced"}
    return draft.attribute == "number" and draft.value.endswith("%") and sure


def _a_language(draft: Draft) -> bool:
    """ "His alias is Finnish": of which language it is, where no "the" makes it a name."""
    if draft.attribute not in {"as", "name"}:
        return False
    doc, first = draft.telling.trigger.token.doc, draft.span[0]
    word, *rest = draft.value.lower().split()
    bare = first == 0 or doc[first - 1].lower_ not in {"the", '"', "'"}
    return bare and word in DEMONYMS | LANGUAGES and rest[:1] in ([], ["for"])


def _as_it_was(draft: Draft) -> bool:
    """ "Stood with his hands behind him", "went with a noise": how, and with nobody."""
    if draft.attribute != "with":
        return False
    words = [t for t in draft.telling.trigger.token.doc[slice(*draft.span)] if t.is_alpha]
    nouns = [t.lemma_.lower() for t in words if t.pos_ == "NOUN"]
    heads = (t for t in words if t.pos_ == "NOUN" and t.dep_ != "compound")
    parts = [t for t in heads if t.lemma_.lower() in BODY]
    own = any(all(c.lower_ != "of" for c in t.rights) for t in parts)
    bare = len(nouns) == 1 and (nouns[0] in _MANNERS or nouns[0].endswith(_FELT))
    return own or bare


_MANNERS = set("care defence ease effort fury joy noise pleasure pride smile surprise zeal".split())
_FELT = ("ness", "ity", "ocity", "ism", "raint", "tude")


def _no_post(draft: Draft) -> bool:
    """ "The following year, he": no post of his."""
    if draft.attribute != "position":
        return False
    words = draft.value.lower().split()
    return words[-1] in _TIMES or words[0] in {"following", "next"}


_TIMES = CALENDAR | set("century day decade evening month morning night week year years".split())


TURNS_OF_PHRASE: tuple[tuple[str, Callable[[Draft], bool]], ...] = (
    ("a turn of phrase: nobody fell anywhere", _in_love),
    ("a turn of phrase: nobody was taken", _by_surprise),
    ("of which subject the degree is, and no place", _a_field),
    ("a way of doing it, and no company", _with_help),
    ("what people somebody is of, and no place", _of_a_rank),
    ("why or how it was, and not as what", _as_a_result),
    ("half a word", _half_a_word),
    ("how sure somebody was, which is no part of anything", _how_sure),
    ("the language of a name, and no name", _a_language),
    ("how it was, and with nobody", _as_it_was),
    ("a time, and no post", _no_post),
)
