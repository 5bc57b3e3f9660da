"""Who is to do what an infinitive tells, where it is not the subject above: "called on Lund to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import PERSON_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs that ask somebody with a preposition: whom they ask does what is asked.
_ASKING = {
    "call": {"on", "upon"},
    "appeal": {"to"},
    "rely": {"on", "upon"},
    "count": {"on", "upon"},
    "depend": {"on", "upon"},
    "plead": {"with"},
    "beckon": {"to"},
    "motion": {"to"},
    "shout": {"to", "at"},
    "signal": {"to"},
    "wait": {"for"},
    "arrange": {"for"},
}
# Verbs that set somebody to do what follows.
_SETTING = set(
    """
    appoint assign bring call choose commission despatch detail detach dispatch elect employ engage
    enlist hire invite leave lead nominate parade pay pick post recruit select send summon take
    """.split()
)
_PERSONS = {"him", "her", "them", "me", "us", "somebody", "someone"}


def controller_of(verb: Token) -> Token | None:
    """ "The league calls on the council to free her", "she sent two to look": they, not she."""
    above = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in {"xcomp", "advcl"} or above.i > verb.i:
        return None
    if any(c.dep_ in {"nsubj", "nsubjpass", "mark"} for c in verb.lefts):
        return None
    done = next((c for c in above.children if c.dep_ == "dobj" and c.i < verb.i), None)
    if done is not None:
        return done if above.lemma_ in _SETTING and _is_person(done) else None
    preps = [c for c in above.rights if c.lower_ in _ASKING.get(above.lemma_, ()) and c.i < verb.i]
    return next((t for c in preps for t in c.children if t.dep_ == "pobj"), None)


def _is_person(noun: Token) -> bool:
    told = noun.lower_ in _PERSONS or noun.ent_type_ == "PERSON"
    return told or noun.lemma_.lower() in PERSON_NOUNS
