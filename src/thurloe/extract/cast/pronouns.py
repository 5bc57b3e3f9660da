"""What he, she and it stand for: the candidates before them, weighed by a list of features."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast import sureness
from thurloe.extract.cast.clauses import SUBJECT, subject_to_come
from thurloe.extract.cast.features import WEIGHTS, features
from thurloe.extract.cast.fitting import FEMALE, REFLEXIVE, barred, fits
from thurloe.extract.cast.titled import is_officer
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thurloe.extract.cast.mind import Mind
    from thurloe.extract.cast.things import Thing

EMPTY_VERBS = frozenset(
    {"be", "seem", "appear", "take", "happen", "rain", "snow", "turn", "become"}
)
"""Verbs whose "it" often stands for nothing."""


def candidates(mind: Mind, i: int) -> Iterator[Thing]:
    """Who can be meant by the pronoun at token `i`, the latest first, then who is to come."""
    word, others = mind.p.lower[i], barred(mind, i)
    near = [t for t in mind.recent(i) if fits(t, word) and t.number not in others]
    for thing in near:
        if not (word in FEMALE and not thing.gender and is_officer(thing)):
            yield thing
    coming = mind.things[mind.ahead[mind.coming]] if mind.coming is not None else None
    if coming and coming.number not in mind.last and fits(coming, word):
        yield coming


def ranked(mind: Mind, i: int) -> list[tuple[float, int]]:
    """The candidates for the pronoun at token `i` with their log odds, the likeliest first."""
    scored = []
    coming = subject_to_come(mind.p, i)
    mind.coming = coming if coming in mind.ahead else None
    fit = list(candidates(mind, i))
    mind.latest = fit[0].number if fit else None
    for thing in fit:
        values = features(mind, i, thing)
        total = sum(v * w for v, (_, w) in zip(values, WEIGHTS, strict=True))
        scored.append((total, thing.number))
    return sorted(scored, key=lambda s: (-s[0], s[1]))


def choose(mind: Mind, i: int) -> int | None:
    """The number of the thing that he, she or it stands for, or None if nobody can be meant.

    How sure that is, is noted in the mind.
    """
    beside = stressed(mind, i)
    for rule in (presented, whose_lot, whose_work):
        beside = rule(mind, i) if beside is None else beside
    if beside is not None:
        return beside
    scored = ranked(mind, i)
    if not scored:
        return None
    odds, chain, lowest = sureness.weigh(mind, i, scored)
    if odds < sureness.LEAST and mind.entry in {number for _, number in scored}:
        mind.sure[i], mind.chains[i] = sureness.LEAST, (1.0, 1.0)
        return mind.entry  # who else is "he", of whom nobody can say who he is
    mind.sure[i], mind.chains[i] = odds, (chain, lowest)
    if odds < sureness.LEAST:
        mind.unsure.add(i)
    return scored[0][1]


def stressed(mind: Mind, i: int) -> int | None:
    """ "X himself", "he himself": who is named right before."""
    if mind.p.lower[i] not in REFLEXIVE or i == 0:
        return None
    numbers = mind.stands_for(i - 1)
    if len(numbers) != 1 or not fits(mind.things[numbers[0]], mind.p.lower[i]):
        return None
    mind.chains[i] = mind.chains.get(i - 1, (1.0, 1.0))
    if i - 1 in mind.unsure:
        mind.unsure.add(i)
        mind.sure[i] = mind.sure[i - 1]
    return numbers[0]


def presented(mind: Mind, i: int) -> int | None:
    """ "He was Karl Holm": who is named behind it."""
    p, verb = mind.p, mind.p.head[i]
    if p.dep[i] not in SUBJECT or p.lower[verb] not in {"is", "was"}:
        return None
    names = [k for k in p.kids[verb] if p.dep[k] == "attr" and k in mind.ahead]
    if len(names) != 1 or any(p.dep[k] == "neg" for k in p.kids[verb]):
        return None
    thing = mind.things[mind.ahead[names[0]]]
    return thing.number if fits(thing, p.lower[i]) and not thing.doubtful else None


def whose_lot(mind: Mind, i: int) -> int | None:
    """ "Karl Holm's turn came in May. He": whose turn it was, whoever was spoken of before."""
    p = mind.p
    first = p.sents[p.sent[i]][0]
    if p.sent[i] == 0 or p.dep[i] not in SUBJECT or any(p.tag[k] != "RB" for k in range(first, i)):
        return None
    for k in range(p.sents[p.sent[i] - 1][0], first):
        if p.lemma[k] in LOTS and p.dep[k] == "nsubj" and p.head[p.head[k]] == p.head[k]:
            return _owner_named(mind, k, i)
    return None


LOTS = frozenset({"turn", "luck", "fate", "hour", "downfall", "moment", "chance"})
"""What somebody has whom the next sentence goes on with."""


def _owner_named(mind: Mind, noun: int, i: int) -> int | None:
    owners = [k for k in mind.p.kids[noun] if mind.p.dep[k] == "poss"]
    numbers = mind.stands_for(owners[0]) if owners else ()
    if len(numbers) != 1 or not fits(mind.things[numbers[0]], mind.p.lower[i]):
        return None
    return numbers[0]


def whose_work(mind: Mind, i: int) -> int | None:
    """ "In Dark Tides, his memoir of it, Karl Holm writes": his who is named behind it."""
    p = mind.p
    first = p.sents[p.sent[i]][0]
    if p.dep[i] != "poss" or p.lower[first] != "in" or p.head[p.head[first]] != p.head[first]:
        return None
    noun = p.head[i]
    if p.dep[noun] != "appos" or p.head[p.head[noun]] != first:
        return None
    subject = next((k for k in p.kids[p.head[first]] if p.dep[k] == "nsubj" and k > i), None)
    numbers = mind.stands_for(subject) if subject is not None else ()
    fit = len(numbers) == 1 and fits(mind.things[numbers[0]], p.lower[i])
    return numbers[0] if fit else None


def it(mind: Mind, i: int) -> int | None:
    """The thing that "it" stands for: the last subject, if that is a thing and no person."""
    p = mind.p
    if p.lower[i] == "it" and (p.dep[i] not in SUBJECT or p.lemma[p.head[i]] in EMPTY_VERBS):
        return None
    first = p.sents[max(p.sent[i] - 1, 0)][0]
    for j in range(i - 1, first - 1, -1):
        if p.dep[j] not in SUBJECT or p.tag[j] not in {"NN", "NNP", "PRP"}:
            continue
        numbers = mind.heads.get(j, ())
        if len(numbers) != 1:
            if p.tag[j] == "PRP" and p.lower[j] != "it":
                continue
            return None
        thing = mind.things[numbers[0]]
        if thing.type is EntityType.PERSON or thing.plural:
            continue
        return None if _owns(mind, j, i) else numbers[0]
    return None


def _owns(mind: Mind, j: int, i: int) -> bool:
    """Whether the subject at `j` and "it" at `i` belong to one verb, so that they are two."""
    return mind.p.dep[i] != "poss" and mind.p.head[i] == mind.p.head[j]
