"""What he, she and it stand for: the candidates before them, weighed by a list of features."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from thurloe.extract.cast import lexicon
from thurloe.extract.cast.mind import Kind, Mind
from thurloe.extract.cast.things import Thing
from thurloe.nouns import EntityType

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
THING = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
ALL = MALE | FEMALE | THING | MANY
EMPTY_VERBS = frozenset(
    {"be", "seem", "appear", "take", "happen", "rain", "snow", "turn", "become"}
)
"""Verbs whose "it" often stands for nothing."""
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECT = frozenset({"dobj", "dative", "oprd"})

SURE = 0.5
"""Probability from which the best candidate is taken."""

OPENING = 5
"""Tokens at the beginning of a sentence in which the noun of its first phrase stands."""

PEOPLE = lexicon.PERSON_NOUNS | lexicon.KIN_NOUNS

COMPARING = frozenset({"like", "unlike"})

Feature = Callable[[Mind, int, Thing], float]


def gender_asked(word: str) -> str:
    """The gender a pronoun asks for."""
    if word in MALE:
        return "m"
    return "f" if word in FEMALE else "n"


def fits(mind: Mind, thing: Thing, word: str) -> bool:
    """Whether a pronoun can stand for a thing at all."""
    asked = gender_asked(word)
    if thing.doubtful:
        return bool(thing.names) and thing.gender in {"", asked}
    if thing.type is EntityType.PERSON:
        return not thing.plural and thing.gender in {"", asked}
    return asked == "f" and thing.type is EntityType.VESSEL


def barred(mind: Mind, i: int, thing: Thing) -> bool:
    """Whether grammar forbids it: "she saw her" are two, and so are "X, who saw her"."""
    p, last = mind.p, mind.last[thing.number]
    if mind.barred.get(i) == thing.number:
        return True
    if _leads_to(mind, i, last):
        return True
    if p.lower[i] in REFLEXIVE or p.dep[i] == "poss" or p.sent[i] != p.sent[last]:
        return False
    if p.dep[last] == "pobj" and p.lower[p.head[last]] in COMPARING:
        return True  # "unlike him, he ..."
    inside = p.dep[i] in SUBJECT and p.lower[i] in {"him", "them"}  # "has him drown"
    verb = p.head[p.head[i]] if p.dep[i] == "pobj" or inside else p.head[i]
    if p.dep[verb] == "relcl" and p.head[verb] == last and (inside or p.dep[i] not in SUBJECT):
        return any(p.tag[k] == "WP" and p.dep[k] in SUBJECT for k in p.kids[verb])
    return p.head[last] == verb and last != i


def _leads_to(mind: Mind, i: int, last: int) -> bool:
    """ "An adviser of X, he was": what comes before the comma is said of the pronoun."""
    p = mind.p
    first = p.sents[p.sent[i]][0]
    if p.sent[i] != p.sent[last] or p.words[i - 1] != "," or p.dep[i] not in SUBJECT:
        return False
    opening = (k for k in range(first, min(first + OPENING, last)) if p.tag[k] == "NN")
    return any(
        p.lemma[k] in PEOPLE and p.lower[first] in {"a", "an", "the", "once"} for k in opening
    )


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
    return math.log2(1 + i - m.last[t.number])


def was_subject(m: Mind, i: int, t: Thing) -> float:
    """Last mentioned as a subject."""
    return float(m.p.dep[m.last[t.number]] in SUBJECT)


def was_object(m: Mind, i: int, t: Thing) -> float:
    """Last mentioned as an object."""
    return float(m.p.dep[m.last[t.number]] in OBJECT)


def was_owner(m: Mind, i: int, t: Thing) -> float:
    """Last mentioned as an owner: "his", "X's"."""
    return float(m.p.dep[m.last[t.number]] == "poss")


def was_inner(m: Mind, i: int, t: Thing) -> float:
    """Last mentioned behind a preposition."""
    return float(m.p.dep[m.last[t.number]] == "pobj")


def both_subjects(m: Mind, i: int, t: Thing) -> float:
    """The pronoun is a subject and so was the last mention."""
    return float(m.p.dep[i] in SUBJECT and m.p.dep[m.last[t.number]] in SUBJECT)


def both_objects(m: Mind, i: int, t: Thing) -> float:
    """The pronoun is an object of some sort and so was the last mention."""
    other = OBJECT | {"pobj"}
    return float(m.p.dep[i] in other and m.p.dep[m.last[t.number]] in other)


def both_undergo(m: Mind, i: int, t: Thing) -> float:
    """Something was done to the last mention, and something is done to the pronoun."""
    undergo = m.p.dep[m.last[t.number]] in {"dobj", "nsubjpass"}
    return float(m.p.dep[i] == "nsubjpass" and undergo)


def own_clause(m: Mind, i: int, t: Thing) -> float:
    """The subject of the verb under which "his" stands."""
    p, last = m.p, m.last[t.number]
    if p.dep[i] != "poss" or p.dep[last] not in SUBJECT:
        return 0.0
    up = p.head[i]
    for _ in range(4):
        if up == p.head[last]:
            return 1.0
        up = p.head[up]
    return 0.0


def by_name(m: Mind, i: int, t: Thing) -> float:
    """Last mentioned by name."""
    return float(m.kind[t.number] is Kind.NAME)


def by_noun(m: Mind, i: int, t: Thing) -> float:
    """Last mentioned by a common noun."""
    return float(m.kind[t.number] is Kind.NOUN)


def has_name(m: Mind, i: int, t: Thing) -> float:
    """Has a name at all."""
    return float(bool(t.names))


def often(m: Mind, i: int, t: Thing) -> float:
    """How often mentioned so far, in doublings."""
    return math.log2(m.count[t.number])


def meant_last(m: Mind, i: int, t: Thing) -> float:
    """The one that the last pronoun of this gender stood for."""
    return float(m.pronoun.get(gender_asked(m.p.lower[i])) == t.number)


def gender_known(m: Mind, i: int, t: Thing) -> float:
    """Its gender is known, and fits."""
    return float(t.gender != "")


def gender_learned(m: Mind, i: int, t: Thing) -> float:
    """Of unknown gender, but he or she has stood for it before."""
    if t.gender:
        return 0.0
    sign = 1 if gender_asked(m.p.lower[i]) == "m" else -1
    return max(-3.0, min(3.0, sign * m.leaning[t.number]))


def spoken_of(m: Mind, i: int, t: Thing) -> float:
    """How often he or she has stood for it before."""
    return math.log2(1 + abs(m.leaning[t.number]))


def is_topic(m: Mind, i: int, t: Thing) -> float:
    """How much of the account is about the one person named most; 0 for all others."""
    return m.topic_share if t.number == m.topic else 0.0


def latest(m: Mind, i: int, t: Thing) -> float:
    """Nobody who fits was mentioned since."""
    word = m.p.lower[i]
    first = next((c for c in m.recent(i) if fits(m, c, word) and not barred(m, i, c)), None)
    return float(first is t)


def only_reports(m: Mind, i: int, t: Thing) -> float:
    """Says or shows what is told of another, who was mentioned since: "X shows that Y ... he"."""
    p, last = m.p, m.last[t.number]
    verb = p.head[last]
    if p.dep[last] not in SUBJECT or m.gap(t.number, i) or p.head[i] == verb:
        return 0.0
    inner = next((k for k in p.kids[verb] if p.dep[k] == "ccomp" and last < verb < k), None)
    if inner is None or i < inner:
        return 0.0
    return float(
        any(last < m.last[c.number] < i and fits(m, c, p.lower[i]) for c in m.recent(i, 0))
    )


def across_quotation(m: Mind, i: int, t: Thing) -> float:
    """Pronoun and last mention are not both inside or both outside of quotations."""
    return float(bool(m.p.quote[i]) != bool(m.p.quote[m.last[t.number]]))


def is_vessel(m: Mind, i: int, t: Thing) -> float:
    """A ship, which is "she" now and then."""
    return float(t.type is EntityType.VESSEL)


def is_doubtful(m: Mind, i: int, t: Thing) -> float:
    """Not even a person by its type."""
    return float(t.doubtful)


def unsaid_woman(m: Mind, i: int, t: Thing) -> float:
    """ "She" for "a captain" of whom nothing was said."""
    return float(gender_asked(m.p.lower[i]) == "f" and not t.gender and not t.names)


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
    (meant_last, 0.6),
    (gender_known, 0.5),
    (gender_learned, 0.4),
    (spoken_of, 0.1),
    (is_topic, 1.0),
    (latest, 0.3),
    (only_reports, -1.5),
    (across_quotation, -1.0),
    (is_vessel, -1.0),
    (is_doubtful, -3.0),
    (unsaid_woman, -0.7),
)
"""Natural log odds."""


def features(mind: Mind, i: int, thing: Thing) -> tuple[float, ...]:
    """The value of every feature for the pronoun at token `i` and one candidate."""
    return tuple(feature(mind, i, thing) for feature, _ in WEIGHTS)


def candidates(mind: Mind, i: int) -> Iterator[Thing]:
    """Who can be meant by the pronoun at token `i`, the latest first."""
    word = mind.p.lower[i]
    for thing in mind.recent(i):
        if fits(mind, thing, word) and not barred(mind, i, thing):
            yield thing


def ranked(mind: Mind, i: int) -> list[tuple[float, int]]:
    """The candidates for the pronoun at token `i` with their log odds, the likeliest first."""
    scored = []
    for thing in candidates(mind, i):
        values = features(mind, i, thing)
        total = sum(v * w for v, (_, w) in zip(values, WEIGHTS, strict=True))
        scored.append((total, thing.number))
    return sorted(scored, key=lambda s: (-s[0], s[1]))


def choose(mind: Mind, i: int) -> int | None:
    """The number of the thing that he, she or it stands for, or None if that is unsure."""
    scored = ranked(mind, i)
    if not scored:
        return None
    top = scored[0]
    whole = sum(math.exp(total - top[0]) for total, _ in scored)
    return top[1] if 1 / whole >= SURE else None


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
