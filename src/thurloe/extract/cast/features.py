"""What speaks for one candidate and against another: the features of a pronoun, weighed."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from thurloe.extract.cast import lexicon
from thurloe.extract.cast.clauses import (
    OBJECT,
    SUBJECT,
    above,
    all_listed,
    depth,
    is_under,
    subject_meant,
)
from thurloe.extract.cast.fitting import REFLEXIVE, fits, gender_asked
from thurloe.extract.cast.mind import Kind, Mind
from thurloe.nouns import EntityType
from thurloe.values.name_words import RANKS

if TYPE_CHECKING:
    from thurloe.extract.cast.things import Thing

Feature = Callable[[Mind, int, "Thing"], float]

MANY_TIMES = 16
"""Mentions, after which more of them make nobody likelier."""


def same_sentence(m: Mind, i: int, t: Thing) -> float:
    """Mentioned in this sentence."""
    return float(m.gap(t.number, i) == 0)


def sentence_before(m: Mind, i: int, t: Thing) -> float:
    """Last mentioned in the sentence before."""
    return float(m.gap(t.number, i) == 1)


def sentences_away(m: Mind, i: int, t: Thing) -> float:
    """Further sentences since the last mention."""
    return float(max(m.gap(t.number, i) - 1, 0))


def words_away(m: Mind, i: int, t: Thing) -> float:
    """How many tokens since the last mention, in doublings."""
    return math.log2(1 + abs(i - m.where(t.number)))


def _role(m: Mind, t: Thing) -> str:
    """What the last mention is in its clause; "the driver, X," is what the driver is."""
    i = m.where(t.number)
    while m.p.dep[i] == "appos" and m.p.head[i] != i:
        i = m.p.head[i]
    return m.p.dep[i]


def was_subject(m: Mind, i: int, t: Thing) -> float:
    """Last mentioned as a subject."""
    return float(_role(m, t) in SUBJECT)


def was_object(m: Mind, i: int, t: Thing) -> float:
    """Last mentioned as an object."""
    return float(_role(m, t) in OBJECT)


def was_owner(m: Mind, i: int, t: Thing) -> float:
    """Last mentioned as an owner: "his", "X's"."""
    return float(_role(m, t) == "poss")


def was_inner(m: Mind, i: int, t: Thing) -> float:
    """Last mentioned behind a preposition."""
    return float(_role(m, t) == "pobj")


def both_subjects(m: Mind, i: int, t: Thing) -> float:
    """The pronoun is a subject and so was the last mention."""
    return float(m.p.dep[i] in SUBJECT and _role(m, t) in SUBJECT)


def both_objects(m: Mind, i: int, t: Thing) -> float:
    """The pronoun is an object of some sort and so was the last mention."""
    other = OBJECT | {"pobj"}
    return float(m.p.dep[i] in other and _role(m, t) in other)


def both_undergo(m: Mind, i: int, t: Thing) -> float:
    """Something was done to the last mention, and something is done to the pronoun."""
    undergo = _role(m, t) in {"dobj", "nsubjpass"}
    return float(m.p.dep[i] == "nsubjpass" and undergo)


def own_clause(m: Mind, i: int, t: Thing) -> float:
    """The subject, said or understood, of the verb under which "his" stands."""
    return float(m.p.dep[i] == "poss" and _is_doer(m, i, t))


def thinks(m: Mind, i: int, t: Thing) -> float:
    """Who says or thinks what the pronoun is the subject of: "X hoped that he"."""
    p, verb = m.p, m.p.head[i]
    if p.dep[i] not in SUBJECT or p.dep[verb] != "ccomp":
        return 0.0
    subject = subject_meant(p, p.head[verb])
    return float(subject is not None and m.stands_for(subject) == (t.number,))


def mirrored(m: Mind, i: int, t: Thing) -> float:
    """The subject of the verb of "himself"."""
    return float(m.p.lower[i] in REFLEXIVE and _is_doer(m, i, t))


def _is_doer(m: Mind, i: int, t: Thing) -> bool:
    """Whether it is the subject of the next verb above token `i`, said or understood."""
    verb = next((up for up in above(m.p, i) if m.p.tag[up].startswith("VB")), None)
    subject = subject_meant(m.p, verb) if verb is not None else None
    return subject is not None and m.stands_for(subject) == (t.number,)


def presented(m: Mind, i: int, t: Thing) -> float:
    """Last mentioned as what somebody or something is: "another was X"."""
    return float(m.p.dep[m.where(t.number)] == "attr")


def by_name(m: Mind, i: int, t: Thing) -> float:
    """Last mentioned by name."""
    return float(m.kind.get(t.number, Kind.NAME) is Kind.NAME)


def by_noun(m: Mind, i: int, t: Thing) -> float:
    """Last mentioned by a common noun."""
    return float(m.kind.get(t.number, Kind.NAME) is Kind.NOUN)


def has_name(m: Mind, i: int, t: Thing) -> float:
    """Has a name at all."""
    return float(bool(t.names))


def often(m: Mind, i: int, t: Thing) -> float:
    """How often mentioned so far, in doublings; beyond `MANY_TIMES` it says no more."""
    return math.log2(max(1, min(m.count[t.number], MANY_TIMES)))


def opened(m: Mind, i: int, t: Thing) -> float:
    """The first person with a name who is a subject in the paragraph, or the first ship."""
    return float(m.opener.get((m.p.paragraph[i], t.type)) == t.number)


def in_paragraph(m: Mind, i: int, t: Thing) -> float:
    """Mentioned in this paragraph."""
    return float(m.p.paragraph[i] == m.p.paragraph[m.where(t.number)])


def both_main(m: Mind, i: int, t: Thing) -> float:
    """The last mention and the pronoun are subjects of main clauses."""
    return float(all(m.p.dep[k] in SUBJECT and not depth(m.p, k) for k in (m.where(t.number), i)))


def owned_subject(m: Mind, i: int, t: Thing) -> float:
    """Last mentioned as the owner of a subject: "X's turn came"."""
    p, last = m.p, m.where(t.number)
    return float(p.dep[last] == "poss" and p.dep[p.head[last]] in SUBJECT)


def commands(m: Mind, i: int, t: Thing) -> float:
    """The subject of a clause in which that of the pronoun stands: "X said he"."""
    p, last = m.p, m.where(t.number)
    above_it = p.dep[last] in SUBJECT and p.head[last] != p.head[i]
    return float(above_it and is_under(p, i, p.head[last]))


def introduced(m: Mind, i: int, t: Thing) -> float:
    """Has just come in, as the subject of the sentence before and by no name: "A man asked"."""
    p, last = m.p, m.where(t.number)
    if t.names or m.count[t.number] > 1 or m.gap(t.number, i) != 1 or p.dep[last] not in SUBJECT:
        return 0.0
    return float(not depth(p, last) and any(p.lower[k] in {"a", "an"} for k in p.kids[last]))


def undergoes_both(m: Mind, i: int, t: Thing) -> float:
    """What is done to it goes on being done: "they caught X and beat him"."""
    p, verb = m.p, m.p.head[i]
    if (
        p.dep[i] != "dobj"
        or p.dep[verb] != "conj"
        or any(p.dep[k] in SUBJECT for k in p.kids[verb])
    ):
        return 0.0
    objects = (k for k in p.kids[p.head[verb]] if p.dep[k] == "dobj")
    return float(any(m.stands_for(k) == (t.number,) for k in objects))


def same_deed(m: Mind, i: int, t: Thing) -> float:
    """What was done to it is done to the pronoun: "X did not hit Y. Z hit him"."""
    p, last = m.p, m.where(t.number)
    verb, before = p.head[i], p.head[last]
    alike = verb != before and p.lemma[verb] == p.lemma[before] and p.tag[verb][:2] == "VB"
    return float(alike and m.gap(t.number, i) <= 1 and p.dep[i] == p.dep[last])


def had_there(m: Mind, i: int, t: Thing) -> float:
    """The owner of that of which the pronoun's clause tells: "X admired Y's house, where he"."""
    p = m.p
    clause = next((up for up in above(p, i) if p.dep[up] == "relcl"), None)
    if clause is None or p.dep[i] not in SUBJECT or p.head[i] != clause:
        return 0.0
    over = [p.head[clause], *above(p, p.head[clause])]
    nouns = over[: next((k for k, up in enumerate(over) if p.tag[up][:2] == "VB"), 0)]
    owners = (k for noun in nouns for k in p.kids[noun] if p.dep[k] == "poss")
    return float(any(m.stands_for(k) == (t.number,) for k in owners))


def own_pair(m: Mind, i: int, t: Thing) -> float:
    """ "X and his partner": X; but not "X, Y and his partner"."""
    p, last = m.p, m.where(t.number)
    two = p.dep[i] == "poss" and list(all_listed(p, last)) == [last, p.head[i]]
    return float(two and p.dep[last] != "conj")


def would_be(m: Mind, i: int, t: Thing) -> float:
    """The subject behind the phrase in which "his" stands: "after his return, X"."""
    return float(m.coming is not None and m.ahead[m.coming] == t.number and m.p.dep[i] == "poss")


def would_act(m: Mind, i: int, t: Thing) -> float:
    """The subject behind the clause in which "he" stands: "when he came, X"."""
    return float(m.coming is not None and m.ahead[m.coming] == t.number and m.p.dep[i] != "poss")


def meant_last(m: Mind, i: int, t: Thing) -> float:
    """The one that the last pronoun of this gender stood for."""
    return float(m.pronoun.get(gender_asked(m.p.lower[i])) == t.number)


def gender_known(m: Mind, i: int, t: Thing) -> float:
    """Its gender is known, and fits."""
    return float(t.gender != "")


def gender_learned(m: Mind, i: int, t: Thing) -> float:
    """Of unknown gender, but he or she has stood for it before; every ship is "she"."""
    if t.gender or t.type is EntityType.VESSEL:
        return 0.0
    sign = 1 if gender_asked(m.p.lower[i]) == "m" else -1
    return max(-3.0, min(3.0, sign * m.leaning[t.number]))


def spoken_of(m: Mind, i: int, t: Thing) -> float:
    """How often he or she has stood for it before."""
    return math.log2(1 + abs(m.leaning[t.number]))


def is_topic(m: Mind, i: int, t: Thing) -> float:
    """How much of the account is about the one person named most; 0 for all others."""
    return m.topic_share if t.number == m.topic else 0.0


def is_entry(m: Mind, i: int, t: Thing) -> float:
    """The account is an entry about this one."""
    return float(t.number == m.entry)


def latest(m: Mind, i: int, t: Thing) -> float:
    """Nobody who fits was mentioned since."""
    return float(m.latest == t.number)


def only_reports(m: Mind, i: int, t: Thing) -> float:
    """Says or shows what is told of another, who was mentioned since: "X shows that Y ... he"."""
    p, last = m.p, m.where(t.number)
    verb = p.head[last]
    if p.dep[last] not in SUBJECT or m.gap(t.number, i) or p.head[i] == verb:
        return 0.0
    inner = next((k for k in p.kids[verb] if p.dep[k] == "ccomp" and last < verb < k), None)
    if inner is None or i < inner:
        return 0.0
    return float(any(last < m.where(c.number) < i and fits(c, p.lower[i]) for c in m.recent(i, 0)))


def across_quotation(m: Mind, i: int, t: Thing) -> float:
    """Pronoun and last mention are not both inside or both outside of quotations."""
    return float(bool(m.p.quote[i]) != bool(m.p.quote[m.where(t.number)]))


def is_vessel(m: Mind, i: int, t: Thing) -> float:
    """A ship, which is "she" now and then."""
    return float(t.type is EntityType.VESSEL)


def goes_down(m: Mind, i: int, t: Thing) -> float:
    """ "She sank", "her stern": a ship, and not the captain who was named since."""
    p, verb = m.p, m.p.head[i]
    if t.type is not EntityType.VESSEL:
        return 0.0
    if p.dep[i] == "poss":
        return float(p.lemma[verb] in lexicon.SHIPBOARD_NOUNS)
    if p.dep[i] not in SUBJECT:
        return 0.0
    done = (verb, *(k for k in p.kids[verb] if p.dep[k] == "conj"))
    return float(any(p.lemma[k] in lexicon.VESSEL_VERBS for k in done))


def is_doubtful(m: Mind, i: int, t: Thing) -> float:
    """Not even a person by its type."""
    return float(t.doubtful)


def is_guessed(m: Mind, i: int, t: Thing) -> float:
    """A person by the model alone, by one word."""
    return float(t.guessed)


def unsaid_woman(m: Mind, i: int, t: Thing) -> float:
    """ "She" for "a captain" of whom nothing was said, or for Captain X."""
    ranked = any(n.titles & RANKS for n in t.names)
    return float(gender_asked(m.p.lower[i]) == "f" and not t.gender and (ranked or not t.names))


WEIGHTS: tuple[tuple[Feature, float], ...] = (
    (same_sentence, 1.0),
    (sentence_before, 0.5),
    (sentences_away, -0.5),
    (words_away, -0.3),
    (was_subject, 0.8),
    (was_object, 0.1),
    (was_owner, 0.2),
    (was_inner, -0.2),
    (both_subjects, 0.3),
    (both_objects, 0.2),
    (both_undergo, 1.5),
    (own_clause, 1.0),
    (by_name, 0.1),
    (by_noun, 0.0),
    (has_name, 0.3),
    (often, 0.3),
    (opened, 0.8),
    (in_paragraph, 0.2),
    (both_main, 0.5),
    (owned_subject, 0.3),
    (commands, 0.2),
    (thinks, 0.5),
    (presented, 0.9),
    (mirrored, 4.0),
    (own_pair, 1.0),
    (introduced, 0.8),
    (undergoes_both, 3.0),
    (same_deed, 1.5),
    (had_there, 1.0),
    (would_be, 1.2),
    (would_act, 0.5),
    (meant_last, 0.6),
    (gender_known, 0.5),
    (gender_learned, 0.4),
    (spoken_of, 0.1),
    (is_topic, 1.0),
    (is_entry, 1.0),
    (latest, 0.3),
    (only_reports, -1.5),
    (across_quotation, -1.0),
    (is_vessel, -1.0),
    (goes_down, 4.5),
    (is_doubtful, -3.0),
    (is_guessed, -2.0),
    (unsaid_woman, -1.0),
)
"""Natural log odds."""


def features(mind: Mind, i: int, thing: Thing) -> tuple[float, ...]:
    """The value of every feature for the pronoun at token `i` and one candidate."""
    return tuple(feature(mind, i, thing) for feature, _ in WEIGHTS)
