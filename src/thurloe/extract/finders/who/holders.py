"""Who was the one meant: "the architect, X", "a salesman named X", "the star was X", "blamed X"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import FEMALE_NOUNS, KIN_NOUNS, MALE_NOUNS, PERSON_NOUNS
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.rules import run
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.extract.scenes.words import Word
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.rules import Rule
    from thurloe.extract.scenes.scene import Scene

# What one person, or one firm, was to a matter: who it was is worth asking.
_HOLDERS = set(
    """
    accomplice accuser architect builder contractor coroner courier culprit designer driver
    employer engineer executioner handler informer investigator judge killer lawyer leader
    magistrate manager murderer navigator operator owner perpetrator pilot predecessor proprietor
    prosecutor star successor supervisor suspect traitor whistleblower
    """.split()
)
# Duties that one person has at a time, aboard or at work.
_DUTIES = set(
    """
    bandleader bandmaster boatswain bosun butler captain caretaker chaplain chauffeur commandant
    commander conductor coxswain fireman foreman gamekeeper gatekeeper guard headmaster helmsman
    housekeeper interpreter janitor keeper landlord lookout mate postmaster purser radioman
    ringleader ringmaster signalman skipper stationmaster stoker superintendent surgeon telegrapher
    telegraphist valet warden watchman
    """.split()
)
# Offices that many hold, each in a place of his own.
HELD_BY_MANY = set(
    """
    chairman chairwoman chief director editor governor head mayor president principal secretary
    sheriff treasurer
    """.split()
)
_POSTS = _HOLDERS | _DUTIES | HELD_BY_MANY
# Any other trade or part that somebody in a matter had: "the informer, Jan Holm".
_PARTS = (
    PERSON_NOUNS
    - _POSTS
    - KIN_NOUNS
    - MALE_NOUNS
    - FEMALE_NOUNS
    - set(
        """
    ally author baby biographer child citizen communist companion convict employee expert fascist
    friend general genius guest guide hero historian host infant king lord lover major marxist
    national native nazi neighbor neighbour nobleman orphan partner passenger patient peasant poet
    prodigy socialist soldier son student successor survivor teenager veteran victim villager
    volunteer winner witness woman worker writer youth novelist painter composer
    """.split()
    )
)
_IN_COMMAND = {"command": "commander", "charge": "head", "control": "head"}
_OVERSEEING = {"direction", "guidance", "leadership", "management", "oversight", "supervision"}
_REALLY = {"really", "actually"}
_NAMED = {EntityType.PERSON, EntityType.ORGANISATION, EntityType.OTHER}


def find_holders(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each part in a matter that somebody is named for."""
    yield from run(RULES, scene)
    for telling in tellings.values():
        if telling.kind == "blame" and telling.subject is not None:
            yield from _blamed(telling, telling.subject.head, scene)


def _blamed(telling: Telling, who: Token, scene: Scene) -> Iterator[Draft]:
    """ "he held the owners liable", "they blamed Holm": who got the blame."""
    if who.pos_ not in {"NOUN", "PROPN"} or telling.trigger.nominal:
        return
    if who.pos_ == "NOUN" and who.lemma_.lower() not in PERSON_NOUNS and not _is_many(who):
        return
    span = phrase(who, tail=1)
    yield Draft(telling, "object", words_of(scene.doc, span), span, impersonal=True)


def _is_many(noun: Token) -> bool:
    return noun.tag_ == "NNS" and noun.lemma_.endswith(("ist", "er", "or", "ian"))


def _apposed(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "the architect, Jan Holm", "Jan Holm, the architect": whose, the matter says."""
    name = next((c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    if name is None and noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        definite = any(c.lower_ == "the" for c in noun.lefts)
        name = noun.head if definite and noun.tag_ == "NN" else None
    name = name if name is not None else _between_commas(noun)
    if name is not None:
        yield from _of_whom(scene, noun, name)


def _between_commas(noun: Token) -> Token | None:
    """ "under the mate, Jan Holm, they rowed": beside the noun, whatever the model hangs it on."""
    doc, first = noun.doc, noun.i + 2
    if not 0 < noun.i < len(doc) - 2 or doc[first - 1].text != ",":
        return None
    if doc[noun.i - 1].lower_ != "the":
        return None
    end = next((i for i in range(first, len(doc)) if doc[i].pos_ != "PROPN"), len(doc))
    closed = end < len(doc) and doc[end].text in {",", ".", ";", ")"}
    return doc[end - 1] if end - first > 1 and closed else None


def _of_whom(scene: Scene, noun: Token, name: Token, verb: Token | None = None) -> Iterator[Draft]:
    """Whose post it is where the words name nobody: "the head of his section, Jan Holm"."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None) or _of(noun)
    if owner is None or owner.lower_ in {"our", "my"}:
        many = noun.lemma_.lower() in HELD_BY_MANY
        yield from () if many else _holder(scene, noun, name, verb)
    elif _is_whose(scene, owner):
        for draft in _holder(scene, noun, name, verb):
            yield replace(draft, impersonal=False, subject=owner)


def _is_whose(scene: Scene, owner: Token) -> bool:
    """Whether a noun owns a post, or somebody whom "his" stands for."""
    if owner.pos_ == "PRON":
        return bool(scene.referents_at(owner))
    return owner.pos_ == "NOUN" and not scene.is_time(owner)


def _of(noun: Token) -> Token | None:
    of = (t for c in noun.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    return next(of, None)


def _had_post(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "Jan Holm was the architect"."""
    be, name = noun.head, subject_of(noun.head)
    definite = any(c.lower_ == "the" for c in noun.lefts)
    if be.lemma_ == "be" and name is not None and name.pos_ == "PROPN" and definite:
        yield from _of_whom(scene, noun, name, be)


def _in_command(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "Captain Holm was in command", "Jan Holm, who was in charge of the works"."""
    be = noun.head.head
    name = subject_of(be) if be.lemma_ == "be" and noun.head.lower_ == "in" else None
    if name is None or name.pos_ != "PROPN" or any(c.lower_ != "of" for c in noun.children):
        return
    thing = _of(noun)
    for draft in _holder(scene, noun, name, be):
        told = replace(draft, telling=state(noun, _IN_COMMAND[noun.lower_], stance_of(be)))
        if thing is None:
            yield told
        elif thing.pos_ in {"NOUN", "PROPN"}:
            yield replace(told, impersonal=False, subject=thing)


def _was(scene: Scene, be: Token) -> Iterator[Draft]:
    """ "the star was the comedian Jan Holm", "the culprits were anarchists"."""
    noun = subject_of(be)
    what = next((c for c in be.children if c.dep_ == "attr"), None)
    if noun is None or what is None or noun.lemma_.lower() not in _HOLDERS:
        return
    names = (c for c in what.children if c.dep_ == "appos" and c.pos_ == "PROPN")
    beside = next(names, what) if what.pos_ != "PROPN" else what
    if beside.pos_ == "PROPN":
        yield from _holder(scene, noun, beside, be)
    elif _is_many(what):
        span = phrase(what, tail=0)
        telling = state(noun, noun.lemma_.lower(), stance_of(be))
        yield Draft(telling, "person", words_of(scene.doc, span), span, impersonal=True)


def _called(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "a salesman named Jan Holm", "the driver, who was called Holm"."""
    name = next((c for c in verb.children if c.dep_ == "oprd" and c.pos_ == "PROPN"), None)
    noun = verb.head.lemma_.lower()
    post = noun in _POSTS or (verb.dep_ == "acl" and _is_trade(noun))
    if name is not None and verb.head.pos_ == "NOUN" and post:
        yield from _holder(scene, verb.head, name)


def _is_trade(noun: str) -> bool:
    """Whether a noun says what somebody is: no station or film, and not only that he is a man."""
    person = noun in PERSON_NOUNS or noun.endswith(("er", "or", "ist", "ian", "man", "woman"))
    return person and noun not in _ANYBODY


# "A man named Jan Holm": what he was in the matter is not said.
_ANYBODY = set("man woman person boy girl child servant friend fellow lad lady gentleman".split())


def _overseen(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "built under the supervision of Jan Holm"."""
    verb = noun.head.head
    of = (t for c in noun.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    name = next((t for t in of if t.pos_ == "PROPN"), None)
    subject = subject_of(verb) if verb.pos_ == "VERB" else None
    if name is not None and noun.head.lower_ == "under" and subject is not None:
        span = phrase(name, tail=0)
        value = words_of(scene.doc, span)
        yield Draft(state(noun, "supervisor"), "person", value, span, subject=subject)


def _unmasked(scene: Scene, be: Token) -> Iterator[Draft]:
    """ "the girl, who was really Jane Holm"."""
    name = next((c for c in be.children if c.dep_ == "attr" and c.pos_ == "PROPN"), None)
    subject = subject_of(be)
    if subject is not None and subject.dep_ == "pobj":
        subject = _before(subject)
    if name is not None and subject is not None and any(c.lower_ in _REALLY for c in be.children):
        span = phrase(name, tail=0)
        telling = state(be, "naming", stance_of(be))
        yield Draft(telling, "name", words_of(scene.doc, span), span, subject=subject)


def _before(place: Token) -> Token:
    """ "met the girl from Ghent, who was ...": the girl, whatever "from" hangs on."""
    above = place.head.head
    done = (c for c in above.children if c.dep_ == "dobj" and c.i < place.i)
    return next(done, place) if above.pos_ == "VERB" else above if above.pos_ == "NOUN" else place


def _holder(scene: Scene, noun: Token, name: Token, verb: Token | None = None) -> Iterator[Draft]:
    who = named(scene, name)
    if who is None or not who.names or who.type not in _NAMED:
        return
    span = phrase(name, tail=0)
    stance = stance_of(verb) if verb is not None else None
    telling = state(noun, noun.lemma_.lower(), stance)
    yield Draft(telling, "person", words_of(scene.doc, span), span, impersonal=True)


def _part(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "the informer, Jan Holm", "our chaplain, the Rev. Mr. Holm": one there was."""
    one = any(c.lower_ in _ONE or c.dep_ == "poss" for c in noun.lefts)
    if one and noun.tag_ in {"NN", "NNP"}:
        yield from _apposed(scene, noun)


_ONE = {"the", "our", "my", "his", "her", "its", "their"}

RULES: tuple[Rule, ...] = (
    (Word(lemma=_POSTS, pos={"NOUN"}), _apposed),
    (Word(lower=_PARTS, pos={"NOUN", "PROPN"}), _part),
    (Word(lemma=_POSTS, dep={"attr"}), _had_post),
    (Word(lower=_IN_COMMAND, dep={"pobj"}), _in_command),
    (Word(lemma={"be"}, pos={"AUX", "VERB"}), _was),
    (Word(lemma={"be"}, pos={"AUX", "VERB"}), _unmasked),
    (Word(lemma={"name", "call"}, dep={"acl", "relcl"}), _called),
    (Word(lower=_OVERSEEING, dep={"pobj"}), _overseen),
)
