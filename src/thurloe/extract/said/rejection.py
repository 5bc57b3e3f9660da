"""What is passed on and then rejected: "It was said that he fled. He did no such thing."."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.voices import SAYING
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.belied import BACKING, PROOF, TELLINGS, has_no, is_no, rejects
from thurloe.extract.said.stance import Stance
from thurloe.extract.said.telling import Draft, Telling, named
from thurloe.extract.scenes.words import Word
from thurloe.kinds import family_of
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

_HEARD = {Mode.REPORTED, Mode.SUPPOSED}
_DEFINITE = {"the", "this", "that"}
_POINTING = {"it", "this", "that", "these", "those", "which"}
_FINDING = {"find", "see", "have", "know", "discover", "be"}
_HAPPENING = {"happen", "occur", "take"}
_CREDITING = {"believe", "credit", "accept"}


def rejected(scene: Scene, tellings: Mapping[int, Telling]) -> dict[int, Telling]:
    """The tellings, those denied that the account passes on and then, right behind, rejects."""
    found = dict(tellings)
    for token in Word(pos={"VERB", "AUX"}).among(scene.words):
        heard = _heard_before(scene, found, token) if any(turns(token) for turns in RULES) else ()
        for telling in (*heard, *_other_deaths(scene, found, token)):
            stance = replace(telling.stance, mode=Mode.DENIED, cited=None, rejected=token)
            found[telling.trigger.token.i] = replace(telling, stance=stance)
    return found


def find_other_causes(_: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """ "They wrote that he drowned. It was his heart": how he died after all."""
    for telling in tellings.values():
        cause = _cause_in(telling.stance.rejected) if telling.stance.rejected is not None else None
        if cause is not None:
            first = next((c.i for c in cause.lefts if c.dep_ == "poss"), phrase(cause)[0])
            span = first, phrase(cause)[1]
            said = replace(telling, stance=Stance())
            yield Draft(said, "manner", words_of(cause.doc, span), span)


def _heard_before(scene: Scene, tellings: Mapping[int, Telling], verb: Token) -> Iterator[Telling]:
    """What the account passes on in the sentence before, or before in the same sentence."""
    start = verb.sent.start
    if _opens(verb) or (verb.dep_ == "ROOT" and not _opened(verb)):
        start = _before(scene, start)
    for telling in _heard(tellings, start, verb.i):
        if _of_one(scene, telling, verb):
            yield telling


def _heard(tellings: Mapping[int, Telling], start: int, end: int) -> Iterator[Telling]:
    for i in range(start, end):
        if i in tellings and tellings[i].stance.mode in _HEARD:
            yield tellings[i]


def _before(scene: Scene, start: int) -> int:
    """Where the sentence before the one at `start` begins; `start` where it opens a paragraph."""
    if start == 0 or "\n\n" in scene.doc[start - 1].text:
        return start
    return int(scene.doc[start - 1].sent.start)


def _other_deaths(scene: Scene, tellings: Mapping[int, Telling], verb: Token) -> Iterator[Telling]:
    """A death that people tell of, where another cause of it stands right behind."""
    if _cause_in(verb) is None:
        return
    start = verb.sent.start
    for _ in range(_ASIDES):
        start = _before(scene, start)
    heard = _heard(tellings, start, verb.sent.start)
    yield from (t for t in heard if family_of(t.kind) == "death")


_ASIDES = 3  # sentences: "They wrote that he drowned. He could not swim. It was his heart."
# What somebody dies of, where nothing else says that a death is spoken of.
_MORTAL = set(
    """
    heart lung fever stroke cancer cold poison bullet accident suicide murder illness disease
    pneumonia cholera typhus tuberculosis consumption exhaustion hunger exposure age fall knife
    overdose infection haemorrhage hemorrhage gas drink
    """.split()
)


def _cause_in(verb: Token) -> Token | None:
    """The heart of "it was his heart"."""
    if verb.lemma_ != "be" or not any(c.lower_ == "it" and c.dep_ == "nsubj" for c in verb.lefts):
        return None
    if any(c.dep_ == "neg" for c in verb.children):
        return None
    what = next((c for c in verb.children if c.dep_ == "attr"), None)
    of_clause = what is not None and any(c.dep_ in {"relcl", "acl"} for c in what.children)
    return what if what is not None and what.lemma_ in _MORTAL and not of_clause else None


def _opens(verb: Token) -> bool:
    """ "It is not true; the clerk told me so", "it is not true, he was ill": it opens its sentence.

    Not "It is not true, said Anna": who cites that may believe what was said before.
    """
    end = verb.right_edge.i + 1
    first = verb.dep_ in {"ccomp", "parataxis"} and end < len(verb.doc)
    mark = verb.doc[end].text if first and verb.left_edge.i == verb.sent.start else ""
    return mark == ";" or (mark in {",", ":"} and verb.head.lemma_.lower() not in SAYING)


def _opened(verb: Token) -> bool:
    """ "Some say he drowned; this is untrue": whether another clause stands before this one."""
    return any(c.dep_ in {"ccomp", "parataxis"} and c.i < verb.i for c in verb.children)


def _of_one(scene: Scene, telling: Telling, verb: Token) -> bool:
    """ "He did no such thing": what is said of him, and not of her."""
    doer = subject_of(verb)
    if verb.lemma_ != "do" or doer is None or telling.subject is None:
        return True
    one, other = named(scene, doer), named(scene, telling.subject.head)
    return one is None or other is None or one.id == other.id


def _did_not(verb: Token) -> bool:
    """ "He did no such thing", "he did nothing of the kind", "he did not"."""
    if verb.lemma_ != "do" or verb.dep_ in {"aux", "auxpass"}:
        return False
    things = [c for c in verb.children if c.dep_ == "dobj"]
    if any(is_no(c) and (c.lower_ == "thing" or _of_the_kind(c)) for c in things):
        return True
    bare = all(c.dep_ in {"nsubj", "neg", "punct", "cc"} for c in verb.children)
    return bare and any(c.dep_ == "neg" for c in verb.children)


def _of_the_kind(noun: Token) -> bool:
    return any(t.lower_ in {"kind", "sort"} for t in noun.subtree)


def _is_untrue(verb: Token) -> bool:
    """ "That is false", "this was invented", "it is without foundation"."""
    return rejects(verb) and _points(subject_of(verb)) and not _goes_on(verb)


def _never_happened(verb: Token) -> bool:
    """ "It never happened", "nothing of the kind took place"."""
    if verb.lemma_ not in _HAPPENING:
        return False
    if verb.lemma_ == "take" and not any(c.lower_ == "place" for c in verb.children):
        return False
    subject = subject_of(verb)
    negated = any(c.dep_ == "neg" for c in verb.children)
    nothing = subject is not None and is_no(subject) and _of_the_kind(subject)
    return nothing or (negated and _points(subject))


def _unproven(verb: Token) -> bool:
    """ "Nothing supports it", "no document bears this out"."""
    backs = verb.lemma_.lower() in BACKING or any(c.dep_ == "prt" for c in verb.children)
    it = backs and any(c.dep_ == "dobj" and _points(c) for c in verb.children)
    return it and has_no(verb, {"nsubj"})


def _no_truth(verb: Token) -> bool:
    """ "It finds no truth in this", "there is no proof of it"."""
    if verb.lemma_ not in _FINDING:
        return False
    none = [c for c in verb.children if c.dep_ in {"dobj", "attr"} and is_no(c)]
    below = (*verb.children, *(p for c in none for p in c.children))
    about = [t for p in below if p.dep_ == "prep" for t in p.children if t.dep_ == "pobj"]
    return any(c.lemma_.lower() in PROOF for c in none) and any(_points(t) for t in about)


def _not_believed(verb: Token) -> bool:
    """ "I do not believe it"; what somebody else did not believe is told of him."""
    if verb.lemma_ not in _CREDITING:
        return False
    me = any(c.dep_ == "nsubj" and c.lower_ in {"i", "we", "nobody"} for c in verb.children)
    negated = any(c.dep_ == "neg" or is_no(c) for c in verb.children)
    it = any(c.dep_ == "dobj" and _points(c) for c in verb.children)
    return me and negated and it


def _points(token: Token | None) -> bool:
    """ "it", "this", "the story"."""
    if token is None:
        return False
    if any(c.dep_ in {"acl", "relcl", "ccomp", "prep"} for c in token.children):
        return False
    definite = any(c.lower_ in _DEFINITE for c in token.lefts)
    return token.lower_ in _POINTING or (definite and token.lemma_.lower() in TELLINGS)


def _goes_on(verb: Token) -> bool:
    """ "It is false that he fled": what is false stands behind, and no comma between."""
    behind = (c for c in verb.children if c.i > verb.i)
    return any(
        c.dep_ in {"ccomp", "csubj", "xcomp"} or (c.dep_ == "advcl" and not _is_set_apart(c))
        for c in behind
    )


def _is_set_apart(clause: Token) -> bool:
    """ "It is not true, as the clerk knew"."""
    first: int = clause.left_edge.i
    return first > 0 and clause.doc[first - 1].text == ","


RULES: tuple[Callable[[Token], bool], ...] = (
    _did_not,
    _is_untrue,
    _never_happened,
    _unproven,
    _no_truth,
    _not_believed,
)
