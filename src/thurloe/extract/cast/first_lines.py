"""Who is spoken of first and named later: "The woman inside wept. She was a spy. Anna Weir ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.clauses import SUBJECT
from thurloe.extract.cast.lexicon import SAYING_VERBS
from thurloe.nouns import EntityType
from thurloe.values.name_words import words

if TYPE_CHECKING:
    from thurloe.extract.cast.mind import Mind
    from thurloe.extract.cast.things import Thing

ANYBODY = words("woman man girl boy lady gentleman")
PRONOUNS = words("he she him her his")
NEAR = 2  # sentences between the last word for the unnamed one and the name


def named_later(mind: Mind) -> None:
    """Make one of the heroine of the first lines and of the name that the account is about.

    She is "the woman" where no woman was yet spoken of, and "she" up to the sentence before the
    name; the name is the only woman's, and does more than say something.
    """
    topic = mind.things[mind.topic] if mind.topic is not None else None
    if topic is None or not topic.gender or _others(mind, topic):
        return
    first = min(name.head for name in topic.names)
    verb = mind.p.head[first]
    if mind.p.dep[first] not in SUBJECT or mind.p.lemma[verb] in SAYING_VERBS:
        return
    unnamed = [
        t
        for t in mind.things
        if not t.names and t.gender == topic.gender and t.mentions and t.mentions[0][0] < first
    ]
    if len(unnamed) == 1 and _leads_up_to(mind, unnamed[0], first):
        mind.same[unnamed[0].number] = mind.same_as(topic.number)


def _others(mind: Mind, topic: Thing) -> bool:
    """Whether somebody else has a name who may be of that gender."""
    return any(
        t.names and t.type is EntityType.PERSON and t.gender in {"", topic.gender}
        for t in mind.things
        if mind.same_as(t.number) != mind.same_as(topic.number)
    )


def _leads_up_to(mind: Mind, unnamed: Thing, first: int) -> bool:
    """Whether "the woman" and her pronouns reach from the first lines to the name."""
    p = mind.p
    (start, end), (last, _) = unnamed.mentions[0], max(unnamed.mentions)
    is_woman = p.lower[start] == "the" and p.lemma[end - 1] in ANYBODY
    is_she = any(p.lower[i] in PRONOUNS for i, _ in unnamed.mentions)
    return is_woman and is_she and last < first and p.step[first] - p.step[last] <= NEAR
