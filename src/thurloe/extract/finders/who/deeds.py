"""Who did a deed that a noun tells: "the discoverer of X", "the creation of X", "owes it to X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.finders.who.commands import is_body
from thurloe.extract.finders.who.deed_nouns import DOER_OF, DONE_OF, OWED_OF
from thurloe.extract.grammar.arguments import Argument
from thurloe.extract.grammar.spans import ancestors, phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.grammar.triggers import Trigger
from thurloe.extract.rules import run
from thurloe.extract.said.stance import Stance, stance_of
from thurloe.extract.said.telling import Draft, Telling, named
from thurloe.extract.scenes.words import Word
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.rules import Rule
    from thurloe.extract.scenes.scene import Scene

_SOMEBODY = {EntityType.PERSON, EntityType.ORGANISATION, EntityType.VESSEL, EntityType.GROUP}
_COPULAS = {"be", "become", "remain", "prove"}


def find_deeds(scene: Scene, _: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each deed that somebody is named for by a noun, and no verb."""
    yield from run(RULES, scene)


def owner_of(noun: Token) -> Token | None:
    """What a noun belongs to: "the ship's captain", "the captain of the ship"."""
    possessive = next((c for c in noun.children if c.dep_ == "poss"), None)
    if possessive is not None:
        return possessive
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    return next((t for t in of.children if t.dep_ == "pobj"), None) if of is not None else None


def counterpart(noun: Token) -> tuple[Token | None, Token | None]:
    """What a noun says of another: by "was", beside it, in front of it; and the verb that says so.

    Returns:
        The other noun or name, and the "was"; None for each that is not there.
    """
    be = noun.head
    if noun.dep_ == "appos":
        return be, None
    if noun.dep_ in {"attr", "nsubj"} and be.lemma_ in _COPULAS:
        other = subject_of(be) if noun.dep_ == "attr" else _attribute(be)
        if other is not None and other.i != noun.i:
            return other, be
    beside = next((c for c in noun.children if c.dep_ == "appos" and c.i > noun.i), None)
    if beside is not None:
        return beside, None
    if noun.dep_ in {"compound", "nmod"} and be.pos_ == "PROPN":
        return be, None
    return _in_front(noun), None


def _attribute(be: Token) -> Token | None:
    attr = next((c for c in be.children if c.dep_ == "attr"), None)
    return next_to(attr) if attr is not None else None


def next_to(noun: Token) -> Token:
    """ "a shepherd, Jan Holm": the name where one stands beside the noun."""
    name = (c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN")
    return next(name, noun) if noun.pos_ == "NOUN" else noun


def _in_front(noun: Token) -> Token | None:
    """ "As the owner of the mill, X was", "A member from his youth, X wrote": the subject."""
    above = noun.head
    verb = above.head if above.lower_ == "as" else above
    opens = noun.left_edge.i <= noun.sent.start + 1
    if verb.pos_ not in {"VERB", "AUX"} or not opens or noun.i >= verb.i:
        return None
    subject = subject_of(verb)
    later = subject is not None and subject.i > noun.i
    return next_to(subject) if later and subject is not None else None


def deed(word: Token, kind: str, who: Token, stance: Stance | None = None) -> Telling:
    """The telling of a deed by a word that is no verb of it, with its doer."""
    trigger = Trigger(word, kind, word.lemma_.lower(), known=False)
    return Telling(trigger, kind, (Argument("agent", who),), None, stance or Stance())


def done_by(
    scene: Scene, telling: Telling, who: Token, thing: Token, attribute: str = "agent"
) -> Iterator[Draft]:
    """The claim that somebody with a name did it to a thing."""
    person = named(scene, who)
    if person is None or not person.names or person.type not in _SOMEBODY:
        return
    if thing.pos_ not in {"NOUN", "PROPN", "PRON"} or named(scene, thing) == person:
        return
    span = phrase(who, tail=0)
    value = words_of(scene.doc, span) if who.pos_ == "PROPN" else person.name
    yield Draft(telling, attribute, value, span, subject=thing)


def _doer(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "Jan Holm, discoverer of the caves", "the mill's owner was Jan Holm"."""
    thing = owner_of(noun)
    who, be = counterpart(noun)
    if thing is not None and who is not None:
        stance = stance_of(be) if be is not None else None
        yield from done_by(scene, deed(noun, DOER_OF[noun.lemma_.lower()], who, stance), who, thing)


def _done(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "the hall is the creation of Jan Holm", "the comet, a discovery of Jan Holm's"."""
    who = owner_of(noun)
    thing, be = counterpart(noun)
    if who is None or thing is None or thing.i in scene.triggers:
        return  # "the fire was the work of"
    stance = stance_of(be) if be is not None else None
    yield from done_by(scene, deed(noun, DONE_OF[noun.lemma_.lower()], who, stance), who, thing)


def _owes(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "the caves owe their discovery to Jan Holm", "she owed him her life"."""
    subject = subject_of(verb)
    owed = next((c for c in verb.children if c.dep_ == "dobj"), None)
    kind = OWED_OF.get(owed.lemma_.lower()) if owed is not None else None
    if subject is None or owed is None or kind is None:
        return
    to = (c for t in (verb, owed) for c in t.children if c.lower_ == "to")
    whom = next((t for c in to for t in c.children if t.dep_ == "pobj"), None)
    whom = whom or next((c for c in verb.children if c.dep_ == "dative"), None)
    if whom is not None:
        yield from done_by(scene, deed(owed, kind, whom, stance_of(verb)), next_to(whom), subject)


def _is_due(scene: Scene, due: Token) -> Iterator[Draft]:
    """ "their discovery was due to Jan Holm"."""
    be = due.head
    noun = subject_of(be) if be.lemma_ == "be" else None
    kind = OWED_OF.get(noun.lemma_.lower()) if noun is not None else None
    thing = owner_of(noun) if noun is not None else None
    if noun is None or kind is None or thing is None:
        return
    for to in due.children:
        for who in to.children if to.lower_ == "to" else ():
            if who.dep_ == "pobj":
                yield from done_by(scene, deed(noun, kind, who, stance_of(be)), who, thing)


def _credited(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Jan Holm is credited with the discovery of the caves"."""
    who = subject_of(verb)
    inner = (t for c in verb.children if c.lower_ == "with" for t in c.children)
    noun = next((t for t in inner if t.dep_ == "pobj"), None)
    kind = OWED_OF.get(noun.lemma_.lower()) if noun is not None else None
    thing = owner_of(noun) if noun is not None else None
    if noun is not None and kind is not None and who is not None and thing is not None:
        yield from done_by(scene, deed(noun, kind, who, stance_of(verb)), who, thing)


# Nouns of those who belong to a body: the kind that says so, and what the body is to it.
_OF_BODIES: tuple[tuple[str, str, str], ...] = (
    ("member adherent affiliate", "membership", "object"),
    ("graduate alumnus alumna student undergraduate", "education", "place"),
)
_BELONGING = {n: (kind, role) for nouns, kind, role in _OF_BODIES for n in nouns.split()}
_PARTNERS = {"husband", "wife", "spouse", "bride", "bridegroom", "widow", "widower"}


def _member(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "was a member of the Harbour League", "a graduate of Narva University"."""
    body, (who, be) = owner_of(noun), counterpart(noun)
    if who is None and noun.dep_ == "pobj" and noun.head.lower_ == "as":
        verb = noun.head.head  # "names him as a member of"
        who = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if body is None or who is None or body.pos_ != "PROPN" or named(scene, who) is None:
        return
    kinds = {r.type for r in scene.referents_at(body)}
    people = {r.type for r in scene.referents_at(who)}
    if EntityType.PERSON in kinds or people != {EntityType.PERSON}:
        return  # "a student of Holm's"
    kind, role = _BELONGING[noun.lemma_.lower()]
    stance = stance_of(be) if be is not None else Stance()
    trigger = Trigger(noun, kind, noun.lemma_.lower(), known=False)
    arguments = (Argument("agent", who), Argument(role, body))
    telling = Telling(trigger, kind, arguments, None, stance)
    span = phrase(body, tail=1)
    yield Draft(telling, role, words_of(scene.doc, span), span, subject=who)


def _partner(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "Jan Holm, husband of Anna Dahl": the two are married."""
    owner, (other, be) = owner_of(noun), counterpart(noun)
    if owner is not None and other is not None:
        stance = stance_of(be) if be is not None else Stance()
        yield from _couple(scene, noun, (other, owner), stance)


def _couple(
    scene: Scene, word: Token, pair: tuple[Token, Token], stance: Stance
) -> Iterator[Draft]:
    """The claim that two people are married."""
    one, other = pair
    who, whom = named(scene, one), named(scene, other)
    if who is None or whom is None or who == whom or not (who.names and whom.names):
        return
    if {who.type, whom.type} != {EntityType.PERSON}:
        return
    trigger = Trigger(word, "marriage", word.lemma_.lower(), known=False)
    telling = Telling(
        trigger, "marriage", (Argument("agent", one), Argument("object", other)), None, stance
    )
    first, last = sorted((one.i, other.i))
    value = " and ".join(sorted((who.name, whom.name)))
    yield Draft(telling, "participants", value, (first, last + 1), subject=one)


def _married(scene: Scene, word: Token) -> Iterator[Draft]:
    """ "She was married to Jan Holm", where the model reads a state."""
    one, verb = subject_of(word.head), word.head
    to = (c for c in word.children if c.lower_ == "to")
    other = next((t for c in to for t in c.children if t.dep_ == "pobj"), None)
    if one is not None and other is not None:
        yield from _couple(scene, word, (one, other), stance_of(verb))


_HOLDING = {"have", "take", "assume", "get", "hold", "be", "receive", "give", "retain", "share"}


def _in_command(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "had command of the fort", "in charge of the boat was Jan Holm": its commander."""
    thing = owner_of(noun)
    if thing is None or not is_body(scene, thing):
        return
    verb = next((t for t in ancestors(noun, limit=3) if t.pos_ in {"VERB", "AUX"}), None)
    who = _at_the_head(noun, verb)
    person = named(scene, who) if who is not None else None
    if who is not None and person is not None and person.type is EntityType.PERSON:
        stance = stance_of(verb) if verb is not None and verb.lemma_ in _HOLDING else None
        yield from done_by(scene, deed(noun, "commander", who, stance), who, thing, "person")


_HELD = 3  # tokens from a name to the "command" of ", in command of"


def _at_the_head(noun: Token, verb: Token | None) -> Token | None:
    """Who has the command: the noun that "in" hangs on, the subject, or the name before it."""
    inside = noun.head.lower_ == "in"
    if inside and noun.head.head.pos_ in {"PROPN", "NOUN"}:
        return noun.head.head
    if verb is not None and verb.lemma_ in _HOLDING:
        return subject_of(verb) or _attribute(verb)
    beside = inside and noun.i >= _HELD and noun.nbor(-2).text == ","
    return noun.nbor(-_HELD) if beside else None


# Verbs that say of a deed's noun no more than that it was done.
_DOING = {"make", "carry", "perform", "conduct", "commit", "effect", "perpetrate", "undertake"}


_THINGS = {"correspondence", "report"}  # kinds whose nouns are letters too


def _carried_out(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "The arrest of Anna Holm was made by Jan Dahl", "Jan Dahl committed the murder of"."""
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    noun = passive or next((c for c in verb.children if c.dep_ == "dobj"), None)
    told = scene.triggers.get(noun.i) if noun is not None else None
    if noun is None or told is None or not told.known or told.kind in _THINGS:
        return
    if verb.lemma_ == "carry" and not any(c.lower_ == "out" for c in verb.children):
        return
    by = (t for c in verb.children if c.dep_ == "agent" for t in c.children if t.dep_ == "pobj")
    who = next(by, None) if passive is not None else subject_of(verb)
    thing = owner_of(noun) or next(_on_whom(noun), None)
    if who is not None and thing is not None:
        yield from done_by(scene, deed(noun, told.kind, who, stance_of(verb)), who, thing)


def _on_whom(noun: Token) -> Iterator[Token]:
    """ "The attack on the governor": the governor."""
    on = (c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"on", "upon", "against"})
    yield from (t for c in on for t in c.children if t.dep_ == "pobj")


RULES: tuple[Rule, ...] = (
    (Word(lemma=_DOING, pos={"VERB"}), _carried_out),
    (Word(lemma=DOER_OF, pos={"NOUN"}), _doer),
    (Word(lemma=DONE_OF, pos={"NOUN"}), _done),
    (Word(lemma=_BELONGING, pos={"NOUN"}), _member),
    (Word(lemma=_PARTNERS, pos={"NOUN"}), _partner),
    (Word(lower={"married"}, dep={"acomp"}), _married),
    (Word(lemma={"owe"}, pos={"VERB"}), _owes),
    (Word(lower={"due"}, dep={"acomp"}), _is_due),
    (Word(lemma={"credit"}, pos={"VERB"}), _credited),
    (Word(lower={"command", "charge"}, pos={"NOUN"}), _in_command),
)
