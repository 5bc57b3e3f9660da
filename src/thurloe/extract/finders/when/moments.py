"""When, how long, at what age: claims from the time expressions of a scene."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from thurloe.extract.finders.when.headings import day_alone, headed
from thurloe.extract.finders.when.lengths import is_no_length, length_of
from thurloe.extract.finders.when.lives import known_by_year, life_between_places, life_of
from thurloe.extract.finders.when.noun_dates import dates_its_noun
from thurloe.extract.finders.when.pointing import past_elision
from thurloe.extract.finders.when.terms import term_of
from thurloe.extract.finders.when.undated import in_brackets, is_anothers, outside_brackets
from thurloe.extract.finders.who.aged import aged_so
from thurloe.extract.grammar.arguments import Argument, is_passive
from thurloe.extract.grammar.spans import ancestors, phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.grammar.triggers import ASPECTUAL
from thurloe.extract.said.negation import waits
from thurloe.extract.said.stance import Stance, stance_of
from thurloe.extract.said.telling import Draft, Telling, state
from thurloe.extract.times.periods import iso
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Placed, Scene
    from thurloe.extract.times import Timex

_ATTRIBUTE = {
    "DATE": "date",
    "TIME": "time",
    "DURATION": "duration",
    "AGE": "age",
}
_YEARS = re.compile(r"(\d{4})/(\d{4})")
_CENTURY = re.compile(r"~?\d\dXX")  # too wide to date what is no event of the table
_NEAR = 8  # tokens between years and the place of a stay in them
# States that last: with years from and to, they have a length; with a place, they are a stay.
LASTING = {
    "be",
    "live",
    "work",
    "stay",
    "serve",
    "remain",
    "reside",
    "spend",
    "spy",
    "rule",
    "reign",
    "operate",
    "lead",
}


def find_moments(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each time expression that an event in its clause can carry."""
    for placed in scene.times:
        attribute = _ATTRIBUTE.get(placed.thing.kind)
        if not attribute or not is_definite(placed.thing):
            continue
        own = _of_itself(scene, placed)
        yield from own
        if own or dates_its_noun(scene, placed) or is_no_length(scene, placed):
            continue
        yield from _when(scene, placed, tellings)
        if placed.root.dep_ == "conj" and not scene.is_time(placed.root.head):
            continue  # "bread and ten minutes a day": of a noun, and not of the verb
        telling = bearer(placed, tellings) if not is_anothers(placed) else None
        if telling is None or _is_cleft(telling):
            yield from headed(scene, placed)
            yield from day_alone(placed)
            continue
        if _CENTURY.fullmatch(placed.thing.value) and not telling.trigger.known:
            continue
        length = _stay(scene, placed, telling) or _from_somebody(scene, placed, telling)
        if length:
            yield length
            continue
        telling = past_elision(telling, tellings)
        words = scene.doc[placed.first : placed.end].text
        value = _said(placed.thing, words)
        kind = "reopening" if _shut_until(placed, telling) else ""
        if kind or _not_until(placed, telling) or _is_deadline(value, telling):
            value = value.removeprefix("../")
        whose = telling.trigger.token.head if _is_aged(telling) else None
        yield Draft(telling, attribute, value, placed.span, kind=kind, subject=whose)
        if attribute == "time" and "T" in placed.thing.value and _DATED.search(words):
            yield Draft(telling, "date", placed.thing.value.strip("~").split("T")[0], placed.span)
        yield from _length(scene, placed, telling)
        yield from _end(placed, telling)


def _is_aged(telling: Telling) -> bool:
    """ "Anna Holm, aged 40": hers."""
    aged = telling.trigger.token
    beside = aged.dep_ in {"amod", "acl"} and aged.head.pos_ == "PROPN"
    return aged.lower_ == "aged" and beside


def _shut_until(placed: Placed[Timex], telling: Telling) -> bool:
    """ "The bridge is closed until 1 May": then it opens again."""
    until = placed.thing.signal in {"until", "till"}
    return until and telling.kind == "closure" and is_passive(telling.trigger.token)


def _from_somebody(scene: Scene, placed: Placed[Timex], telling: Telling) -> Draft | None:
    """ "Sailed eight days after him": after he did, and no day is counted from here."""
    doc, step = scene.doc, placed.thing.step
    after = doc[placed.end - 1].lower_ in _AFTER
    at = placed.end - (1 if after else 0)
    if step is None or at + 1 >= len(doc) or doc[at].lower_ not in _AFTER:
        return None
    behind = doc[at + 1]
    if behind.dep_ not in {"pobj", "compound"}:
        return None  # "ten months after they took him"
    if behind.pos_ != "PRON" and not any(r.names for r in scene.referents_at(behind)):
        return None
    length = iso(abs(step[1]), step[0])
    return Draft(telling, "duration", length, placed.span, about=doc[at].lower_)


_AFTER = {"after", "before"}


def _of_itself(scene: Scene, placed: Placed[Timex]) -> list[Draft]:
    """What a time tells that stands in a phrase of its own, and not in the clause."""
    life = list(life_of(scene, placed)) or list(known_by_year(scene, placed))
    life = life or list(life_between_places(scene, placed))
    if aged := aged_so(scene, placed):
        return [aged]
    found = (rule(placed) for rule in (_due, term_of, length_of))
    one = next((draft for draft in found if draft is not None), None)
    return life or ([one] if one is not None else [])


def _due(placed: Placed[Timex]) -> Draft | None:
    """ "The train, due at 7.15, was late": when it was to arrive."""
    due = next((t for t in ancestors(placed.root, limit=4) if t.lower_ == "due"), None)
    if due is None or due.pos_ != "ADJ" or placed.thing.kind not in {"DATE", "TIME"}:
        return None
    above = due.head
    thing = above if above.pos_ in {"NOUN", "PROPN"} else subject_of(above)
    telling = state(due, "arrival", Stance(Mode.PLANNED))
    attribute, value = _ATTRIBUTE[placed.thing.kind], placed.thing.value
    return Draft(telling, attribute, value, placed.span, subject=thing) if thing else None


def is_definite(timex: Timex) -> bool:
    """Whether a time says when or how long: "in the end" and "for years" do not."""
    return bool(timex.value) and not (timex.kind in {"DURATION", "AGE"} and "X" in timex.value)


def _said(timex: Timex, words: str) -> str:
    """A time of day keeps its day only where its words give one: a carried-over day is a guess."""
    day, _, clock = timex.value.rpartition("T")
    if timex.kind != "TIME":
        return timex.value
    if day and not _DATED.search(words):
        return _bounded(("~" if day.startswith("~") else "") + clock, timex.signal)
    return _bounded(timex.value, timex.signal)


def _bounded(clock: str, signal: str) -> str:
    """ "Before midnight", "after nine": no hour, but one that it was not later or earlier than."""
    if "~" in clock or "/" in clock:
        return clock
    return {"before": f"../{clock}", "by": f"../{clock}", "after": f"{clock}/.."}.get(signal, clock)


def _not_until(placed: Placed[Timex], telling: Telling) -> bool:
    """ "did not come until May", "not until May did he come": he came in May."""
    before = placed.root.doc[max(0, placed.first - 2) : placed.first + 1]
    fronted = any(t.lower_ == "not" for t in before) and "until" in placed.thing.signal
    return fronted or (placed.thing.signal == "until" and waits(telling.trigger.token))


def _is_deadline(value: str, telling: Telling) -> bool:
    """ "Was to be back by 3 May": the day that was planned."""
    ahead = telling.stance.mode in {Mode.PLANNED, Mode.FORECAST}
    return value.startswith("../") and (ahead or telling.trigger.lemma in {"expect", "schedule"})


_DATED = re.compile(
    r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b[a-z]+day\b"
    r"|\bdays? (?:later|before|after|earlier)\b"
)


def bearer(placed: Placed[Timex], tellings: Mapping[int, Telling]) -> Telling | None:
    """The event that lasted or happened: in "spent three years painting", the painting."""
    owner = placed.owner
    if owner is None or in_brackets(placed, owner.token):
        return _opened(placed, tellings)
    if owner.lemma == "spend" and not owner.known:
        below = [
            c
            for c in owner.token.subtree
            if c.i > placed.first and c.i in tellings and c.tag_ in {"VBG", "VBN"}
        ]
        if below:
            return tellings[below[0].i]
    if owner.lemma == "take" and placed.thing.kind == "DURATION":
        return _taken_by(placed, owner.token, tellings) or tellings.get(owner.token.i)
    return _begun(placed, owner.token, tellings) or tellings.get(owner.token.i)


def _begun(placed: Placed[Timex], verb: Token, tellings: Mapping[int, Telling]) -> Telling | None:
    """ "At midnight the fire started": the hour is the fire's."""
    if verb.lemma_ not in ASPECTUAL or placed.thing.kind not in {"DATE", "TIME"}:
        return None
    noun = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    telling = tellings.get(noun.i) if noun is not None else None
    return telling if telling is not None and telling.trigger.known else None


def _taken_by(
    placed: Placed[Timex], verb: Token, tellings: Mapping[int, Telling]
) -> Telling | None:
    """ "It took them six hours to put it out": so long the putting out took."""
    done = next((c for c in verb.rights if c.dep_ in {"xcomp", "advcl", "ccomp"}), None)
    it = any(c.lower_ == "it" for c in verb.lefts)
    telling = tellings.get(done.i) if done is not None and it else None
    if telling is None or not telling.trigger.known:
        return None
    if not any(c.tag_ == "TO" for c in telling.trigger.token.lefts):
        return None
    for_whom = (t for c in verb.subtree if c.lower_ == "for" for t in c.children)
    who = next((c for c in verb.children if c.dep_ == "dative"), None)
    who = who if who is not None else next((t for t in for_whom if t.dep_ == "pobj"), None)
    head = telling.subject.head if telling.subject is not None else None
    empty = head is None or head.lower_ == "it" or placed.first <= head.i < placed.end
    subject = Argument("agent", who) if empty and who is not None else telling.subject
    if subject is None or (empty and who is None):
        return None
    return replace(telling, subject=subject, stance=stance_of(verb))


def _opened(placed: Placed[Timex], tellings: Mapping[int, Telling]) -> Telling | None:
    """The event of a sentence that opens with a time which the model left without a verb."""
    doc = placed.root.doc
    start = doc[placed.first].sent.start
    if placed.first - start > _OPENING:
        return None
    behind = outside_brackets(doc[placed.end : placed.end + _BRACKETED])
    for token in islice(behind, _REACH):
        if token.text in _STOPS or "\n\n" in token.text:
            return None
        if token.i in tellings and token.pos_ in {"VERB", "AUX"}:
            return tellings[token.i]
    return None


_OPENING = 4  # tokens of a sentence before its time: "During the night of"
_BRACKETED = 40  # tokens, with those in brackets
_REACH = 14  # tokens behind it within which its verb comes
# "Saturday -- The ferry sank": a dateline; "an hour after the blast it sank": no length of it.
_STOPS = {".", ";", ":", "!", "?", "-", "--", "–", "—", "after", "before"}
_WHEN, _THAT = {"when"}, {"when", "that"}


def _is_cleft(telling: Telling) -> bool:
    """ "It was on 3 May that ...": the time is told by `_when` of what stands behind."""
    token = telling.trigger.token
    if token.lemma_ != "be" or not any(c.lower_ == "it" for c in token.lefts):
        return False
    return any(_opens(c, _THAT) for c in token.subtree if c.i > token.i)


def _opens(verb: Token, words: set[str]) -> bool:
    if verb.pos_ != "VERB" or any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.lefts):
        return False
    return any(c.lower_ in words and (c.dep_ in _OPENING_DEPS or _is_that(c)) for c in verb.lefts)


_OPENING_DEPS = {"advmod", "mark"}


def _is_that(word: Token) -> bool:
    """ "It was in 1934 that he died": the model may take "that" for what he died."""
    return word.lower_ == "that" and word.tag_ == "IN"


def _when(scene: Scene, placed: Placed[Timex], tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """ "since Sunday, when a shoe was found", "it was on 3 May that he fled": of that event."""
    owner = placed.owner
    below = [c for t in scene.doc[placed.first : placed.end] for c in t.children]
    found = [c for c in below if c.dep_ == "relcl" and _opens(c, _WHEN)]
    if owner is not None and not found:
        telling = tellings.get(owner.token.i)
        if telling is not None and _is_cleft(telling):
            found = [c for c in owner.token.subtree if c.i >= placed.end and _opens(c, _THAT)]
    attribute = _ATTRIBUTE[placed.thing.kind]
    if found and found[0].i in tellings and attribute in {"date", "time"}:
        said = _said(placed.thing, scene.doc[placed.first : placed.end].text)
        value = said.removesuffix("/..").removeprefix("../")
        yield Draft(tellings[found[0].i], attribute, value, placed.span)


def _stay(scene: Scene, placed: Placed[Timex], telling: Telling) -> Draft | None:
    """ "in her six years at Lima": the years are his, and no length of the main verb."""
    root = placed.root
    if placed.thing.kind != "DURATION":
        return None
    owner = next((c for c in root.children if c.dep_ == "poss"), None)
    where = _place_of(scene, [c for c in root.children if c.dep_ == "prep"])
    if owner is None or where is None:
        return None
    return Draft(
        telling,
        "duration",
        placed.thing.value,
        placed.span,
        about=where,
        kind="stay",
        subject=owner,
    )


def _place_of(scene: Scene, prepositions: Iterable[Token]) -> str | None:
    for prep in prepositions:
        for inner in prep.children:
            if prep.lower_ in {"in", "at"} and inner.dep_ == "pobj" and inner.pos_ == "PROPN":
                return words_of(scene.doc, phrase(inner, tail=0))
    return None


# "Worked until 1951" may go on elsewhere.
_HELD = {"be", "camp", "encamp", "last", "lead", "live", "remain", "rule", "reign"}
_UNTIL = re.compile(r"(?:\.\.|\d{4}(?:-\d\d){0,2})/(\d{4}(?:-\d\d){0,2})")


def _end(placed: Placed[Timex], telling: Telling) -> Iterator[Draft]:
    """ "was a citizen until 1951", "led it from 1959 to 1979": when it was over."""
    end = _UNTIL.fullmatch(placed.thing.value)
    if not end or telling.trigger.lemma not in _HELD or placed.thing.kind != "DATE":
        return
    if placed.thing.value[:1] != "." and not _ranges(placed):
        return
    if placed.thing.value[:1] == "." and placed.thing.signal not in {"until", "till"}:
        return  # "by 1951 he was a citizen"
    yield Draft(telling, "date", end[1], placed.span, about=telling.kind, kind="ending")


def _ranges(placed: Placed[Timex]) -> bool:
    """Whether words give both ends: "the early 1950s" has none."""
    words = placed.root.doc[placed.first : placed.end].text
    return placed.thing.kind == "DATE" and _RANGE.search(words) is not None


_RANGE = re.compile(r"(?i)\b(?:to|till|until|and|through)\b|[-–—/]")


def _length(scene: Scene, placed: Placed[Timex], telling: Telling) -> Iterator[Draft]:
    """A state that lasted from one year until another lasted the years between."""
    years = _YEARS.fullmatch(placed.thing.value)
    if not years or telling.trigger.lemma not in LASTING or not _ranges(placed):
        return
    length = int(years[2]) - int(years[1])
    below = telling.trigger.token.subtree
    prepositions = [c for c in below if c.dep_ == "prep" and abs(c.i - placed.first) <= _NEAR]
    where = _place_of(scene, prepositions)
    if length > 0 and where:
        yield Draft(
            telling,
            "duration",
            f"P{length}Y",
            placed.span,
            about=where,
            kind="stay",
            confidence=0.6,
        )
