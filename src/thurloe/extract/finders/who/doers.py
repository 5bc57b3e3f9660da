"""Who did it, of any deed that a clause tells: "the mate lit the lamp", "it was I who called"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import KIN_NOUNS, ORGANISATION_NOUNS, PERSON_NOUNS
from thurloe.extract.cast.speech import NOBODY
from thurloe.extract.finders.who.parts import NO_TRADES
from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.complements import is_no_object
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.grammar.subjects import beside, cleft_above
from thurloe.extract.said.denials import MENTAL
from thurloe.extract.said.stance import Stance
from thurloe.extract.said.telling import Draft, Telling, named
from thurloe.extract.scenes.meant import meant_by
from thurloe.kinds import GIVING, OBJECT, family_of, kind_of
from thurloe.nouns import EntityType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

_SOMEBODY = {EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP}
_TOLD = {Mode.ASSERTED, Mode.REPORTED}
# Of whom these are told, he did nothing by it, or what he said is the matter.
_NO_DEEDS = MENTAL | set(
    """
    add answer appear ask become believe captain claim command consider contain cost declare define
    deserve enjoy estimate exist explain face hold impress involve represent resemble serve
    have hear include insist lack listen lose owe quote remark reply report say speak state
    suffer suggest talk tell undergo
    """.split()
)
_WHO_ANSWERED = {"agent", "cause", "participants"}


def find_doers(
    scene: Scene, tellings: Mapping[int, Telling], drafts: Iterable[Draft]
) -> Iterator[Draft]:
    """A claim for whoever did a deed of which no claim says yet who did it."""
    told = {d.telling.trigger.token.i for d in drafts if d.attribute in _WHO_ANSWERED}
    for i, telling in tellings.items():
        if (i not in told or telling.stance.mode is Mode.DENIED) and _is_deed(telling):
            yield from _did(scene, telling)
        yield from _given(scene, telling)


def _given(scene: Scene, telling: Telling) -> Iterator[Draft]:
    """ "Holm was given the key", "Holm was entrusted with the key": to whom it was given."""
    verb = telling.trigger.token
    whom = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    trusted = {"with"} if verb.lemma_ in {"entrust", "charge"} else set()
    below = (t for c in verb.rights if c.lower_ in trusted for t in c.children)
    given = next((c for c in verb.rights if c.dep_ == "dobj"), None) or next(below, None)
    giving = telling.trigger.lemma in GIVING and telling.stance.mode in _TOLD
    if whom is None or given is None or not giving or given.pos_ not in {"NOUN", "PROPN"}:
        return
    if _is_somebody(scene, whom) and _is_thing(scene, given, whom):
        value, span = _as_told(scene, whom)
        yield Draft(telling, "recipient", value, span, kind=telling.trigger.lemma, subject=given)


def _is_deed(telling: Telling) -> bool:
    verb, lemma = telling.trigger.token, telling.trigger.lemma
    undergone = telling.trigger.known and kind_of(telling.kind).subject == OBJECT
    plain = undergone or lemma not in _NO_DEEDS or (lemma == "do" and _is_it(verb))
    told = plain or (cleft_above(verb) is not None and lemma not in {"say", "tell"})
    asserted = telling.stance.mode in _TOLD or cleft_above(verb) is not None
    if verb.tag_ in {"VB", "VBG"} and not any(c.dep_ in _AIDS for c in verb.lefts):
        return False  # "they asked that the mate go", "her doing it"
    return verb.pos_ == "VERB" and told and _is_full(verb) and asserted


def _is_full(verb: Token) -> bool:
    """Whether a clause has a doer of its own, or goes on with one: in "sent home" none is."""
    if any(c.dep_ in {"nsubj", "agent"} for c in verb.children) or verb.dep_ == "relcl":
        return True
    goes_on = verb.dep_ == "conj" and verb.tag_ in {"VBD", "VBZ"} and not is_passive(verb)
    return goes_on and not is_passive(verb.head)


def _is_it(done: Token) -> bool:
    """ "The stokers did it", "it was done by the stokers"."""
    return any(c.lower_ in {"it", "this"} for c in done.children if c.dep_ in _UNDERGONE)


_UNDERGONE = {"dobj", "nsubjpass"}
_AIDS = {"aux", "auxpass"}


def _did(scene: Scene, telling: Telling) -> Iterator[Draft]:
    doer = next((a for a in telling.arguments if a.role == "agent"), None)
    if doer is None or not _is_somebody(scene, doer.head):
        return
    be = _ruled_out(telling.trigger.token, doer.head)
    if be is not None:
        yield from _but_he(scene, telling, be, doer.head)
        return
    one = doer.head.tag_ in {"NN", "NNP"} and not doer.head.conjuncts
    wished = one and telling.trigger.token.tag_ == "VBP"  # "they ask that the mate go"
    if telling.stance.mode not in _TOLD or wished:
        return
    value, span = _as_told(scene, doer.head)
    undergone = telling.trigger.known and kind_of(telling.kind).subject == OBJECT
    if undergone and telling.subject is not None and telling.subject.role == OBJECT:
        yield Draft(telling, "agent", value, span)
        return
    pointed = _is_pointed_at(telling.trigger.token, doer.head)
    if doer.head.lower_ in _THIRD and not pointed:
        return  # what he did is asked of him
    thing = _done_to(scene, telling, doer.head)
    kind = telling.trigger.lemma if telling.trigger.known else ""
    if thing is not None:
        yield Draft(telling, "agent", value, span, kind=kind, subject=thing)
        return
    about = _aim(scene, telling)
    if about or pointed or telling.kind in _ASKED:
        kind = telling.trigger.lemma
        yield Draft(telling, "agent", value, span, about=about, kind=kind, impersonal=True)


# Kinds without an object of which who did it is a question of its own.
_ASKED = {"confession", "resignation", "surrender"}


def _aim(scene: Scene, telling: Telling) -> str:
    """What a deed without an object was for or where it led: "for the soldiers", "to Ghent"."""
    verb = telling.trigger.token
    preps = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ in _AIMED)
    ends = ((c, t) for c in preps for t in c.children if t.dep_ in {"pobj", "pcomp"})
    prep, end = next(ends, (None, None))
    if prep is None or end is None or scene.is_time(end) or end.lemma_.lower() in _WHILES:
        return ""
    if end.pos_ not in {"NOUN", "PROPN", "VERB"} or family_of(telling.kind) == "death":
        return ""
    last = phrase(end, tail=1)[1] if end.pos_ in {"NOUN", "PROPN"} else end.right_edge.i + 1
    return words_of(verb.doc, (prep.i, min(last, prep.i + _JOINED)))


# "Called for soldiers", "rode to Ghent"; in Ghent, on Monday, nothing is done to Ghent.
_AIMED = {"for", "against", "to", "into", "upon"}
_FIGURES = {"cost", "death", "figure", "loss", "number", "speed", "strength", "toll", "total"}
_WHILES = set("day end extent hour last month night rest time week while world year".split())
_THIRD = {"he", "she", "they", "it", "we", "him", "her", "them", "us"}


def _is_pointed_at(verb: Token, doer: Token) -> bool:
    """ "It was the mate who called", "I was the one that called": who did is what it tells."""
    attr = doer.head if doer.dep_ == "appos" else doer
    named_so = verb.dep_ == "relcl" and doer.i != verb.head.i and attr.head.lemma_ == "be"
    be = cleft_above(verb)
    return named_so or (be is not None and attr.head.i == be.i and attr.dep_ == "attr")


def _ruled_out(verb: Token, doer: Token) -> Token | None:
    """The "was not" of "it was not the mate who called"."""
    be = cleft_above(verb)
    attr = doer.head if doer.dep_ == "appos" else doer
    denied = be is not None and any(c.dep_ == "neg" for c in be.children)
    return be if denied and attr.dep_ == "attr" else None


def _but_he(scene: Scene, telling: Telling, be: Token, doer: Token) -> Iterator[Draft]:
    """ "It was not the mate who rang the bell but the cook": the cook rang it."""
    verb = telling.trigger.token
    done = next((c for c in verb.rights if c.dep_ == "dobj"), doer)
    joined = (c for t in (be, doer, verb, done) for c in t.rights if c.dep_ == "conj")
    but = (
        c
        for c in joined
        if c.left_edge.i > 0 and c.left_edge.nbor(-1).lower_ == "but" and c.pos_ in _NOUNS
    )
    he = next(but, None)
    if he is not None and _is_somebody(scene, he):
        value, span = _as_told(scene, he)
        said = replace(telling, stance=Stance())
        thing = meant_by(scene, done) if done.i != doer.i else None
        kind = telling.trigger.lemma if telling.trigger.known else ""
        nothing = thing is None
        yield Draft(said, "agent", value, span, kind=kind, subject=thing, impersonal=nothing)


_NOUNS = {"NOUN", "PROPN"}


def _is_somebody(scene: Scene, noun: Token) -> bool:
    """Somebody with a name, "I", or whoever a noun for people tells."""
    if noun.pos_ == "PRON":
        found = {r.name for r in scene.referents_at(noun)}
        teller = noun.lower_ in _SELF and len(found) < _TWO and found != {NOBODY}
        return teller or named(scene, noun) is not None
    if noun.pos_ == "PROPN":
        who = named(scene, noun)
        return noun.text[:1].isupper() if who is None else who.type in _SOMEBODY
    people = _is_people(noun) or any(map(_is_people, _of(noun)))
    return noun.pos_ == "NOUN" and (people or _is_called_who(noun))


def _is_called_who(noun: Token) -> bool:
    """ "The electrician who put it there": somebody, whatever the noun."""
    clauses = (c for c in noun.children if c.dep_ == "relcl")
    return any(t.lower_ == "who" for c in clauses for t in c.lefts)


_SELF = {"i", "me", "myself"}
_TWO = 2  # whom one word may mean
_FOLK = PERSON_NOUNS | ORGANISATION_NOUNS | KIN_NOUNS
_TRADES = ("ist", "ician", "man", "woman")
_SHORT = 5  # letters of "wrist" and "mist", which are no trades
_MANY = ("er", "or", "ian", "men", "folk", "people", "person")


def _is_people(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    many = noun.tag_ == "NNS" and lemma.endswith(_MANY)
    many = many and lemma not in NO_TRADES
    trade = lemma.endswith(_TRADES) and len(lemma) > _SHORT
    return lemma in _FOLK or trade or many


def _of(noun: Token) -> Iterator[Token]:
    """ "A party of stokers": the stokers."""
    of = (c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of")
    yield from (t for c in of for t in c.children if t.dep_ == "pobj" and t.tag_ == "NNS")


def _as_told(scene: Scene, noun: Token) -> tuple[str, tuple[int, int]]:
    """Who it was as a claim tells it: by the name beside a noun, and for a pronoun by its own."""
    head = beside(noun)
    if head.pos_ == "PRON":
        found = scene.referents_at(head)
        return (found[0].name if found else "I"), (head.i, head.i + 1)
    span = phrase(head, tail=1)
    whose = next((c for c in head.lefts if c.dep_ == "poss" and c.pos_ == "PRON"), None)
    if whose is not None and head.lemma_.lower() in KIN_NOUNS:
        span = whose.i, span[1]  # "his own brother"
    last = head.conjuncts[-1:] if head.pos_ == "NOUN" else ()
    if last and head.i < last[0].i <= head.i + _JOINED:
        span = span[0], phrase(last[0], tail=1)[1]  # "soldiers and boatmen"
    return words_of(scene.doc, span), span


_JOINED = 8  # tokens to the last of those who are joined by "and"


def _done_to(scene: Scene, telling: Telling, doer: Token) -> Token | None:
    """What it was done to."""
    done = next((a.head for a in telling.arguments if a.role == OBJECT), None)
    if done is None or done.pos_ not in {"NOUN", "PROPN", "PRON"} or done.tag_ == "PRP$":
        return None
    so = is_no_object(telling.trigger.token, done)
    return done if _is_thing(scene, done, doer) and not so else None


def _is_thing(scene: Scene, thing: Token, doer: Token) -> bool:
    """ "She left the house", and not "she left on Monday", "she washed herself"."""
    if scene.is_time(thing) or thing.lower_.endswith(("self", "selves")):
        return False
    if thing.lemma_.lower() in _FIGURES:
        return False  # "they put the number at ten"
    who = named(scene, doer)
    return thing.i != doer.i and (who is None or named(scene, thing) != who)
