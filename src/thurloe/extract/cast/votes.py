"""What sort of thing a name stands for: votes of the words around it, a list of rules in bits."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from thurloe.extract.cast import lexicon
from thurloe.extract.cast.describing import describing
from thurloe.extract.cast.given_names import GIVEN, gender_of
from thurloe.extract.cast.parse import Parse
from thurloe.extract.cast.runs import has_ship_mark
from thurloe.extract.cast.spans import SLASHED, Span
from thurloe.nouns import EntityType
from thurloe.values.known_places import KNOWN_PLACES
from thurloe.values.name_words import (
    CORPORATE_ENDINGS,
    FOREIGN_PLACE_NOUNS,
    ORDINALS,
    STREETS,
    TITLES,
    WEAK_TITLES,
)
from thurloe.values.names import fold, is_ship_mark
from thurloe.values.place_names import NATIONAL
from thurloe.values.short_names import town_of

PERSON, ORGANISATION, PLACE = EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE
VESSEL, GROUP, OTHER = EntityType.VESSEL, EntityType.GROUP, EntityType.OTHER

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
PEOPLES = ("s", "ese", "ish", "ch", "men", "people")
"""How the names of peoples end when they stand alone."""
FIRM = lexicon.FIRM_WORDS
DATELINE = lexicon.CALENDAR | lexicon.CALENDAR_SHORT
SHORT = 0.7
"""The model is right less often on names of one word."""
FEMALE_ENDINGS = ("ova", "eva", "skaya", "skaia", "ovna", "evna")
"""How last names of women end in some languages."""
_HULL = re.compile(r"(?:[B-HJ-Z]|[A-Z]{2,3})[- ]?\d{1,4}[A-Z]?(?: [A-Z][\w-]+)?")
REACH = 18
"""Tokens within which a pronoun agrees with the subject before it."""

_NUMERAL = re.compile(r"[ivx]+")

Vote = Mapping[EntityType, float]
Votes = Counter[EntityType]
Rule = Callable[[Parse, Span, int], Vote]

MODEL = {
    "PERSON": {PERSON: 2.0},
    "ORG": {ORGANISATION: 1.2, VESSEL: 0.4},
    "GPE": {PLACE: 1.5},
    "LOC": {PLACE: 1.5},
    "FAC": {PLACE: 1.5},
    "NORP": {GROUP: 2.0},
    "PRODUCT": {VESSEL: 1.0, OTHER: 0.8},
    "EVENT": {OTHER: 2.0},
    "WORK_OF_ART": {OTHER: 1.5},
    "LAW": {OTHER: 1.5},
    "LANGUAGE": {OTHER: 2.0},
}
"""The small model's labels are right on some two in three names."""

NOUNS = (
    (lexicon.VESSEL_NOUNS, VESSEL),
    (lexicon.PERSON_NOUNS | lexicon.KIN_NOUNS | lexicon.MALE_NOUNS | lexicon.FEMALE_NOUNS, PERSON),
    (lexicon.PLACE_NOUNS, PLACE),
    (lexicon.ORGANISATION_NOUNS, ORGANISATION),
    (lexicon.OTHER_NOUNS, OTHER),
)


def one(kind: EntityType, bits: float) -> Vote:
    """A vote for one type."""
    return {kind: bits}


def noun_type(noun: str) -> EntityType | None:
    """What a common noun describes: "freighter" a vessel, "prosecutor" a person."""
    return next((kind for nouns, kind in NOUNS if noun in nouns), None)


def by_model(p: Parse, s: Span, head: int) -> Vote:
    """The label that the model gave to the last word of the name."""
    label = p.ent[s.end - 1] or p.ent[s.core]
    share = SHORT if s.end - s.core == 1 else 1.0
    votes = {kind: share * bits for kind, bits in MODEL.get(label, {}).items()}
    if label == "NORP" and not p.lower[s.end - 1].endswith(PEOPLES):
        votes[GROUP] -= 1
    return votes


def by_title(p: Parse, s: Span, head: int) -> Vote:
    """Captain, Mrs, SS before the name."""
    titles = [fold(w) for w in p.words[s.start : s.core]]
    slashed = "".join(p.lower[s.start : s.core]) in SLASHED
    if slashed or (titles and is_ship_mark(p.words[s.start])):
        return one(VESSEL, 9)
    if not titles or noun_type(p.lower[s.end - 1]) in {ORGANISATION, PLACE, OTHER}:
        return {}
    strong = any(t in TITLES and t not in WEAK_TITLES for t in titles)
    return one(PERSON, 6 if strong else 1)


def by_given_name(p: Parse, s: Span, head: int) -> Vote:
    """A common first name before at least one more word, or alone."""
    if p.lower[s.core] not in GIVEN and fold(p.words[s.core]) not in GIVEN:
        return {}
    return one(PERSON, 3.5 if s.end - s.core > 1 else 1.5)


def by_last_word(p: Parse, s: Span, head: int) -> Vote:
    """Department, Street, Gazette, War as the last or the first word of a longer name."""
    if s.end - s.core < 2:  # noqa: PLR2004
        plain = s.start and p.lower[s.start - 1] == "the" and p.lower[s.core] in lexicon.PLACE_NOUNS
        press = p.lower[s.core] in lexicon.PRESS_NOUNS and p.lower[s.core] not in GIVEN
        return one(PLACE, 3) if plain else one(ORGANISATION, 2) if press else {}
    if town_of(tuple(p.lower[s.core : s.end])):
        return one(PLACE, 5)
    if _is_firm(p, s):
        return one(ORGANISATION, 7)
    before_of = next((i for i in range(s.core + 1, s.end) if p.lower[i] in {"of", "for"}), None)
    last = p.lower[s.end - 1].rstrip(".")
    if _NUMERAL.fullmatch(last) and p.lower[s.end - 2] in lexicon.OTHER_NOUNS:
        last = p.lower[s.end - 2]  # "the Corn War II"
    if before_of and p.lower[before_of - 1] in ORDINALS.values():  # the Ninth of July Column
        before_of = None
    word = p.lower[before_of - 1] if before_of else STREETS.get(last, last)
    kind = noun_type(word)
    if kind in {None, PERSON} and fold(p.words[s.core]) in FOREIGN_PLACE_NOUNS:
        kind = PLACE
    if kind is VESSEL and p.lower[s.start - 1 if s.start else 0] != "the":
        return {}  # towns are called Ferry and Barge too
    return one(kind, 4) if kind not in {None, PERSON} else {}


def _is_firm(p: Parse, s: Span) -> bool:
    words = [fold(w) for w in p.words[s.core : s.end]]
    plain = [w for w in words if w]
    joined = "&" in p.words[s.core : s.end] or "and" in words
    return plain[-1:] != [] and (
        plain[-1] in CORPORATE_ENDINGS or (joined and ("and" not in words or plain[-1] in FIRM))
    )


def by_small_word(p: Parse, s: Span, head: int) -> Vote:
    """The maid of Skell, as a name: what its noun says."""
    first = s.core + (p.lower[s.core] == "the")
    if first >= s.end or not p.words[first].islower():
        return {}
    kind = noun_type(p.lower[first])
    return one(kind, 6) if kind else {}


def by_known_place(p: Parse, s: Span, head: int) -> Vote:
    """Countries and very large cities; Nazi Germany, Imperial Japan."""
    name = fold(p.slice(s.core, s.end))
    first, _, rest = name.partition(" ")
    ruled = first in NATIONAL | {"imperial", "tsarist", "occupied", "communist"}
    return one(PLACE, 3) if name in KNOWN_PLACES or (ruled and rest in KNOWN_PLACES) else {}


def by_noun_beside(p: Parse, s: Span, head: int) -> Vote:
    """ "the tug X", "X, the captain", "X was a dancer": a common noun that describes it."""
    votes: Votes = Counter()
    for noun in describing(p, s, head):
        kind = noun_type(p.lemma[noun]) or noun_type(p.lower[noun])
        if kind is not None:
            votes[kind] += 7 if kind is VESSEL else 4
    return votes


def by_deed(p: Parse, s: Span, head: int) -> Vote:
    """What it does: people say and marry, ships sail and founder."""
    if p.dep[head] not in {"nsubj", "nsubjpass"}:
        return {}
    verb = p.lemma[p.head[head]]
    if verb in lexicon.VESSEL_VERBS:
        return one(VESSEL, 1.0)
    if verb in lexicon.PERSON_VERBS and p.dep[head] == "nsubj":
        return one(PERSON, 1.5)
    return {}


def by_preposition(p: Parse, s: Span, head: int) -> Vote:
    """In and near a place, aboard a ship."""
    before = p.lower[s.start - 1] if s.start else ""
    if before == "the" and s.start > 1:
        before = p.lower[s.start - 2]
        if before == "aboard" or _is_manned(p, s.start - 2):
            return one(VESSEL, 3)
        if before in {"across", "over", "into", "along", "beside", "up", "down"}:
            return one(PLACE, 1.6)
    if before == "aboard" or has_ship_mark(p, s.start):
        return one(VESSEL, 7)
    if before in lexicon.PLACE_PREPOSITIONS:
        return one(PLACE, 1.5)
    return one(PLACE, 0.4) if before in lexicon.ROUTE_PREPOSITIONS else {}


def by_address(p: Parse, s: Span, head: int) -> Vote:
    """Whom one writes to, speaks with, marries."""
    if p.dep[head] == "pobj" and p.lower[p.head[head]] in {"to", "with"}:
        verb = p.head[p.head[head]]
    elif p.dep[head] in {"dobj", "dative"}:
        verb = p.head[head]
    else:
        return {}
    return one(PERSON, 1.0) if p.lemma[verb] in lexicon.ADDRESSING_VERBS else {}


def by_route(p: Parse, s: Span, head: int) -> Vote:
    """ "Left X for Y", "the mayor of X", "X, Saturday -": where one goes, rules, reports from."""
    before, verb = p.lower[s.start - 1] if s.start else "", p.head[head]
    if before == "for" and p.lemma[p.head[s.start - 1]] in lexicon.LEAVING_VERBS:
        return one(PLACE, 1.5)
    if before == "of" and s.start > 1 and p.lemma[s.start - 2] in lexicon.SETTLEMENTS:
        return one(PLACE, 4)
    if before == "of" and s.start > 1 and p.lemma[s.start - 2] in lexicon.RULING_NOUNS:
        return one(PLACE, 1.5)
    if before in {"from", "to"} and p.lemma[p.head[s.start - 1]] in lexicon.MOVING_VERBS:
        return one(PLACE, 1.2 if before == "from" else 0.6)
    if p.dep[head] == "dobj" and p.lemma[verb] in lexicon.LEAVING_VERBS and s.start == verb + 1:
        return one(PLACE, 1.2)
    return one(PLACE, 3) if _is_dateline(p, s) else {}


def _is_dateline(p: Parse, s: Span) -> bool:
    """ "X, 20 November 1961", "X, Saturday" at the beginning of a line."""
    if s.end + 1 >= len(p) or p.words[s.end] != ",":
        return False
    day = p.lower[s.end + 1].rstrip(".") in DATELINE
    opens = s.start == 0 or p.is_break(s.start - 1)
    dated = (
        p.lower[s.end + 1].isdigit()
        and p.lower[s.end + 2 : s.end + 3]
        and (p.lower[s.end + 2].rstrip(".") in DATELINE)
    )
    whole = p.words[s.start].isupper()
    if whole and opens and s.end + 3 < len(p) and p.words[s.end + 2] == ",":
        day = day or p.lower[s.end + 3].rstrip(".") in DATELINE  # SKELLBURG, Karvenia, Oct. 4
    return (day and (opens or whole)) or bool(opens and dated)


def _is_manned(p: Parse, i: int) -> bool:
    """ "Deckhand on the X", "the captain of the X": `i` is the preposition."""
    return i > 0 and p.lower[i] in {"of", "on"} and p.lemma[i - 1] in lexicon.SHIPBOARD_NOUNS


def by_article(p: Parse, s: Span, head: int) -> Vote:
    """ "the X" is no person; "the X ... her" may be a ship."""
    if not s.start or p.lower[s.start - 1] != "the" or s.core > s.start:
        return {}
    if p.tag[s.end - 1] == "NNPS":
        return one(GROUP, 1.0)
    if p.head[s.start - 1] not in range(s.start, s.end):
        return {}
    return {PERSON: -3, ORGANISATION: 0.5, VESSEL: int(_is_she(p, s, head))}


def _is_she(p: Parse, s: Span, head: int) -> bool:
    """Whether a "her" further on may be the ship's: nobody else of the sentence bears a name."""
    first, end = p.sents[p.sent[head]]
    at = next((i for i in range(s.end, end) if p.lower[i] in SHE), None)
    others = (i for i in range(first, at or first) if not s.start <= i < s.end)
    return at is not None and not any(p.ent[i] == "PERSON" or p.lower[i] in SHE for i in others)


def by_agreement(p: Parse, s: Span, head: int) -> Vote:
    """The pronoun that follows a subject: "X lost his", "the X lost her", "X lost its"."""
    word = agreeing(p, s, head)
    if word in HE:
        return one(PERSON, 2)
    if word in SHE:
        return {PERSON: 1, VESSEL: 0.6}
    return one(PERSON, -0.7) if word else {}


def agreeing(p: Parse, s: Span, head: int) -> str:
    """The first he, she or it (in any case) behind a subject, if no other name stands between."""
    if p.dep[head] not in {"nsubj", "nsubjpass"}:
        return ""
    for i in range(s.end, min(p.sents[p.sent[head]][1], s.end + REACH)):
        if p.lower[i] in HE | SHE | IT:
            return p.lower[i]
        if p.tag[i] in {"NNP", "NNPS"} and p.ent[i] not in {"DATE", "GPE"}:
            return ""
    return ""


def by_place_in_sentence(p: Parse, s: Span, head: int) -> Vote:
    """Who acts without an article, or owns things, is rather a person."""
    if s.start and p.lower[s.start - 1] in {"the", "a", "an"}:
        return {}
    if p.dep[head] == "poss":
        return one(PERSON, 0.4)
    acts = p.dep[head] == "nsubj" and p.tag[p.head[head]] in {"VBD", "VBZ"}
    return one(PERSON, 0.5) if acts and p.lemma[p.head[head]] != "be" else {}


def by_hull(p: Parse, s: Span, head: int) -> Vote:
    """A letter and a number, "T 36", is no person's name unless the text says so."""
    hull = _HULL.fullmatch(p.slice(s.core, s.end).replace(".", ""))
    mail = hull and hull[0].startswith("MI")  # an office of intelligence
    return {PERSON: -3.0, ORGANISATION if mail else VESSEL: 1.0} if hull else {}


def by_people(p: Parse, s: Span, head: int) -> Vote:
    """The Dutch, the Norwegians: a people's name as a noun."""
    if s.end - s.start == 1 and p.lower[s.start].endswith("men"):
        return one(GROUP, 2.5)
    plural = p.tag[s.end - 1] == "NNPS" and s.end - s.start == 1
    if plural and p.ent[s.end - 1] in {"NORP", "GPE", "LANGUAGE"}:
        return one(GROUP, 2)
    return {}


def by_relative(p: Parse, s: Span, head: int) -> Vote:
    """ "X, who"; "X's wife"."""
    after = s.end + 1 if s.end < len(p) and p.words[s.end] == "," else s.end
    if after < len(p) and p.lower[after] in {"who", "whom"}:
        return {} if _is_from(p, s.start) else one(PERSON, 3)
    owned = p.lemma[s.end + 1] if s.end + 1 < len(p) and p.tag[s.end] == "POS" else ""
    if owned in lexicon.KIN_NOUNS:
        return one(PERSON, 3)
    if owned in lexicon.SHIPBOARD_NOUNS and s.start and p.lower[s.start - 1] == "the":
        return one(VESSEL, 3)
    return {}


def _is_from(p: Parse, start: int) -> bool:
    """ "The people of X, who": whoever they are, they are from X."""
    if start < 2 or p.lower[start - 1] != "of":  # noqa: PLR2004
        return start > 0 and p.lower[start - 1] in lexicon.PLACE_PREPOSITIONS | {"from"}
    noun = p.lemma[start - 2]
    return p.tag[start - 2] in {"NNP", "NNS"} or (
        noun in lexicon.PERSON_NOUNS - lexicon.KIN_NOUNS or noun == "people"
    )


def by_modified(p: Parse, s: Span, head: int) -> Vote:
    """A people's name before "tribe", "settlement", "chief"."""
    after = p.lemma[s.end] if s.end < len(p) else ""
    return one(GROUP, 2.5) if after in lexicon.PEOPLES_NOUNS else {}


CONTEXT: tuple[Rule, ...] = (
    by_title, by_given_name, by_last_word, by_small_word, by_noun_beside, by_deed, by_preposition,
    by_article, by_people, by_relative, by_known_place, by_agreement, by_place_in_sentence,
    by_modified,
    by_hull,
    by_route,
    by_address,
)  # fmt: skip


def context_of(p: Parse, s: Span, head: int) -> list[Vote]:
    """The vote of each rule on the words around one mention of a name."""
    return [rule(p, s, head) for rule in CONTEXT]


def sum_votes(votes: Iterable[Vote]) -> Votes:
    """All votes added up."""
    total: dict[EntityType, float] = defaultdict(float)
    for vote in votes:
        for kind, bits in vote.items():
            total[kind] += bits
    return Counter(total)


def given_gender(words: tuple[str, ...]) -> str:
    """ "m" or "f" by the first name, where it is a common one of one gender."""
    told = next((g for word in words[:-1] or words if (g := gender_of(word))), "")
    if told:
        return told
    if len(words) > 1 and words[0][-1] == "a" and words[-1].endswith(FEMALE_ENDINGS):
        return "f"
    return ""


def gender_of_nouns(nouns: Iterable[str]) -> str:
    """ "m" or "f" where a common noun says so: "widow", "fisherman"."""
    for noun in nouns:
        if noun in lexicon.MALE_NOUNS:
            return "m"
        if noun in lexicon.FEMALE_NOUNS:
            return "f"
        if noun.endswith(lexicon.COUNTRYMEN):
            return "f" if noun.endswith("woman") else "m"
    return ""
