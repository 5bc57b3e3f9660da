"""Who held which post: "the driver, who was called X", "commanded by X", "worked as a watchman"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import PERSON_NOUNS
from thurloe.extract.finders.who.being import BLANK
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

_CALLED = {"call", "name", "nickname", "christen"}
_SERVING = {"work", "serve", "act", "function", "double", "sign"}
# Verbs of command and what he is called who does it.
COMMANDS: Mapping[str, str] = {
    "command": "commander",
    "captain": "captain",
    "skipper": "captain",
    "lead": "leader",
    "head": "head",
    "pilot": "pilot",
    "chair": "chairman",
}
_MASTERS = {"captain", "commander", "master", "skipper", "lieutenant", "admiral", "colonel"}


def position(
    scene: Scene, bearer: Token, noun: Token, verb: Token | None = None
) -> Iterator[Draft]:
    """What the bearer of a name is, by a noun that stands elsewhere in the clause."""
    who = named(scene, bearer)
    someone = bearer.pos_ == "NOUN" and bearer.lemma_.lower() in PERSON_NOUNS
    if noun.pos_ != "NOUN" or (who is None and not someone):
        return
    span = phrase(noun, tail=2)
    if span[1] - span[0] == 1 and noun.lemma_.lower() in BLANK:
        return  # "the man called Jan Holm"
    person = who is None or who.type is EntityType.PERSON
    attribute = "position" if person else "description"
    stance = stance_of(verb) if verb is not None else None
    value = words_of(scene.doc, span)
    yield Draft(state(noun, "being", stance), attribute, value, span, subject=bearer)


def post(scene: Scene, kind: str, holder: Token, owner: Token) -> Iterator[Draft]:
    """Who the captain of the ship was: `owner` is the ship, `holder` his name."""
    who = named(scene, holder)
    if who is None or not who.names or not scene.referents_at(owner) or who == named(scene, owner):
        return
    span = phrase(holder, tail=0)
    value = words_of(scene.doc, span) if holder.pos_ == "PROPN" else who.name
    yield Draft(state(holder, kind), "person", value, span, subject=owner)


def _called(scene: Scene, token: Token) -> Iterator[Draft]:
    """ "an engineer called Jan Holm", "the driver, who was called Holm"."""
    noun = token.head
    name = next((c for c in token.children if c.dep_ == "oprd" and c.pos_ == "PROPN"), None)
    if name is not None and noun.pos_ == "NOUN" and noun.lemma_.lower() in PERSON_NOUNS:
        yield from position(scene, name, noun)


def _served(scene: Scene, token: Token) -> Iterator[Draft]:
    """ "worked as a night watchman", "in use as a hospital ship"."""
    verb = token.head
    noun = next((c for c in token.children if c.dep_ == "pobj"), None)
    if verb.lower_ == "use" and verb.head.lower_ == "in":
        bearer: Token | None = verb.head.head
        bearer = bearer.head if bearer is not None and bearer.dep_ == "appos" else bearer
    elif verb.pos_ == "VERB" and verb.lemma_ in _SERVING:
        bearer = subject_of(verb)
    else:
        bearer = verb if verb.pos_ == "PROPN" else None  # "with Jan Holm as his fireman"
    if bearer is None or noun is None:
        return
    yield from position(scene, bearer, noun, verb if verb.pos_ == "VERB" else None)
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if verb.pos_ == "PROPN" and owner is not None:
        yield from post(scene, noun.lemma_.lower(), bearer, owner)


def _died_as(scene: Scene, token: Token) -> Iterator[Draft]:
    """ "died in Germany a night watchman"."""
    bearer = subject_of(token.head)
    if bearer is not None and bearer.i != token.i:
        yield from position(scene, bearer, token, token.head)


def _commanded(scene: Scene, token: Token) -> Iterator[Draft]:
    """ "the submarine K-40, commanded by Jan Holm": of her, though she is not the subject."""
    by = next((c for c in token.children if c.dep_ == "agent"), None)
    holder = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    if holder is not None and token.i > 1:
        before = token.nbor(-2) if token.nbor(-1).text == "," else token.nbor(-1)
        kinds = {r.type for r in scene.referents_at(before)}
        beside = token.dep_ in {"acl", "advcl"} and kinds and EntityType.PLACE not in kinds
        owner = before if beside else subject_of(token)
        if owner is not None:
            yield from post(scene, COMMANDS[token.lemma_], holder, owner)


def _under(scene: Scene, token: Token) -> Iterator[Draft]:
    """ "a submarine under Captain Jan Holm"."""
    holder = next((c for c in token.children if c.dep_ == "pobj"), None)
    titles = [c.lower_ for c in holder.lefts] if holder is not None else []
    title = next((t for t in titles if t in _MASTERS), None)
    if holder is not None and title and token.head.pos_ in {"NOUN", "PROPN"}:
        yield from post(scene, title, holder, token.head)


_NAMES = {"name", "word", "surname", "author", "signature", "result"}


def _was_he(scene: Scene, name: Token) -> Iterator[Draft]:
    """ "The hardest bargainer was Anna Holm": who it was, whatever the noun."""
    noun, who = subject_of(name.head), named(scene, name)
    if noun is None or noun.tag_ != "NN" or who is None or who.type is not EntityType.PERSON:
        return
    lemma = noun.lemma_.lower()
    owned = any(c.dep_ in {"poss", "prep"} for c in noun.children)
    pointed = any(c.lower_ == "the" for c in noun.lefts)
    if owned or not pointed or lemma in PERSON_NOUNS | _NAMES or name.i < noun.i:
        return
    if any(c.dep_ in {"case", "neg"} for c in (*name.children, *name.head.children)):
        return  # "the house was Holm's"
    what = words_of(scene.doc, phrase(noun, tail=0)).lower()
    told, span = state(noun, what, stance_of(name.head)), phrase(name, tail=0)
    yield Draft(told, "person", words_of(scene.doc, span), span, impersonal=True)


RULES: tuple[Rule, ...] = (
    (Word(lemma=_CALLED, dep={"acl", "relcl"}), _called),
    (Word(lower={"as"}, dep={"prep"}), _served),
    (
        Word(
            lemma=PERSON_NOUNS,
            dep={"npadvmod", "oprd", "attr"},
            also=lambda t: t.head.lemma_ == "die",
        ),
        _died_as,
    ),
    (Word(lemma=COMMANDS, tag={"VBN", "VBD"}), _commanded),
    (Word(lower={"under"}, dep={"prep"}), _under),
    (Word(dep={"attr"}, pos={"PROPN"}, also=lambda t: t.head.lemma_ == "be"), _was_he),
)


def find_identities(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """Claims on who held which post, from the clauses that say so."""
    yield from run(RULES, scene)
