"""Which role a prepositional phrase fills, by its preposition and the event it hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import BODY, PERSON_NOUNS
from thurloe.extract.grammar.place_nouns import ABSTRACT_ENDINGS, PLACE_NOUNS
from thurloe.kinds import BY_NAME, JUSTICE, MOVEMENT, MUTUAL, family_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from thurloe.extract.grammar.triggers import Trigger

# Which role a prepositional phrase fills; a preposition in no row names a role of its own.
PREPOSITIONS: tuple[tuple[str, str], ...] = (
    ("in at near off outside aboard inside beside beneath onboard on under within across", "place"),
    ("to into toward towards onto for", "destination"),
    ("from", "origin"),
    ("with", "with"),
    ("as", "as"),
    ("about concerning regarding", "topic"),
    ("by", "agent"),
    ("against", "against"),
    ("of", "of"),
    ("after before during", "when"),
    ("because due", "cause"),
)
_ROLE_OF = {prep: role for preps, role in PREPOSITIONS for prep in preps.split()}
# What some verbs and kinds make of a preposition: verbs or kinds, prepositions, role.
FRAMES: tuple[tuple[str, str, str], ...] = (
    ("sentence", "to", "penalty"),
    ("summons", "to", "destination"),
    ("look", "into", "object"),
    ("report inquire inquiry investigate investigation research study", "into", "topic"),
    ("alert", "to", "topic"),  # "alerted the police to the danger"
    ("admit own", "to", "object"),
    ("attribute ascribe trace", "to", "cause"),
    ("blame", "on", "cause"),
    ("work spy broadcast report", "for", "employer"),
    ("result stem suffer arise", "from", "cause"),
    ("succumb", "to", "cause"),
    ("divorce", "from", "with"),
    ("charge accuse convict acquit suspect", "of with", "charge"),
)
_FRAME_OF = {
    (word, prep): role
    for words, preps, role in FRAMES
    for word in words.split()
    for prep in preps.split()
}
# "to" and "for" lead somewhere only after verbs that move; elsewhere they say for whom or what.
_MOVING = set(
    """
    advance crawl gallop head hurry move push rush sweep
    arrival departure homecoming resettlement travel transfer expulsion escape take bring walk
    march drive fly cross steam run flee carry row swim ride drag launch
    """.split()
)
# Verbs after which "for" names a port.
_BOUND = set("sail leave depart head bind destine embark start steam set make be".split())
# Nouns of saying: a thing after their "of" is what they are about, and nobody who says it.
_SAYING = {"correspondence", "report", "order", "warning", "offer", "charge"}


def role_of(trigger: Trigger, prep: str, noun: Token) -> str:
    """The role of `noun` behind `prep` in the clause of a trigger; the first rule that fits."""
    return next(
        (role for fits, role in RULES if fits(trigger, prep, noun)), _ROLE_OF.get(prep, prep)
    ) or _framed(trigger, prep)


def _framed(trigger: Trigger, prep: str) -> str:
    return _FRAME_OF.get((trigger.lemma, prep)) or _FRAME_OF[trigger.kind, prep]


def _has_frame(trigger: Trigger, prep: str, _: Token) -> bool:
    return (trigger.lemma, prep) in _FRAME_OF or (trigger.kind, prep) in _FRAME_OF


def _of_dying(trigger: Trigger, prep: str, noun: Token) -> bool:
    """ "died of the cold", "died from his wounds"."""
    verb = not trigger.nominal and noun.pos_ == "NOUN"
    return family_of(trigger.kind) == "death" and (prep == "of" or (prep == "from" and verb))


def _of_confession(trigger: Trigger, prep: str, noun: Token) -> bool:
    """ "confessed to the theft", and not "confessed to Anna Holm"."""
    return trigger.kind == "confession" and prep == "to" and noun.pos_ == "NOUN"


def _of_study(trigger: Trigger, prep: str, _: Token) -> bool:
    """ "a doctorate in law"."""
    return prep == "in" and trigger.kind == "education" and trigger.nominal


def _of_charge(trigger: Trigger, prep: str, noun: Token) -> bool:
    """ "tried as a spy", "held for theft", and not "as a warning, they shot him"."""
    told = prep == "for" or (prep == "as" and noun.i > trigger.token.i)
    return told and trigger.kind in JUSTICE


def _of_purpose(trigger: Trigger, prep: str, _: Token) -> bool:
    return prep == "for" and trigger.lemma not in _BOUND


def _of_joining(trigger: Trigger, prep: str, noun: Token) -> bool:
    """ "recruited to the service": into what, and no recipient."""
    return prep == "to" and trigger.kind in _JOINING and noun.ent_type_ != "PERSON"


def _of_joiner(trigger: Trigger, prep: str, _: Token) -> bool:
    return prep == "to" and trigger.kind in _JOINING


_JOINING = {"recruitment", "appointment", "membership"}


def _of_recipient(trigger: Trigger, prep: str, noun: Token) -> bool:
    """ "Gave it to the town", "lied to Anna Holm", and not "converted to the new faith"."""
    if not _of_no_recipient(trigger, prep, noun):
        return False
    somebody = noun.ent_type_ == "PERSON" or noun.lemma_.lower() in PERSON_NOUNS
    gets = _gives(trigger) or trigger.lemma in _TURNED_ROUND
    return gets or (somebody and trigger.lemma not in _LIMITING)


_TURNED_ROUND = {"belong", "come", "contract", "marry", "marriage", "put", "set"}  # in recasts.py
_LIMITING = {"change", "confine", "convert", "limit", "restrict", "turn"}


def _of_a_change(trigger: Trigger, prep: str, _: Token) -> bool:
    """ "Changed the name from Ann to Anna": nobody came from there."""
    return prep == "from" and trigger.lemma in {"change", "convert", "alter"}


def _of_no_recipient(trigger: Trigger, prep: str, _: Token) -> bool:
    return prep == "to" and not ({trigger.kind, trigger.lemma} & (_MOVING | MOVEMENT))


def _of_an_ordered_way(trigger: Trigger, prep: str, noun: Token) -> bool:
    """ "Ordered the crew to the pumps": where they were to go, and not whom the order was given."""
    verb = trigger.token
    whom = any(c.dep_ == "dobj" for c in verb.children)
    somebody = noun.ent_type_ == "PERSON" or noun.lemma_.lower() in PERSON_NOUNS
    return prep == "to" and trigger.kind == "order" and whom and not somebody


def _of_a_goal(trigger: Trigger, prep: str, noun: Token) -> bool:
    """ "Galloped to Narva", "was confined to Narva": nobody who got anything."""
    away = prep == "to" and noun.ent_type_ in {"GPE", "LOC", "FAC"}
    return away and not _gives(trigger) and not trigger.nominal


def _of_a_thing(trigger: Trigger, prep: str, noun: Token) -> bool:
    """ "Tied to a stake", "burnt to the waterline", "opened to the north": nor do these."""
    moving = {trigger.kind, trigger.lemma} & (_MOVING | MOVEMENT)
    if prep != "to" or noun.pos_ != "NOUN" or moving or _gives(trigger):
        return False
    thing = {noun.lemma_.lower(), noun.lower_} & (BODY | PLACE_NOUNS | _ENDS)
    return bool(thing) or noun.lemma_.lower().endswith(ABSTRACT_ENDINGS)


_ENDS = set(
    """
    amazement astonishment death edge effect end horror
    post relief sorrow stake surprise water
    """.split()
)


def _gives(trigger: Trigger) -> bool:
    """Whether somebody gets what is given, said or sent."""
    return trigger.lemma in _GIVING or trigger.kind in _HANDED


_GIVING = set(
    """
    admit announce apologise apologize appeal attach bequeath bring build cede confess deliver
    donate entrust explain give grant hand lament lease leave lend listen make mention offer
    order owe pass pay present promise propose recommend report restore return say sell send
    show speak submit suggest surrender swear tell transfer transmit write yield
    """.split()
)
_HANDED = {"award", "correspondence", "offer", "payment", "report", "surrender", "transfer"}


def _of_distance(trigger: Trigger, prep: str, noun: Token) -> bool:
    """ "Opposite, across the square from a bank", "from side to side": nobody comes from there."""
    if prep != "from":
        return False
    doc = noun.doc
    at = next((t.i for t in reversed(doc[max(0, noun.i - 6) : noun.i]) if t.lower_ == "from"), 0)
    before = {t.lower_ for t in doc[max(0, at - 3) : at]}
    again = [t.lower_ for t in doc[noun.i + 1 : noun.i + 3]]
    measured = at > 0 and doc[at - 1].lemma_.lower() in _LENGTHS and trigger.kind not in MOVEMENT
    away = bool(before & {"across", "away", "far"}) or (measured and trigger.lemma not in _MOVING)
    return away or again == ["to", noun.lower_]


_LENGTHS = set("block foot inch kilometer kilometre league metre meter mile yard".split())


def _of_subject_matter(trigger: Trigger, prep: str, noun: Token) -> bool:
    """ "a letter of introduction", "reports of a mine", and not "the order of the 9th"."""
    said = trigger.nominal and prep == "of" and trigger.kind in _SAYING and noun.pos_ == "NOUN"
    return said and noun.ent_type_ != "DATE" and not noun.text[:1].isdigit()


def _by_vehicle(trigger: Trigger, prep: str, noun: Token) -> bool:
    """ "fled in a red van": how, and not where."""
    return prep == "in" and trigger.kind in _RIDES and noun.lemma_.lower() in _VEHICLES


_RIDES = {"departure", "escape", "arrival", "travel", "transfer", "homecoming"}
_VEHICLES = set(
    """
    ambulance automobile bus cab car carriage cart coach hearse helicopter jeep limousine lorry
    minibus motorcar sedan taxi tram truck van wagon
    """.split()
)


def _of_bearer(trigger: Trigger, prep: str, _: Token) -> bool:
    """ "the arrest of Peter Krag"."""
    return trigger.nominal and prep == "of"


def _of_no_place(trigger: Trigger, prep: str, noun: Token) -> bool:
    """ "Carried into effect", "turned into a mill", "into her nineties": nobody went there."""
    nowhere = noun.lemma_.lower() in _NOWHERE or noun.text[:1].isdigit() or noun.ent_type_ == "DATE"
    becoming = trigger.lemma in {"turn", "change", "grow", "bear", "marry"}
    return prep == "into" and (nowhere or becoming)


def _of_an_end(trigger: Trigger, prep: str, _: Token) -> bool:
    """ "Sang it towards the end": only what moves goes there."""
    moving = {trigger.kind, trigger.lemma} & (_MOVING | MOVEMENT)
    return prep in {"toward", "towards"} and not moving and not trigger.nominal


_NOWHERE = set("account action effect force mind practice question use words".split())


def _of_keeping(_: Trigger, prep: str, noun: Token) -> bool:
    """ "Was kept from acting": acting is no place."""
    return prep == "from" and noun.tag_ == "VBG"


def _of_time(_: Trigger, prep: str, noun: Token) -> bool:
    """ "Kept it from the hour they met"."""
    return prep == "from" and noun.lemma_.lower() in _WHENS


_WHENS = set(
    "beginning birth childhood day first hour minute moment outset start then time".split()
)


def _of_regard(trigger: Trigger, prep: str, noun: Token) -> bool:
    """ "Moves with respect to the tower"; "a parcel with wool in it": nobody is with anybody."""
    having = trigger.nominal and trigger.kind not in MUTUAL and trigger.kind in BY_NAME
    return prep == "with" and (having or noun.lemma_.lower() in _REGARDS)


_REGARDS = set("accordance connection exception reference regard relation respect view".split())


def goes_with_another(prep: Token) -> bool:
    """ "In connection with the riot and with leaflets": the second goes with the first."""
    if prep.i < 1 or prep.nbor(-1).dep_ != "cc":
        return False
    same = (t for t in prep.head.subtree if t.lower_ == prep.lower_ and t.i < prep.i)
    return any(t.dep_ == "prep" and t.head.dep_ == "pobj" for t in same)


# The first rule that fits says the role; "" leaves it to the frames.
RULES: tuple[tuple[Callable[[Trigger, str, Token], bool], str], ...] = (
    (_of_distance, "distance"),
    (_of_keeping, "kept"),
    (_of_a_change, "from"),
    (_of_no_place, "to"),
    (_of_an_end, "when"),
    (_of_time, "when"),
    (_of_regard, "regard"),
    (_by_vehicle, "manner"),
    (_of_subject_matter, "topic"),
    (_of_bearer, "poss"),
    (_has_frame, ""),
    (_of_dying, "cause"),
    (_of_confession, "object"),
    (_of_study, "subject"),
    (_of_charge, "charge"),
    (_of_purpose, "purpose"),
    (_of_joining, "destination"),
    (_of_joiner, "to"),
    (_of_an_ordered_way, "destination"),
    (_of_a_goal, "destination"),
    (_of_a_thing, "to"),
    (_of_recipient, "recipient"),
    (_of_no_recipient, "to"),
)
