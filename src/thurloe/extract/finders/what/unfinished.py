"""Clauses of which the bare words mislead: wishes, and verbs that lack what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.transitives import TRANSITIVE
from thurloe.extract.said.telling import named

if TYPE_CHECKING:
    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

# Of what stands behind a verb, what it is about.
_WHOLE = {"dobj", "ccomp", "xcomp", "attr", "oprd", "dative", "prt", "acomp"}
_TAKING = TRANSITIVE | set("bring build buy find give make own use wear want".split())


def misleads(scene: Scene, verb: Token, subject: Token) -> bool:
    """Whether the words of a verb alone would say another thing of its subject."""
    if verb.tag_ == "VBN" and verb.head.lemma_ in _HAVING and _is_bare(verb):
        return True  # "had the hedges cut"
    unsaid = _is_wish(verb, subject) or _is_question(verb, subject)
    return unsaid or _is_open(verb) or _comes_back(scene, verb, subject)


def _is_wish(verb: Token, subject: Token) -> bool:
    """ "Heaven help him", "that the day be moved": what was wished, and what nobody did."""
    aids = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
    if any(c.lower_ == "be" for c in aids) and not any(c.tag_ in {"MD", "TO"} for c in aids):
        return True
    one = subject.tag_ == "NNP" or subject.lower_ in {"he", "she", "it"}
    return verb.tag_ == "VBP" and one and not aids and not [*subject.conjuncts]


def _is_question(verb: Token, subject: Token) -> bool:
    """ "What had she eaten?": the helping verb before its subject."""
    aids = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
    return verb.sent[-1].text == "?" and any(c.i < subject.i < verb.i for c in aids)


def _is_open(verb: Token) -> bool:
    """ "A hat he had not brought", "put him and": cut short it says another thing."""
    below = {c.dep_ for c in verb.rights}
    behind = verb.doc[verb.i + 1 : verb.i + 2]
    finite = any(t.pos_ == "AUX" and t.tag_ in {"VBD", "VBZ"} for t in behind)
    if finite and verb.dep_ != "relcl":
        return True  # "the theme she repeated was", whatever the model makes of it
    on = verb.lemma_ == "go" and any(c.lower_ == "on" and not any(c.children) for c in verb.rights)
    if on and not below & {"advcl", "xcomp"}:
        return True  # "he went on:"
    if verb.lemma_ in _LEADING_ON and is_passive(verb) and not below & (_WHOLE - {"prt"}):
        return True  # "she was permitted, indeed told, to go"
    if verb.lemma_ == "put" and not is_passive(verb):
        asleep = any(c.dep_ == "advcl" and c.tag_ == "VB" for c in verb.rights)
        return below <= {"dobj", "punct", "cc", "conj", "advcl"} and not asleep
    at_once = any(t.dep_ == "cc" for t in behind)  # "caught and hanged the thief"
    joined = next((c for c in verb.rights if c.dep_ == "conj" and at_once), None)
    shared = joined is not None and any(c.dep_ == "dobj" for c in joined.rights)
    lacking = shared or verb.lemma_ in _TAKING
    tries = any(c.lower_ == "to" and not any(c.children) for c in verb.rights)  # "or tried to"
    return tries or (lacking and not below & _WHOLE and not is_passive(verb))


def _comes_back(scene: Scene, verb: Token, subject: Token) -> bool:
    """ "Jan Holm moved, allowing him to hear": what allowed him was no Jan Holm."""
    who = named(scene, subject)
    near = [c for c in verb.rights if c.dep_ in {"dobj", "dative", "ccomp"}]
    near += [t for c in near if c.dep_ == "ccomp" for t in c.lefts if t.dep_ == "nsubj"]
    return who is not None and any(t.lower_ in _THEM and named(scene, t) == who for t in near)


def _is_bare(participle: Token) -> bool:
    """A participle with a subject of its own and no helping verb."""
    below = {c.dep_ for c in participle.lefts}
    return bool(below & {"nsubj", "nsubjpass"}) and not below & {"aux", "auxpass"}


_LEADING_ON = set("believe compel encourage force oblige permit persuade suppose urge".split())
_HAVING = {"feel", "get", "have", "hear", "keep", "leave", "see", "want", "watch", "with"}
_THEM = {"him", "her", "them", "it"}
