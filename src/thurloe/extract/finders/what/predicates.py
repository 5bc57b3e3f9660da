"""How somebody or something was, where nothing else is read: "the bread was stale"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.finders.what.conditions import in_state, whole
from thurloe.extract.grammar.place_nouns import FURTHER_PLACES, PLACE_NOUNS
from thurloe.extract.grammar.spans import trim, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.belied import is_no
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.extract.scenes.meant import meant_by
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

_TOLD = {Mode.ASSERTED, Mode.DENIED, Mode.REPORTED}
# What a teller feels or thinks of it, or what is only the beginning of what is told.
_SLIGHT = frozenset(
    """
    able afraid angry anxious apt ashamed aware bad better bound careful certain clear content due
    eager easy fond frightened full glad good grateful great happy hard important like likely little
    many much necessary obliged old possible proud ready responsible right same sorry such sure true
    unable useful usual willing worth wrong young
    """.split()
)
_DEGREES = {"so", "too", "as", "more", "less", "most", "least", "how"}
_CLAUSES = {"xcomp", "ccomp", "advcl"}
# "The lamps were out", "the play was over".
_PARTICLES = {"asleep", "awake", "out", "over"}
_IN = {"at", "in", "off", "on", "out", "over", "under"}  # "in tears", "off the air"
_LONGEST = 8  # tokens
_BEHIND = {"prep", "pobj", "conj", "cc"}


def find_predicates(
    scene: Scene, _: Mapping[int, Telling], drafts: Iterable[Draft]
) -> Iterator[Draft]:
    """A claim of a state for each "was" with an adjective, of which no other claim is made."""
    drafts = tuple(drafts)
    read = {i for d in drafts for i in range(*d.span)}
    read |= {d.telling.trigger.token.i for d in drafts}
    for be in scene.words["lemma"].get("be", ()):
        predicate = _predicate(be) if be.i not in read else None
        subject = subject_of(be) if predicate is not None else None
        if predicate is None or subject is None or predicate.i in read:
            continue
        yield from _was(scene, be, subject, predicate)


def _was(scene: Scene, be: Token, subject: Token, predicate: Token) -> Iterator[Draft]:
    stance = stance_of(be)
    thing = whole(meant_by(scene, subject))
    elsewhere = stance.mode is Mode.DENIED and all(c.dep_ != "neg" for c in be.children)
    if stance.mode not in _TOLD or stance.unreal or elsewhere:
        return  # "nor did she like it that it was shut": shut it was
    if not _is_known(scene, subject, thing):
        return
    span = _span(predicate)
    yield in_state(state(be, "condition", stance), words_of(scene.doc, span), span, thing)


def _predicate(be: Token) -> Token | None:
    """What somebody or something is told to have been, in a clause that says when or how."""
    asked = any(c.dep_ in {"expl", "auxpass"} or c.tag_ in {"WRB", "WP"} for c in be.lefts)
    if (asked and be.dep_ != "relcl") or be.dep_ == "xcomp":
        return None
    past = be.lower_ in {"was", "were"} or any(c.lower_ in {"had", "'d"} for c in be.lefts)
    first = next((c for c in be.rights if c.dep_ in {"acomp", "advmod", "prep", "prt"}), None)
    if first is None or any(c.dep_ == "attr" for c in be.children):
        return None
    if first.dep_ == "acomp":
        return first if past and _is_plain(first) else None
    if first.dep_ == "prep":
        return first if _is_phrase(first) else None
    return first if first.lower_ in _PARTICLES and past else None


def _is_plain(word: Token) -> bool:
    """ "Overcast", "bored", and neither "sorry to say" nor "so tall that", "angrier"."""
    graded = any(c.lower_ in _DEGREES for c in word.children)
    led_on = any(c.dep_ in _CLAUSES for c in word.children)
    plain = word.tag_ in {"JJ", "VBN"} and word.lemma_.lower() not in _SLIGHT
    return plain and not graded and not led_on


def _is_phrase(prep: Token) -> bool:
    """ "Off the air", "in tears", and neither in a place nor "in the end"."""
    noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
    if noun is None or prep.lower_ not in _IN or noun.pos_ != "NOUN" or noun.ent_type_:
        return False
    if noun.lemma_.lower() in PLACE_NOUNS | FURTHER_PLACES:
        return False
    bare = not any(c.dep_ in {"det", "poss", "nummod"} for c in noun.lefts)
    return (bare or prep.lower_ in {"off", "out"}) and not any(
        c.dep_ == "prep" and c.lower_ == "of" for c in noun.rights
    )


def _is_known(scene: Scene, subject: Token, thing: Token) -> bool:
    """Somebody with a name or a thing that the words tell from others, and not whoever tells."""
    if is_no(subject) or scene.is_time(subject) or subject.lower_ in {"i", "we", "you"}:
        return False
    if named(scene, subject) is not None:
        return True
    pointed = any(c.dep_ in {"det", "poss"} and c.lower_ in _POINTING for c in thing.lefts)
    return thing.pos_ == "NOUN" and pointed


_POINTING = {"the", "his", "her", "its", "their", "our", "my"}


def _span(predicate: Token) -> tuple[int, int]:
    """The predicate with what belongs to it, as many as are few words."""
    first, end = predicate.i, predicate.i + 1
    for child in predicate.rights:
        if (
            child.dep_ not in {"prep", "pobj", "conj", "cc"}
            or child.right_edge.i >= first + _LONGEST
        ):
            break
        if child.pos_ == "VERB" or any(t.dep_ == "relcl" for t in child.subtree):
            break
        end = child.right_edge.i + 1
    while end > first + 1 and predicate.doc[end - 1].pos_ == "CCONJ":
        end -= 1
    return trim(predicate.doc, first, end)
