"""An event as one clause tells it: its kind, whom it is about, and who takes part."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import PERSON_NOUNS
from thurloe.extract.grammar.arguments import Argument, arguments_of, is_passive
from thurloe.extract.grammar.subjects import SUBJECTS
from thurloe.extract.grammar.triggers import ASPECTUAL, Trigger
from thurloe.extract.said.belied import TELLINGS
from thurloe.extract.said.stance import Stance, stance_of
from thurloe.kinds import AGENT, APPROACHES, OBJECT, UNDERGOER, kind_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene
    from thurloe.nouns import Referent


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention of an event, before it becomes an `Event`: tokens, not yet quotes."""

    trigger: Trigger
    kind: str
    arguments: tuple[Argument, ...]
    subject: Argument | None
    stance: Stance

    def others(self, *roles: str) -> tuple[Argument, ...]:
        """The arguments in these roles that are not the subject, nor joined to it by "and"."""
        own = self.subject.role if self.subject else None
        return tuple(a for a in self.arguments if a.role in roles and a.role != own)


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making, its value in the tokens `span`.

    `kind` and `subject` overrule those of the telling.
    """

    telling: Telling
    attribute: str
    value: str
    span: tuple[int, int]
    about: str = ""
    kind: str = ""
    subject: Token | None = None
    impersonal: bool = False
    confidence: float = 0.8


_TIMES = {"DATE", "TIME"}


def telling_of(trigger: Trigger) -> Telling:
    """Read a trigger's clause."""
    token = trigger.token
    arguments = tuple(a for a in arguments_of(trigger) if not _is_mark(a.head, token))
    if trigger.nominal and token.dep_ in SUBJECTS:
        token = beginning(token)
    return Telling(trigger, trigger.kind, arguments, _subject(trigger, arguments), stance_of(token))


def _is_mark(word: Token, told: Token) -> bool:
    """ "The story that he fled": "that" takes no part, though the small model says so."""
    if word.lower_ != "that" or word.tag_ != "WDT" or word.dep_ in SUBJECTS:
        return False
    of_a_story = told.dep_ == "relcl" and told.head.lemma_.lower() in TELLINGS
    return of_a_story or told.dep_ == "ccomp"


def beginning(noun: Token) -> Token:
    """ "The attack will begin": no attack yet. "It was planned and never took place": nor that."""
    verbs = [noun.head] if noun.head.lemma_ in ASPECTUAL else []
    verbs += [c for c in noun.head.children if c.dep_ == "conj" and _takes_place(c)]
    return next(iter(verbs), noun)


def _takes_place(verb: Token) -> bool:
    below = {c.dep_ for c in verb.children}
    placed = verb.lemma_ != "take" or any(c.lower_ == "place" for c in verb.children)
    return verb.lemma_ in {"take", "happen", "occur"} and placed and not below & SUBJECTS


def state(token: Token, kind: str, stance: Stance | None = None) -> Telling:
    """A telling that is no event: what somebody is, an amount, a life."""
    trigger = Trigger(token, kind, token.lemma_.lower(), known=False)
    return Telling(trigger, kind, (), None, stance or Stance())


def _subject(trigger: Trigger, arguments: tuple[Argument, ...]) -> Argument | None:
    """The argument that the question will be about.

    The kind says which; else it is the doer, else the done-to.
    """
    # "spent six weeks in jail"
    arguments = tuple(a for a in arguments if a.head.ent_type_ not in _TIMES)
    wanted = kind_of(trigger.kind).subject if trigger.known else AGENT
    if wanted == UNDERGOER:
        wanted = OBJECT if any(a.role == OBJECT for a in arguments) else AGENT
    order = [wanted, "poss", AGENT, OBJECT] if trigger.nominal or not trigger.known else [wanted]
    if not trigger.known and not trigger.nominal and is_passive(trigger.token):
        order = [OBJECT, AGENT]  # "was ruled by Holm": of what he ruled
    if trigger.known and wanted == OBJECT and trigger.nominal:
        order = [OBJECT, "poss"]  # "the arrest by the police": they were not arrested
    told_to = trigger.kind in APPROACHES or trigger.kind in {"report", "attack"}
    if (
        trigger.known
        and wanted == AGENT
        and not told_to
        and all(a.role != AGENT for a in arguments)
    ):
        order.append(OBJECT)  # "was educated at", "was sunk"
    if trigger.phrase and wanted == OBJECT:
        order.append(AGENT)  # "came into the world", "lost his life"
    for role in order:
        first = next((a for a in arguments if a.role == role), None)
        if first is not None:
            return _bearer(trigger, first)
    return None


_PAPERS = {"certificate", "licence", "license", "ticket", "commission", "sentence", "pension"}


_REMAINS = {"body", "corpse", "remains", "cadaver"}
_OF_BODIES = {"discovery", "recovery", "burial"}


def _bearer(trigger: Trigger, subject: Argument) -> Argument:
    """ "Holm's certificate was suspended", "the body of Holm was found": it befell Holm."""
    noun, kind = subject.head, trigger.kind
    word = noun.lemma_.lower()
    paper = kind == "suspension" and word in _PAPERS
    body = kind in _OF_BODIES and (word in _REMAINS or noun.lower_ in _REMAINS)
    if not (paper or body):
        return subject
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    of = (t for c in noun.children if c.lower_ == "of" for t in c.children)
    whose = owner or (next((t for t in of if t.dep_ == "pobj"), None) if body else None)
    known = whose is not None and (paper or whose.pos_ in {"PROPN", "PRON"})
    return replace(subject, head=whose) if known and whose is not None else subject


def named(scene: Scene, token: Token) -> Referent | None:
    """The one referent with a name, or known as somebody's relative, that a token stands for."""
    at = scene.referents_at(token) or scene.referents_at(_apposed_to(token))
    found = [r for r in at if r.names or r.kin]
    return found[0] if len(found) == 1 else None


def _apposed_to(token: Token) -> Token:
    """ "Anna Holm, a clerk who kept the books": the clerk is she."""
    beside = next((c for c in token.children if c.dep_ == "conj"), None)
    if beside is not None and token.lemma_.lower() in PERSON_NOUNS and beside.pos_ == "PROPN":
        titled = any(c.pos_ == "NOUN" and c.dep_ == "compound" for c in beside.lefts)
        one = not any(c.dep_ == "det" for c in beside.lefts)
        return beside if titled and one else token  # "the poet and pilot Anna Holm"
    apposed = token.dep_ == "appos" and token.pos_ == "NOUN" and token.head.pos_ == "PROPN"
    article = apposed and any(c.lower_ in {"a", "an", "the"} for c in token.children)
    verb = token.head.head
    behind = verb.pos_ == "VERB" and token.head.i < verb.i < token.i  # "he died, a sad ending"
    return token.head if article and not behind else token
