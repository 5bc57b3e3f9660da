"""Whose a time is where its verb is none of the event's: "3 May was the day of her arrest"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.subjects import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from spacy.tokens import Span, Token

    from thurloe.extract.grammar.triggers import Trigger

    Triggers = Mapping[int, Trigger]

# Nouns for when something was.
_DAYS = set("date day night evening morning afternoon year month week hour moment time".split())
# Verbs by which an event that a noun names came about: "the marriage was solemnised".
_PERFORMED = set(
    """
    accept accomplish carry celebrate commit complete conduct contract effect enact execute hold
    perform solemnise solemnize stage undertake
    """.split()
)
# Verbs by which somebody says when it was: "she puts the wedding in May".
_FIXED = {"put", "place", "set", "fix", "date", "time", "assign", "record", "log", "give"}


def event_of(span: Span, triggers: Triggers) -> Trigger | None:
    """The event that a time belongs to by one of the `RULES`, None where none applies."""
    found = (rule(span, triggers) for rule in RULES)
    return next((trigger for trigger in found if trigger is not None), None)


def _behind_its_noun(span: Span, triggers: Triggers) -> Trigger | None:
    """ "The arrest of Holm, in May, alarmed them": the time stands behind the event's noun."""
    verb = _verb_above(span.root)
    if verb is None or verb.i < span.end:
        return None
    event = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    told = event is not None and event.i in triggers and triggers[event.i].nominal
    return triggers[event.i] if told and event is not None and event.i < span.start else None


def _performed(span: Span, triggers: Triggers) -> Trigger | None:
    """ "Her resignation was accepted on 3 May": then she resigned."""
    verb = _verb_above(span.root)
    if verb is None or verb.lemma_ not in _PERFORMED:
        return None
    return next((triggers[c.i] for c in verb.lefts if _is_told(c, "nsubjpass", triggers)), None)


def _effected(span: Span, triggers: Triggers) -> Trigger | None:
    """ "The blast shook the town at nine": then it blew up."""
    verb = _verb_above(span.root)
    if verb is None or verb.lemma_ not in _EFFECTS:
        return None
    told = (triggers[c.i] for c in verb.lefts if _is_told(c, "nsubj", triggers))
    return next((t for t in told if t.kind in _FORCES), None)


_EFFECTS = set(
    """
    damage destroy devastate hit level rip rock rouse shake shatter startle strike tear wake
    """.split()
)
_FORCES = {"explosion", "earthquake", "collision", "burning", "collapse"}


def _light(span: Span, triggers: Triggers) -> Trigger | None:
    """ "The opera had its premiere in May", "made his escape in May": the noun tells it."""
    verb = _verb_above(span.root)
    if verb is None or verb.lemma_ not in {"have", "make", "receive", "get", "undergo"}:
        return None
    done = (c for c in verb.rights if _is_told(c, "dobj", triggers) and c.i < span.start)
    owned = (c for c in done if any(t.dep_ == "poss" for t in c.children))
    return next((triggers[c.i] for c in owned), None)


def _fixed(span: Span, triggers: Triggers) -> Trigger | None:
    """ "The log puts the explosion at 9.05": then it exploded."""
    verb = _verb_above(span.root)
    if verb is None or verb.lemma_ not in _FIXED or span.root.dep_ != "pobj":
        return None
    links = ("dobj", "nsubjpass")
    done = [c for c in verb.children if c.dep_ in links and c.i < span.start]
    done += [t for noun in done if noun.lemma_ in _ONSETS for t in _below(noun, {"of"})]
    return next((triggers[c.i] for c in done if c.i in triggers and triggers[c.i].nominal), None)


def _looked_back_on(span: Span, triggers: Triggers) -> Trigger | None:
    """ "The firm regrets the explosion on 3 May": then it exploded, and is sorry ever since."""
    verb = _verb_above(span.root)
    if verb is None or verb.lemma_ not in _LOOKING_BACK:
        return None
    done = (c for c in verb.rights if _is_told(c, "dobj", triggers) and c.i < span.start)
    return next((triggers[c.i] for c in done), None)


_LOOKING_BACK = set(
    """
    commemorate condemn deplore describe examine honour investigate lament mark mourn recall recount
    regret remember
    """.split()
)
_ONSETS = {"onset", "outbreak", "start", "beginning", "time", "date", "hour"}


def _on_the_day(span: Span, triggers: Triggers) -> Trigger | None:
    """ "3 May was the day of her arrest", "the date on which she fled was 3 May"."""
    root = span.root
    verb = root.head if root.dep_ in {"nsubj", "attr", "dobj", "nsubjpass"} else None
    beside = root.head if root.dep_ == "appos" else None
    if beside is None and verb is not None:
        beside = next((t for t in _around(verb) if t.i != root.i and _is_day(t)), None)
    if beside is None or not _is_day(beside) or span.start <= beside.i < span.end:
        return None
    return _event_of_day(beside, triggers)


def _after_a_colon(span: Span, triggers: Triggers) -> Trigger | None:
    """ "Date of release: 3 May 1921", in a register."""
    doc = span.doc
    if span.start < 2 or doc[span.start - 1].text != ":":  # noqa: PLR2004  (a word and a colon)
        return None
    near = [t for t in doc[max(0, span.start - _REACH) : span.start - 1] if t.lower_ == "date"]
    return _event_of_day(near[-1], triggers) if near else None


_REACH = 9  # tokens of a heading before its colon


def _is_day(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in _DAYS


def _around(verb: Token) -> Iterator[Token]:
    """What a verb says that its subject was, or gives it as."""
    for child in verb.children:
        if child.dep_ in {"nsubj", "attr", "oprd"}:
            yield child
        elif child.lower_ == "as":
            yield from (t for t in child.children if t.dep_ == "pobj")


def _event_of_day(day: Token, triggers: Triggers) -> Trigger | None:
    """ "the day of her arrest", "the day on which she fled", "the day she fled"."""
    below = [*_below(day, {"of", "for"}), *(c for c in day.children if c.dep_ == "relcl")]
    return next((triggers[t.i] for t in below if t.i in triggers), None)


def _below(noun: Token, words: set[str]) -> list[Token]:
    preps = (c for c in noun.children if c.dep_ == "prep" and c.lower_ in words)
    return [t for c in preps for t in c.children if t.dep_ == "pobj"]


def _is_told(token: Token, link: str, triggers: Triggers) -> bool:
    return token.dep_ == link and token.i in triggers and triggers[token.i].nominal


def _verb_above(token: Token) -> Token | None:
    """The verb that a time hangs on, by at most a preposition and another time."""
    for _ in range(_NEAR):
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            return token
        if (
            token.pos_ not in {"ADP", "ADV", "NUM", "PROPN", "NOUN", "SCONJ"}
            or token.dep_ == "relcl"
        ):
            return None
    return None


_NEAR = 3  # steps


def _meted(span: Span, triggers: Triggers) -> Trigger | None:
    """ "condemned to eight years' imprisonment": so long a sentence, and no time yet served."""
    held = span.root.head
    to = held.head
    if span.root.dep_ != "poss" or to.lower_ != "to" or held.dep_ != "pobj":
        return None
    verb = triggers.get(to.head.i)
    return verb if verb is not None and verb.kind == "sentence" else None


def _driven(span: Span, triggers: Triggers) -> Trigger | None:
    """ "was forced to flee in 1933": then she fled."""
    verb = _verb_above(span.root)
    if verb is None or verb.lemma_ not in _DRIVING:
        return None
    done = (c for c in verb.rights if c.dep_ in {"xcomp", "ccomp"} and c.tag_ == "VB")
    return next((triggers[c.i] for c in done if c.i in triggers), None)


_DRIVING = {"allow", "compel", "force", "oblige", "permit"}


def _led_to(span: Span, triggers: Triggers) -> Trigger | None:
    """ "The letter led to his arrest in 1942": then he was arrested."""
    verb = _verb_above(span.root)
    if verb is None or verb.lemma_ not in _LEADING:
        return None
    preps = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ in _LEADING[verb.lemma_])
    ends = (t for c in preps for t in c.children if t.dep_ == "pobj")
    return next((triggers[t.i] for t in ends if t.i in triggers and triggers[t.i].nominal), None)


_LEADING = {"lead": {"to"}, "result": {"in"}, "end": {"in", "with"}, "culminate": {"in", "with"}}


def _itself(span: Span, triggers: Triggers) -> Trigger | None:
    """ "The wedding was on 3 May", "her trial opened on 3 May": of what the noun tells.

    Not so of "the first meeting", which is one of several.
    """
    verb = _verb_above(span.root)
    if verb is None or verb.lemma_ not in {"be", "open"}:
        return None
    said = [c for c in verb.children if c.dep_ in {"acomp", "attr", "dobj", "oprd", "auxpass"}]
    if any(c.i not in triggers and not span.start <= c.i < span.end for c in said):
        return None
    told = (c for c in verb.lefts if _is_told(c, "nsubj", triggers))
    return next((triggers[c.i] for c in told if all(t.dep_ != "amod" for t in c.lefts)), None)


def _since(span: Span, triggers: Triggers) -> Trigger | None:
    """ "It is forty years today since he was hanged": then he was hanged."""
    behind = span.doc[span.end : span.end + 1]
    if not any(t.lower_ == "since" for t in behind):
        return None
    since = behind[0]
    if since.dep_ == "mark":
        return triggers.get(since.head.i)
    return next((triggers[t.i] for t in since.children if t.i in triggers), None)


RULES: tuple[Callable[[Span, Triggers], Trigger | None], ...] = (
    _on_the_day,
    _after_a_colon,
    _behind_its_noun,
    _performed,
    _effected,
    _light,
    _fixed,
    _looked_back_on,
    _meted,
    _driven,
    _led_to,
    _since,
    _itself,
)
