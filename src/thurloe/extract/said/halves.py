"""Clauses of which a question would ask half: "kept to the left", "was given leave"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.arguments import is_passive
from thurloe.kinds import GIVING, KINDS
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

    from thurloe.extract.said.telling import Draft

_ASKED = set("cause date destination duration manner origin place purpose time with".split())
# Verbs that say nothing without what follows them: "was allowed to sail", "kept to the left".
_LEADING_ON = set("allow compel enable force let manage oblige permit proceed tend use".split())
_BARE = {"keep", "scrape"}
_QUOTES = set("'\"‘’“”") | {"``", "''"}


def _verb(draft: Draft) -> Token:
    return draft.telling.trigger.token


def _half_a_verb(draft: Draft) -> bool:
    """ "Was given leave at nine", "because of the wind she kept left"."""
    verb, trigger = _verb(draft), draft.telling.trigger
    if trigger.known or trigger.nominal or draft.attribute not in _ASKED:
        return False
    objects = [c for c in verb.rights if c.dep_ == "dobj" and not _is_inside(draft, c)]
    leading = trigger.lemma in _LEADING_ON and any(_leads_on(c) for c in verb.rights)
    if leading or is_passive(verb):
        return leading or (bool(objects) and trigger.lemma not in GIVING)
    away = any(c.dep_ in {"prt", "advmod"} and c.i == verb.i + 1 for c in verb.rights)
    return trigger.lemma in _BARE and not objects and not away


def _leads_on(below: Token) -> bool:
    """ "To sail", or a "to" that leaves the sailing to be understood."""
    return below.dep_ in {"xcomp", "ccomp"} or (below.lower_ == "to" and not any(below.children))


def _is_inside(draft: Draft, token: Token) -> bool:
    return draft.span[0] <= token.i < draft.span[1]


def _governs(prep: Token, nouns: set[str]) -> bool:
    return any(c.dep_ == "pobj" and c.lower_ in nouns for c in prep.children)


def _in_brackets(draft: Draft) -> bool:
    """ "(his years in Ghent, a house bought in 1930) were recalled": the brackets' own year."""
    if draft.attribute not in {"date", "time", "place", "duration"}:
        return False
    (first, end), verb = draft.span, _verb(draft)
    doc = verb.doc
    between = doc[end : verb.i] if verb.i >= end else doc[verb.i + 1 : first]
    opening, closing = (")", "(") if verb.i >= end else ("(", ")")
    marks = [t.text for t in between if t.text in {"(", ")"}]
    apart = marks.count(opening) > marks.count(closing)
    return apart and _words_inside(doc, first, end) >= _TELLING


_TELLING = 3  # nouns and verbs in brackets that tell more than a date and a place
_WIDE = 40  # tokens


def _words_inside(doc: Doc, first: int, end: int) -> int:
    before, behind = doc[max(0, first - _WIDE) : first], doc[end : end + _WIDE]
    opens = next((t.i for t in reversed(before) if t.text == "("), before.start)
    closes = next((t.i for t in behind if t.text == ")"), behind.end)
    rest = (t for t in doc[opens:closes] if not first <= t.i < end)
    return sum(t.pos_ in {"NOUN", "VERB"} for t in rest)


def _why_not_done(draft: Draft) -> bool:
    """ "As the wind was high she was not sent": why not, where the question asks why she was."""
    return draft.attribute == "cause" and draft.telling.stance.mode is Mode.DENIED


def _made_easy(draft: Draft) -> bool:
    """ "Made it easier for him to enter": whether he did, the words do not say."""
    verb = _verb(draft)
    above = verb.head
    to = any(c.tag_ == "TO" and c.dep_ == "aux" for c in verb.lefts)
    near = [above, *above.children]
    easy = next((t for t in near if t.lower_ in _EASY and t.i < verb.i), None)
    return to and easy is not None and "make" in {above.lemma_, above.head.lemma_}


_EASY = set("easier easy harder hard possible impossible difficult safer simpler tempting".split())


def _seen_as_doing(draft: Draft) -> bool:
    """ "Presented the sale as saving the mill": nothing was saved by it so far."""
    verb = _verb(draft)
    return verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ == "as"


def _born_to(draft: Draft) -> bool:
    """ "Was born to be a judge": a turn of phrase, and no plan."""
    near = (_verb(draft), _verb(draft).head)
    infinitive = (t for t in near if any(c.tag_ == "TO" for c in t.lefts))
    return any(t.head.lower_ == "born" for t in infinitive)


def _everything(draft: Draft) -> bool:
    """ "Threw everything at them": what it was, the words do not say."""
    subject = draft.subject or (draft.telling.subject.head if draft.telling.subject else None)
    of = draft.value.lower() if draft.attribute in {"object", "agent"} else ""
    nothing = subject is not None and subject.lower_ in _ANYTHING and draft.attribute == "agent"
    return nothing or of in _ANYTHING


_ANYTHING = {"everything", "anything", "something", "nothing", "all"}


def _called_to_mind(draft: Draft) -> bool:
    """ "The word calls to mind a green coat": there was no coat."""
    if draft.attribute not in {"colour", "material", "contents"}:
        return False
    doc, first = _verb(draft).doc, draft.span[0]
    verb = next((t for t in doc[first].ancestors if t.pos_ == "VERB"), None)
    if verb is None:
        return False
    mind = verb.lower_ == "mind" or any(_governs(c, {"mind"}) for c in verb.children)
    return mind or verb.lemma_ in {"evoke", "conjure", "imagine", "symbolise", "symbolize"}


def _lettering(draft: Draft) -> bool:
    """ "She lay there; "Mercy" shone on her funnel": words that were read, and did nothing."""
    subject = draft.subject or (draft.telling.subject.head if draft.telling.subject else None)
    doer = _verb(draft).doc[draft.span[1] - 1] if draft.attribute == "agent" else subject
    return doer is not None and doer.pos_ == "PROPN" and _is_read(doer)


def _is_read(name: Token) -> bool:
    doc, first = name.doc, name.i
    while first > 0 and doc[first - 1].pos_ == "PROPN":
        first -= 1
    opens = first > 1 and doc[first - 1].text in _QUOTES and doc[first - 2].text in {",", ";", ":"}
    behind = [t.text for t in doc[name.i + 1 : name.i + 3]]
    return opens and bool(_QUOTES & {*behind[:1], *(behind[1:] if behind[:1] == [","] else [])})


def _it_was_so(draft: Draft) -> bool:
    """ "In May it was too cold": when what was so, the question would leave out."""
    if draft.attribute not in {"date", "time", "place"} or draft.kind:
        return False
    verb = _verb(draft)
    said = [c for c in verb.rights if c.dep_ == "acomp"]
    what = (c for c in said if any(t.lower_ == "too" for t in c.lefts) or not _is_inside(draft, c))
    it = any(c.lower_ == "it" and c.dep_ == "nsubj" for c in verb.lefts)
    return verb.lemma_ == "be" and it and any(what)


def _no_place(draft: Draft) -> bool:
    """ "On the contrary", "in the end": a word that joins, and no place."""
    return draft.attribute == "place" and draft.value.lower() in _JOINING


_JOINING = {
    "on the contrary",
    "on the whole",
    "on the other hand",
    "on the one hand",
    "in the end",
    "in the event",
    "in the main",
    "in the meantime",
}


def _only_so_far(draft: Draft) -> bool:
    """ "The sole woman hanged in the war": no woman is the sole one without it."""
    if draft.attribute not in {"position", "description"}:
        return False
    words = draft.value.lower().split()
    noun = _verb(draft).doc[draft.span[1] - 1]
    clause = any(c.dep_ in {"acl", "relcl"} and c.i >= draft.span[1] for c in noun.children)
    return words[0] in {"sole", "only", "first", "last"} and clause


def _avoided(draft: Draft) -> bool:
    """ "Avoided discovery for a year": it was not discovered for so long."""
    trigger, verb = draft.telling.trigger, _verb(draft).head
    return trigger.nominal and verb.lemma_ in _AVOIDING and _verb(draft).dep_ == "dobj"


_AVOIDING = {"avoid", "escape", "evade", "elude", "prevent", "avert", "forestall"}


def _own_name(draft: Draft) -> bool:
    """ "Victor Holm": no victor, but his name."""
    if draft.attribute != "position":
        return False
    words = _verb(draft).doc[slice(*draft.span)]
    return all(t.dep_ == "compound" and t.tag_ == "NNP" and t.i + 1 == t.head.i for t in words)


def _means_it(draft: Draft) -> bool:
    """ "As he meant it": what, the words do not say."""
    return draft.attribute == "meaning" and draft.value.lower() in {"it", "that", "this", "so"}


def _an_event(draft: Draft) -> bool:
    """ "Operation Crow, the invasion": nobody is an invasion."""
    person = draft.attribute == "person" and draft.telling.trigger.nominal
    return person and draft.telling.trigger.lemma in _EVENTS


_EVENTS = {noun for kind in KINDS for noun in kind.nouns.split()}


def _kept_from(draft: Draft) -> bool:
    """ "They kept her away from the others": nobody kept her."""
    verb = _verb(draft)
    rest = {"advmod", "prt", "acomp", "oprd", "xcomp"}
    led = any(c.dep_ in rest or c.lower_ in {"from", "out", "off", "to"} for c in verb.rights)
    kept = draft.attribute in {"agent", "object"} and draft.telling.trigger.lemma == "keep"
    return kept and led and not draft.telling.trigger.known


def _never_done_to(draft: Draft) -> bool:
    """ "Who weighed ninety pounds", "he passed about eight o'clock": nothing was done to them."""
    if draft.attribute != "agent":
        return False
    thing = draft.subject or (draft.telling.subject.head if draft.telling.subject else None)
    hour = thing is not None and thing.ent_type_ in {"TIME", "DATE", "QUANTITY"}
    owned = draft.telling.kind == "ownership"  # "belonged to Holm": he owned it
    return hour or (draft.telling.trigger.lemma in _STATIVE and not owned)


_STATIVE = set("belong consist cost depend last measure number owe resemble total weigh".split())


def _near_it(draft: Draft) -> bool:
    """ "In a village near Lund": near it, and not there."""
    doc, first = _verb(draft).doc, draft.span[0]
    before = doc[first - 1] if first else doc[0]
    near = before.lower_ == "near" and before.head.pos_ == "NOUN"
    return draft.attribute in {"place", "origin", "destination"} and near


def _seen_to(draft: Draft) -> bool:
    """ "Will do all she can to see that it is not sold": whether it was, is not told."""
    verb = _verb(draft)
    over = verb.head
    to = any(c.tag_ in {"TO", "MD"} for c in over.lefts)
    that = any(c.lower_ == "that" for c in verb.lefts)
    return verb.dep_ == "ccomp" and that and over.lemma_ in {"see", "ensure"} and to


def _was_made_one(draft: Draft) -> bool:
    """ "Was cleared and made a knight": she made nobody a knight."""
    verb = _verb(draft)
    joined = verb.dep_ == "conj" and is_passive(verb.head) and verb.lemma_ == "make"
    own = any(c.dep_ == "nsubj" for c in verb.lefts)
    return draft.attribute == "object" and joined and not own


def _by_the_way(draft: Draft) -> bool:
    """ "Anna Holm, to give her the name she bore, came": the writer gives it."""
    verb = _verb(draft)
    to = verb.i > 1 and verb.nbor(-1).lower_ == "to" and verb.nbor(-2).text == ","
    return to and verb.lemma_ in {"give", "use", "quote", "call", "name", "put", "borrow"}


HALVES: tuple[tuple[str, Callable[[Draft], bool]], ...] = (
    ("the question would leave out what the verb leads to", _half_a_verb),
    ("told in brackets of something else", _in_brackets),
    ("why it was not done, and not why it was", _why_not_done),
    ("made easier or harder, and whether it was done is not told", _made_easy),
    ("what it was seen as, and not what was done", _seen_as_doing),
    ("a turn of phrase, and no plan", _born_to),
    ("what it was, the words do not say", _everything),
    ("called to mind, and not there", _called_to_mind),
    ("words that were read, and did nothing", _lettering),
    ("when it was so is told, and what it was stands outside the question", _it_was_so),
    ("a turn of phrase, and no place", _no_place),
    ("the only one of some sort, which the answer leaves out", _only_so_far),
    ("what was avoided, and did not happen", _avoided),
    ("part of a name, and no post", _own_name),
    ("what it means, the words do not say", _means_it),
    ("an event, and nobody", _an_event),
    ("kept from or at something, which the question leaves out", _kept_from),
    ("nothing is done to what is so", _never_done_to),
    ("near it, and not there", _near_it),
    ("what somebody was to see to, and whether it came to be is not told", _seen_to),
    ("what somebody was made, and not whom they made", _was_made_one),
    ("what the writer does by the way", _by_the_way),
)
