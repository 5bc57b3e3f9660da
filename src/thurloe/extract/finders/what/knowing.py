"""Who knew of a matter and who was hurt, as a yes or a no: "was privy to the plot", "unhurt"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import PERSON_NOUNS
from thurloe.extract.grammar.arguments import Argument
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.rules import run
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.extract.scenes.words import Word
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.rules import Rule
    from thurloe.extract.scenes.scene import Scene

_OF = {"of", "about", "to"}
_KNOWING = {"aware", "cognisant", "cognizant", "privy"}
_NOT_KNOWING = {"unaware", "ignorant", "oblivious", "unsuspecting"}
_UNHURT = {"unhurt", "unharmed", "uninjured", "unscathed", "unwounded"}
_TOLD = {Mode.ASSERTED, Mode.REPORTED, Mode.SUPPOSED, Mode.DENIED}


def find_knowing(scene: Scene, _: Mapping[int, Telling]) -> Iterator[Draft]:
    """A yes or a no for whoever is told to have known of something, or to have come off unhurt."""
    yield from run(RULES, scene)


def _knew(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Knew all about the plot"; whoever "did not know of it" is found as one who denies it."""
    below = [c for c in verb.children if c.dep_ == "dobj"]
    nothing = any(c.lower_ == "nothing" for c in below)
    if all(c.lower_ in {"nothing", "all"} for c in below):
        denied = stance_of(verb).mode is Mode.DENIED
        if nothing or not denied:
            yield from _of_what(scene, verb, [verb, *below], knew=denied or not nothing)


def _aware(scene: Scene, adjective: Token) -> Iterator[Draft]:
    """ "Was privy to the plot", "unaware of the danger"."""
    if adjective.head.lemma_ == "be":
        yield from _of_what(scene, adjective, [adjective], knew=adjective.lower_ in _KNOWING)


def _of_what(scene: Scene, word: Token, above: list[Token], *, knew: bool) -> Iterator[Draft]:
    verb = word.head if word.pos_ == "ADJ" else word
    preps = (c for t in above for c in t.children if c.dep_ == "prep" and c.lower_ in _OF)
    things = (t for c in preps for t in c.children if t.dep_ == "pobj" and t.pos_ != "PRON")
    what, who = next(things, None), _who(scene, verb)
    if what is None or who is None:
        return
    article = (c.lower_ for c in what.lefts if c.dep_ in {"det", "poss"})
    about = " ".join(["of", *article, words_of(scene.doc, phrase(what, tail=1))])
    for draft in _answered(word, verb, who, (knew, "know", about)):
        topic = (Argument("topic", what, "of"),)
        yield replace(draft, telling=replace(draft.telling, arguments=topic))


def _unhurt(scene: Scene, adjective: Token) -> Iterator[Draft]:
    """ "Escaped unhurt", "was unharmed"."""
    verb = next((t for t in adjective.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    who = _who(scene, verb) if verb is not None and adjective.dep_ != "amod" else None
    if verb is not None and who is not None:
        yield from _answered(adjective, verb, who, (False, "be", "hurt"))


def _answered(
    word: Token, verb: Token, who: Token, asked: tuple[bool, str, str]
) -> Iterator[Draft]:
    """The yes or no, as far as the words tell what was so."""
    yes, lemma, about = asked
    stance = stance_of(verb)
    if stance.unreal or stance.mode not in _TOLD:
        return
    if stance.mode is Mode.DENIED:
        yes = not yes
        stance = replace(stance, mode=Mode.ASSERTED)
    stance = stance if yes else replace(stance, mode=Mode.DENIED)
    telling = state(word, lemma, stance)
    telling = replace(telling, trigger=replace(telling.trigger, lemma=lemma))
    span = (word.i, word.i + 1)
    yield Draft(telling, "polarity", "yes" if yes else "no", span, about=about, subject=who)


def _who(scene: Scene, verb: Token) -> Token | None:
    """Somebody of whom it is told, by a name or by what he is."""
    who = subject_of(verb)
    if who is None:
        return None
    known = named(scene, who) is not None
    return who if known or who.lemma_.lower() in PERSON_NOUNS else None


RULES: tuple[Rule, ...] = (
    (Word(lemma={"know"}, pos={"VERB"}), _knew),
    (Word(lower=_KNOWING | _NOT_KNOWING), _aware),
    (Word(lower=_UNHURT), _unhurt),
)
