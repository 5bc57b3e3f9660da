"""Words that belong to something else than the deed they stand beside: "left ten minutes late"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.said.carried import is_to_be_prevented
from thurloe.kinds import OBJECT, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from thurloe.extract.said.telling import Draft

_BY_SO_MUCH = {"late", "early", "ahead", "behind", "overdue", "older", "younger"}


def _behind(draft: Draft) -> Token | None:
    doc, end = draft.telling.trigger.token.doc, draft.span[1]
    return doc[end] if end < len(doc) else None


def _before(draft: Draft) -> Token | None:
    return draft.telling.trigger.token.doc[draft.span[0] - 1] if draft.span[0] else None


def _late(draft: Draft) -> bool:
    """ "Left ten minutes late", "was a year older": by how much, and no length of it."""
    behind = _behind(draft)
    return draft.attribute == "duration" and behind is not None and behind.lower_ in _BY_SO_MUCH


def _first_in(draft: Draft) -> bool:
    """ "The first boat to leave in two weeks": how long none had, and not how long it took."""
    verb, before = draft.telling.trigger.token, _before(draft)
    since = draft.attribute == "duration" and before is not None and before.lower_ in {"in", "for"}
    if not since or verb.dep_ not in {"relcl", "acl", "xcomp", "advcl"}:
        return False
    return any(c.ent_type_ == "ORDINAL" or c.lower_ in _ONLY for c in verb.head.lefts)


_ONLY = {"first", "last", "only"}


def _talked_of(draft: Draft) -> bool:
    """ "The doctor talks of six weeks": so long he does not talk."""
    before = _before(draft)
    verb = draft.telling.trigger.token
    if before is None or before.lower_ not in {"of", "about"} or verb.pos_ != "VERB":
        return False
    return draft.attribute == "duration" and before.head == verb


def _told_not_to(draft: Draft) -> bool:
    """ "Had told him not to go": whether he went, the words do not say."""
    verb = draft.telling.trigger.token
    to = any(c.tag_ == "TO" and c.dep_ == "aux" for c in verb.lefts)
    no = any(c.dep_ == "neg" for c in verb.lefts)
    above = verb.head
    return to and no and verb.dep_ in {"xcomp", "ccomp", "advcl"} and above.lemma_ in _URGING


_URGING = set(
    "advise ask beg command counsel entreat forbid implore instruct order tell urge warn".split()
)


def _once_that(draft: Draft) -> bool:
    """ "Came back once the danger was over": when, and not how often."""
    if draft.attribute != "number" or draft.about != "time":
        return False
    words = draft.telling.trigger.token.doc[slice(*draft.span)]
    return any(t.lower_ == "once" and (t.dep_ == "mark" or t.tag_ == "IN") for t in words)


def _from_so_much(draft: Draft) -> bool:
    """ "Was raised from four to six pounds": neither a range nor where from."""
    before, token = _before(draft), draft.telling.trigger.token
    first = token.doc[draft.span[0]]
    if first.lower_ != "from" and (before is None or before.lower_ != "from"):
        return False
    if draft.attribute == "number":
        return token.lemma_ in _CHANGING
    return draft.attribute == "origin" and first.like_num


_CHANGING = set(
    """
    bring climb cut decrease drop extend fall go grow increase jump lower raise reduce rise shrink
    soar swell widen
    """.split()
)


def _of_a_way(draft: Draft) -> bool:
    """ "Was brought to Ghent, a journey of a day": what the way was, and not the town."""
    head = draft.telling.trigger.lemma
    who = draft.subject or (draft.telling.subject.head if draft.telling.subject else None)
    of_a_town = who is not None and who.pos_ == "PROPN" and head in _WAYS
    return draft.attribute in {"description", "position"} and of_a_town


_WAYS = set(
    "climb distance drive flight journey march passage ride sail trek trip voyage walk".split()
)


def _of_the_inner_verb(draft: Draft) -> bool:
    """ "The sum, which he denied having paid", "ordered the hull to be raised": of the second."""
    verb = draft.telling.trigger.token
    inner = next((c for c in verb.rights if c.dep_ in {"xcomp", "ccomp", "pcomp"}), None)
    things = [a.head for a in draft.telling.arguments if a.role == OBJECT]
    if draft.attribute not in {"agent", "object"} or inner is None or not things:
        return False
    fronted = verb.dep_ == "relcl" and any(t.i < verb.i for t in things)
    passive = any(c.dep_ == "auxpass" and c.lower_ == "be" for c in inner.lefts)
    between = passive and any(verb.i < t.i < inner.i for t in things)
    return (fronted or between) and kind_of(draft.telling.kind).subject != OBJECT


def _at_a_time(draft: Draft) -> bool:
    """ "The time that he died", "about breakfast time, she went under": when, and not how."""
    last = draft.value.lower().rpartition(" ")[2]
    return draft.attribute in {"manner", "topic"} and last in _WHENS


_WHENS = set("dawn day dinner dusk hour midday midnight moment night noon time".split())


STRAYS: tuple[tuple[str, Callable[[Draft], bool]], ...] = (
    ("by how much it was late or early, and no length of it", _late),
    ("how long there had been none, and no length of it", _first_in),
    ("a length that is talked of, and not that of the talk", _talked_of),
    ("somebody was told not to, and what he did is not told", _told_not_to),
    (
        "what somebody would prevent, and whether it came to be is not told",
        lambda draft: is_to_be_prevented(draft.telling.trigger.token),
    ),
    ("once it was so: when, and not how often", _once_that),
    ("a change from so much, and neither a range nor a place", _from_so_much),
    ("what the way there was, and not the place", _of_a_way),
    ("what the verb below it was done to", _of_the_inner_verb),
    ("when it was, and neither how nor about what", _at_a_time),
)
