"""Several at once: "they", "the two ships", "the couple", "both men"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast import lexicon
from thurloe.extract.cast.clauses import SUBJECT, above, subject_meant
from thurloe.extract.cast.fitting import barred
from thurloe.extract.cast.votes import gender_of_nouns, noun_type
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from thurloe.extract.cast.mind import Mind
    from thurloe.extract.cast.things import Thing

PAIR_WORDS = frozenset({"couple", "pair", "duo", "twosome"})
TWO = frozenset({"two", "both"})
RECENT = 2
"""Sentences within which those named together are "they"."""
MOST = 8
"""More names than that in one list are no "they"."""


def note_list(mind: Mind, i: int) -> None:
    """Remember that the thing at token `i` was named with others: "X and Y", "X married Y"."""
    numbers = _with(mind, i)
    if len(numbers) > 1:
        mind.groups.append((i, numbers))


def _with(mind: Mind, i: int) -> tuple[int, ...]:
    p, mine = mind.p, mind.heads[i]
    if p.dep[i] == "conj":
        first = _first_of_list(mind, i)
        tokens = (t for t in range(first, i + 1) if t in mind.heads and _in_list(mind, t, first))
        listed = [n for t in tokens for n in mind.heads[t]]
        return tuple(dict.fromkeys(listed))[:MOST]
    verb = p.head[p.head[i]] if p.dep[i] == "pobj" else p.head[i]
    if p.dep[i] not in {"dobj", "pobj"} or p.lemma[verb] not in lexicon.RECIPROCAL_VERBS:
        return ()
    subject = next((k for k in p.kids[verb] if p.dep[k] in SUBJECT), -1)
    return tuple(dict.fromkeys((*mind.heads.get(subject, ()), *mine)))


def _first_of_list(mind: Mind, i: int) -> int:
    for _ in range(MOST):
        if mind.p.dep[i] != "conj":
            break
        i = mind.p.head[i]
    return i


def _in_list(mind: Mind, i: int, first: int) -> bool:
    return i == first or (mind.p.dep[i] == "conj" and _first_of_list(mind, i) == first)


def note_many(mind: Mind, i: int) -> None:
    """Remember a plural noun that stands for nobody known: it may be what "they" means."""
    mind.groups.append((i, ()))


def they(mind: Mind, i: int) -> tuple[int, ...]:
    """Whom "they" stands for: those last named together, or a people; nothing if unsure."""
    p, best = mind.p, -9.0
    found = _own(mind, i)
    others = barred(mind, i)
    for token, numbers in reversed(mind.groups[-6:] if not found else ()):
        if others & {*numbers}:
            continue
        gap = p.step[i] - p.step[token]
        if gap > RECENT:
            break
        head = _first_of_list(mind, token)
        score = 1.5 * (p.dep[head] in SUBJECT) - 1.2 * gap - 0.02 * (i - token)
        if score > best:
            best, found = score, numbers
    return found


def _own(mind: Mind, i: int) -> tuple[int, ...]:
    """ "The firm sold their ships": the body that does it."""
    p = mind.p
    verb = next((up for up in above(p, i) if p.tag[up].startswith("VB")), None)
    subject = subject_meant(p, verb) if verb is not None and p.dep[i] == "poss" else None
    numbers = mind.heads.get(subject, ()) if subject is not None else ()
    bodies = {EntityType.ORGANISATION, EntityType.GROUP}
    return numbers if len(numbers) == 1 and mind.things[numbers[0]].type in bodies else ()


def is_two(mind: Mind, i: int) -> bool:
    """Whether token `i` heads "the two", "the two men", "both ships", "the couple"."""
    p = mind.p
    if p.lower[i] in PAIR_WORDS:
        return any(p.lower[k] in {"the", "this"} for k in p.kids[i]) and not _of(mind, i)
    two = p.lower[i] == "two"
    if p.tag[i] not in ({"CD"} if two else {"NNS", "NNPS"}):
        return False
    small = {p.lower[k] for k in p.kids[i] if k < i}
    if two:
        return "the" in small and p.dep[i] not in {"nummod", "compound"}
    return "both" in small or {"two", "the"} <= small


def _of(mind: Mind, i: int) -> bool:
    return any(mind.p.lower[k] == "of" for k in mind.p.kids[i])


def two(mind: Mind, i: int) -> tuple[int, ...]:
    """The two things that are meant: a pair named together, or the only two of that sort lately."""
    noun = mind.p.lemma[i]
    kind = noun_type(noun)
    if kind is None and noun not in PAIR_WORDS | TWO:  # "both letters"
        return ()
    for token, numbers in reversed(mind.groups[-12:]):
        if mind.p.step[i] - mind.p.step[token] > 2 * RECENT:
            break
        if len(numbers) == 2 and all(_is(mind.things[n], noun, kind) for n in numbers):  # noqa: PLR2004
            return numbers
    return _only_two(mind, i, noun, kind)


def note_gender(mind: Mind, i: int, numbers: tuple[int, ...]) -> None:
    """ "The two men": so each of them is a man."""
    for number in numbers:
        thing = mind.things[number]
        thing.gender = thing.gender or gender_of_nouns([mind.p.lemma[i]])


def _only_two(mind: Mind, i: int, noun: str, kind: EntityType | None) -> tuple[int, ...]:
    for sort in (kind,) if kind else (EntityType.VESSEL, EntityType.PERSON):
        near = [t.number for t in mind.recent(i, RECENT) if t.type is sort and _is(t, noun, sort)]
        named = [n for n in near if mind.things[n].names]
        for some in (near, named):
            if len(some) == 2:  # noqa: PLR2004
                return tuple(sorted(some))
    return ()


def _is(thing: Thing, noun: str, kind: EntityType | None) -> bool:
    """Whether a thing can be one of "the two men", "the two ships"."""
    if thing.plural:
        return False
    if noun in PAIR_WORDS:
        return thing.type is EntityType.PERSON
    if kind is None:
        return True
    asked = "m" if noun in lexicon.MALE_NOUNS else "f" if noun in lexicon.FEMALE_NOUNS else ""
    return thing.type is kind and (not asked or thing.gender in {"", asked})
