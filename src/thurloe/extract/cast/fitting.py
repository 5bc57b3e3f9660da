"""Whether he, she or it can stand for a thing at all: by gender and type, and by grammar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from thurloe.extract.cast import lexicon
from thurloe.extract.cast.clauses import (
    CLAUSES,
    OBJECT,
    SUBJECT,
    above,
    all_listed,
    is_under,
    sentence_end,
    subject_meant,
)
from thurloe.extract.cast.mind import Mind
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from thurloe.extract.cast.parse import Parse
    from thurloe.extract.cast.things import Thing

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
THING = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
ALL = MALE | FEMALE | THING | MANY
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})

OPENING = 5
"""Tokens at the beginning of a sentence in which the noun of its first phrase stands."""

PEOPLE = lexicon.PERSON_NOUNS | lexicon.KIN_NOUNS

COMPARING: tuple[tuple[str, ...], ...] = (
    ("like",), ("unlike",), ("as", "with"), ("apart", "from"), ("besides",), ("except", "for"),
    ("along", "with"), ("together", "with"), ("alongside",), ("in", "contrast", "to"),
    ("compared", "with"), ("compared", "to"), ("as", "opposed", "to"), ("in", "contrast", "with"),
)  # fmt: skip
"""Who is named behind these words is another than the subject that follows."""

ABOUT = frozenset({"with", "behind", "before", "around", "about", "beside", "near", "over"})
"""Behind these "him" can be the subject, where there is an object too: "took the map with him"."""

BRACKETS = frozenset({"(", "[", "-LRB-"})
AIDS = frozenset({"aid", "help", "defence", "defense", "rescue", "assistance", "support", "relief"})

Rule = Callable[[Mind, int], Iterator[int]]


def gender_asked(word: str) -> str:
    """The gender a pronoun asks for."""
    if word in MALE:
        return "m"
    return "f" if word in FEMALE else "n"


def fits(thing: Thing, word: str) -> bool:
    """Whether a pronoun can stand for a thing by what sort of thing it is."""
    asked = gender_asked(word)
    if thing.doubtful:
        return bool(thing.names) and thing.gender in {"", asked}
    if thing.type is EntityType.PERSON:
        return not thing.plural and thing.gender in {"", asked}
    return asked == "f" and thing.type is EntityType.VESSEL


def barred(mind: Mind, i: int) -> frozenset[int]:
    """The things that the pronoun at token `i` cannot stand for, by the build of its sentence."""
    found = {mind.barred[i]} if i in mind.barred else set()
    for rule in RULES:
        for token in rule(mind, i):
            found.update(mind.stands_for(token))
    return frozenset(found)


def beside_the_verb(mind: Mind, i: int) -> Iterator[int]:
    """ "She saw her" are two; so are "X went out and saw him", "X wrote to Y asking him"."""
    p = mind.p
    if p.lower[i] in REFLEXIVE or p.dep[i] == "poss":
        return
    raised = p.dep[i] in SUBJECT and p.lower[i] in {"him", "them"}  # "has him drown"
    verb = p.head[p.head[i]] if p.dep[i] == "pobj" or raised else p.head[i]
    objects = [k for k in p.kids[verb] if p.dep[k] in OBJECT]
    if p.dep[i] == "pobj" and p.lower[p.head[i]] in ABOUT and objects:
        return
    tokens = [k for k in p.kids[verb] if k != i]
    if p.tag[verb].startswith("VB") and (raised or p.dep[i] not in SUBJECT):
        subject = subject_meant(p, verb)
        tokens += [subject] if subject is not None and subject != i else []
    for token in tokens:
        yield from all_listed(p, token)


def compared(mind: Mind, i: int) -> Iterator[int]:
    """ "Unlike X, Y and others, he": none of them."""
    p = mind.p
    first = p.sents[p.sent[i]][0]
    if p.dep[i] not in SUBJECT:
        return
    for k in range(i - 1, first - 1, -1):
        if p.tag[k].startswith("VB") and p.lower[k] != "compared":
            return
        if any(tuple(p.lower[k : k + len(words)]) == words for words in COMPARING):
            yield from range(k, i)
            return


def named_below(mind: Mind, i: int) -> Iterator[int]:
    """Who is named behind "he" within what he does is another: "he thought that X was gone"."""
    p = mind.p
    if p.dep[i] not in SUBJECT:
        return
    for k in range(i + 1, sentence_end(p, i)):
        if p.words[k] in BRACKETS:  # "he wrote on grammar (Weir 1968)"
            return
        if k in mind.ahead and p.quote[k] == p.quote[i] and is_under(p, k, p.head[i]):
            yield from () if _names_it(p, k) else (k,)


def _names_it(p: Parse, k: int) -> bool:
    """ "She called herself X", "he was X", "known as X": what somebody is called."""
    return p.dep[k] in {"attr", "oprd"} or p.lower[p.head[k]] == "as"


def named_of(mind: Mind, i: int) -> Iterator[int]:
    """ "His friend X", "his father was X": X is not the owner."""
    p = mind.p
    if p.dep[i] != "poss" or i in mind.relatives:  # "his son X", who may share the name
        return
    noun = p.head[i]
    verb = p.head[noun]
    for k in range(i + 1, sentence_end(p, i)):
        said = p.dep[noun] in SUBJECT and p.lemma[verb] == "be" and p.dep[k] == "attr"
        below = is_under(p, k, noun) and not _is_joined(p, k, noun)
        if k in mind.ahead and (k == noun or below or (said and p.head[k] == verb)):
            yield k


def _is_joined(p: Parse, k: int, noun: int) -> bool:
    """Whether "and" or a clause joins token `k` to a noun: "his hat and X's coat"."""
    chain = [k, *above(p, k)]
    return any(p.dep[up] in CLAUSES | {"conj"} for up in chain[: chain.index(noun)])


def beside_relative(mind: Mind, i: int) -> Iterator[int]:
    """ "His father X and his mother": the second is not X's mother, but of the same "his"."""
    p = mind.p
    if p.dep[i] != "poss" or p.lemma[p.head[i]] not in lexicon.KIN_NOUNS:
        return
    for owner, relative in mind.relatives.items():
        near = owner < i and p.sent[owner] == p.sent[i] and p.lower[owner] == p.lower[i]
        if near:
            yield relative.head


def led_to(mind: Mind, i: int) -> Iterator[int]:
    """ "An adviser of X, he was": what comes before the comma is said of the pronoun."""
    p = mind.p
    first = p.sents[p.sent[i]][0]
    if i == first or p.words[i - 1] != "," or p.dep[i] not in SUBJECT:
        return
    if p.lower[first] not in {"a", "an", "the", "once"}:
        return
    nouns = (k for k in range(first, min(first + OPENING, i)) if p.tag[k] == "NN")
    start = next((k for k in nouns if p.lemma[k] in PEOPLE), None)
    yield from range(start + 1, i) if start is not None else ()


def beside_who(mind: Mind, i: int) -> Iterator[int]:
    """ "X, who saw her": two."""
    p = mind.p
    if p.lower[i] in REFLEXIVE or p.dep[i] == "poss":
        return
    raised = p.dep[i] in SUBJECT and p.lower[i] in {"him", "them"}
    verb = p.head[p.head[i]] if p.dep[i] == "pobj" or raised else p.head[i]
    who = any(p.tag[k] in {"WP", "WDT"} and p.dep[k] in SUBJECT for k in p.kids[verb])
    if p.dep[verb] == "relcl" and who:
        yield p.head[verb]


def coming_to_aid(mind: Mind, i: int) -> Iterator[int]:
    """ "X came to his aid": X is not the one in need."""
    p = mind.p
    noun = p.head[i]
    verb = p.head[p.head[noun]]
    if p.dep[i] == "poss" and p.lemma[noun] in AIDS and p.lower[p.head[noun]] == "to":
        subject = subject_meant(p, verb)
        yield from all_listed(p, subject) if subject is not None else ()


def speaking(mind: Mind, i: int) -> Iterator[int]:
    """Who speaks says "I" of himself: "he" in his words is another."""
    speaker = mind.speaker_at(i)
    if speaker is not None:
        yield speaker


RULES: tuple[Rule, ...] = (
    beside_the_verb, beside_who, compared, named_below, named_of, beside_relative, led_to,
    coming_to_aid, speaking,
)  # fmt: skip
