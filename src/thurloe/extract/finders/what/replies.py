"""What is asked in one sentence and answered in the next: "Who rang? It was Anna Holm." """

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import PERSON_NOUNS
from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.grammar.subjects import SUBJECTS
from thurloe.extract.said.stance import Stance
from thurloe.extract.said.telling import Draft, Telling, named
from thurloe.kinds import OBJECT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from spacy.tokens import Span, Token

    from thurloe.extract.scenes.scene import Scene

    Answer = Callable[[Scene, Telling, "Span", Token], Iterator[Draft]]

_FINITE = {"VBD", "VBP", "VBZ", "MD"}
_POINTING = {"it", "that"}
_NO_WORDS = {"yes", "no", "well", "oh", "why", "a.", "a", ".", ",", ":", "-", "--"}
_FAR = 12  # tokens from the beginning of an answer to what it tells
_THERE = {"aboard", "at", "behind", "beneath", "by", "in", "inside", "near", "on", "under"}
_AROUND = {"behind", "beneath", "by", "near", "under"}  # these belong to where it was


def find_replies(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for what an answer of a few words tells of the deed that was asked about."""
    sentences = [s for s in scene.doc.sents if any(t.is_alpha for t in s)]
    for asked, answer in pairwise(sentences):
        word = next((t for t in asked if t.lower_ in RULES), None)
        if word is None or not _is_question(asked):
            continue
        telling = next((tellings[t.i] for t in _above(word) if t.i in tellings), None)
        first = _told_by(answer)
        if telling is not None and telling.trigger.token.pos_ == "VERB" and first is not None:
            told = replace(telling, stance=Stance())
            yield from RULES[word.lower_](scene, told, answer, first)


def _is_question(sentence: Span) -> bool:
    marks = [t.text for t in sentence if not t.is_space and t.text not in _QUOTES]
    return marks[-1:] == ["?"]


_QUOTES = {'"', "'", ")"}


def _above(word: Token) -> Iterator[Token]:
    """The verbs over a word that asks, the nearest first, within its sentence."""
    yield from (t for t in (word.head, word.head.head, word.head.head.head) if t != word)


def _told_by(answer: Span) -> Token | None:
    """The head of an answer without a verb of its own, or of what "it was" tells."""
    words = [t for t in answer if not t.is_space and t.lower_ not in _NO_WORDS]
    if len(words) > 1 and words[0].lower_ in _POINTING and words[1].lower_ in {"was", "'s", "were"}:
        be = words[1]
        return next((c for c in be.rights if c.dep_ in {"attr", "prep"} and not _is_no(be)), None)
    if any(t.tag_ in _FINITE and t.dep_ != "relcl" for t in words):
        return None
    return next((t for t in words if t.pos_ in _HEADS), None)


_HEADS = {"NOUN", "PROPN", "PRON", "NUM", "ADP"}


def _is_no(be: Token) -> bool:
    return any(c.dep_ == "neg" for c in be.children)


def _who(scene: Scene, telling: Telling, answer: Span, first: Token) -> Iterator[Draft]:
    """ "Who shot him? It was the mate." """
    verb = telling.trigger.token
    asked = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if asked is None or asked.lower_ not in {"who", "whom"} or is_passive(verb):
        return
    head = _whole(first, answer)
    if head.pos_ not in {"NOUN", "PROPN"} or not _is_somebody(scene, head):
        return
    span = phrase(head, tail=1)
    done = next((a.head for a in telling.arguments if a.role == OBJECT), None)
    kind = telling.trigger.lemma if telling.trigger.known and not _is_of(telling, done) else ""
    value = words_of(scene.doc, span)
    yield Draft(telling, "agent", value, span, kind=kind, subject=done, impersonal=done is None)


def _is_of(telling: Telling, done: Token | None) -> bool:
    subject = telling.subject
    return subject is not None and done is not None and subject.head.i == done.i


def _whole(first: Token, answer: Span) -> Token:
    """The last noun of a name that the answer begins with."""
    head = first
    while head.dep_ == "compound" and head.head.i < answer.end:
        head = head.head
    return head


def _is_somebody(scene: Scene, noun: Token) -> bool:
    return named(scene, noun) is not None or noun.lemma_.lower() in PERSON_NOUNS


def _where(scene: Scene, telling: Telling, answer: Span, first: Token) -> Iterator[Draft]:
    """ "Where was the key found? In a barrel." """
    if first.lower_ not in _THERE:
        return
    noun = next((c for c in first.children if c.dep_ == "pobj"), None)
    if noun is None or noun.i >= answer.end or scene.is_time(noun):
        return
    start, end = phrase(noun, tail=2)
    span = (first.i if first.lower_ in _AROUND else start), end
    yield Draft(telling, "place", words_of(scene.doc, span), span)


def _when(scene: Scene, telling: Telling, answer: Span, first: Token) -> Iterator[Draft]:
    """ "When was the bell rung? At half past six." """
    near = (p for p in scene.times if answer.start <= p.first < min(answer.end, first.i + _FAR))
    for placed in near:
        thing = placed.thing
        if thing.kind in {"DATE", "TIME"} and thing.value and "X" not in thing.value:
            clock = thing.value.rpartition("T")[2]
            value = clock if thing.kind == "TIME" else thing.value
            yield Draft(telling, thing.kind.lower(), value, placed.span)


def _how_many(scene: Scene, telling: Telling, answer: Span, first: Token) -> Iterator[Draft]:
    """ "How many clerks came? Nine." """
    near = (q for q in scene.quantities if answer.start <= q.first <= first.i + 1)
    number = next((q for q in near if q.first < answer.end), None)
    asked = next((t for t in telling.trigger.token.sent if t.lower_ == "many"), None)
    of = asked.head if asked is not None and asked.head.pos_ == "NOUN" else None
    if number is not None and asked is not None and number.thing.value:
        about = of.lemma_.lower() if of is not None else "person"
        yield Draft(
            telling, "number", number.thing.value, number.span, about=about, impersonal=True
        )


RULES: Mapping[str, Answer] = {"who": _who, "where": _where, "when": _when, "many": _how_many}
