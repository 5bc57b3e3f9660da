"""Who did it, to whom, where, why and how: claims from the participants of an event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import LANGUAGES
from thurloe.extract.grammar.complements import is_no_object
from thurloe.extract.grammar.place_nouns import names_place
from thurloe.extract.grammar.schooling import SCHOOLING
from thurloe.extract.grammar.spans import TAIL_PREPS, phrase, with_name, with_participle, words_of
from thurloe.extract.grammar.triggers import PRISONS
from thurloe.extract.said.polarity import told_of
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.kinds import MUTUAL, family_of
from thurloe.nouns import EntityType, Mode
from thurloe.values.name_words import FOREIGN_PLACE_NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.grammar.arguments import Argument
    from thurloe.extract.scenes.scene import Scene

# Role of an argument -> attribute of the claim.
ATTRIBUTES: Mapping[str, str] = {
    "agent": "agent",
    "object": "object",
    "place": "place",
    "destination": "destination",
    "origin": "origin",
    "recipient": "recipient",
    "with": "with",
    "as": "as",
    "topic": "topic",
    "against": "against",
    "cause": "cause",
    "charge": "charge",
    "penalty": "penalty",
    "subject": "subject",
    "award": "award",
    "employer": "employer",
    "manner": "manner",
}
# How a verb says the manner in which somebody died or was put to death.
MANNERS: Mapping[str, str] = {
    "hang": "hanging",
    "shoot": "shooting",
    "behead": "beheading",
    "guillotine": "guillotine",
    "drown": "drowning",
    "poison": "poison",
    "strangle": "strangling",
    "stab": "stabbing",
    "electrocute": "electrocution",
    "burn": "burning",
    "starve": "starvation",
    "garrotte": "garrotting",
    "beat": "beating",
    "hanging": "hanging",
    "drowning": "drowning",
    "freeze": "freezing",
    "deport": "deported",
    "expel": "expelled",
    "banish": "banished",
}
_MORTAL = {"death", "execution", "killing", "shooting", "suicide", "burning", "expulsion"}
# Verbs that say little without what they take: their object counts only where it has a name.
VAGUE = frozenset(
    """
    take have give make do get see keep find set put come lead let use show play begin
    continue start hold bring turn pay draw raise cause provide offer need want like mean
    seem look feel know think believe say tell ask include follow leave lose win change
    serve run stand go call help support allow enable prove contain waste
    """.split()
)
# "commanded by X" is told as X's office.
_COMMANDING = frozenset({"command", "captain", "skipper"})
# Roles that are told of any event; the others of an open event only with a name.
_FIRM = {"agent", "object", "place", "destination", "origin", "cause", "with"}


def find_roles(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each participant and circumstance of an event that has a named participant."""
    for telling in tellings.values():
        if telling.trigger.lemma in {"be", "become", "consist", "remain", "mean"}:
            continue
        yield from _manner(telling)
        yield from told_of(scene, telling)
        yield from _office(scene, telling)
        yield from _held(scene, telling)
        yield from _parties(scene, telling)
        yield from _doer(scene, telling)
        roles = ATTRIBUTES if _tells(scene, telling) else _SITES_OF_MANY if _many(telling) else ()
        for argument in telling.others(*roles) if roles else ():
            draft = _role(scene, telling, argument)
            if draft:
                yield draft


def _tells(scene: Scene, telling: Telling) -> bool:
    """Whether an event is about somebody: an open one about somebody named, none about a number."""
    subject = telling.subject
    if subject is None:
        return telling.trigger.known
    if named(scene, subject.head) is not None or _has_doer(scene, telling):
        return True
    counted = subject.head.pos_ == "NUM" or any(c.dep_ == "nummod" for c in subject.head.children)
    return telling.trigger.known and not counted


_SITES_OF_MANY = ("place",)


def _many(telling: Telling) -> bool:
    """ "Three men were arrested in Lima": where, though not who."""
    return telling.trigger.known and telling.kind not in _UNPLACED


_UNPLACED = {"amount", "size", "presence", "being", "age", "stay", "colour"}
_HITTING = {"collision", "attack", "shooting"}
SIDES = {"side", "bow", "stern", "amidships", "quarter", "hull"}


def _has_doer(scene: Scene, telling: Telling) -> bool:
    """ "The flares were fired by the mate, Jan Holm": somebody with a name did it."""
    vague = telling.trigger.lemma in VAGUE | _COMMANDING
    if vague and telling.subject is not None and telling.subject.head.lower_ == "decision":
        vague = False  # "the decision was taken by Jan Holm"
    undergone = telling.subject is not None and telling.subject.role == "object"
    doers = (a.head for a in telling.others("agent"))
    return undergone and not vague and any(named(scene, t) is not None for t in doers)


def _worth(scene: Scene, telling: Telling, argument: Argument) -> bool:
    first, end = phrase(argument.head, tail=1)
    verb, object_ = telling.trigger.token, argument.role == "object"
    if object_ and (verb.lemma_ == "put" or is_no_object(verb, argument.head)):
        return False  # "put the crew in the lead"
    if any(t.pos_ == "PROPN" for t in scene.doc[first:end]):
        return True  # "for the harbour section of the Selma Line", too
    if telling.kind in _HITTING and argument.head.lemma_.lower() in SIDES:
        return False  # "struck on the port side": told as the part that was hit
    if argument.role in {"as", "with"} and argument.head.i < telling.trigger.token.i:
        return False  # "With inflation so low, the bank waited", "as a favour he sold it"
    if telling.trigger.known:
        return True
    return argument.role in _FIRM and (
        argument.role != "object" or telling.trigger.lemma not in VAGUE
    )


def _office(scene: Scene, telling: Telling) -> Iterator[Draft]:
    """ "was appointed envoy to Lima": that is what he was."""
    for argument in telling.others("as") if telling.kind in {"appointment", "recruitment"} else ():
        span = phrase(argument.head, tail=2)
        subject = telling.subject.head if telling.subject else None
        if subject is not None and named(scene, subject) is not None:
            yield Draft(
                state(argument.head, "being", telling.stance),
                "position",
                words_of(scene.doc, span),
                span,
                subject=subject,
            )


def _doer(scene: Scene, telling: Telling) -> Iterator[Draft]:
    """ "The mate fired the flares": the question may be who fired them, too."""
    subject = telling.subject
    done = (a.head for a in telling.arguments if a.role == "object")
    thing = next((t for t in done if t.pos_ in {"NOUN", "PROPN"}), None)
    told = telling.trigger.known and (
        telling.kind not in _DONE_TO or telling.trigger.token.tag_ == "VB"
    )
    if told or subject is None or subject.role != "agent" or thing is None:
        return
    who = named(scene, subject.head)
    if (
        who is None
        or not who.names
        or named(scene, thing) == who
        or telling.trigger.lemma in VAGUE | _COMMANDING
        or is_no_object(telling.trigger.token, thing)
    ):
        return
    if telling.trigger.lemma == "spend" and (scene.is_time(thing) or thing.lemma_ in _WHILES):
        return  # "spent six weeks in Lima"
    span = phrase(subject.head, tail=0)
    plain = subject.head.pos_ == "PROPN" and not telling.trigger.known
    value = words_of(scene.doc, span) if plain else who.name
    kind = telling.trigger.lemma if telling.trigger.known else ""
    yield Draft(telling, "agent", value, span, kind=kind, subject=thing)


_WHILES = {"time", "period", "day", "night", "week", "month", "year", "hour", "while", "life"}
# Kinds of the table that are told of their doer, and of which it is worth asking who that was.
_DONE_TO = {"warning"}


_PARTIES = {"agent", "object", "with"}


def _parties(scene: Scene, telling: Telling) -> Iterator[Draft]:
    """ "A struck B", "B collided with A": the two who met, fought or collided, in one order."""
    if telling.kind not in MUTUAL:
        return
    who = {
        r.name: a.head
        for a in telling.arguments
        if a.role in _PARTIES
        for r in scene.referents_at(a.head)
        if r.names
    }
    if len(who) == 2:  # noqa: PLR2004  (a pair)
        first, last = sorted(h.i for h in who.values())
        yield Draft(telling, "participants", " and ".join(sorted(who)), (first, last + 1))


def _held(scene: Scene, telling: Telling) -> Iterator[Draft]:
    """ "was taken to Vridsloe prison", "brought out of his cell": there somebody was held."""
    if telling.kind in {"imprisonment", "execution"} or telling.stance.mode not in {
        Mode.ASSERTED,
        Mode.REPORTED,
    }:
        return
    done = ((a.head, named(scene, a.head)) for a in telling.arguments if a.role == "object")
    who = next((t for t, r in done if r is not None and r.type is EntityType.PERSON), None)
    for argument in telling.others("place", "destination", "origin") if who is not None else ():
        span = phrase(argument.head, tail=2)
        if PRISONS & {t.lower_ for t in scene.doc[span[0] : span[1]]}:
            yield Draft(
                telling, "place", words_of(scene.doc, span), span, kind="imprisonment", subject=who
            )


def _role(scene: Scene, telling: Telling, argument: Argument) -> Draft | None:
    head = argument.head
    if (
        scene.is_time(head)
        or head.pos_ in {"NUM", "ADJ", "ADV", "DET", "SCONJ"}
        or head.tag_ in {"WDT", "WP", "WRB", "EX"}
    ):
        return None
    if head.lower_.endswith(("self", "selves")):
        return None
    if not _worth(scene, telling, argument) or (
        argument.role == "place" and not is_place(scene, argument) and not _at(telling, argument)
    ):
        return None
    if head.pos_ == "PRON":
        referent = named(scene, head)
        value, span = (
            (referent.name, (head.i, head.i + 1)) if referent else ("", (head.i, head.i + 1))
        )
    else:
        beside = phrase(_name_beside(scene, head), tail=1, preps=_tails(telling, argument))
        span = with_name(beside, head)
        span = from_beside(argument, span) if argument.role == "place" else span
        span = with_participle(span, head) if argument.role == "charge" else span
        value = words_of(scene.doc, span)
    if telling.kind in MUTUAL and argument.role in _PARTIES:
        return None  # told by `_parties`
    if _same_one(scene, telling, argument):
        return None  # "he told him": two people, one of them misread
    return Draft(telling, ATTRIBUTES[argument.role], value, span) if value else None


# Where nobody stands behind "in": "was born in Holm", though Holm may be a family elsewhere.
_OF_LIFE = {"birth", "death", "burial", "upbringing", "baptism"}


def _at(telling: Telling, argument: Argument) -> bool:
    near = argument.prep in {"in", "at"} and argument.head.pos_ == "PROPN"
    return near and telling.kind in _OF_LIFE and not _is_strife(argument.head)


def _is_strife(noun: Token) -> bool:
    """ "died in the Corn War", "fought in World War II": when, and not where."""
    named_so = noun.nbor(-1) if noun.i and _NUMERAL.fullmatch(noun.text) else noun
    return named_so.lower_ in _STRIFES


_NUMERAL = re.compile(r"[IVX]+")
_STRIFES = set(
    """
    campaign crisis offensive purge purges rebellion revolt revolution terror uprising war wars
    """.split()
)


def _name_beside(scene: Scene, head: Token) -> Token:
    """ "A student, Jan Holm, shot him": the name, where one stands beside the noun."""
    names = [c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN"]
    called = (c for c in head.children if c.dep_ == "acl" and c.lemma_ in {"call", "name"})
    names += [t for c in called for t in c.children if t.dep_ == "oprd" and t.pos_ == "PROPN"]
    return head if head.pos_ != "NOUN" else next((c for c in names if named(scene, c)), head)


def _tails(telling: Telling, argument: Argument) -> frozenset[str]:
    """Which phrases behind a noun belong to the value: "designed by Holm for the town" is Holm."""
    if argument.prep == "by" and argument.head.pos_ == "PROPN":
        return frozenset({"of"})
    studied = telling.kind in SCHOOLING and argument.role == "object"
    return _CHARGED if studied or argument.role == "charge" else TAIL_PREPS


_CHARGED = frozenset({"of", "for", "to"})  # "hanged as a thief in the square": a thief


def _same_one(scene: Scene, telling: Telling, argument: Argument) -> bool:
    if argument.role not in {"object", "recipient", "agent", "as"}:
        return False
    who = named(scene, telling.subject.head) if telling.subject else None
    return who is not None and named(scene, argument.head) == who


def from_beside(argument: Argument, span: tuple[int, int]) -> tuple[int, int]:
    """ "outside the harbour" is not in it: the place with the word that says so."""
    prep = argument.head.head
    beside = prep.lower_ == argument.prep and prep.lower_ in _BESIDE and prep.i < span[0]
    return (prep.i, span[1]) if beside else span


_BESIDE = {"outside", "beyond", "opposite"}


def is_place(scene: Scene, argument: Argument) -> bool:
    """Whether a noun after "in", "at", "on" names where something happened."""
    head = argument.head
    if _is_strife(head) or head.lower_ in LANGUAGES or _in_capitals(head):
        return False
    if any(r.type in {EntityType.PLACE, EntityType.VESSEL} for r in scene.referents_at(head)):
        return True
    if head.ent_type_ in {"GPE", "LOC", "FAC"}:
        return True
    if any(r.type is EntityType.PERSON for r in scene.referents_at(head)):
        return False
    return any(map(names_place, (head.lemma_.lower(), head.lower_))) or (
        head.pos_ == "PROPN" and (argument.prep in {"in", "at", "near"} or _is_street(argument))
    )


def _is_street(argument: Argument) -> bool:
    """ "On Avenida Sur", "on Weir Street"."""
    name = phrase(argument.head, tail=0)
    words = {t.lower_ for t in argument.head.doc[name[0] : name[1]]}
    return argument.prep == "on" and bool(words & (FOREIGN_PLACE_NOUNS | _STREETS))


_STREETS = {"avenue", "boulevard", "drive", "embankment", "hill", "lane", "quay", "road", "street"}


def _in_capitals(head: Token) -> bool:
    """ "MILL BURNED IN HASTE": a heading, whose capitals make no name."""
    words = [t for t in head.sent if t.is_alpha]
    return head.ent_type_ not in {"GPE", "LOC"} and all(t.is_upper for t in words)


def _manner(telling: Telling) -> Iterator[Draft]:
    if family_of(telling.kind) == "death":
        yield from _how_fast(telling)
    manner = MANNERS.get(telling.trigger.lemma)
    if telling.kind == "suicide":
        yield _by_own_hand(telling, manner)
    elif manner and telling.kind in _MORTAL - {manner if manner == "burning" else ""}:
        token = telling.trigger.token
        yield Draft(telling, "manner", manner, (token.i, token.i + 1))


def _by_own_hand(telling: Telling, manner: str | None) -> Draft:
    """ "took his own life", "hanged himself": so somebody died, and by nobody else's hand."""
    token = telling.trigger.token
    span = (token.i, max({token.i, *telling.trigger.phrase}) + 1)
    value = f"suicide by {manner}" if manner else "suicide"
    return Draft(telling, "manner", value, span, kind="death")


_PACES = {"instantly", "immediately", "slowly", "outright", "peacefully", "suddenly", "quickly"}


def _how_fast(telling: Telling) -> Iterator[Draft]:
    """ "died instantly", "was killed at once", "died peacefully"."""
    for child in telling.trigger.token.children:
        if child.lower_ in _PACES:
            yield Draft(telling, "manner", child.lower_, (child.i, child.i + 1))
        elif (
            child.lower_ == "at" and child.i + 1 < len(child.doc) and child.nbor(1).lower_ == "once"
        ):
            yield Draft(telling, "manner", "at once", (child.i, child.i + 2))
