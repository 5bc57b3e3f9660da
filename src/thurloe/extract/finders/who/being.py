"""What people and things are: offices, origins, relations, from "was", appositions, titles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.demonyms import CREEDS, DEMONYMS
from thurloe.extract.cast.lexicon import PERSON_NOUNS
from thurloe.extract.finders.who.beside import NO_OFFICES, is_misread
from thurloe.extract.finders.who.deed_nouns import DOER_OF, DONE_OF
from thurloe.extract.finders.who.siblings import RANKS, birth_order
from thurloe.extract.grammar.spans import ancestors, over_aside, phrase, trim, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.rules import meetings
from thurloe.extract.said.stance import Stance, stance_of
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.extract.scenes.words import Word
from thurloe.nouns import EntityType, Mode, Referent
from thurloe.values.datelines import DATELINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.rules import Rule
    from thurloe.extract.scenes.scene import Scene

_COPULAS = {"be", "become", "remain"}
_EMPTY = set(
    """
    one thing way time name codename nickname pseudonym alias code case day
    decision cause move step part fact reason kind sort lot number all something
    anything nothing first last
    """.split()
)
ORIGINS = {
    "native",
    "descent",
    "stock",
    "origin",
    "extraction",
    "ancestry",
    "parentage",
    "birth",
    "blood",
}


def _is(scene: Scene, subject: Token, noun: Token, stance: Stance) -> Iterator[Draft]:
    """ "X was a captain of the guard", "X was her pilot"."""
    if (
        noun.pos_ == "PRON"
        or noun.lemma_.lower() in _EMPTY
        or any(c.lower_ == "not" for c in noun.lefts)
    ):
        return
    referent = named(scene, subject)
    who = named(scene, noun) if noun.pos_ == "PROPN" else None
    if who is not None and who.type is EntityType.PERSON:
        referent = None  # "who was really Anna Holm": a name is no office
    if referent is not None and (noun.pos_ == "NOUN" or referent.type is EntityType.PERSON):
        yield from _described(scene, subject, noun, stance)
    yield from _relation(scene, noun, subject, stance)
    yield from _relation(scene, subject, noun, stance)


def _adjunct(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "A native of Ghent, she lived there": the model reads both as subjects."""
    subject = subject_of(noun.head)
    if subject is None or subject.i <= noun.i or named(scene, subject) is None:
        return
    if is_misread(scene, subject, noun):
        return
    if any(t.lower_ in {"and", "but"} for t in scene.doc[noun.right_edge.i + 1 : subject.i]):
        return  # "hired by Weir, then an envoy, and soon she": it was Weir who was an envoy
    if any(c.lower_ in {"and", "but"} and c.i > noun.i for c in noun.children):
        return
    yield from _described(scene, subject, noun, Stance())


def _apposed(scene: Scene, token: Token) -> Iterator[Draft]:
    """ "X, a trusted adviser", and the other way round "her pilot, X"."""
    head = token.head
    if token.lower_.endswith(("self", "selves")):
        return  # "switched off the fans himself"
    name, noun = (head, token) if head.pos_ == "PROPN" else (token, _nearest(head, token))
    if any(
        c.dep_ == "nummod" for c in noun.children
    ):  # "coal, 10 tons of flour": a list, and no apposition
        return
    first = name.left_edge
    if first.i > 0 and first.nbor(-1).lower_ in {"as", "like", "than"}:
        return  # "a mere formality, as Holm knew"
    if noun.pos_ != "NOUN" or named(scene, name) is None or noun.lemma_.lower() in _EMPTY:
        return
    if _set_apart(scene, name, noun, head) or is_misread(scene, name, noun):
        return
    yield from _described(scene, name, noun, Stance())
    yield from _relation(scene, noun, name, Stance())


def _set_apart(scene: Scene, name: Token, noun: Token, head: Token) -> bool:
    """A heading, "Loss of the Selma: findings of the court"; "gave the Selma a hard push"."""
    first, last = sorted((name.i, noun.i))
    gap = scene.doc[first + 1 : last]
    before = scene.doc[noun.left_edge.i - 1]  # its own commas are in "a small, crooked door"
    bare = head is name and name.i < noun.i and not before.is_punct
    return bare or any(t.text in {":", ";"} for t in gap)


def _nearest(noun: Token, name: Token) -> Token:
    """ "The evidence of the clerk, Anna Holm": of the two nouns the one for somebody."""
    of = (t for c in noun.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    inner = next((t for t in of if t.lemma_.lower() in PERSON_NOUNS and t.i < name.i), None)
    return noun if inner is None or noun.lemma_.lower() in PERSON_NOUNS else inner


# Nouns that say nothing of their bearer when they stand alone.
BLANK = set(
    "figure man woman person boy girl individual member friend one character people".split()
)


def _described(scene: Scene, subject: Token, noun: Token, stance: Stance) -> Iterator[Draft]:
    span = over_aside(noun, phrase(noun, tail=2))
    alone = span[1] - span[0] == 1
    if alone and (noun.lemma_.lower() in BLANK or "." in noun.text):
        return  # "the m.v. Selma"
    referent = named(scene, subject)
    attribute = (
        "position" if referent is not None and referent.type is EntityType.PERSON else "description"
    )
    several = noun.tag_ == "NNS" and subject.tag_ == "NNP"  # "Jan Holm, two stokers": a list
    if attribute == "position" and (several or noun.lemma_.lower() in _WORKS | NO_OFFICES):
        return
    telling = state(noun, "being", stance)
    value = words_of(scene.doc, span) + _whose(scene, noun)
    yield Draft(telling, attribute, value, span, subject=subject)
    for child in noun.children:  # "an author and harbour pilot"
        own = any(c.dep_ == "poss" or c.lower_ == "the" for c in child.lefts)
        if child.dep_ == "conj" and child.pos_ == "NOUN" and attribute == "position" and not own:
            yield from _described(scene, subject, child, _opposed(child, stance))


def _opposed(noun: Token, stance: Stance) -> Stance:
    """ "He was not a clerk but a poet": a poet he was."""
    but = any(c.lower_ == "but" and c.i < noun.i for c in noun.head.rights)
    if stance.mode is not Mode.DENIED or not but:
        return stance
    return replace(stance, mode=Mode.REPORTED if stance.cited is not None else Mode.ASSERTED)


def _whose(scene: Scene, noun: Token) -> str:
    """Of "her great-uncle, Jan Holm": whose he was; a daughter alone says nothing."""
    owner = next((c for c in noun.lefts if c.tag_ == "PRP$"), None)
    name = named(scene, owner) if owner is not None else None
    return f" of {name.name}" if name is not None and name.type is EntityType.PERSON else ""


def _relation(scene: Scene, noun: Token, who: Token, stance: Stance) -> Iterator[Draft]:
    """ "her pilot was X", "the ship's captain, X": of her, the pilot is X."""
    owner = _owner(noun)
    name = named(scene, who)
    if (
        owner is None
        or noun.pos_ != "NOUN"
        or noun.lemma_.lower()
        in ORIGINS | _WORKS | DOER_OF.keys() | DONE_OF.keys() | {"birthplace"}
        or name is None
        or not name.names
        or named(scene, owner) in {None, name}
    ):
        return
    if who.pos_ not in {"PROPN", "NOUN"}:
        return
    span = phrase(who, tail=0)
    value = words_of(scene.doc, span) if who.pos_ == "PROPN" else name.name
    yield Draft(state(noun, noun.lemma_.lower(), stance), "person", value, span, subject=owner)


# "In Dark Tides, his memoir, Jan Holm": he is no memoir.
_WORKS = frozenset(
    """
    article autobiography biography book diary essay film memoir novel play poem song story study
    thriller
    """.split()
)


def _owner(noun: Token) -> Token | None:
    possessive = next((c for c in noun.children if c.dep_ == "poss"), None)
    if possessive is not None:
        return possessive
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    return next((t for t in of.children if t.dep_ == "pobj"), None) if of is not None else None


TURNED = {"later", "then", "now", "future", "former", "formerly", "afterwards", "subsequently"}


def _in_brackets(scene: Scene, token: Token) -> Iterator[Draft]:
    """ "Colonel (later ambassador) Jan Holt": what the bearer of the name was at another time."""
    doc, start = scene.doc, token.i + 1
    end = next((i for i in range(start, min(start + 5, len(doc))) if doc[i].text == ")"), 0)
    if (
        token.i == 0
        or doc[token.i - 1].text != "("
        or not end
        or end + 1 >= len(doc)
        or doc[end + 1].pos_ != "PROPN"
    ):
        return
    name = next((t for t in (doc[end + 1], doc[end + 1].head) if named(scene, t) is not None), None)
    if name is not None and start < end:
        yield Draft(
            state(doc[end - 1], "being"),
            "position",
            words_of(doc, (start, end)),
            (start, end),
            subject=name,
        )


def _before_name(scene: Scene, token: Token) -> Iterator[Draft]:
    """ "the military attache Jan Holt": the common nouns before a name say what its bearer is."""
    if token.dep_ in {"compound", "flat"}:
        return
    nouns = [
        c
        for c in token.lefts
        if c.dep_ in {"compound", "nmod"} and c.pos_ == "NOUN" and c.text.islower()
        if c.lemma_ not in _EMPTY
    ]
    referent = named(scene, token)
    if not nouns or referent is None or referent.type not in {EntityType.PERSON, EntityType.VESSEL}:
        return
    first = min(
        [n.left_edge.i for n in nouns]
        + [c.i for c in token.lefts if c.dep_ == "amod" and c.i < nouns[-1].i]
    )
    span = trim(scene.doc, first, nouns[-1].i + 1)
    attribute = "position" if referent.type is EntityType.PERSON else "description"
    value = words_of(scene.doc, span) + _whose(scene, token)
    yield Draft(state(nouns[-1], "being"), attribute, value, span, subject=token)


def is_demonym(token: Token) -> bool:
    """Whether a word before a noun names a people: by the model's label, or by shape and ending."""
    if token.ent_type_ == "NORP":
        return True
    return token.text[:1].isupper() and token.text[1:].islower() and token.lower_ in DEMONYMS


_SERVICES = {"intelligence", "secret", "security", "embassy", "service"}
_SERVING = {"agent", "spy", "informer", "informant"}  # "a Soviet agent": whom he serves


def _nationality(scene: Scene, token: Token) -> Iterator[Draft]:
    """ "the Norwegian ship", "a Dutch officer": of which people or country."""
    bearer = None if token.lower_ in CREEDS else _bearer(scene, token)
    if bearer is not None:
        span = (token.i, token.i + 1)
        yield Draft(state(token.head, "being"), "nationality", token.text, span, subject=bearer)


def _bearer(scene: Scene, token: Token) -> Token | None:
    """What an adjective of nation describes: its head, its apposition, or the subject of "was"."""
    head = token.head
    candidates: list[Token] = [head, *(c for c in head.children if c.dep_ == "appos")]
    if head.dep_ == "compound":  # "the Danish ketch Selma"
        candidates.append(head.head)
    if head.dep_ == "appos":
        candidates.append(head.head)
    if head.dep_ == "attr":
        subject = subject_of(head.head)
        candidates += [subject] if subject is not None else []
    posed = head.dep_ == "pobj" and head.head.lower_ == "as"  # "posed as a doctor"
    secret = any(c.lower_ in _SERVICES for c in head.children)
    if head.lemma_ in ORIGINS | _SERVING or token.i > head.i or posed or secret:
        return None
    found = ((c, named(scene, c)) for c in candidates)
    return next((c for c, r in found if r is not None and _bears_nation(r)), None)


def _bears_nation(referent: Referent) -> bool:
    return referent.type in {EntityType.PERSON, EntityType.VESSEL}


def _native(scene: Scene, token: Token) -> Iterator[Draft]:
    """ "his native Ghent": there he was born."""
    place = token.head
    owner = next((c for c in place.children if c.dep_ == "poss"), None)
    if owner is not None and place.pos_ == "PROPN" and named(scene, owner) is not None:
        yield Draft(
            state(token, "birth"),
            "place",
            words_of(scene.doc, (place.i, place.i + 1)),
            (place.i, place.i + 1),
            subject=owner,
        )


def _origin(scene: Scene, token: Token) -> Iterator[Draft]:
    """ "came of Flemish stock", "a Dane of Finnish origin", "was a native of Ghent"."""
    if token.lemma_.lower() == "native":
        of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        place = next((t for t in of.children if t.dep_ == "pobj"), None) if of is not None else None
        span = phrase(place, tail=0) if place is not None else None
        subject = (
            subject_of(token.head)
            if token.dep_ == "attr"
            else token.head
            if token.dep_ == "appos"
            else None
        )
    else:
        verb = token.head.head
        subject = subject_of(verb) if verb.pos_ in {"VERB", "AUX"} else verb
        adjectives = [c.i for c in token.children if c.dep_ in {"amod", "compound"}]
        span = (min(adjectives), token.i) if adjectives and token.head.lower_ == "of" else None
    if subject is not None and span is not None and scene.referents_at(subject):
        yield Draft(
            state(token, "ancestry"), "ancestry", words_of(scene.doc, span), span, subject=subject
        )


_RAISED = {"make", "appoint", "elect", "name", "declare", "proclaim", "create", "ordain"}


def _was_made(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "They made him a general", "she was made a colonel": that is what he became."""
    verb = noun.head
    if verb.lemma_ not in _RAISED or noun.lemma_.lower() not in PERSON_NOUNS:
        return
    inside = (c for c in noun.lefts if c.dep_ == "nsubj")
    beside = (c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c.i != noun.i)
    bearer = next(inside, None) or next(beside, None)
    if bearer is not None and named(scene, bearer) is not None:
        yield from _described(scene, bearer, noun, stance_of(verb))


def _was(scene: Scene, token: Token) -> Iterator[Draft]:
    subject = subject_of(token.head)
    there = any(
        c.dep_ == "expl" for c in token.head.children
    )  # "he was dead and there was a crowd"
    if subject is not None and not there:
        yield from _is(scene, subject, token, stance_of(token.head))


def _given_post(scene: Scene, token: Token) -> Iterator[Draft]:
    """ "was rewarded with a post as director of the works": that is what he became."""
    noun = next((c for c in token.children if c.dep_ == "pobj"), None)
    verb = next((t for t in ancestors(token, limit=4) if t.pos_ == "VERB"), None)
    subject = subject_of(verb) if verb is not None else None
    if noun is None or noun.pos_ != "NOUN" or subject is None or verb is None:
        return
    if named(scene, subject) is not None:
        yield from _described(scene, subject, noun, stance_of(verb))


_POSTS = {"post", "position", "job", "office", "appointment"}

# How a word says what somebody is, and who reads it.
RULES: tuple[Rule, ...] = (
    (
        Word(dep={"attr"}, pos={"NOUN", "PROPN"}, also=lambda t: t.head.lemma_ in _COPULAS),
        _was,
    ),
    (
        Word(dep={"nsubj"}, pos={"NOUN"}, also=lambda t: t.head.pos_ in {"VERB", "AUX"}),
        _adjunct,
    ),
    (Word(dep={"appos"}, also=lambda t: t.head.pos_ in {"NOUN", "PROPN"}), _apposed),
    (Word(pos={"PROPN"}, also=lambda t: t.dep_ not in {"appos", "attr"}), _before_name),
    (Word(lower=TURNED), _in_brackets),
    (Word(dep={"oprd", "ccomp"}, pos={"NOUN"}), _was_made),
    (Word(dep={"amod", "compound", "nmod"}, also=is_demonym), _nationality),
    (Word(lower={"as"}, dep={"prep"}, also=lambda t: t.head.lower_ in _POSTS), _given_post),
    (Word(lower={"native"}, dep={"amod"}), _native),
    (Word(lemma=ORIGINS, also=lambda t: t.dep_ != "amod"), _origin),
    (Word(lower=RANKS), birth_order),
    (Word(lemma={"have"}), birth_order),
)


def find_beings(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """Claims on what the named people and things of a scene are said to be."""
    lines = [match.span() for match in DATELINE.finditer(scene.text)]
    # "NARVA, Dec. 23 (Wire services) —" describes nobody
    for find, token in meetings(RULES, scene):
        if not any(start <= token.idx < end for start, end in lines):
            yield from find(scene, token)
