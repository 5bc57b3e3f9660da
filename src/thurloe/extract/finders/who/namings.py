"""By what other name somebody went: code names, aliases, nicknames, names put on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import LANGUAGES
from thurloe.extract.grammar.spans import ancestors, phrase, trim, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.rules import run
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.extract.scenes.words import Word
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Span, Token

    from thurloe.extract.rules import Rule
    from thurloe.extract.scenes.scene import Scene
    from thurloe.nouns import Referent

_CALLED = (
    r"code[ -]?name[ds]?|cover[ -]names?|alias(?:es)?|nick[ -]?name[ds]?|pseudonyms?|aka|a\.k\.a\."
    r"|nom de guerre|call[ -]sign|(?:assumed|false|real|pen|stage) name|under the name"
    r"|(?:travelling|traveling|writing) as|goes by|went by|dubbed|(?:went|go|known) by the names?"
    r"|call(?:ed|ing|s) (?:him|her)self"
)
_LINK = r"(?:(?: of| was| is|:|,)?,? (?:simply |the )?)"
_ONE = r"[^\W\d_a-z][\w'-]*(?: (?:(?:de|van|von|the|of) )?[^\W\d_a-z][\w'-]*){0,3}"
_NAME = rf"\"([^\"\n]{{2,30}})\"|'([^'\n]{{2,30}})'|({_ONE}(?:, {_ONE})*)"
NAMINGS = re.compile(rf"\b(?i:{_CALLED}){_LINK}(?:{_NAME})")
_BEHIND_NAME = 12  # tokens between a name and what says another one
# Verbs that give a name: whom they are done to, or else who does them, bears it.
_GIVING = {"give", "receive", "take", "use", "have", "bear", "adopt", "assume", "assign", "choose"}


def find_namings(scene: Scene, _: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each other name of somebody or something, and for what a name means."""
    yield from run(RULES, scene)
    for match in NAMINGS.finditer(scene.text):
        group = next(n for n in (1, 2, 3) if match[n])
        word = scene.doc.char_span(match.start(), match.start() + 1, alignment_mode="expand")
        start = match.start(group)
        bearer = _bearer(scene, word[-1]) if word else None
        for name in match[group].split(", ") if group == 3 else [match[group]]:  # noqa: PLR2004
            span = scene.doc.char_span(start, start + len(name), alignment_mode="expand")
            start += len(name) + len(", ")
            if bearer is not None and span is not None and word is not None:
                yield from _naming(scene, word[-1], bearer, span)


def _meaning(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Mount Selm, which means 'cold hill'": what the name says in English."""
    name = _name_of(subject_of(verb))
    said = next((c for c in verb.rights if c.dep_ in {"dobj", "ccomp", "oprd", "attr"}), None)
    quoted = _QUOTED.match(scene.text, verb.idx + len(verb.text))
    span = scene.doc.char_span(*quoted.span(1 if quoted[1] else 2)) if quoted else None
    if name is None or (said is None and span is None):
        return
    if span is not None:
        first, end = trim(scene.doc, span.start, span.end)
        end = _alternative(scene, end)
    elif said is not None:
        first, end = phrase(said, tail=1)
    telling = state(verb, "meaning")
    value = _MARKS.sub("", words_of(scene.doc, (first, end)))
    yield Draft(telling, "meaning", value, (first, end), subject=name)


def _translated(scene: Scene, word: Token) -> Iterator[Draft]:
    """ "called himself Volk, Swedish for 'people'": what the name says."""
    quoted = _QUOTED.match(scene.text, word.idx + len(word.text))
    if quoted is None or word.i < _NAME_AND_TONGUE or word.nbor(-1).lower_ not in LANGUAGES:
        return
    name = next((t for t in (word.nbor(-2), word.nbor(-3)) if not t.is_punct), None)
    span = scene.doc.char_span(*quoted.span(1 if quoted[1] else 2))
    if name is not None and name.pos_ == "PROPN" and span is not None:
        first, end = trim(scene.doc, span.start, span.end)
        value = words_of(scene.doc, (first, end))
        yield Draft(state(word, "meaning"), "meaning", value, (first, end), subject=name)


def _alternative(scene: Scene, end: int) -> int:
    """Where a second rendering ends that stands beside the first: "cold hill" or "grey hill"."""
    other = _OR_QUOTED.match(scene.text, scene.doc[end - 1].idx + len(scene.doc[end - 1].text))
    span = scene.doc.char_span(*other.span(1 if other[1] else 2)) if other else None
    return trim(scene.doc, span.start, span.end)[1] if span is not None else end


_NAME_AND_TONGUE = 3  # tokens before "for": the name, a comma, the language


def _name_of(word: Token | None) -> Token | None:
    """The name that means something: it, or what stands before "a native name that"."""
    if word is None or word.pos_ == "PROPN":
        return word
    names = word.lemma_.lower() in {"name", "nickname", "word"}
    if names and word.dep_ == "appos" and word.head.pos_ == "PROPN":
        return word.head
    owned = any(c.dep_ == "poss" for c in word.children)
    return word if names and owned else None


_SAID = r"(?:[\"“]([^\"“”\n]{2,40})[\"”]|['‘]([^'‘’\n]{2,40})['’])"
_QUOTED = re.compile(rf"\s+{_SAID}")
_OR_QUOTED = re.compile(rf"[\"'”’]?,?\s+or\s+{_SAID}")
_MARKS = re.compile(r"[\"“”‘]|(?<!\w)'|['’](?!\w)")


def _naming(scene: Scene, word: Token, bearer: Token, name: Span) -> Iterator[Draft]:
    span = (name.start, name.end)
    known = named(scene, bearer)
    said = words_of(scene.doc, span).strip("\"' ")
    if name.end < len(scene.doc) and scene.doc[name.end].lower_ == "for":
        return  # "his alias is Finnish for a fox"
    own = words_of(scene.doc, (bearer.i, bearer.i + 1))
    if known is not None and said and said not in own and _is_another(said, known):
        yield Draft(state(word, "naming"), "name", said, span, subject=bearer)


def _is_another(said: str, known: Referent) -> bool:
    """Whether somebody has a name beside the one that is said: the cast may know him by both."""
    return said != known.name or any(said not in n and n not in said for n in known.names)


def _bearer(scene: Scene, word: Token) -> Token | None:
    """Who goes by the name: its owner, the one whom the verb is about, else the name before it."""
    owner = next((c for t in (word, word.head) for c in t.children if c.dep_ == "poss"), None)
    if owner is not None and _bears(scene, owner):
        return owner
    verb = next((t for t in ancestors(word, limit=4) if t.pos_ == "VERB" and t.i < word.i), None)
    if verb is not None and (verb.lemma_ in _GIVING or _put_on(word)):
        for token in (_given(verb), subject_of(verb), _object(verb)):
            if token is not None and _bears(scene, token):
                return token
    return _before(scene, word) or _hero(scene, word)


def _put_on(word: Token) -> bool:
    """ "joined under the code name": of the one who joined."""
    return any(t.lower_ in {"under", "with", "by"} for t in (word, *ancestors(word, limit=3)))


def _given(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "dative"), None)


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "dobj"), None)


def _bears(scene: Scene, token: Token) -> bool:
    referent = named(scene, token)
    return referent is not None and referent.type in {EntityType.PERSON, EntityType.ORGANISATION}


def _before(scene: Scene, word: Token) -> Token | None:
    first = max(word.sent.start, word.i - _BEHIND_NAME)
    near = (scene.doc[i] for i in range(word.i - 1, first - 1, -1))
    return next((t for t in near if _bears(scene, t)), None)


def _hero(scene: Scene, word: Token) -> Token | None:
    """ "Code names: Falk, Reed" at the head of an entry: of the last person named above."""
    if word.i != word.sent.start:
        return None
    above = (scene.doc[i] for i in range(word.i - 1, max(-1, word.i - _BEHIND_NAME), -1))
    return next((t for t in above if _bears(scene, t)), None)


RULES: tuple[Rule, ...] = (
    (Word(lemma={"mean"}, pos={"VERB"}), _meaning),
    (Word(lower={"for"}), _translated),
)
