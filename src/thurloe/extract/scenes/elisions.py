"""Numbers whose noun stands elsewhere: "two struck", "a single shot", "the number of dead was"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.spans import ancestors
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.numbers.form import Form
from thurloe.extract.numbers.quantities import Quantity
from thurloe.extract.scenes.scene import place
from thurloe.extract.scenes.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from thurloe.extract.numbers.quantities import Quantity as Number
    from thurloe.extract.scenes.scene import Placed, Scene

_FIGURES = {"number", "toll", "total", "figure", "count", "tally", "sum"}
# Verbs that say no more of a figure than what it is.
_PUTTING = {
    "be",
    "put",
    "give",
    "set",
    "estimate",
    "reckon",
    "calculate",
    "make",
    "reach",
    "stand",
    "rise",
    "climb",
    "exceed",
    "place",
    "pass",
    "come",
    "total",
}
_SAYING = {"say", "think", "claim", "believe", "speak", "count", "report", "maintain"}
# Those who are counted without a word for their number: "they put the dead at 27".
_STRICKEN = set("dead drowned injured killed wounded missing homeless sick survivors".split())
_BESIDE = 2  # tokens from "them" to the number
_EMPTY = {"be", "have", "do"}
_DOING = {"nsubj", "nsubjpass", "dobj"}
_BACK = 60  # tokens before a number in which what it counts is looked for


def singles(scene: Scene) -> tuple[Placed[Number], ...]:
    """ "a single shot", "one of the two shots": the ones that are counts and no pronouns."""
    found = [
        Quantity(token.idx, token.idx + len(token), "1", "", token.idx, Form.COUNT)
        for token in _ONES.among(scene.words)
    ]
    return place(scene.doc, found, scene.triggers)


def _is_single(token: Token) -> bool:
    if token.lower_ != "single" or token.dep_ != "amod" or token.i == 0:
        return False
    noun = token.head
    told = noun.dep_ in _DOING or (noun.dep_ == "pobj" and noun.head.lower_ == "by")
    return told and token.nbor(-1).lower_ in {"a", "one"} and noun.tag_ == "NN"


def _is_one_of(token: Token) -> bool:
    """ "one of the two shots": beside a number it is a number itself."""
    if token.lower_ != "one":
        return False
    of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    whole = next((t for t in of.children if t.dep_ == "pobj"), None) if of is not None else None
    told = token.dep_ in _DOING  # "she was one of six clerks" counts no clerk
    return told and whole is not None and any(c.dep_ == "nummod" for c in whole.children)


_ONES = Word(lower={"single", "one"}, also=lambda t: _is_single(t) or _is_one_of(t))


def meant(scene: Scene, placed: Placed[Number]) -> Token | None:
    """What a bare number counts: the noun that was last counted before it."""
    root = placed.root
    if root.pos_ not in {"NUM", "PRON"} or root.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    marks = {c.lower_ for c in root.children}
    if ("the" in marks and "other" not in marks) or root.head.lemma_ in _EMPTY:
        return None  # "the two collided"
    if any(c.lower_ in {"of", "among"} and c.dep_ == "prep" for c in root.head.lefts):
        return None  # "of forty accused nine were shot": no nine of whom was counted before
    first = max(0, placed.first - _BACK)
    last = {p.root.i: p for p in scene.quantities if first <= p.root.i < placed.first}
    for i in range(placed.first - 1, first - 1, -1):
        token = scene.doc[i]
        if token.tag_ == "NNS" and any(c.i in last or _asked(c) for c in token.children):
            return token
    return None


def _asked(token: Token) -> bool:
    """ "how many boats"."""
    return token.lower_ == "many" and any(c.lower_ == "how" for c in token.children)


def repeated_by(scene: Scene, placed: Placed[Number]) -> Placed[Number] | None:
    """ "some say that two struck, others say three": the number to which this one is a rival."""
    root = placed.root
    if root.dep_ not in {"dobj", "ccomp", "npadvmod"} or root.head.lemma_ not in _SAYING:
        return None
    before = [p for p in scene.quantities if p.end <= placed.first and p.root.sent == root.sent]
    return next((p for p in reversed(before) if p.root.dep_ in {"nsubj", "nsubjpass"}), None)


def figure_of(placed: Placed[Number]) -> Token | None:
    """ "the number of dead is put at 200": the dead; "the death toll was 300": the toll."""
    verb = next((t for t in ancestors(placed.root) if t.pos_ in {"VERB", "AUX"}), None)
    if verb is None or verb.lemma_ not in _PUTTING:
        return None
    subject = subject_of(verb)
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubj", "nsubjpass"}]
    told = next((t for t in [*objects, subject] if t is not None and t.lemma_ in _FIGURES), None)
    if told is None or told.i > placed.first:
        bare = (t for t in objects if t.lower_ in _STRICKEN and t.i < placed.first)
        return next(bare, None) or _them(placed.root, verb)
    given = (t for t in objects if t.lower_ in _STRICKEN and told.i < t.i < placed.first)
    if (stricken := next(given, None)) is not None:
        return stricken  # "the figures give the dead as 27"
    inner = [t for c in told.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
    return inner[0] if inner else told


def _them(root: Token, verb: Token) -> Token | None:
    """ "As for the dead, she makes them sixty": the dead."""
    them = next((t for t in verb.subtree if t.lower_ == "them"), None)
    if them is None or not 0 < root.i - them.i <= _BESIDE:
        return None
    return next(_topics(verb), None) if verb.lemma_ in {"make", "put"} else None


def _topics(verb: Token) -> Iterator[Token]:
    for token in verb.sent:
        if token.i < verb.i and token.dep_ == "pobj" and token.head.lower_ in {"for", "of", "to"}:
            yield token


def numbering(root: Token) -> Token | None:
    """ "The crew numbered seven", "the survivors were nine": who were so many."""
    verb = root.head
    if root.dep_ in {"attr", "acomp"} and verb.lemma_ == "be":
        return _were(subject_of(verb))
    before = list(root.doc[max(0, root.i - 2) : root.i])
    if [t.lower_ for t in before[1:]] == ["numbered"] and before[0].lower_ in _STRICKEN:
        return before[0]  # "the dead numbered forty", of which the model makes no clause
    numbered = verb.lemma_ in {"number", "total"} and verb.pos_ == "VERB" and root.dep_ == "dobj"
    subject = subject_of(verb) if numbered else None
    told = subject is not None and (subject.pos_ == "NOUN" or subject.lower_ in _STRICKEN)
    return subject if told else None


def _were(subject: Token | None) -> Token | None:
    """ "The survivors were nine", "the complement was forty"; "the boys were nine" is an age."""
    if subject is None or subject.lemma_.lower() in YOUNG | _NO_BODIES:
        return None
    many = subject.tag_ == "NNS" or subject.lower_ in _STRICKEN
    return subject if many or subject.lemma_.lower() in _BODIES else None


YOUNG = set("boy brother child daughter girl kid lad sister son twin youth".split())
_BODIES = set("complement company crew garrison membership party population staff strength".split())
_NO_BODIES = set("number odd score year time hour price rate point term".split())


# Behind "we were nine", of so many and not of nine years.
_TOGETHER = ("in the", "in all", "of us", "all told", "altogether", "aboard", "on board", "with")


def of_them(root: Token) -> bool:
    """ "There were six of us", "we were nine in the boat"."""
    behind = root.doc[root.i + 1 : root.i + 3].text.lower()
    we = any(c.lower_ in {"we", "they"} for c in root.head.lefts) and root.head.lemma_ == "be"
    if we and root.dep_ in {"attr", "acomp"}:
        return behind.startswith(_TOGETHER)
    there = any(c.dep_ == "expl" for c in root.head.children)
    of = (t.lower_ for c in root.children if c.lower_ == "of" for t in c.children)
    return there and root.dep_ == "attr" and any(word in {"them", "us"} for word in of)
