"""Who had a part and what somebody was, both ways: "Holm, his controller", "Deckhand Jan Holm"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import KIN_NOUNS, PERSON_NOUNS, PLACE_NOUNS, VESSEL_NOUNS
from thurloe.extract.finders.who.being import BLANK
from thurloe.extract.finders.who.beside import is_misread
from thurloe.extract.finders.who.deed_nouns import DOER_OF
from thurloe.extract.finders.who.holders import HELD_BY_MANY
from thurloe.extract.grammar.spans import phrase, trim, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.rules import run
from thurloe.extract.said.stance import Stance, stance_of
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.extract.scenes.words import Word
from thurloe.nouns import EntityType
from thurloe.values.name_words import OFFICES, TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.rules import Rule
    from thurloe.extract.scenes.scene import Scene

_TRADES = ("ant", "ee", "er", "ess", "ian", "ist", "man", "or", "woman")
_DEFINITE = {"the", "its", "his", "her", "their", "our", "whose"}


def find_parts(scene: Scene, _: Mapping[int, Telling], drafts: Iterable[Draft]) -> Iterator[Draft]:
    """A claim for each part that somebody with a name had, where no other finder has read it."""
    read = {(d.attribute, i) for d in drafts if d.attribute in _READ for i in range(*d.span)}
    for draft in run(RULES, scene):
        if not any((draft.attribute, i) in read for i in range(*draft.span)):
            yield draft


_READ = {"person", "position"}


def _is_part(noun: Token) -> bool:
    """ "The controller", "the man in the tower", "the Military Governor", and no crowd."""
    word = noun.lemma_.lower()
    if noun.pos_ == "PROPN":
        owned = any(c.lower_ in {"the", "his", "her"} for c in noun.lefts)
        return word in _OFFICES and owned and noun.tag_ == "NNP"
    if noun.pos_ != "NOUN" or noun.tag_ != "NN":
        return False
    if word in BLANK:
        return any(c.dep_ == "prep" for c in noun.rights)
    return word in PERSON_NOUNS or (word.endswith(_TRADES) and word not in NO_TRADES)


NO_TRADES = (
    VESSEL_NOUNS
    | PLACE_NOUNS
    | set(
        """
    chamber chapter center coffee committee corner cover daughter error fever guarantee hammer
    ladder letter lever master matter motor number order paper plant poster powder power
    quarter refer shelter shoulder silver summer timber water weather winter
    """.split()
    )
) - PERSON_NOUNS


_OFFICES = (OFFICES | PERSON_NOUNS) - {"late", "first", "second", "former"}


def _is_person(scene: Scene, name: Token) -> bool:
    who = named(scene, name)
    known = who is not None and who.type is EntityType.PERSON and bool(who.names)
    return name.pos_ == "PROPN" and known


def _apposed(scene: Scene, token: Token) -> Iterator[Draft]:
    """ "Major Holm, his controller", "the Naval Attaché, Colonel von Holm"."""
    for noun, name in ((token, token.head), (token.head, token)):
        first, last = sorted((noun.i, name.i))
        beside = "," in {t.text for t in scene.doc[first:last]} and noun.left_edge.i != name.i
        part = _is_part(noun) and not _is_name(scene, noun)
        if beside and part and _is_person(scene, name) and not is_misread(scene, name, noun):
            yield from _had(scene, noun, name, Stance())
            if noun.lemma_.lower() in PERSON_NOUNS | _OFFICES:
                yield from _was(scene, noun, name)
            return


def _is_name(scene: Scene, noun: Token) -> bool:
    """ "Jan Holm, Anna Baker": she is no baker."""
    return noun.pos_ == "PROPN" and any(
        c.pos_ == "PROPN" and c.lower_ not in TITLES and c.ent_type_ == "PERSON" for c in noun.lefts
    )


def _had(scene: Scene, noun: Token, name: Token, stance: Stance) -> Iterator[Draft]:
    """Who had the part, where there was one such: of whom or what, where that is told."""
    if not any(c.lower_ in _DEFINITE or c.dep_ == "poss" for c in noun.lefts):
        return
    owner = _owner(noun)
    if owner is not None and noun.lemma_.lower() in DOER_OF:
        return  # "the architect of the mill": told as a deed
    subject = owner if owner is not None and _is_known(scene, owner, name) else None
    alone = phrase(noun, tail=1)[1] - phrase(noun, tail=1)[0] == 1
    anywhere = noun.lemma_.lower() in (KIN_NOUNS | HELD_BY_MANY if alone else KIN_NOUNS)
    if subject is None and anywhere:
        return  # "the mayor, Jan Holm": of where?
    span = phrase(name, tail=0)
    telling = state(noun, noun.lemma_.lower(), stance)
    value = words_of(scene.doc, span)
    yield Draft(telling, "person", value, span, subject=subject, impersonal=subject is None)


def _owner(noun: Token) -> Token | None:
    of = (t for c in noun.rights if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    owner = next((c for c in noun.children if c.dep_ == "poss"), None) or next(of, None)
    if owner is None or owner.lower_ != "whose":
        return owner
    verb = next((t for t in owner.ancestors if t.dep_ == "relcl"), None)
    return verb.head if verb is not None else None


def _is_known(scene: Scene, owner: Token, name: Token) -> bool:
    """Whether an owner is a thing or somebody, and not misread as the one who had the part."""
    known = owner.pos_ in {"NOUN", "PROPN"} and not scene.is_time(owner)
    himself = named(scene, owner) == named(scene, name)
    return (known or bool(scene.referents_at(owner))) and not himself


def _was(scene: Scene, noun: Token, name: Token) -> Iterator[Draft]:
    span = phrase(noun, tail=2)
    if noun.lemma_.lower() not in KIN_NOUNS:
        value = words_of(scene.doc, span)
        yield Draft(state(noun, "being"), "position", value, span, subject=name)


def _copula(scene: Scene, name: Token) -> Iterator[Draft]:
    """ "whose master was Jan Holm", "the leader is said to be a teacher called Holm"."""
    be = name.head
    noun = subject_of(be) if be.lemma_ == "be" else None
    called = _called_so(name) if name.pos_ == "NOUN" else name
    if noun is None or called is None or noun.i > be.i or noun.pos_ != "NOUN":
        return
    denied = any(c.dep_ == "neg" for c in be.children)
    if _is_part(noun) and _is_person(scene, called) and not denied:
        yield from _had(scene, noun, called, stance_of(be))


def _called_so(noun: Token) -> Token | None:
    """ "A teacher named Jan Holm": the name."""
    verbs = (c for c in noun.rights if c.dep_ == "acl" and c.lemma_ in {"call", "name"})
    names = (t for v in verbs for t in v.children if t.dep_ in {"oprd", "appos", "dobj", "attr"})
    return next((t for t in names if t.pos_ == "PROPN"), None)


def _called(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "A teacher named Jan Holm": that he was."""
    name = _called_so(noun)
    if name is not None and _is_part(noun) and _is_person(scene, name):
        yield from _was(scene, noun, name)


def _before_name(scene: Scene, name: Token) -> Iterator[Draft]:
    """ "Deckhand Jan Holm", "Interior Minister Holm", and not "Captain Jan Holm"."""
    first = name.left_edge.i
    titles = [t for t in scene.doc[first : name.i] if name.i in {t.head.i, t.head.head.i}]
    said = [t for t in titles if t.lower_ in _JOBS or (t.lower_ in OFFICES and len(titles) > 1)]
    if not said or not _is_person(scene, name) or said[0].dep_ not in {"compound", "nmod"}:
        return
    last = said[-1]
    span = trim(scene.doc, said[0].i, last.i + 1)
    one = all(t in said for t in scene.doc[span[0] : span[1]])
    job = last.lower_ in _JOBS or (len(said) > 1 and last.lower_ in _HELD)
    if one and job:
        value = words_of(scene.doc, span)
        yield Draft(state(last, "being"), "position", value, span, subject=name)


_JOBS = PERSON_NOUNS - TITLES - KIN_NOUNS - {"old", "miss", "boy", "girl", "lad", "friend"}
_HELD = {"minister", "president", "secretary", "attorney", "judge", "commissioner", "director"}


def _before_judge(scene: Scene, name: Token) -> Iterator[Draft]:
    """ "was tried before Mr Justice Holm"."""
    verb = name.head.head
    tried = verb.lemma_ in {"try", "sentence", "arraign", "convict", "appear", "plead"}
    whom = subject_of(verb) if tried and name.head.lower_ == "before" else None
    if whom is not None and _is_person(scene, name) and whom.i < name.i:
        span = phrase(name, tail=0)
        telling = state(name, "judge", stance_of(verb))
        yield Draft(telling, "person", words_of(scene.doc, span), span, subject=whom)


RULES: tuple[Rule, ...] = (
    (Word(dep={"appos"}, pos={"NOUN", "PROPN"}), _apposed),
    (Word(dep={"attr"}, pos={"NOUN", "PROPN"}), _copula),
    (Word(pos={"NOUN"}), _called),
    (Word(pos={"PROPN"}, also=lambda t: t.dep_ != "compound"), _before_name),
    (Word(dep={"pobj"}, pos={"PROPN"}), _before_judge),
)
