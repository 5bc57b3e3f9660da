"""Yes or no: who heeded, refused or never did a thing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.arguments import is_passive
from thurloe.extract.spans import phrase, words_of
from thurloe.extract.telling import Draft, Telling, named
from thurloe.kinds import kind_of
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from thurloe.extract.scene import Scene

# Whether somebody took a thing for true or did as told: verbs of no, and verbs of yes.
REFUSING = {
    "refuse",
    "ignore",
    "dismiss",
    "disregard",
    "reject",
    "disobey",
    "disbelieve",
    "decline",
    "deny",
}
ACCEPTING = {"accept", "believe", "heed", "obey", "agree", "comply", "consent"}


def told_of(scene: Scene, telling: Telling) -> Iterator[Draft]:
    """ "ignored the order", "refused to go", "did not believe it": no; "heeded it": yes."""
    lemma, token = telling.trigger.lemma, telling.trigger.token
    if lemma in REFUSING | ACCEPTING and not _takes(token, lemma):
        return
    denied = telling.stance.mode is Mode.DENIED
    if lemma in REFUSING:
        yield _accepted(scene, telling, "yes" if denied else "no")
    elif lemma in ACCEPTING and not (is_passive(token) and not denied):
        yield _accepted(scene, telling, "no" if denied else "yes")  # "it is believed" is a hedge
    elif (
        denied
        and telling.stance.cited is None
        and (_plainly(scene, telling) or _outright(scene, telling))
    ):
        yield Draft(telling, "polarity", "no", (token.i, token.i + 1))


def _takes(token: Token, lemma: str) -> bool:
    """Whether there is something to accept: "believed the report", not "believed that he came".

    "Prices declined" refuses nothing.
    """
    deps = {c.dep_ for c in token.children}
    if "ccomp" in deps:
        return False
    return lemma not in {"decline", "believe"} or bool(deps & {"dobj", "xcomp", "nsubjpass"})


def _plainly(scene: Scene, telling: Telling) -> bool:
    """ "He had not been tried": of what happens once or rarely, and with no "until" or "by"."""
    kind, token = kind_of(telling.kind), telling.trigger.token
    bare = not any(p.owner is telling.trigger for p in scene.times) and not any(
        c.dep_ == "advcl" for c in token.children
    )
    negated = any(c.dep_ == "neg" for c in token.children)
    bare = bare and not telling.others(
        "agent", "place", "with", "charge"
    )  # "not by him", "not there"
    return telling.trigger.known and (kind.once or kind.rare) and bare and negated


# States of mind and bare tries, which nobody asks a witness to settle.
_MENTAL = set(
    """
    know think want see like feel understand care mean seem do bother intend try get have need
    expect hope wish
    """.split()
)


def _outright(scene: Scene, telling: Telling) -> bool:
    """ "He never asked for money": a deed of somebody with a name, denied in the past tense."""
    token, subject = telling.trigger.token, telling.subject
    if telling.trigger.known or telling.trigger.nominal or telling.trigger.lemma in _MENTAL:
        return False
    if subject is None or named(scene, subject.head) is None or token.dep_ in {"advcl", "xcomp"}:
        return False
    never = any(c.lower_ == "never" for c in token.children)
    past = token.tag_ in {"VBD", "VBN"} or any(c.lower_ == "did" for c in token.children)
    negated = never or any(c.dep_ == "neg" for c in token.children)
    bare = not any(c.lower_ in {"could", "would", "should", "might", "may"} for c in token.children)
    return past and negated and bare


def _accepted(scene: Scene, telling: Telling, value: str) -> Draft:
    token = telling.trigger.token
    what = next(
        (
            c
            for c in token.children
            if c.dep_ in {"dobj", "nsubjpass", "xcomp", "ccomp"} and c.i != token.i
        ),
        None,
    )
    about = (
        ""
        if what is None
        else words_of(scene.doc, phrase(what, tail=1))
        if what.pos_ != "VERB"
        else what.lemma_
    )
    who = next((a.head for a in telling.arguments if a.role == "agent"), None)
    if telling.stance.mode is Mode.DENIED:  # "did not heed": the no is in the value
        telling = replace(telling, stance=replace(telling.stance, mode=Mode.ASSERTED))
    return Draft(
        telling,
        "polarity",
        value,
        (token.i, token.i + 1),
        about=about,
        kind="acceptance",
        subject=who,
        impersonal=who is None,
    )
