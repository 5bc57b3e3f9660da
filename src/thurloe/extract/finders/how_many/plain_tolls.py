"""What befell the people counted, where the words beside the number say it: "nine who drowned"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import BUILDINGS
from thurloe.extract.grammar.subjects import SUBJECTS
from thurloe.extract.said.telling import state
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from spacy.tokens import Token

    from thurloe.extract.finders.how_many.counted import Counted
    from thurloe.extract.said.telling import Telling

# Words for people that name no part of those who were there, as "women" and "soldiers" do.
ANYBODY = frozenset(
    """
    bystander citizen employee guest holidaymaker inhabitant islander miner neighbor neighbour
    onlooker parishioner pilgrim resident settler shopper spectator townsman traveller villager
    visitor worker workman worshipper
    """.split()
)
# What right behind a number, or in a clause that hangs on it, says what became of so many.
BEHIND: tuple[tuple[str, str], ...] = (
    ("dead killed drowned lost", "killing"),
    ("injured wounded hurt", "injury"),
    ("missing unaccounted", "missing"),
    ("sick ill", "illness"),
    ("rescued saved", "survival"),
    ("homeless", "homelessness"),
)
UNDERGONE: tuple[tuple[str, str], ...] = (
    ("kill lose drown murder massacre burn bury crush", "killing"),
    ("injure wound hurt", "injury"),
    ("rescue save", "survival"),
)
DONE: tuple[tuple[str, str], ...] = (("die perish drown", "killing"), ("survive", "survival"))
_BEHIND, _UNDERGONE, _DONE = (
    {word: toll for words, toll in rows for word in words.split()}
    for rows in (BEHIND, UNDERGONE, DONE)
)


def are_anybody(counted: Counted) -> bool:
    """Whether the noun stands for all the people there: "31 villagers", and no list of sorts."""
    noun = counted.noun
    if noun is None or counted.about not in ANYBODY:
        return False
    return noun.dep_ != "conj" and not any(c.dep_ == "conj" for c in noun.children)


def told_beside(counted: Counted, telling: Telling | None) -> tuple[str, Token] | None:
    """The toll that a word beside the number tells, whatever the clause is about."""
    if counted.about not in {"", "person", "other", "victim"} and not are_anybody(counted):
        return None
    rules = (_behind, _remaining, _in_clause)
    found = (rule(counted) for rule in rules)
    return next((toll for toll in found if toll), None) or _not_found(telling)


def teller_beside(counted: Counted, telling: Telling | None) -> Telling | None:
    """The word beside the number as what tells of it, so that the quote shows it."""
    beside = told_beside(counted, telling)
    if beside is None:
        return None
    stance = telling.stance if telling is not None else None
    if stance is not None and stance.mode is Mode.DENIED and beside[0] in {"missing", "killing"}:
        stance = replace(stance, mode=Mode.ASSERTED)  # "were not found": they are missing
    return state(beside[1], beside[0], stance)


def _behind(counted: Counted) -> tuple[str, Token] | None:
    """ "eleven dead, thirty rescued and five missing", "212 wounded from the square"."""
    doc = counted.scene.doc
    noun = counted.noun
    at = counted.placed.end if noun is None else noun.i + 1
    if at < len(doc) and doc[at].lower_ == "still":
        at += 1
    if at >= len(doc) or doc[at].lower_ not in _BEHIND:
        return None
    word = doc[at]
    finite = word.dep_ == "ROOT" or any(c.dep_ in {"dobj", "aux"} for c in word.children)
    ends = at + 1 >= len(doc) or doc[at + 1].pos_ not in {"NOUN", "PROPN"}
    return (_BEHIND[word.lower_], word) if ends and not finite else None


def _remaining(counted: Counted) -> tuple[str, Token] | None:
    """ "Five inhabitants remained missing", "nine were left homeless"."""
    root = counted.noun if counted.noun is not None else counted.placed.root
    verb = root.head
    if root.dep_ not in SUBJECTS or verb.lemma_ not in {"be", "remain", "stay", "miss"}:
        return None
    said = [verb, *(c for c in verb.children if c.dep_ in {"acomp", "attr", "oprd"})]
    tolls = ((_BEHIND[c.lower_], c) for c in said if c.lower_ in _LASTING)
    return next(tolls, None)


# What people are, and no participle of what was done to them.
_LASTING = {"missing", "homeless", "unaccounted", "sick", "ill"}


def were_inside(counted: Counted) -> bool:
    """ "Sixty workers were in the building", "there were about 200 of us inside", "at work"."""
    root = counted.noun if counted.noun is not None else counted.placed.root
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.pos_ == "PRON":
        root = counted.placed.root
    be = root.head
    if counted.about not in {"", "person", "man"} and not are_anybody(counted):
        return False
    if be.lemma_ != "be" or root.dep_ not in SUBJECTS | {"attr"} or "neg" in _deps(be):
        return False
    if root.dep_ == "attr" and "expl" not in _deps(be):
        return False  # "the dead were three men in the hall"
    return any(_is_within(c) for t in (be, root) for c in t.children if c.i >= counted.placed.end)


def _is_within(word: Token) -> bool:
    """ "inside", "below", "in the mill", "at work"."""
    below = {t.lemma_.lower() for t in word.children}
    if word.lower_ in {"underground", "below", "indoors"}:
        return not below
    at_work = word.lower_ == "at" and below == {"work"}
    return word.lower_ == "inside" or at_work or (word.lower_ == "in" and bool(below & BUILDINGS))


def _deps(token: Token) -> set[str]:
    return {c.dep_ for c in token.children}


def _in_clause(counted: Counted) -> tuple[str, Token] | None:
    """ "the 114 people killed when it fell", "the nine who died", "14 who came ashore alive"."""
    root = counted.noun if counted.noun is not None else counted.placed.root
    for verb in root.children:
        if verb.dep_ in {"acl", "relcl"} and verb.i > counted.placed.first:
            toll = _of_verb(verb)
            if toll is not None:
                return toll, verb
    return None


def _of_verb(verb: Token) -> str | None:
    deps = {c.dep_ for c in verb.children}
    if "neg" in deps and "dobj" not in deps and verb.lemma_ in {"live", "survive"}:
        return "killing"
    if "neg" in deps or deps & {"dobj"}:
        return None
    if any(c.lower_ == "alive" for c in verb.children):
        return "survival"
    if "nsubjpass" in deps or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return _UNDERGONE.get(verb.lemma_)
    who = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    return _DONE.get(verb.lemma_) if who is not None and who.tag_ == "WP" else None


def _not_found(telling: Telling | None) -> tuple[str, Token] | None:
    """ "Seventeen had not been found", "two were never recovered": they were missing."""
    if telling is None or telling.trigger.lemma not in {"find", "recover", "trace"}:
        return None
    verb = telling.trigger.token
    children = list(verb.children)
    passive = any(c.dep_ == "nsubjpass" for c in children)
    return ("missing", verb) if passive and any(c.dep_ == "neg" for c in children) else None
