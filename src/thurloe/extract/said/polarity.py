"""Yes or no: who heeded, refused or never did a thing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import PERSON_NOUNS
from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.said.denials import find_denials
from thurloe.extract.said.telling import Draft, Telling, named
from thurloe.nouns import EntityType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

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
    if lemma == "dismiss" and _is_of_somebody(scene, telling):
        return  # "dismissed by the brewery": out of work, and not unheard
    denied = telling.stance.mode is Mode.DENIED
    if lemma in REFUSING:
        yield _accepted(scene, telling, "yes" if denied else "no")
    elif lemma in ACCEPTING and not (is_passive(token) and not denied):
        yield _accepted(scene, telling, "no" if denied else "yes")  # "it is believed" is a hedge
    else:
        yield from find_denials(scene, telling)


def _takes(token: Token, lemma: str) -> bool:
    """Whether there is something to accept: "believed the report", not "believed that he came".

    "Prices declined" refuses nothing.
    """
    deps = {c.dep_ for c in token.children}
    if "ccomp" in deps:
        return False
    return lemma not in {"decline", "believe"} or bool(deps & {"dobj", "xcomp", "nsubjpass"})


def _is_of_somebody(scene: Scene, telling: Telling) -> bool:
    for head in (a.head for a in telling.arguments if a.role == "object"):
        who = named(scene, head)
        if head.pos_ == "PRON" or head.lemma_.lower() in PERSON_NOUNS:
            return head.lower_ not in {"it", "this", "that", "which"}
        if who is not None and who.type is EntityType.PERSON:
            return True
    return False


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
