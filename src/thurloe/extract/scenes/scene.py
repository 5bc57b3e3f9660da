"""One parsed stretch of an account with all that was found in it, for the finders of claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from thurloe.extract.grammar.participles import found_so
from thurloe.extract.grammar.spans import ancestors
from thurloe.extract.grammar.triggers import ASPECTUAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from spacy.tokens import Doc, Span, Token

    from thurloe.extract.cast import Cast
    from thurloe.extract.grammar.triggers import Trigger
    from thurloe.extract.numbers.quantities import Quantity
    from thurloe.extract.scenes.words import Words
    from thurloe.extract.times import Timex
    from thurloe.nouns import Account, Referent


class Spanned(Protocol):
    """Anything with a place in the text of the doc."""

    @property
    def start(self) -> int:
        """Offset of the first character."""
        ...

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        ...


T = TypeVar("T", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A time or number: its tokens `first:end`, the topmost of them, the trigger it belongs to."""

    thing: T
    first: int
    end: int
    root: Token
    owner: Trigger | None

    @property
    def span(self) -> tuple[int, int]:
        """The token span."""
        return self.first, self.end


_ALL_OF = {"both", "all", "each"}


@dataclass(frozen=True, slots=True)
class Scene:
    """A stretch of `account.view`, parsed; all offsets inside count from its start, `base`."""

    account: Account
    doc: Doc
    text: str  # of the doc, which puts it together anew for whoever asks
    words: Words
    base: int
    article: int
    cast: Cast
    triggers: Mapping[int, Trigger]
    times: tuple[Placed[Timex], ...]
    quantities: tuple[Placed[Quantity], ...]
    referents: Mapping[str, Referent] = field(default_factory=dict)

    def referents_at(self, token: Token) -> tuple[Referent, ...]:
        """Whom or what a token speaks of; none if nobody knows. "Both of them" speaks of them."""
        if token.i not in self.cast.heads and token.lower_ in _ALL_OF:
            of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
            token = next((c for c in of.children if c.dep_ == "pobj"), token) if of else token
        heads = self.cast.heads.get(token.i, ())
        return tuple(self.referents[r] for r in heads if r in self.referents)

    def is_time(self, token: Token) -> bool:
        """Whether a word stands in a time expression."""
        return any(p.first <= token.i < p.end for p in self.times)


def place(
    doc: Doc,
    things: Iterable[T],
    triggers: Mapping[int, Trigger],
    *,
    event_of: Callable[[Span, Mapping[int, Trigger]], Trigger | None] | None = None,
) -> tuple[Placed[T], ...]:
    """Each thing with its tokens and its trigger: the first verb or event noun above.

    `event_of` knows better where a time, say, is another's than its verb's.
    """
    placed = []
    for thing in things:
        span = doc.char_span(thing.start, thing.end, alignment_mode="expand")
        if span is not None and len(span):
            root = _root_of(span)
            known = event_of(span, triggers) if event_of else None
            owner = known or _torn(span, triggers) or owner_of(root, triggers)
            placed.append(Placed(thing, span.start, span.end, root, owner))
    return tuple(placed)


def _root_of(span: Span) -> Token:
    """ "recovered at 10.30 a.m.": the model may hang "a.m." on another verb than the hour."""
    root = span.root
    if root.dep_ == "prep" and root.lower_ not in {"between", "from"}:
        # "over eleven sessions", whose "over" may be no hedge
        root = next((t for t in span if t.tag_ == "CD" and t.head.i >= span.end), root)
        root = next((t for t in root.children if t.tag_ == "CD" and t.dep_ == "pobj"), root)
    elif root.dep_ == "det":  # "some twenty-five thousand souls", where both hang on the noun
        root = next((t for t in span if t.tag_ == "CD" and t.head.i == root.head.i), root)
    elif root.dep_ == "conj" and root.head.pos_ == "ADP":  # "on or about 10 September"
        root = next((t for t in span if t.dep_ == "pobj"), root)
    hour = root.nbor(-1) if root.i > span.start and root.lower_ in _HALVES else root
    return hour if hour.dep_ == "pobj" else root


_HALVES = {"a.m.", "p.m.", "am", "pm", "noon", "midnight"}


def _torn(span: Span, triggers: Mapping[int, Trigger]) -> Trigger | None:
    """ "On 27 May 1950 Holm confessed": the model takes the date for a part of his name."""
    doc, end = span.doc, span.end
    if end + 1 >= len(doc) or doc[end].pos_ not in {"NOUN", "PROPN"}:
        return None
    name = doc[end]
    while name.dep_ == "compound" and name.head.i == name.i + 1:
        name = name.head
    verb = doc[name.i + 1] if name.i + 1 < len(doc) else name
    told = verb.dep_ == "acl" and verb.tag_ in {"VBD", "VBN"} and name.text[:1].isupper()
    told = told and verb.head.i == name.i
    within = name.i in {a.i for a in ancestors(span.root, limit=3)}
    return triggers.get(verb.i) if told and within else None


def owner_of(token: Token, triggers: Mapping[int, Trigger]) -> Trigger | None:
    """The event that a word inside its clause belongs to."""
    owner = _owner_of(token, triggers)
    if owner is None:
        return None
    owner = _of_phrase(owner, triggers)
    finding = found_so(owner.token) if token.i != owner.token.i else None
    if finding is not None:
        return triggers.get(finding.i, owner)  # "was found burnt out on Friday"
    if owner.lemma in RAISING and token.i < owner.token.i:
        return _told_by(owner, {"xcomp"}, triggers) or owner
    if any(c.lower_ in _LEAPS for c in owner.token.children):
        return _told_by(owner, {"conj"}, triggers) or owner
    if owner.lemma in ASPECTUAL:
        return _told_by(owner, {"nsubj", "nsubjpass"}, triggers) or owner
    return owner


def _of_phrase(owner: Trigger, triggers: Mapping[int, Trigger]) -> Trigger:
    """ "Came into being": the being is no event of its own."""
    token = owner.token
    above = triggers.get(token.head.head.i if token.dep_ == "pcomp" else -1)
    return above if above is not None and token.i in above.phrase else owner


def _told_by(owner: Trigger, links: set[str], triggers: Mapping[int, Trigger]) -> Trigger | None:
    """The first event that hangs on the owner by one of these links."""
    children = owner.token.children
    return next((triggers[c.i] for c in children if c.dep_ in links and c.i in triggers), None)


# "Moving forward to May 1921, she was in Lima": the leap is the teller's, and the date hers.
_LEAPS = {"forward", "ahead"}


# "Two hundred are said to have drowned": the number belongs to the dying.
RAISING = {
    "know",
    "say",
    "believe",
    "think",
    "report",
    "estimate",
    "suppose",
    "presume",
    "allege",
    "claim",
    "find",
    "seem",
    "appear",
    "happen",
    "rumour",
    "rumor",
    "continue",
    "begin",
    "start",
    "feel",
    "fear",
}


def _owner_of(token: Token, triggers: Mapping[int, Trigger]) -> Trigger | None:
    if token.i in triggers:
        return triggers[token.i]
    for above in ancestors(token):
        if above.i in triggers:
            return triggers[above.i]
        if above.pos_ in {"VERB", "AUX"} and above.dep_ not in {"aux", "auxpass"}:
            below = (c.i for c in above.children if c.dep_ in {"xcomp", "attr", "ccomp"})
            return next((triggers[i] for i in below if i in triggers), None)
    return None
