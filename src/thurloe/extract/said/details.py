"""What a question adds to subject and verb: to whom, where, when, how a thing was not done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.said.belied import is_belied
from thurloe.extract.said.telling import Telling, named
from thurloe.kinds import MUTUAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from thurloe.extract.grammar.arguments import Argument
    from thurloe.extract.scenes.scene import Scene

_ANYBODY = {"anyone", "anybody", "any"}
_ANY = {"nothing": "anything", "nobody": "anybody", "none": "any"}
_SELVES = {"himself", "herself", "itself", "themselves", "myself", "ourselves"}
_DONE = {"dobj", "pobj"}  # "hid himself", and not "went himself"
_RELATIVE = {"WDT", "WP"}
# Adverbs that add nothing to a question.
_IDLE = set(
    """
    never not ever so also however then therefore now thus too either indeed though thereafter
    afterwards anyway even certainly of course
    """.split()
)
_LAST = 1_000_000  # behind all tokens


def details_of(scene: Scene, telling: Telling, subject: Token) -> str:
    """ "By Garland", "the island in May": all that is denied beside subject and verb."""
    verb, parts = telling.trigger.token, dict(_parts(telling))
    for argument in _told(scene, telling, subject):
        head = argument.head
        joined = head.dep_ == "conj" and head.head.i in parts
        behind = argument.role == "agent" or head.i < verb.i
        at = head.i + (_LAST if behind else 0)
        parts[at] = f"{'or' if joined else _prep(telling, argument)} {_noun(scene, head)}".strip()
    parts |= dict(_times(scene, telling))
    said = [parts[i] for i in sorted(parts)]
    return " ".join(w for n, w in enumerate(said) if not _again(w, said[:n], said[n + 1 :]))


def _again(words: str, before: list[str], behind: list[str]) -> bool:
    """Whether what stands before or behind says as much, or the same in more words."""
    return words in before or any(words in other and words != other for other in before + behind)


def _told(scene: Scene, telling: Telling, subject: Token) -> Iterator[Argument]:
    """The participants beside the subject that the denial speaks of."""
    own = telling.subject
    for argument in telling.arguments:
        head = argument.head
        same = head.i == subject.i or (own is not None and head.i == own.head.i)
        nobody = argument.role == "agent" and head.lower_ in _ANY  # "nobody saw it"
        other = head.lower_ in _ANYBODY or head.tag_ in _RELATIVE or scene.is_time(head)
        vain = head.lower_ in _SELVES and (telling.trigger.known or head.dep_ not in _DONE)
        other = other or vain
        why = argument.prep and argument.role == "cause"
        if not (same or nobody or other or why or _no_time(head)):
            yield argument


def _prep(telling: Telling, argument: Argument) -> str:
    prep = argument.prep or ("by" if argument.role == "agent" else "")
    if telling.kind in MUTUAL and prep in {"of", "between"}:
        return ""  # "the meeting of Holm and Krag": whether Holm met Krag
    return "out of" if prep == "out" else prep


def _no_time(noun: Token) -> bool:
    """ "At no time": that is never."""
    return noun.head.dep_ == "prep" and any(c.lower_ == "no" for c in noun.lefts)


def _parts(telling: Telling) -> Iterator[tuple[int, str]]:
    """ "Out", "again", "badly", "no part": without it another deed would be denied."""
    verb, trigger = telling.trigger.token, telling.trigger
    for word in verb.children:
        behind = word.i > verb.i or word.lower_.endswith("ly")
        adverb = word.dep_ == "advmod" and behind and word.lower_ not in _IDLE
        if word.i not in trigger.phrase and (word.dep_ == "prt" or adverb):
            yield word.i, words_of(word.doc, (word.left_edge.i, word.right_edge.i + 1))
        elif word.i in trigger.phrase and not trigger.known and word.dep_ == "dobj":
            yield word.i, _noun_phrase(word)


def _times(scene: Scene, telling: Telling) -> Iterator[tuple[int, str]]:
    """When, behind all else; a story that is called untrue is so whenever it was."""
    if telling.stance.rejected is not None or is_belied(telling.trigger.token):
        return
    for time in scene.times:
        if time.owner is telling.trigger:
            before = scene.doc[time.first - 1] if time.first else time.root
            first = time.first - (before.pos_ == "ADP")
            words = words_of(scene.doc, (first, time.end))
            yield (
                2 * _LAST + time.first,
                words[:1].lower() + words[1:] if before != time.root else words,
            )


def _noun(scene: Scene, head: Token) -> str:
    """A participant with its article, in the words of the text; a pronoun by its name."""
    if head.lower_ in _ANY:
        return _ANY[head.lower_]
    who = named(scene, head) if head.pos_ == "PRON" and head.lower_ not in _SELVES else None
    return who.name if who is not None else _noun_phrase(head)


def _noun_phrase(head: Token) -> str:
    doc = head.doc
    first, end = phrase(head, tail=1)
    first += doc[first].lower_ == "neither"
    before = doc[first - 1] if first else head
    if before.dep_ in {"det", "poss"} and before.lower_ not in {"no", "any", "neither"}:
        first -= 1
    none = any(c.lower_ in {"no", "any"} for c in head.lefts)
    words = words_of(doc, (first, end))
    if doc[first].dep_ in {"det", "poss"}:
        words = words[:1].lower() + words[1:]
    return f"{'any ' if none else ''}{words}"


def of_what(prep: Token) -> str:
    """ "No charge of theft": charged with theft."""
    of = "with" if prep.head.lemma_ == "charge" else prep.text
    return f"{of} {words_of(prep.doc, (prep.i + 1, prep.right_edge.i + 1))}"
