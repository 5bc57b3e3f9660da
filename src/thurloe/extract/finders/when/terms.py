"""To how long somebody was sentenced: "got eight years", "a ten-year sentence", "must serve"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, state

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Placed
    from thurloe.extract.times import Timex

    Found = tuple[Token, Token | None]  # the word that tells it, and who was sentenced

_SENTENCES = {"sentence", "penalty"}
_TERMS = {"term", "stretch", "spell"}
_PRISONS = {"prison", "jail", "gaol", "penitentiary", "custody"}
_PENAL = {"imprisonment", "servitude", "labour", "labor", "confinement", "penitentiary", "prison"}
_GIVEN, _MET = {"give", "hand", "deal"}, {"get", "receive", "draw"}
_BEARING = _MET | {"serve", "face", "begin", "complete", "appeal", "escape"}
_PASSED = {"pass", "impose", "pronounce"}
_SENT = {"send", "commit", "consign"}
_BOUND = {"must", "would", "will", "shall", "should"}
# Words of a court: near them, who "got eight years" got them from a judge.
_COURT = set(
    """
    acquitted appeal arrested charge charged convicted conviction convict court guilty judge judges
    jury magistrate penalty plea pleaded prison prosecution prosecutor sentence sentenced sentences
    trial tribunal tried verdict
    """.split()
)
_NEAR = 60  # tokens
_LONG = re.compile(r"~?P(?:\d+Y)?(?:\d+M)?")
_GOES_ON = {"to", "of", "'", "'s", "later", "before", "after", "more", "and", "together", "off"}


def term_of(placed: Placed[Timex]) -> Draft | None:
    """The claim that somebody was sentenced to this time in years or months, None for no term."""
    if placed.thing.kind != "DURATION" or not _LONG.fullmatch(placed.thing.value):
        return None
    if placed.owner is not None and placed.owner.kind == "sentence":
        return None  # "sentenced", "condemned": the verb tells it
    found = next((f for rule in RULES if (f := rule(placed)) is not None), None)
    if found is None:
        return None
    told, who = found
    stance = stance_of(told) if told.lemma_ in _MET | _GIVEN | _SENT else None
    telling = state(told, "sentence", stance)
    value = placed.thing.value
    return Draft(telling, "duration", value, placed.span, subject=who, impersonal=who is None)


def _of_a_sentence(placed: Placed[Timex]) -> Found | None:
    """ "a ten-year sentence", "a prison term of ten years", "his sentence, ten years"."""
    noun = _noun_of(placed.root) or _apposed(placed)
    if noun is None:
        return None
    lemma = noun.lemma_.lower()
    jailed = any(c.lower_ in _PRISONS for c in noun.children)
    if lemma not in _SENTENCES and not (lemma in _TERMS and jailed):
        return None
    return noun, _condemned(noun)


def _noun_of(root: Token) -> Token | None:
    if root.dep_ in {"compound", "amod", "nmod", "poss"}:
        return root.head
    return root.head.head if root.dep_ == "pobj" and root.head.lower_ == "of" else None


_APPOSED = 9  # tokens between "the sentence passed on him" and its length


def _apposed(placed: Placed[Timex]) -> Token | None:
    doc, first = placed.root.doc, placed.first
    if first == 0 or doc[first - 1].text not in {",", ":"}:
        return None
    near = doc[max(placed.root.sent.start, first - _APPOSED) : first]
    return next((t for t in near if t.lemma_.lower() in _SENTENCES), None)


def _condemned(noun: Token) -> Token | None:
    """Whose sentence it is: "his", "passed on him"; else who got or served it."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    passed = noun.head.subtree if noun.head.lemma_ in _PASSED else noun.subtree
    preps = [t for t in passed if t.lower_ in {"on", "upon", "against"} and t.i > noun.i]
    on = next((t for p in preps for t in p.children if t.dep_ == "pobj"), None)
    verb = noun.head
    bears = noun.dep_ == "dobj" and verb.lemma_ in _BEARING
    given = noun.dep_ == "dobj" and any(c.dep_ == "nsubjpass" for c in verb.children)
    return owner or on or (subject_of(verb) if bears or given else None)


def _of_labour(placed: Placed[Timex]) -> Found | None:
    """ "received three years' penal servitude", "was given ten years in prison"."""
    root = placed.root
    behind = root.doc[placed.end : placed.end + 4]
    if not any(t.lemma_.lower() in _PENAL for t in behind):
        return None
    verb = root.head.head if root.dep_ == "poss" else root.head
    return _met(verb)


def _bare(placed: Placed[Timex]) -> Found | None:
    """ "He got eight years for it": where a court is near."""
    root, doc = placed.root, placed.root.doc
    behind = doc[placed.end].lower_ if placed.end < len(doc) else "."
    if root.dep_ not in {"dobj", "npadvmod", "oprd"} or behind in _GOES_ON:
        return None
    near = doc[max(0, placed.first - _NEAR) : placed.end + _NEAR // 2]
    return _met(root.head) if any(t.lower_ in _COURT for t in near) else None


def _met(verb: Token) -> Found | None:
    """Who got, or was given, so much."""
    if verb.lemma_ in _MET:
        return verb, subject_of(verb)
    if verb.lemma_ not in _GIVEN:
        return None
    given = next((c for c in verb.children if c.dep_ in {"nsubjpass", "dative"}), None)
    return (verb, given) if given is not None else None


def _sent(placed: Placed[Timex]) -> Found | None:
    """ "was sent to prison for eighteen months"."""
    root = placed.root
    verb = root.head.head if root.dep_ == "pobj" and root.head.lower_ == "for" else root.head
    while verb.dep_ in {"pobj", "prep"}:
        verb = verb.head
    if verb.lemma_ not in _SENT or not any(t.lower_ in _PRISONS for t in verb.subtree):
        return None
    who = next((c for c in verb.children if c.dep_ in {"nsubjpass", "dobj"}), None)
    return verb, who


def _bound(placed: Placed[Timex]) -> Found | None:
    """ "must serve eighteen months"."""
    verb = placed.root.head
    if verb.lemma_ != "serve" or placed.root.dep_ not in {"dobj", "npadvmod"}:
        return None
    bound = any(c.dep_ == "aux" and c.lower_ in _BOUND for c in verb.children)
    return (verb, subject_of(verb)) if bound else None


RULES: tuple[Callable[[Placed[Timex]], Found | None], ...] = (
    _of_a_sentence,
    _of_labour,
    _sent,
    _bound,
    _bare,
)
