"""The subject of a verb: its own, or the one that it shares with a clause above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import PERSON_NOUNS
from thurloe.extract.grammar.antecedents import (
    agreeing,
    before_bracket,
    over_dashes,
    ranked_among,
    who_came,
    work_with,
)
from thurloe.extract.grammar.controllers import controller_of
from thurloe.extract.grammar.place_nouns import PLACE_NOUNS
from thurloe.extract.grammar.resumed import resumed
from thurloe.kinds import KINDS

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_DEEPEST = 4  # clauses above a verb in which a shared subject is looked for


def subject_of(token: Token, depth: int = 0) -> Token | None:
    """The subject of a verb: its own, or the one it shares with the clause it hangs on."""
    own = next(
        (c for c in reversed(list(token.children)) if c.dep_ in {"nsubj", "nsubjpass"}), None
    )
    if own is not None and _is_whither(own, token):
        own = None
    if own is not None and (above := _over_title(own, token)) is not None:
        return subject_of(above, depth + 1)
    if own is not None and own.tag_ in {"WDT", "WP"}:
        cleft = _cleft(token) if token.dep_ in {"ccomp", "relcl", "advcl"} else None
        return cleft or (_antecedent(token.head, own) if token.dep_ == "relcl" else own)
    if own is not None:
        return _one_by_name(who_came(own, token) or own)
    before = resumed(token)
    elsewhere = _cut_off(token) or (before.subject if before is not None else None)
    if elsewhere is not None:
        return elsewhere
    if depth > _DEEPEST or token.head.i == token.i:
        return None
    return _subject_above(token, depth)


def _cut_off(verb: Token) -> Token | None:
    """ "He fell, and the mate, on his left, fired": the mate, whom the model joins to "fell"."""
    if verb.tag_ not in {"VBD", "VBZ"}:
        return None
    over = [verb.head] if verb.dep_ == "conj" else [c for c in verb.lefts if c.dep_ == "ccomp"]
    verbs = (t for t in over if t.pos_ == "VERB")
    nouns = [c for t in verbs for c in t.rights if c.dep_ == "conj" and t.i < c.i < verb.i]
    found = next((c for c in reversed(nouns) if c.pos_ in {"NOUN", "PROPN"}), None)
    first = found.left_edge.i if found is not None else 0
    opens = first > 1 and verb.doc[first - 2].text == "," and verb.doc[first - 1].dep_ == "cc"
    return found if opens else None


def _one_by_name(noun: Token) -> Token:
    """ "One, Jan Holm, died": he did."""
    if noun.lower_ not in {"one", "another", "other", "latter"}:
        return noun
    return next((c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), noun)


def _is_whither(noun: Token, verb: Token) -> bool:
    """ "She sailed for Ghent to sell the farm": Ghent sells nothing, whatever the model says."""
    going = verb.head.lemma_ in _GOING and verb.dep_ == "advcl" and verb.tag_ == "VB"
    name = noun.pos_ == "PROPN" and noun.i > 0 and noun.nbor(-1).lower_ == "for"
    return going and name and noun.nbor(-2).i == verb.head.i


_GOING = {"leave", "depart", "sail", "start", "embark", "head", "set", "bind", "bound"}


def _over_title(noun: Token, verb: Token) -> Token | None:
    """ "They printed a paper, "The Bell," spread it and fled": the verb that the title belongs to.

    A comma parts the title from the noun before it, and from the verb behind it.
    """
    first, doc, between = noun.left_edge.i, noun.doc, noun.doc[noun.i + 1 : verb.i]
    opens = first > 1 and doc[first - 1].text in _QUOTES and doc[first - 2].text == ","
    closes = {t.text for t in between}
    if not opens or "," not in closes or not closes & _QUOTES:
        return None
    return next((t for t in verb.ancestors if t.pos_ == "VERB" and t.i < first), None)


_QUOTES = set("'\"‘’“”") | {"``", "''"}


def _antecedent(noun: Token, who: Token) -> Token:
    """Whom "who" stands for: in "an agent of the Office who fled" the agent, for he is no body.

    In "Anna Holm, lately head of a school, who fled" it is she.
    """
    one = agreeing(noun, who.head)
    if who.lower_ == "who":
        one = one or _described(noun) or ranked_among(noun)
    if one is not None:
        return one
    over = noun.head.head
    if noun.head.lower_ == "of" and any(c.tag_ == "POS" for c in noun.rights):
        return over  # "an uncle of her friend's who came"
    if who.lower_ != "who" or noun.dep_ != "pobj" or noun.head.lower_ not in _INSIDE:
        return unmasked(noun)
    apart = who.i > 0 and who.nbor(-1).text == ","
    if apart and over.dep_ == "appos" and over.head.pos_ == "PROPN" and not _is_folk(noun):
        return over.head
    body = noun.ent_type_ in {"ORG", "GPE", "FAC", "LOC"}
    bearer = over.pos_ == "NOUN" or (apart and over.pos_ == "PROPN")
    bearer = bearer and (body or (noun.lemma_.lower() in _THINGS and not _is_folk(noun)))
    if not bearer:
        return unmasked(noun)
    # "The mayor of a part of the town, who": no part of it either
    return over if _is_folk(over) else _antecedent(over, who)


def _described(noun: Token) -> Token | None:
    """ "Anna Holm was a clerk and a poet who fled": she did, and no poet besides her."""
    first = noun
    while first.dep_ == "conj":
        first = first.head
    be = first.head
    if first.dep_ != "attr" or be.lemma_ != "be":
        return None
    bearer = next((c for c in be.lefts if c.dep_ == "nsubj"), None)
    named = bearer is not None and (bearer.pos_ == "PROPN" or bearer.lower_ in {"he", "she", "i"})
    return bearer if named else None


_INSIDE = {"of", "from", "in", "at", "for"}
_THINGS = PLACE_NOUNS | set("arm branch department division half part section side wing".split())


def _is_folk(noun: Token) -> bool:
    """ "Anna Holm, the head of a school for nurses, who": the nurses may be meant."""
    plural = noun.tag_ in {"NNS", "NNPS"}
    return plural or noun.lemma_.lower() in PERSON_NOUNS or noun.ent_type_ == "PERSON"


def _cleft(verb: Token) -> Token | None:
    """ "It was the mate that gave the alarm": the mate gave it."""
    be = cleft_above(verb)
    if be is None:
        return None
    noun = next((c for c in be.children if c.dep_ == "attr" and c.i < verb.i), None)
    noun = be.head if noun is None and be.dep_ == "relcl" else noun  # "the mate it was who"
    return beside(noun) if noun is not None else None


def cleft_above(verb: Token) -> Token | None:
    """The "was" of "it was X that ...", where that is what a clause hangs on."""
    be = verb.head
    if verb.dep_ == "relcl":
        be = be.head.head if be.dep_ == "appos" else be.head
    if not _points(be):
        be = _over_asides(verb) or be
    return be if _points(be) else None


def _points(be: Token) -> bool:
    return be.lemma_ == "be" and any(c.lower_ == "it" for c in be.lefts)


def _over_asides(verb: Token) -> Token | None:
    """ "It was the mate, a Dane like the others, who rowed": the "was", over what parts them."""
    who = next((c for c in verb.lefts if c.lower_ == "who" and c.dep_ in SUBJECTS), None)
    if verb.dep_ != "relcl" or who is None or not who.i:
        return None
    be = next((t for t in verb.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    if be is None or not _points(be):
        return None
    noun = next((c for c in be.rights if c.dep_ == "attr"), None)
    apart = (who.i > 0 and who.nbor(-1).text == ",") or verb.head.lower_ in _IN_PERSON
    one = noun is not None and (noun.pos_ == "PROPN" or any(c.lower_ == "the" for c in noun.lefts))
    return be if one and apart else None


_IN_PERSON = {"person", "himself", "herself", "themselves"}


def beside(noun: Token) -> Token:
    """ "the mate, Jan Holm": the name where one stands beside the noun."""
    names = (c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN")
    return next(names, noun) if noun.pos_ == "NOUN" else noun


# Nouns that stand for whoever is named on the other side of "was": "the man who did it was X".
_SOMEONE = PERSON_NOUNS | set("boy girl man one person woman first last".split())


def unmasked(noun: Token) -> Token:
    """Whom "the man who" and "the one who" stand for, where a "was" says it; else the noun."""
    be = noun.head
    if be.lemma_ != "be" or noun.lemma_.lower() not in _SOMEONE:
        return noun
    other = "attr" if noun.dep_ == "nsubj" else "nsubj" if noun.dep_ == "attr" else ""
    definite = any(c.lower_ == "the" for c in noun.lefts)
    found = next((c for c in be.children if c.dep_ == other), None) if definite else None
    name = beside(found) if found is not None else noun
    return name if name.pos_ == "PROPN" or name.lower_ in {"he", "she", "i"} else noun


# "Holm was able to sell it": Holm sells; "it was easy to sell": somebody sells it.
_OF_THE_SUBJECT = set(
    """
    able unable likely unlikely due about set ready willing unwilling eager prepared certain sure
    """.split()
)


def _subject_above(token: Token, depth: int) -> Token | None:
    """The subject of a verb without one: the noun it describes, or that of the verb above."""
    head = token.head
    over = over_dashes(token)
    apart = before_bracket(token) if over is None else subject_of(over, depth + 1)
    if apart is not None:
        return apart
    if token.dep_ in {"relcl", "acl"}:
        own = token.dep_ == "acl"
        none = _purpose(token) if own else _relative_is_no_subject(token)
        return None if none else unmasked(_bearer_of(head, token) if own else head)
    if falls_to(token):
        to = (c for c in head.children if c.lower_ == "to")
        return next((t for c in to for t in c.children if t.dep_ == "pobj"), None)
    if token.dep_ == "xcomp" and head.lemma_ == "be" and (_is_aim(head) or _is_nobody(head)):
        return None
    if (asked := controller_of(token)) is not None:
        return asked
    return _carried_on(token, depth)


def _carried_on(token: Token, depth: int) -> Token | None:
    """The subject of a verb that goes on with a clause above it."""
    head = token.head
    if token.dep_ in {"xcomp", "acomp"} and head.pos_ in {"VERB", "AUX"}:
        controller = next(
            (c for c in head.children if c.dep_ == "dobj" and c.ent_type_ not in {"DATE", "TIME"}),
            None,
        )
        if head.lemma_ in _MEANING and token.tag_ == "VBG":
            return None  # "a decision that meant closing the mill"
        if head.lemma_ in _SPENDING:
            controller = None  # "she spent her whole life writing it"
        return controller or subject_of(head, depth + 1)
    if token.dep_ in {"conj", "advcl", "pcomp", "ccomp"} or (
        token.dep_ == "dep" and head.pos_ == "VERB" and _goes_on(token)
    ):
        return _shared_subject(token, depth)
    ready = token.dep_ == "xcomp" and head.dep_ == "acomp" and head.lower_ in _OF_THE_SUBJECT
    return subject_of(head.head, depth + 1) if ready else None


_MEANING = {"mean", "involve", "entail"}
_SPENDING = {"spend", "waste", "pass"}


def falls_to(verb: Token) -> bool:
    """ "It fell to the mate to tell her": the mate told her."""
    fell = verb.tag_ == "VB" and verb.head.lemma_ == "fall"
    return fell and any(c.lower_ == "it" for c in verb.head.lefts)


def _bearer_of(noun: Token, participle: Token) -> Token:
    """ "the arrival of the troops, sent from Lima": the troops were sent, and no arrival."""
    counted = any(c.dep_ == "nummod" for c in noun.lefts)
    if counted and noun.head.lower_ == "of" and noun.head.head.pos_ in {"NOUN", "PROPN"}:
        return noun.head.head  # "a barque of 90 tons built at Lund"
    if (work := work_with(noun, participle)) is not None:
        return work
    of = (c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of")
    below = (t for c in of for t in c.children if t.dep_ == "pobj" and t.i < participle.i)
    return next(below, noun) if noun.lemma_.lower() in _EVENTS else noun


# Nouns that tell of an event of the table.
_EVENTS = {noun for kind in KINDS for noun in kind.nouns.split()}


def _goes_on(verb: Token) -> bool:
    """ "He ran to the stage, tried to calm them and left": no clause of its own."""
    bare = not any(c.dep_ == "mark" or c.tag_ in {"WRB", "WDT", "WP"} for c in verb.children)
    return (
        bare and verb.tag_ == verb.head.tag_ == "VBD" and verb.i > 0 and verb.nbor(-1).text == ","
    )


def _is_nobody(be: Token) -> bool:
    """ "It was imperative to warn them": "it" warns nobody."""
    below = {c.dep_: c for c in be.children}
    it = below.get("nsubj")
    return it is not None and it.lower_ == "it" and "acomp" in below


def _is_aim(be: Token) -> bool:
    """ "The goal was to take the town": the goal takes nothing."""
    return any(c.dep_ in SUBJECTS and c.lemma_.lower() in _AIMS for c in be.children)


_AIMS = set(
    """
    aim goal plan intention purpose task job mission idea order duty wish hope work role function
    objective business responsibility
    """.split()
)


def _purpose(token: Token) -> bool:
    """ "A plan to invade": the plan does not invade; "the first man to land" does."""
    infinitive = any(c.tag_ == "TO" for c in token.children)
    noun = token.head
    ranked = any(c.dep_ == "amod" and c.lower_ in _RANKED for c in noun.children)
    return infinitive and noun.pos_ == "NOUN" and not ranked


_RANKED = set("first second third last only next youngest oldest sole".split())


def _relative_is_no_subject(token: Token) -> bool:
    return any(c.tag_ in {"WRB", "WDT", "WP"} and c.dep_ not in SUBJECTS for c in token.children)


# Nouns that somebody has who does what follows: "had the honour of arresting him".
_PARTS = set("credit distinction duty fortune honor honour job luck merit misfortune task".split())


def _is_part(noun: Token) -> bool:
    had = noun.dep_ == "dobj" and noun.head.lemma_ in {"have", "get", "claim", "enjoy"}
    return had and noun.lemma_.lower() in _PARTS


def _shared_subject(token: Token, depth: int) -> Token | None:
    head = token.head
    if token.dep_ == "conj" and _leaves_clause(token):
        over = _clause_above(head)
        return subject_of(over, depth + 1) if head.tag_ == "VBG" and over is not None else None
    if token.dep_ == "pcomp":  # "after leaving", "for his arrest": the verb above the preposition
        blamed = _blamed(head)
        if blamed is not None:
            return blamed
        head = head.head
        head = head.head if _is_part(head) else head
    if head.pos_ not in {"VERB", "AUX"}:
        return None
    if token.dep_ == "ccomp" and token.tag_ not in {"VBG", "VBN"}:
        return None
    if token.dep_ == "advcl" and token.tag_ not in {"VBG", "VBN", "VB"} and not _goes_on(token):
        return None
    return subject_of(head, depth + 1)


def _blamed(prep: Token) -> Token | None:
    """ "She forgave him for leaving", "kept him from leaving": he did, or would have."""
    verb = prep.head
    if verb.lemma_ not in _BLAMING.get(prep.lower_, ()):
        return None
    return next((c for c in verb.rights if c.dep_ == "dobj"), None)


_BLAMING = {
    "for": set(
        """
        arrest attack blame condemn convict criticise criticize denounce dismiss excuse execute
        fine forgive hang imprison jail pardon praise prosecute punish rebuke reproach reward
        scold sentence shoot thank
        """.split()
    ),
    "from": set("deter discourage forbid hinder keep prevent prohibit stop".split()),
}


def _leaves_clause(verb: Token) -> bool:
    """ "She stood by the door where Holm was sitting and fired": not Holm fired, but she.

    In "saw that Holm had failed and went home" either may have gone.
    """
    head = verb.head
    inner = head.dep_ in {"relcl", "ccomp", "advcl"} and verb.tag_ == "VBD"
    aids = {c.lower_ for c in head.children if c.dep_ in {"aux", "auxpass"}}
    going = head.tag_ == "VBG" and bool(aids & {"was", "were"})
    gone = head.tag_ == "VBN" and "had" in aids and "been" not in aids
    own = (c for c in head.children if c.dep_ in SUBJECTS)
    told = any(c.tag_ not in {"WDT", "WP"} for c in own)
    over = _clause_above(head)
    return inner and (going or gone) and told and over is not None and over.tag_ == "VBD"


def _clause_above(verb: Token) -> Token | None:
    """The verb over the clause of which `verb` is the head."""
    return next((t for t in verb.ancestors if t.pos_ in {"VERB", "AUX"}), None)
