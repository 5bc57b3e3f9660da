"""How many made an attack: "six men took part in the raid", "half a dozen robbers burst in"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import PERSON_NOUNS
from thurloe.extract.grammar.subjects import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from thurloe.extract.finders.how_many.counted import Counted

_RAIDERS = set(
    """
    assailant attacker bandit bomber brigand burglar gunman hijacker highwayman kidnapper mutineer
    raider robber
    """.split()
)
_BANDS = {"band", "gang", "party", "group", "team"}
_ATTACKS = set(
    """
    ambush assault attack burglary coup hijacking hold-up holdup heist insurrection mutiny putsch
    raid rebellion revolt rising robbery storming uprising
    """.split()
)
_FORCES = {"troop", "soldier", "rifleman", "rebel", "insurgent", "gunman"}
_TAKING_PART = {"involve", "participate", "take", "join", "carry", "make", "mount", "stage"}
_UNDERGOING = {"involve", "engage", "use"}


def are_attackers(counted: Counted) -> bool:
    """Whether the people counted are those who attacked, all of them."""
    noun = counted.noun if counted.noun is not None else counted.placed.root
    if any(c.lower_ in {"the", "of", "other", "another"} for c in noun.lefts) or _part(counted):
        return False
    verb, lemma = noun.head, noun.lemma_.lower()
    if noun.dep_ == "pobj" and noun.head.lower_ == "by":  # "robbed by a gang of six"
        robbed = counted.about in _BANDS | _RAIDERS and verb.head.lemma_ in _ROBBING
        return robbed or (lemma in _FORCES | _BANDS | {"man"} and _undergone(verb.head))
    if lemma in _RAIDERS:
        return _does(noun, verb) and verb.lemma_ not in _LATER
    people = counted.about in {"", "person"} or lemma in PERSON_NOUNS | _BANDS | _FORCES
    return people and _does(noun, verb) and _in_an_attack(verb)


_ROBBING = {"attack", "raid", "rob", "ambush", "assault", "storm", "burgle"}
# What befalls raiders once they have raided: of some of them alone.
_LATER = set("be die escape fall flee get lie remain stand surrender wait want".split())


def _part(counted: Counted) -> bool:
    """ "two of the robbers"."""
    doc, end = counted.scene.doc, counted.placed.end
    return end + 1 < len(doc) and doc[end].lower_ == "of" and doc[end + 1].lower_ in {"the", "his"}


def _does(noun: Token, verb: Token) -> bool:
    if noun.dep_ == "nsubjpass":
        return verb.lemma_ in _UNDERGOING
    there = noun.dep_ == "attr" and any(c.dep_ == "expl" for c in verb.children)
    return noun.dep_ in SUBJECTS or there


def _in_an_attack(verb: Token) -> bool:
    """ "took part in the raid", "carried out the attack", "there were four in the raid"."""
    if verb.lemma_ not in _TAKING_PART | {"be"}:
        return False
    return any(t.lemma_.lower() in _ATTACKS for t in verb.subtree if t.i > verb.i)


def _undergone(verb: Token) -> bool:
    """ "The rising was carried out by two hundred soldiers"."""
    attack = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    told = attack is not None and bool({attack.lemma_.lower(), attack.lower_} & _ATTACKS)
    return told and verb.lemma_ in _TAKING_PART
