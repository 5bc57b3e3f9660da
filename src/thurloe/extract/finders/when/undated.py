"""Times that say nothing of when their verb's deed was: "postponed to May", "two years back"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import CALENDAR
from thurloe.kinds import JUSTICE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Span, Token

    from thurloe.extract.scenes.scene import Placed
    from thurloe.extract.times import Timex

    Rule = Callable[[Placed[Timex], Token], bool]


def is_anothers(placed: Placed[Timex]) -> bool:
    """Whether a time is none of the event's that the model hangs it on."""
    if placed.owner is None:
        return False
    verb = placed.owner.token
    return any(rule(placed, verb) for rule in RULES)


def outside_brackets(span: Span) -> Iterator[Token]:
    """The tokens of a stretch that stand in no brackets opened in it."""
    depth = 0
    for token in span:
        depth += (token.text == "(") - (token.text == ")")
        if depth <= 0 and token.text != ")":
            yield token


def _put_off(placed: Placed[Timex], verb: Token) -> bool:
    """ "The inquest was adjourned to May", "put the clock forward to 3 May": to when, not when."""
    doc, first = placed.root.doc, placed.first
    if placed.thing.kind not in _POINTS or first == 0 or doc[first - 1].lower_ != "to":
        return False
    return placed.thing.signal in {"", "to"} and doc[first - 1].head.i == verb.i


_POINTS = {"DATE", "TIME"}


def in_brackets(placed: Placed[Timex], verb: Token) -> bool:
    """Whether a verb stands in brackets without the time: "on 3 May (as some swear) it burnt"."""
    if placed.root.i < verb.i:
        between = [t.text for t in placed.root.doc[placed.end : verb.i]]
        return between.count("(") > between.count(")")
    between = [t.text for t in placed.root.doc[verb.i : placed.first]]
    return between.count(")") > between.count("(")


def _before_that(placed: Placed[Timex], verb: Token) -> bool:
    """ "He was sure in May that it could not burn": in May he was sure."""
    if verb.i < placed.end or placed.thing.kind not in _POINTS:
        return False
    between = placed.root.doc[placed.end : verb.i]
    return any(t.lower_ == "that" and t.dep_ == "mark" and t.head.i == verb.i for t in between)


def _counted_back(placed: Placed[Timex], _: Token) -> bool:
    """ "They met a couple of years back", "sent four months in advance": before now, or it."""
    behind = [t.lower_ for t in placed.root.doc[placed.end : placed.end + 2]]
    back = behind[:1] and behind[0] in _BACK
    ahead = behind[:1] and behind[0] in {"till", "until"} and placed.root.head.lower_ == "with"
    counted = back or ahead or behind == ["in", "advance"]  # "with ten days until the vote"
    return placed.thing.kind == "DURATION" and bool(counted)


_BACK = {"ago", "back", "beforehand", "previously"}


def _apart(placed: Placed[Timex], _: Token) -> bool:
    """ "She put in at Lund, six days from Ghent": how far apart."""
    behind = placed.root.doc[placed.end : placed.end + 1]
    far = placed.thing.kind == "DURATION" and placed.root.dep_ != "pobj"
    return far and any(t.lower_ == "from" and t.dep_ == "prep" for t in behind)


def _in_answer(placed: Placed[Timex], verb: Token) -> bool:
    """ "A response to ten years of war": so long the war was, and no answer."""
    prep = placed.root.head
    led = placed.root.dep_ == "pobj" and prep.lower_ in _LEADING and prep.head.i != verb.i
    judged = placed.owner is not None and placed.owner.kind in JUSTICE
    return placed.thing.kind == "DURATION" and led and not judged


_LEADING = {"to", "from", "about", "as"}


def _insisted_on(placed: Placed[Timex], verb: Token) -> bool:
    """ "All depends on the Monday": on nothing but the day."""
    on = placed.root.dep_ == "pobj" and placed.root.head.lower_ in {"on", "upon"}
    return on and verb.lemma_ in _DWELLING and placed.root.head.head.i == verb.i


_DWELLING = {"concentrate", "depend", "dwell", "focus", "insist", "rely"}


def _of_a_noun(placed: Placed[Timex], _: Token) -> bool:
    """ "After the flood in 1889 they moved", "the log for May": of the flood, and of the log."""
    if placed.thing.kind != "DATE" or placed.root.dep_ != "pobj":
        return False
    prep = placed.root.head
    noun = prep.head
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.i > placed.first:
        return False
    return prep.lower_ == "for" or (noun.dep_ == "pobj" and noun.head.lower_ in _BEYOND)


_BEYOND = {"after", "before", "like", "unlike", "than"}


def _owned(placed: Placed[Timex], verb: Token) -> bool:
    """ "Last month's show was left alone": which show, and not when."""
    return placed.root.dep_ == "poss" and verb.pos_ in {"VERB", "AUX"} and verb.i > placed.root.i


def _some_day(placed: Placed[Timex], _: Token) -> bool:
    """ "They meet on a Monday": some Monday or other."""
    doc, first = placed.root.doc, placed.first
    if first and doc[first].lower_ not in _ANY:
        first -= 1
    day = doc[placed.end - 1].lower_
    bare = placed.end - first == _BARE and day in CALENDAR and day.endswith("day")
    return bare and doc[first].lower_ in _ANY


_BARE = 2  # tokens of "a Monday"
_ANY = {"a", "any", "each", "every"}


def _compared(placed: Placed[Timex], _: Token) -> bool:
    """ "Wed on 9 June, six days later than she wrote": by how much that differs."""
    behind = placed.root.doc[placed.end : placed.end + 1].text.lower()
    return behind == "than" and placed.root.doc[placed.end - 1].lower_ in _MORE


_MORE = {"earlier", "later", "sooner"}


def _of_every_year(placed: Placed[Timex], verb: Token) -> bool:
    """ "Winter is the low season": each winter."""
    words = placed.root.doc[placed.first : placed.end].text
    told = placed.root.dep_ in {"nsubj", "conj"} and verb.tag_ in {"VBZ", "VBP"}
    return told and verb.lemma_ == "be" and not any(c.isdigit() for c in words)


def _one_end(placed: Placed[Timex], _: Token) -> bool:
    """ "Open between ten and noon", "from six to midnight": neither is when it was."""
    if placed.thing.kind != "TIME" or "/" in placed.thing.value:
        return False
    doc = placed.root.doc
    before = [t.lower_ for t in doc[max(0, placed.first - _REACH) : placed.first]]
    behind = doc[placed.end : placed.end + 1].text.lower()
    opens = before[-1:] == ["between"] or (before[-1:] == ["from"] and behind in {"to", "till"})
    closes = before[-1:] == ["and"] and "between" in before
    return opens or closes or (before[-1:] in (["to"], ["till"]) and "from" in before)


_REACH = 6  # tokens


def _of_an_adjective(placed: Placed[Timex], _: Token) -> bool:
    """ "The porters absent that day were dismissed": they were absent then."""
    above = placed.root.head
    behind = above.pos_ == "ADJ" and above.dep_ == "amod" and above.i > above.head.i
    return behind or (placed.root.dep_ == "nsubjpass" and placed.thing.kind in _POINTS)


def _not_then(placed: Placed[Timex], verb: Token) -> bool:
    """ "Built in 1790 and not, as the sign has it, a century later": that it was not."""
    between = [t.lower_ for t in placed.root.doc[verb.i + 1 : placed.first]]
    if "not" not in between or not between[0:1] or "but" in between:
        return False
    at = len(between) - 1 - between[::-1].index("not")
    return at > 0 and between[at - 1] in {"and", ","}


RULES: tuple[Rule, ...] = (
    _put_off,
    _before_that,
    _counted_back,
    _apart,
    _in_answer,
    _insisted_on,
    _of_a_noun,
    _owned,
    _some_day,
    _compared,
    _of_every_year,
    _one_end,
    _of_an_adjective,
    _not_then,
)
