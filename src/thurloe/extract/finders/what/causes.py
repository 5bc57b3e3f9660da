"""Why it happened: "was caused by the wind", "because he lied", "it was the gale that ..."."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import KIN_NOUNS, ORGANISATION_NOUNS, PERSON_NOUNS, VESSEL_NOUNS
from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.spans import phrase, trim, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.grammar.triggers import ASPECTUAL
from thurloe.extract.rules import meetings
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.extract.scenes.meant import meant_by
from thurloe.extract.scenes.words import Word
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

# Words that name no cause without what follows them: "a fault in the wiring".
_FAULTS = {"fault", "defect", "flaw", "crack", "leak", "error", "problem", "failure", "break"}
_CAUSING = {"cause", "trigger", "provoke", "spark", "precipitate"}
_GIVEN = {"be", "give", "name", "state", "record", "list"}
_LONGEST = 14  # words of a clause that says why


def _of(scene: Scene, tellings: Mapping[int, Telling], event: Token, cause: Token) -> Draft | None:
    """A claim that one noun names the cause of the event that another names."""
    if scene.is_time(cause) or cause.pos_ not in {"NOUN", "PROPN"}:
        return None
    span = _with_its_place(cause, phrase(cause, tail=1))
    telling = tellings.get(event.i) or state(event, event.lemma_.lower())
    own = event if event.i not in tellings else None
    return Draft(telling, "cause", words_of(scene.doc, span), span, subject=own)


def _unsettled(scene: Scene, _: Mapping[int, Telling], noun: Token) -> Iterator[Draft]:
    """ "the cause was never established", "the cause remains unknown": that is the answer."""
    verb, doc = noun.head, scene.doc
    if noun.dep_ not in {"nsubj", "nsubjpass"} or any(c.lower_ == "of" for c in noun.children):
        return
    said = [c for c in verb.rights if c.lower_ in _UNKNOWN]
    never = [c for c in verb.lefts if c.dep_ == "neg"] if verb.lemma_ in _SETTLING else []
    if said or never:
        span = (said[0].i, said[0].i + 1) if said else (never[0].i, verb.i + 1)
        value = words_of(doc, span)
        yield Draft(state(noun, "cause"), "cause", value, span, kind="cause", impersonal=True)


_UNKNOWN = {"undetermined", "unknown", "unexplained", "unclear", "uncertain"}
_SETTLING = {"establish", "find", "determine", "settle", "discover", "explain", "know", "prove"}


def _with_its_place(cause: Token, span: tuple[int, int]) -> tuple[int, int]:
    """ "a fault in the wiring", where the model hangs the wiring on the verb."""
    after = cause.doc[span[1]] if span[1] < len(cause.doc) else None
    if cause.lemma_.lower() not in _FAULTS or after is None or after.lower_ not in {"in", "of"}:
        return span
    thing = next((c for c in after.children if c.dep_ == "pobj"), None)
    return (span[0], phrase(thing, tail=0)[1]) if thing is not None else span


def _caused(scene: Scene, tellings: Mapping[int, Telling], verb: Token) -> Iterator[Draft]:
    """ "the collapse was caused by the wind", "the wind caused the collapse"."""
    if verb.dep_ == "pcomp":  # "accused of causing it"
        return
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    agent = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    subject = subject_of(verb)
    done = (
        subject if is_passive(verb) else next((c for c in verb.children if c.dep_ == "dobj"), None)
    )
    cause = agent if is_passive(verb) else subject
    stance = stance_of(verb)
    if stance.unreal or stance.mode is Mode.DENIED:
        return  # "had not caused it": what did, the words do not say
    if done is None or cause is None:
        return
    event = meant_by(scene, done)
    known = event.i in tellings or event.lemma_.lower() in _MISHAPS
    if done.pos_ == "NOUN" or (event.pos_ == "NOUN" and known):
        draft = _of(scene, tellings, event, cause)
        if draft:
            yield replace(draft, telling=replace(draft.telling, stance=stance))
    elif done.lower_ in {"it", "this"} and is_passive(verb) and not scene.referents_at(done):
        draft = _of(scene, tellings, verb, cause)
        if draft:
            telling = state(verb, "cause", stance)
            yield replace(draft, telling=telling, kind="cause", subject=None, impersonal=True)


# Verbs that lead from an event to its cause, and the prepositions that do.
_SOURCES: tuple[tuple[str, str], ...] = (
    ("arise result stem spring originate come", "from"),
    ("begin start originate", "with from"),
    ("trace attribute ascribe impute put set lay", "to"),
)
_LEADING = {(v, p) for verbs, preps in _SOURCES for v in verbs.split() for p in preps.split()}
_LED_BACK = {verb for verb, _ in _LEADING}
_FIRES = {"fire", "blaze", "conflagration"}


def _led_back(scene: Scene, tellings: Mapping[int, Telling], verb: Token) -> Iterator[Draft]:
    """ "the fire was traced to a lamp", "the wreck arose from a fault in her steering"."""
    event = subject_of(verb)
    told = event is not None and (event.i in tellings or event.lemma_.lower() in _MISHAPS)
    if event is None or not told or event.pos_ != "NOUN":
        return
    for prep in verb.children:
        if prep.dep_ == "prep" and (verb.lemma_, prep.lower_) in _LEADING:
            for cause in (c for c in prep.children if c.dep_ == "pobj"):
                draft = _of(scene, tellings, event, cause)
                if draft and cause.pos_ == "NOUN" and cause.lemma_.lower() not in _DOERS:
                    yield replace(draft, telling=replace(draft.telling, stance=stance_of(verb)))


_MISHAPS = set(
    """
    accident avalanche blast blaze catastrophe collision crash derailment disaster epidemic
    explosion fall fire flood landslide leak outbreak subsidence tragedy
    """.split()
)


def _brought_about(scene: Scene, tellings: Mapping[int, Telling], verb: Token) -> Iterator[Draft]:
    """ "the snow brought about the collapse", "a lamp started the fire"."""
    about = verb.lemma_ == "bring" and any(
        c.lower_ == "about" and c.dep_ in {"prt", "prep", "advmod"} for c in verb.children
    )
    done = next((c for c in verb.children if c.dep_ == "dobj"), None)
    inner = (t for c in verb.children if c.lower_ == "about" for t in c.children)
    done = done or next((t for t in inner if t.dep_ == "pobj"), None)
    cause, stance = subject_of(verb), stance_of(verb)
    if is_passive(verb):  # "the fire was started by a lamp"
        by = (t for c in verb.children if c.dep_ == "agent" for t in c.children)
        done, cause = cause, next((t for t in by if t.dep_ == "pobj"), None)
    fire = verb.lemma_ == "start" and done is not None and done.lemma_.lower() in _FIRES
    if not (about or fire) or done is None or cause is None:
        return
    if stance.unreal or stance.mode is Mode.DENIED or cause.lemma_.lower() in _DOERS:
        return
    known = done.i in tellings or done.lemma_.lower() in _MISHAPS
    if known and not scene.referents_at(cause):
        draft = _of(scene, tellings, done, cause)
        if draft:
            yield replace(draft, telling=replace(draft.telling, stance=stance))


def _due_to(scene: Scene, tellings: Mapping[int, Telling], due: Token) -> Iterator[Draft]:
    """ "The collapse was due to a rotten beam", and not "the train was due to arrive"."""
    be, told = due.head, subject_of(due.head)
    to = (t for c in (due, *due.rights) if c.lower_ == "to" for t in c.children)
    cause = next((t for t in to if t.dep_ == "pobj"), None)
    if be.lemma_ != "be" or told is None or cause is None or "neg" in {c.dep_ for c in be.children}:
        return
    if told.i in tellings or told.lemma_.lower() in _MISHAPS:
        draft = _of(scene, tellings, told, cause)
        yield from [draft] if draft is not None else []


def _the_cause(scene: Scene, tellings: Mapping[int, Telling], noun: Token) -> Iterator[Draft]:
    """ "the cause of death was a chill", "died, the cause of death being a chill"."""
    being = next((c for c in noun.rights if c.lower_ == "being"), None)
    verb = being or noun.head
    given = noun.dep_ in {"nsubj", "nsubjpass"} and verb.lemma_ in _GIVEN
    if not given and being is None:
        return
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    event = next((c for c in of.children if c.dep_ == "pobj"), noun) if of is not None else noun
    found = [c for c in verb.children if c.dep_ in {"attr", "oprd"}]
    found += [t for c in verb.children if c.lower_ == "as" for t in c.children if t.dep_ == "pobj"]
    died = (t for t in noun.ancestors if being is not None and event.lemma_ == "death")
    event = next((t for t in died if t.i in tellings and t.lemma_ in _DYING), event)
    for cause in found[:1]:
        draft = _of(scene, tellings, event, cause)
        if draft:
            yield draft


_DYING = {"die", "perish"}


def _by_a_thing(scene: Scene, tellings: Mapping[int, Telling], verb: Token) -> Iterator[Draft]:
    """ "A landslide killed them": it is no one who did it, and so the cause."""
    telling = tellings.get(verb.i)
    if telling is None or telling.kind not in _DESTROYING:
        return
    for argument in telling.others("agent"):
        head = argument.head
        thing = head.pos_ == "NOUN" and head.lemma_.lower() not in _DOERS
        thing = thing and not any(c.dep_ == "appos" for c in head.children)  # "the cutter Selma"
        if thing and not scene.referents_at(head) and not scene.is_time(head):
            span = phrase(head, tail=1)
            yield Draft(telling, "cause", words_of(scene.doc, span), span)


_DESTROYING = {"killing", "death", "destruction", "sinking", "collapse", "explosion", "burning"}
_DOERS = PERSON_NOUNS | ORGANISATION_NOUNS | KIN_NOUNS | VESSEL_NOUNS


def _an_answer(scene: Scene, tellings: Mapping[int, Telling], be: Token) -> Iterator[Draft]:
    """ "her theory is a leak", "a short circuit was the cause": of what, is told elsewhere."""
    subject = next((c for c in be.lefts if c.dep_ == "nsubj"), None)
    said = next((c for c in be.rights if c.dep_ == "attr"), None)
    if subject is None or said is None:
        return
    if said.lemma_ == "cause":
        of = (t for c in said.children if c.lower_ == "of" for t in c.children)
        event = next((t for t in of if t.dep_ == "pobj"), None)
        if event is not None:
            draft = _of(scene, tellings, event, subject)
            yield from [draft] if draft is not None else []
            return
        cause, cited = subject, None
    elif subject.lemma_ in _ANSWERS:
        cause, cited = said, next((c for c in subject.children if c.dep_ == "poss"), None)
    else:
        return
    if cause.pos_ in {"NOUN", "PROPN"} and not scene.is_time(cause):
        stance = stance_of(be)
        if cited is not None and stance.cited is None:
            stance = replace(stance, mode=Mode.REPORTED, cited=cited)
        span = phrase(cause, tail=1)
        telling = replace(tellings.get(be.i) or state(be, "cause"), stance=stance)
        value = words_of(scene.doc, span)
        yield Draft(telling, "cause", value, span, kind="cause", impersonal=True)


def _struck(scene: Scene, tellings: Mapping[int, Telling], verb: Token) -> Iterator[Draft]:
    """ "The Selma was struck by lightning": by what, where that is nobody and no ship."""
    telling = tellings.get(verb.i)
    if telling is None or telling.kind != "collision" or not is_passive(verb):
        return
    thing = next((a.head for a in telling.arguments if a.role == "object"), None)
    for argument in telling.arguments if thing is not None else ():
        head = argument.head
        plain = head.pos_ == "NOUN" and head.lemma_.lower() not in _DOERS
        if argument.role == "agent" and plain and not scene.referents_at(head):
            span = phrase(head, tail=0)
            yield Draft(telling, "agent", words_of(scene.doc, span), span, subject=thing)


def _blamed(scene: Scene, tellings: Mapping[int, Telling], verb: Token) -> Iterator[Draft]:
    """ "The report blamed a rotten beam": a thing that is blamed is the cause."""
    if verb.lemma_ == "blame":
        told = next((c for c in verb.children if c.dep_ == "dobj"), None)
    else:
        told = _behind_to(verb)
    thing = told is not None and told.pos_ == "NOUN" and not scene.referents_at(told)
    if told is None or not thing or _is_doer(told) or told.tag_ == "NNS":
        return
    stance, cited = stance_of(verb), subject_of(verb) if not is_passive(verb) else None
    if stance.mode is Mode.ASSERTED:
        stance = replace(stance, mode=Mode.REPORTED, cited=stance.cited or cited)
    span = phrase(told, tail=1)
    telling = replace(state(verb, "cause"), stance=stance)
    yield Draft(telling, "cause", words_of(scene.doc, span), span, kind="cause", impersonal=True)


def _is_doer(noun: Token) -> bool:
    """Somebody, or some body: the task force, and no unknown force."""
    of_nature = noun.lower_ == "force" and not any(c.dep_ == "compound" for c in noun.lefts)
    return noun.lemma_.lower() in _DOERS and not of_nature


# What is said to point to a cause.
_SIGNS = set("analysis clue evidence everything finding investigation research sign study".split())
_SIGNS |= {"test", "trace", "work"}


def _behind_to(verb: Token) -> Token | None:
    """ "was put down to a rotten beam", "the evidence points to a rotten beam"."""
    down = verb.lemma_ == "put" and any(c.lower_ == "down" for c in verb.children)
    subject = subject_of(verb)
    points = verb.lemma_ == "point" and subject is not None and subject.lemma_ in _SIGNS
    below = verb.subtree if down else verb.children
    to = (t for c in below if c.lower_ == "to" for t in c.children if t.dep_ == "pobj")
    return next(to, None) if down or points else None


_PURPOSELY = set(
    """
    accidentally deliberately inadvertently intentionally maliciously purposely unintentionally
    wilfully willfully
    """.split()
)
_LIGHTING = {"start", "set", "light", "cause", "lay", "begin"}


def _on_purpose(scene: Scene, _: Mapping[int, Telling], word: Token) -> Iterator[Draft]:
    """ "The fire was started deliberately, with petrol": whether anybody meant it, and how."""
    verb = word.head
    done = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    done = [meant_by(scene, t) for t in done]
    told = next((t for t in done if t.lemma_.lower() in _LIT), None)
    stance = stance_of(verb)
    if told is None or verb.lemma_ not in _LIGHTING:
        return
    behind = [
        t for c in verb.children if c.lower_ in {"with", "by"} and c.i > word.i for t in c.children
    ]
    last = next((t for t in behind if t.dep_ == "pobj" and t.pos_ == "NOUN"), None)
    span = (word.i, phrase(last, tail=0)[1] if last is not None else word.i + 1)
    value = words_of(scene.doc, span)
    if stance.mode is Mode.DENIED:  # the no stands in the value
        stance, value = replace(stance, mode=Mode.ASSERTED), f"not {value}"
    telling = state(verb, "cause", stance)
    yield Draft(telling, "cause", value, span, kind="cause", impersonal=True)


_LIT = {"fire", "blaze", "explosion", "blast", "collision", "crash", "leak", "flood"}
_ANSWERS = {"answer", "explanation", "theory", "solution", "hypothesis", "culprit", "verdict"}


def _because(scene: Scene, tellings: Mapping[int, Telling], mark: Token) -> Iterator[Draft]:
    """ "was sacked because he had lied": the clause, where it is short."""
    verb = mark.head
    telling = tellings.get(verb.head.i)
    if mark.dep_ != "mark" or verb.dep_ != "advcl" or telling is None or telling.subject is None:
        return
    span = trim(scene.doc, mark.i + 1, _end_of_reason(verb, mark.i + _LONGEST))
    if telling.trigger.known or named(scene, telling.subject.head) is not None:
        yield Draft(telling, "cause", words_of(scene.doc, span), span)


def _end_of_reason(verb: Token, limit: int) -> int:
    """Where the clause ends that gives the reason, or its first part where it is long."""
    last = verb.right_edge.i
    if last <= limit:
        return last + 1
    ends = (t.i for t in verb.doc[verb.i + 1 : last] if t.text in {",", ";"} or t.dep_ == "cc")
    return min(next(ends, limit), limit)


def _it_was(scene: Scene, _: Mapping[int, Telling], noun: Token) -> Iterator[Draft]:
    """ "it was the gale that pushed the towers over": the gale did."""
    be = noun.head
    verb = next((c for c in noun.children if c.dep_ == "relcl" and c.i > noun.i), None)
    if be.lemma_ != "be" or not any(c.lower_ == "it" for c in be.lefts) or verb is None:
        return
    below = [*verb.children, *(t for c in verb.rights if c.lower_ == "for" for t in c.children)]
    thing = next((c for c in below if c.dep_ in {"dobj", "pobj"}), None)
    relative = {"that", "which", "who"}
    who = next((c for c in verb.lefts if c.lower_ in relative and c.dep_ == "nsubj"), None)
    if thing is not None and who is not None and verb.lemma_ not in ASPECTUAL:
        span = phrase(noun, tail=1)
        telling = state(verb, verb.lemma_.lower(), stance_of(be))
        yield Draft(telling, "agent", words_of(scene.doc, span), span, subject=thing)


Find = Callable[["Scene", "Mapping[int, Telling]", "Token"], "Iterator[Draft]"]
RULES: tuple[tuple[Word, Find], ...] = (
    (Word(lemma=_CAUSING, pos={"VERB"}), _caused),
    (Word(lemma={"bring", "start"}, pos={"VERB"}), _brought_about),
    (Word(lemma=_LED_BACK, pos={"VERB"}), _led_back),
    (Word(lemma={"cause"}, pos={"NOUN"}), _the_cause),
    (Word(lemma={"cause"}, pos={"NOUN"}), _unsettled),
    (Word(lower={"due", "owing"}, dep={"acomp", "prep"}), _due_to),
    (Word(lower={"because"}), _because),
    (Word(pos={"VERB"}), _by_a_thing),
    (Word(lemma={"be"}, pos={"VERB", "AUX"}), _an_answer),
    (Word(dep={"attr"}, pos={"NOUN", "PROPN"}), _it_was),
    (Word(lemma={"strike", "hit"}, pos={"VERB"}), _struck),
    (Word(lemma={"blame", "put", "point"}, pos={"VERB"}), _blamed),
    (Word(lower=_PURPOSELY), _on_purpose),
)


def find_causes(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """Claims on why something happened, from the clauses that say so."""
    for find, token in meetings(RULES, scene):
        yield from find(scene, tellings, token)
