"""How a question calls who takes part: by name where the text has only "he" or "his leg"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.spans import ancestors, phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.telling import named
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene
    from thurloe.nouns import Referent, Role

FIRST_PERSONS = {"i", "me", "myself", "we", "us", "ourselves", "my", "our"}
_OF = frozenset({"of"})
_SHARES = set("all any both each half many most much none one part several some".split())
"""Words that name nothing without what they are a share of: "most of his rivals"."""


def name_of(scene: Scene, head: Token, *, beside: Role | None = None) -> str:
    """A participant as a question names it: by its name, or as the text says, article and all.

    What is owned by whoever the question names `beside` it stays "his": "Holm broke his leg".
    """
    referent = named(scene, head)
    if referent is not None and (head.pos_ != "PROPN" or referent.kin):
        return referent.name
    if head.lower_ in FIRST_PERSONS:
        return _speaker(scene, head) or head.text
    first, end = phrase(head, tail=1 if head.pos_ == "NOUN" else 0, preps=_OF)
    if head.lower_ in _SHARES or _is_so_many_of(head):
        first, end = head.left_edge.i, phrase(head, tail=1)[1]
    if head.lower_ == "nobody":
        first, end = head.i, phrase(head, tail=1)[1]  # "nobody from the club"
    elif head.pos_ == "NOUN" and first > 0 and scene.doc[first - 1].dep_ in {"det", "poss"}:
        first -= 1
    return _with_owner(scene, (first, end), beside)


def _is_so_many_of(number: Token) -> bool:
    """ "400 of their best troops"; of "four of them" the four are enough."""
    of = (c for c in number.rights if c.lower_ == "of") if number.pos_ == "NUM" else ()
    return any(t.pos_ in {"NOUN", "PROPN"} for c in of for t in c.children)


def teller_name(scene: Scene, head: Token) -> str:
    """A speaker as the claim names it: "two of the stokers" and not "two"."""
    if head.pos_ != "NUM":
        return name_of(scene, head)
    return words_of(scene.doc, (head.left_edge.i, phrase(head, tail=1, preps=_OF)[1]))


def _with_owner(scene: Scene, span: tuple[int, int], beside: Role | None) -> str:
    """ "His leg" as "Anna Holm's leg" and "its findings" as "the commission's findings"."""
    first, end = span
    pronoun = scene.doc[first]
    name = _owner(scene, pronoun) if first + 1 < end else ""
    if not name or (beside is not None and _is_same(name, named(scene, pronoun), beside)):
        return words_of(scene.doc, span)
    several = pronoun.lower_ in _MANY and name.endswith("s")
    mark = "’" if several else "’s"
    return f"{name}{mark} {words_of(scene.doc, (first + 1, end))}"


_MANY = {"their", "our", "my"}  # "the sailor and others’ boat", be it he alone who says "my"


def _is_same(name: str, owner: Referent | None, role: Role) -> bool:
    """Whether the owner is whom the question names anyway, be it in short."""
    if owner is not None and role.referent:
        return owner.id == role.referent
    return set(role.text.lower().split()[-1:]) <= set(name.lower().split())


def _owner(scene: Scene, pronoun: Token) -> str:
    if pronoun.lower_ in FIRST_PERSONS:
        return _speaker(scene, pronoun)
    if pronoun.tag_ == "WP$":
        clause = next((t for t in ancestors(pronoun, limit=6) if t.dep_ == "relcl"), None)
        bearer = clause.head if clause is not None else None
        known = bearer is not None and bearer.pos_ == "PROPN"
        return name_of(scene, bearer) if bearer is not None and known else ""
    if pronoun.tag_ != "PRP$" or pronoun.dep_ != "poss":
        return ""
    referent = named(scene, pronoun)
    if referent is not None:
        return referent.name
    return _thing(scene, pronoun) if pronoun.lower_ in {"its", "their"} else ""


def _thing(scene: Scene, pronoun: Token) -> str:
    """The subject of the clause in which something is owned: "the firm sold its mill"."""
    verb = next((t for t in ancestors(pronoun, limit=6) if t.pos_ == "VERB"), None)
    subject = subject_of(verb) if verb is not None else None
    if subject is None or subject.i > pronoun.i or subject.pos_ not in {"NOUN", "PROPN"}:
        return ""
    many = subject.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in subject.rights)
    person = named(scene, subject)
    if many != (pronoun.lower_ == "their") or (person and person.type is EntityType.PERSON):
        return ""
    name = name_of(scene, subject)
    first, space, rest = name.partition(" ")
    return first.lower() + space + rest if first in {"The", "A", "An"} else name


def _speaker(scene: Scene, pronoun: Token) -> str:
    """Who says "I" in a quotation, by name or not; "" for the author."""
    found = scene.referents_at(pronoun)
    name = found[0].name if len(found) == 1 else ""
    return f"the {name}" if name[:1].islower() else name
