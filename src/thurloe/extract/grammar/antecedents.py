"""What a clause is about where the model hangs it on the nearest noun: by number, bracket, dash."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def agreeing(noun: Token, verb: Token) -> Token | None:
    """ "The files of the mill, which were burnt": the files, for "were" is no word for a mill."""
    over = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or over.tag_ not in _NUMBER:
        return None
    if noun.tag_ not in _NUMBER or _NUMBER[noun.tag_] == _NUMBER[over.tag_]:
        return None
    finite = [t for t in (*verb.lefts, verb) if t.lower_ in _FORMS or t.tag_ in _FORM_TAGS]
    first = finite[0] if finite else verb
    wanted = _FORMS.get(first.lower_) or _FORM_TAGS.get(first.tag_)
    return over if wanted == _NUMBER[over.tag_] else None


_NUMBER = {"NN": "one", "NNP": "one", "NNS": "many", "NNPS": "many"}
_FORMS = {"was": "one", "has": "one", "is": "one", "were": "many", "have": "many", "are": "many"}
_FORM_TAGS = {"VBZ": "one", "VBP": "many"}


def before_bracket(verb: Token) -> Token | None:
    """ "Anna Holm, Jan Lund and Otto Berg (known as the Fox)": Berg, whom the bracket follows."""
    i = verb.i - 1
    while i > 0 and verb.doc[i].pos_ == "ADV":
        i -= 1
    if i < 1 or verb.doc[i].text != "(" or verb.tag_ not in {"VBN", "VBD"}:
        return None
    noun = verb.doc[i - 1]
    named = noun.pos_ == "PROPN" or noun.text[:1].isupper()
    return noun if named and verb.dep_ in {"acl", "advcl", "relcl"} else None


def ranked_among(noun: Token) -> Token | None:
    """ "By Anna Holm, the third of these agents, who": she, and not the agents."""
    rank = noun.head.head
    ranked = noun.head.lower_ == "of" and noun.dep_ == "pobj" and rank.lower_ in _RANKS
    if not ranked or rank.dep_ != "appos":
        return None
    return rank.head if rank.head.pos_ == "PROPN" else rank


_RANKS = set("first second third fourth fifth last latter youngest eldest one".split())


def over_dashes(verb: Token) -> Token | None:
    """ "She got a pass - her trade given as "clerk" - and left": the "got" that "left" goes on."""
    aside = verb.head
    subject = next((c for c in aside.lefts if c.dep_ == "nsubj"), None)
    if verb.dep_ != "conj" or aside.i > verb.i or subject is None:
        return None
    doc, first = verb.doc, subject.left_edge.i
    opens = first > 0 and doc[first - 1].text in _DASHES
    closes = any(t.text in _DASHES for t in doc[aside.i + 1 : verb.i])
    if not opens or not closes:
        return None
    over = [*(c for c in aside.lefts if c.dep_ == "ccomp"), *aside.ancestors]
    return next((t for t in over if t.pos_ == "VERB" and t.i < first), None)


_DASHES = {"-", "–", "—", "--"}


def work_with(noun: Token, participle: Token) -> Token | None:
    """ "An interview with Anna Holm, conducted by Dahl": it was conducted, and not she."""
    over = noun.head.head
    named = noun.pos_ == "PROPN" and noun.dep_ == "pobj" and over.pos_ == "NOUN"
    return over if named and participle.lemma_ in _OF_WORKS else None


_OF_WORKS = set("broadcast conduct date film entitle print publish record stage translate".split())


def who_came(noun: Token, verb: Token) -> Token | None:
    """ "The people who had come to see the mill were hurt": they were, and the mill was not."""
    before = verb.doc[noun.left_edge.i - 1] if noun.left_edge.i else noun
    to = before.nbor(-1) if before.i else before
    finite = verb.tag_ == "VBD" or any(c.tag_ in {"VBD", "VBZ", "VBP"} for c in verb.lefts)
    if before.tag_ != "VB" or to.lower_ != "to" or not finite:
        return None
    clause = next((t for t in (before, *before.ancestors) if t.dep_ == "relcl"), None)
    if clause is None or not any(c.tag_ == "WP" for c in clause.lefts):
        return None
    people = clause.head
    left_over = people.dep_ == "ROOT" or people.head.i == verb.i
    return people if left_over and people.i < clause.i < verb.i else None
