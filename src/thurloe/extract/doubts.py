"""Drafts that are seen and not used: each rule says why, in words for the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.errors import BadValue
from thurloe.extract.grammar.subjects import cleft_above
from thurloe.extract.said.halves import HALVES
from thurloe.extract.said.miscounts import MISCOUNTS
from thurloe.extract.said.phrases import TURNS_OF_PHRASE
from thurloe.extract.said.polarity import judges
from thurloe.extract.said.strays import STRAYS
from thurloe.kinds import AGENT, APPROACHES, OBJECT, kind_of
from thurloe.nouns import Mode
from thurloe.values import day_span

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from thurloe.extract.said.telling import Draft

# Verbs whose object is not what they tell, but what it is seen as: "saw the pact as a pause".
_SEEING = set(
    """
    see view regard understand consider treat perceive portray depict picture think dismiss
    """.split()
)
_PLACES = {"place", "destination", "origin"}
_PARTIES = {"agent", "object", "recipient", "with", *_PLACES}
_ANYBODY = set("man men woman women person people persons somebody someone others".split())
_PRONOUNS = set("him her it them this that these those me us what which whom".split())
_AFTER = {"after", "before"}
_SIDES = {"topic", "subject", "origin", "destination", "recipient", "with", "against"}
_YEARS = range(1400, 2100)  # bare figures that are commonly years


def why_not(draft: Draft, written: str | None) -> str:
    """Why a draft is no claim of an account written on a date; "" where it is one."""
    if _is_later(draft, written):
        return "told as past, and later than the account itself: the date is misread"
    if _is_gone(draft, written):
        return "told as to come, and earlier than the account itself: the date is misread"
    return next((why for why, doubts in DOUBTS if doubts(draft)), "")


def _is_later(draft: Draft, written: str | None) -> bool:
    past = draft.telling.stance.mode in {Mode.ASSERTED, Mode.REPORTED}
    past = past and draft.telling.trigger.token.tag_ not in {"VBZ", "VBP"}  # "it opens on Monday"
    if draft.attribute != "date" or not written or not past:
        return False
    try:
        return day_span(draft.value)[0] > day_span(written)[1]
    except BadValue:
        return False


def _is_gone(draft: Draft, written: str | None) -> bool:
    """ "The shop will open in May", of a May before the account was written."""
    stance = draft.telling.stance
    ahead = stance.mode is Mode.FORECAST and stance.cited is None
    ahead = ahead and any(c.lower_ in _WILL for c in draft.telling.trigger.token.children)
    if draft.attribute != "date" or not written or not ahead:
        return False
    try:
        return day_span(draft.value)[1] < day_span(written)[0]
    except BadValue:
        return False


_WILL = {"will", "shall", "'ll"}


def _dates_by_itself(draft: Draft) -> bool:
    """ "Twenty years after his death a street was named": the years are not those of the death."""
    first, end = draft.span
    return draft.attribute == "date" and first < draft.telling.trigger.token.i < end


def _counted_after(draft: Draft) -> bool:
    """ "A week after hearing of it they arrested him": the week is not how long it took."""
    doc, (first, end) = draft.telling.trigger.token.doc, draft.span
    lasted = first > 0 and doc[first - 1].lower_ == "for"  # "rose for a week after it"
    counted = draft.attribute == "duration" and end < len(doc) and doc[end].lower_ in _AFTER
    return counted and not lasted


def _by_nobody(draft: Draft) -> bool:
    """ "A letter of introduction": of a thing that nobody with a name did or got."""
    nobody = draft.telling.subject is None and draft.subject is None
    said = draft.telling.kind in APPROACHES | {"report", "education"}
    return nobody and said and draft.telling.trigger.nominal and draft.attribute in _SIDES


def _of_you(draft: Draft) -> bool:
    subject = draft.telling.subject
    if subject is None or subject.head.lower_ not in {"you", "one"} or draft.subject:
        return False
    if any(c.lower_ == "of" for c in subject.head.rights):
        return False  # "one of the boats was lost"
    return not (subject.head.i and subject.head.nbor(-1).lower_ in {"-", "no"})  # "thirty-one"


def _nameless_place(draft: Draft) -> bool:
    """ "Lived in the city": which one, the account says elsewhere."""
    plain = draft.value in _ANYWHERE
    return draft.attribute in _PLACES and plain and not draft.telling.trigger.known


_ANYWHERE = set(
    """
    area building city coast country east front home house north place prison region road room side
    south street town village west
    """.split()
)


def _before_somebody(draft: Draft) -> bool:
    """ "Fell right in front of me": where that was, the words do not say."""
    words = draft.value.lower().split()
    return draft.attribute in _PLACES and words[:2] == ["front", "of"] and words[-1] in _PRONOUNS


def _of_a_title(draft: Draft) -> bool:
    """ "REPORT OF THE INQUIRY INTO THE FIRE": a heading, of which nobody did anything."""
    trigger = draft.telling.trigger
    heads = trigger.token.dep_ == "ROOT" and trigger.nominal
    return draft.attribute in {"topic", "destination"} and draft.telling.kind == "report" and heads


def _anybody(draft: Draft) -> bool:
    """ "A man questioned her": who it was, the words do not say."""
    return draft.attribute in _PARTIES and draft.value.lower() in _ANYBODY


def _of_some_age(draft: Draft) -> bool:
    """ "They saw a 9-year-old girl", "a girl of nineteen": who she was, the words do not say."""
    who = draft.subject
    if {draft.attribute, draft.telling.kind} != {"age"} or who is None:
        return False
    bare = who.i >= draft.span[1] or who.dep_ not in {"attr", "appos"}
    return bare and any(c.lower_ in {"a", "an"} for c in who.lefts)


def _seen_as(draft: Draft) -> bool:
    if draft.attribute not in _PARTIES:
        return False
    trigger = draft.telling.trigger
    as_what = any(c.lower_ == "as" and c.dep_ in {"prep", "mark"} for c in trigger.token.children)
    seen = trigger.lemma in _SEEING and as_what
    return seen or (trigger.lemma == "believe" and judges(trigger.token))


def _of_it(draft: Draft) -> bool:
    """ "The king believed him": whom he heeded, the words do not say."""
    about = draft.about.lower().removeprefix("of ")
    unsaid = draft.kind == "acceptance" and not about and draft.impersonal
    return draft.attribute == "polarity" and (about in _PRONOUNS or unsaid)


def _place_for_somebody(draft: Draft) -> bool:
    """ "Her next post was Lima": a place is nobody."""
    if draft.attribute != "person":
        return False
    words = draft.telling.trigger.token.doc[slice(*draft.span)]
    return all(t.ent_type_ in {"GPE", "LOC"} for t in words)


def _not_one(draft: Draft) -> bool:
    """ "Not a single shot was fired": that is no count of one."""
    if draft.attribute != "number" or draft.value != "1":
        return False
    first = draft.span[0]
    before = draft.telling.trigger.token.doc[max(0, first - 2) : first]
    return any(t.lower_ in {"not", "never", "nor"} for t in before)


def _those_two(draft: Draft) -> bool:
    """ "The two boats were out": who is spoken of as known was counted before."""
    if (
        draft.attribute != "number"
        or draft.value not in _FEW
        or draft.telling.trigger.lemma != "be"
    ):
        return False
    counted = draft.telling.trigger.token.doc[draft.span[0]].head
    known = any(c.lower_ in {"the", "these", "those"} for c in counted.lefts)
    return known and counted.dep_ == "nsubj" and not any(counted.rights)


_FEW = {"2", "3"}


def _maybe_year(draft: Draft) -> bool:
    plain = draft.value.isdigit() and not draft.about
    return draft.attribute == "number" and plain and int(draft.value) in _YEARS


def _the_same(draft: Draft) -> bool:
    """ "The same firm that had built her", "ours and theirs": which, stands outside the words."""
    doc, end = draft.telling.trigger.token.doc, draft.span[1]
    words = draft.value.lower().split()
    goes_on = end < len(doc) and doc[end].lower_ in {"that", "which", "who", "as"}
    described = draft.attribute in {"position", "description"}
    same = words[:1] == ["same"] and (described or goes_on)
    owned = len(words) == 1 and words[0] in _OWNED
    first = draft.span[0]  # "a mine" is a thing
    return same or (owned and not (first and doc[first - 1].lower_ in {"a", "the"}))


_OWNED = {"mine", "yours", "his", "hers", "ours", "theirs"}


def _gone_by(draft: Draft) -> bool:
    """ "Ten years have passed since", "ten years on, she left": no length of what was done."""
    token, end = draft.telling.trigger.token, draft.span[1]
    behind = [t.lower_ for t in token.doc[end : end + 2]]
    on = behind[:1] == ["on"] and behind[1:] in ([","], ["."], [])
    return draft.attribute == "duration" and (on or token.lemma_.lower() in {"pass", "elapse"})


def _distance(draft: Draft) -> bool:
    """ "Was two thousand miles away": that is no count of miles."""
    doc, end = draft.telling.trigger.token.doc, draft.span[1]
    away = end < len(doc) and doc[end].lower_ in {"away", "off", "apart", "up"}
    return draft.attribute == "number" and draft.telling.trigger.lemma == "be" and away


def _done_to_nobody(draft: Draft) -> bool:
    """ "Whom they sent": who did it is told, and not to whom."""
    telling = draft.telling
    undergone = telling.trigger.known and kind_of(telling.kind).subject == OBJECT
    nobody = telling.subject is None and draft.subject is None and not draft.kind
    return draft.attribute == "agent" and undergone and nobody and not telling.trigger.nominal


def _by_whomever(draft: Draft) -> bool:
    """ "To return to Lima would be folly": who returned, the words do not say."""
    telling, token = draft.telling, draft.telling.trigger.token
    nobody = telling.subject is None and draft.subject is None and not draft.impersonal
    doing = telling.trigger.known and kind_of(telling.kind).subject == AGENT
    entry = token.i == token.sent.start and token.tag_ in {"VBN", "VBD"}  # "Died in Ghent."
    if not (nobody and doing) or telling.trigger.nominal or entry:
        return False
    undergone = any(a.role == OBJECT for a in telling.arguments) and draft.attribute != OBJECT
    return draft.attribute in _ASKED_OF_DOERS and not undergone


_ASKED_OF_DOERS = _PARTIES | {"topic", "date", "duration"}


def _as_done(draft: Draft) -> bool:
    """ "How was he expelled? Expelled", "held in prison, in prison": told by the verb itself."""
    asked = kind_of(draft.kind or draft.telling.kind).ask.split()
    return draft.attribute in {"manner", *_PLACES} and draft.value in asked


def _manner_of_nobody(draft: Draft) -> bool:
    nobody = draft.telling.subject is None and draft.subject is None
    return draft.attribute == "manner" and nobody


def _is_so(draft: Draft) -> bool:
    """ "In May the plan was at stake": the question would leave out what it was."""
    trigger = draft.telling.trigger
    if draft.attribute == "age":
        return draft.telling.kind == "be"
    if draft.attribute not in {"date", "time"} or draft.telling.kind != "be" or draft.kind:
        return False
    first, end = draft.span
    rest = [c for c in trigger.token.children if not first <= c.i < end]
    behind = [t for c in rest if c.dep_ == "prep" for t in c.children if t.dep_ == "pobj"]
    said = [t for t in behind if not first <= t.i < end]
    counted = any(c.dep_ in {"attr", "acomp"} and c.tag_ == "CD" for c in rest)
    return counted or (bool(said) and not any(_is_somewhere(t) for t in said))


def _is_somewhere(noun: Token) -> bool:
    """ "in Lund", "in the water", and not "at stake", "in charge"."""
    return noun.text[:1].isupper() or any(c.dep_ in {"det", "poss"} for c in noun.lefts)


def _has_it_that(draft: Draft) -> bool:
    """ "Two accounts have it that": what they tell is told, and not how many they were."""
    verb = draft.telling.trigger.token
    having = draft.attribute == "number" and verb.lemma_ == "have"
    return having and any(c.dep_ == "dobj" and c.lower_ == "it" for c in verb.children)


def _of_everyone(draft: Draft) -> bool:
    """ "Not all who drowned at Ghent": of whom something is told, and not that they died."""
    verb = draft.telling.trigger.token
    if verb.dep_ != "relcl" or cleft_above(verb) is not None:
        return False
    denied = any(c.dep_ == "neg" or c.lower_ == "not" for c in verb.head.lefts)
    return denied or verb.head.lower_ in _WHOEVER


_WHOEVER = {"anybody", "anyone", "everybody", "everyone", "nobody", "whoever"}


_WHERE_NOT = _PLACES | {"cause", "manner", "agent", "person"}


def _not_that(draft: Draft) -> bool:
    """ "Died at Holm, not at Weir", "and not in the yard": it was not there."""
    if draft.attribute not in _WHERE_NOT:
        return False
    doc, at = draft.telling.trigger.token.doc, draft.span[0] - 1
    while at > 0 and doc[at].pos_ in {"ADP", "DET", "PRON", "SCONJ"}:
        at -= 1
    before = doc[at - 1] if at > 0 else doc[at]
    opposed = before.is_punct or before.lower_ in {"and", "but"}
    return doc[at].lower_ == "not" and opposed


def _by_then(draft: Draft) -> bool:
    """ "Coal was drawn again by September": September drew none."""
    said = draft.telling.trigger.token.doc[slice(*draft.span)]
    return draft.attribute == "agent" and all(t.ent_type_ in {"DATE", "TIME"} for t in said)


DOUBTS: tuple[tuple[str, Callable[[Draft], bool]], ...] = (
    ("what would have happened, and did not", lambda draft: draft.telling.stance.unreal),
    (
        "its words have neither letters nor figures",
        lambda draft: not any(c.isalnum() for c in draft.value),
    ),
    ("a time counted from the event, and not its own", _dates_by_itself),
    ("a length of time before or after it, not its own", _counted_after),
    ("nobody is named who did it, or to whom it was done", _by_nobody),
    ("said of whoever reads it", _of_you),
    ("a place without a name", _nameless_place),
    ("a heading that says what the text is about", _of_a_title),
    ("a place that only whoever tells of it knows", _before_somebody),
    ("somebody whom the words do not tell from others", _anybody),
    ("somebody whom the words do not tell from others", _of_some_age),
    ("what is told is how somebody saw it, not that it was done", _seen_as),
    ("heeded whom or what, the words do not say", _of_it),
    ("a place, where somebody is asked for", _place_for_somebody),
    ("who did it, the words do not say", _by_whomever),
    ("by when it was done, and not by whom", _by_then),
    ("the verb itself, and no manner or place of it", _as_done),
    ("a distance from somewhere", _distance),
    ("who did it, and not to whom", _done_to_nobody),
    ("likened to what the words leave out", _the_same),
    ("time that went by, and no length of what was done", _gone_by),
    ("how nobody in particular died", _manner_of_nobody),
    ("not one: none, and no count", _not_one),
    ("those two, who were counted before", _those_two),
    ("a bare figure that may be a year", _maybe_year),
    ("accounts that have it so are counted, and not what they tell", _has_it_that),
    ("of whoever did it something else is told, and not that they did", _of_everyone),
    *TURNS_OF_PHRASE,
    *STRAYS,
    *HALVES,
    *MISCOUNTS,
    ("where it was not, or who or why it was not", _not_that),
    ("when it was so is told, and what it was stands outside the question", _is_so),
)
