"""That there were none: "no shots were fired", "not a single window was broken"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.finders.how_many.counted import name_of
from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.spans import phrase
from thurloe.extract.rules import run
from thurloe.extract.said.belied import is_no
from thurloe.extract.said.denials import counts_none
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, Telling, state, telling_of
from thurloe.extract.scenes.words import Word
from thurloe.kinds import TOLLS, family_of
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.finders.how_many.counted import Counted
    from thurloe.extract.numbers.quantities import Quantity
    from thurloe.extract.rules import Rule
    from thurloe.extract.scenes.scene import Placed, Scene

_NO = {"no", "neither"}
_ANYBODY = {"person", "people", "one", "life", "soul", "nobody", "individual"}
# Nouns of which none is no count: "no attempts were made", "no doubts were left".
_NO_THINGS = frozenset(
    """
    attempt change claim comment detail doubt effort order proof question reason reply report result
    sense sign thing way word
    """.split()
)


def find_none(scene: Scene, _: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim of a count of nought for each thing of which a clause says that none was."""
    yield from run(RULES, scene)


def _none(scene: Scene, noun: Token) -> Iterator[Draft]:
    verb = noun.head
    trigger = scene.triggers.get(verb.i)
    stance = stance_of(verb)
    if trigger is None or stance.mode not in _TOLD:
        return
    if not is_passive(verb) and not _by_itself(verb):
        return
    telling = replace(telling_of(trigger), stance=replace(stance, mode=Mode.ASSERTED))
    name = name_of(noun)
    kind = "killing" if family_of(telling.kind) == "death" else telling.kind
    lost = name == "life" and verb.lemma_ in {"lose", "claim", "take"}
    toll = "killing" if lost else kind if kind in TOLLS and name in _ANYBODY else ""
    span = (
        phrase(noun, tail=0)[0] - (1 if noun.i and noun.nbor(-1).lower_ in _NO else 0),
        noun.i + 1,
    )
    about = "person" if toll else name
    if name in _ANYBODY and not toll:
        return  # "nobody was tried": no count
    yield Draft(telling, "number", "0", span, about=about, kind=toll, impersonal=True)


_TOLD = {Mode.ASSERTED, Mode.DENIED}
_ONTO = {"dobj", "attr", "acomp", "ccomp", "xcomp", "oprd", "dative"}


def _by_itself(verb: Token) -> bool:
    """ "No alarm sounded", and not "no bank lent them money", "no ship was near"."""
    past = verb.tag_ == "VBD" or any(c.lower_ in {"had", "have", "has"} for c in verb.children)
    return past and verb.pos_ == "VERB" and _ONTO.isdisjoint({c.dep_ for c in verb.children})


def _is_none(noun: Token) -> bool:
    """ "No shots", "not a shot", "not a single shot": the subject of what was not done."""
    if noun.pos_ not in {"NOUN", "PRON"} or (noun.dep_ == "nsubj" and noun.pos_ == "PRON"):
        return False
    if noun.lemma_.lower() in _NO_THINGS:
        return False
    toll = noun.lower_ in {"one", "nobody"} and is_no(noun)
    return counts_none(noun) or (toll and noun.dep_ == "nsubjpass")


def _none_of(scene: Scene, word: Token) -> Iterator[Draft]:
    """ "Not one of the nine miners survived", "none of the boats was saved": nought did."""
    verb, them = word.head, _of_none(word)
    trigger = scene.triggers.get(verb.i)
    if trigger is None or them is None or not (is_passive(verb) or _by_itself(verb)):
        return
    stance = stance_of(verb)
    if stance.mode in _TOLD and them.tag_ == "NNS":
        telling = replace(telling_of(trigger), stance=replace(stance, mode=Mode.ASSERTED))
        span = word.i, them.i + 1
        yield Draft(telling, "number", "0", span, about=name_of(them), impersonal=True)


def of_whom_none(counted: Counted) -> list[Draft]:
    """ "Not one of the nine miners survived": nine there were, and that nobody denies."""
    them = counted.noun
    if them is None or them.dep_ != "pobj" or _of_none(them.head.head) is None:
        return []
    return [counted.draft(state(them, "amount"), impersonal=True)]


def _of_none(word: Token) -> Token | None:
    """The miners of "none of the nine miners"; None where no such words are."""
    if word.dep_ not in {"nsubj", "nsubjpass"} or not (word.lower_ in _NONE and is_no(word)):
        return None
    of = (t for c in word.rights if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    return next(of, None)


_NONE = {"none", "one", "neither"}


def is_refused(placed: Placed[Quantity]) -> bool:
    """ "Twelve boats, not twenty", "all but three": as many as it says there were not."""
    doc, first = placed.root.doc, placed.first
    if first > 1 and doc[first - 2].lower_ == "all" and doc[first - 1].lower_ in _EXCEPT:
        return True
    beside = first > 1 and (doc[first - 2].is_punct or doc[first - 2].lower_ in {"and", "but"})
    return beside and doc[first - 1].lower_ == "not"


_EXCEPT = {"but", "except", "save", "bar"}
RULES: tuple[Rule, ...] = (
    (Word(dep={"nsubjpass", "nsubj"}, also=_is_none), _none),
    (Word(lower=_NONE), _none_of),
)
