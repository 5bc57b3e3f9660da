"""Yes or no: who heeded, refused or never did a thing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.said.belied import TELLINGS
from thurloe.extract.said.denials import find_denials
from thurloe.extract.said.telling import Draft, Telling
from thurloe.nouns import Mode

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
HEEDED_BY_NO = {"refuse", "ignore", "disregard", "disobey"}
ACCEPTING = {"accept", "believe", "heed", "obey", "agree", "comply", "consent"}


def told_of(scene: Scene, telling: Telling) -> Iterator[Draft]:
    """ "ignored the order", "refused to go", "did not believe it": no; "heeded it": yes."""
    lemma, token = telling.trigger.lemma, telling.trigger.token
    if lemma in REFUSING | ACCEPTING and not _takes(token, lemma):
        return
    if lemma == "dismiss" and not _is_word(telling):
        return  # "dismissed by the brewery": out of work, and not unheard
    denied = telling.stance.mode is Mode.DENIED
    if lemma in REFUSING and denied and lemma not in HEEDED_BY_NO:
        return  # who does not deny a charge has not owned to it
    if lemma in REFUSING:
        yield _accepted(scene, telling, "yes" if denied else "no")
    elif lemma in ACCEPTING and not (is_passive(token) and not denied):
        yield _accepted(scene, telling, "no" if denied else "yes")  # "it is believed" is a hedge
    else:
        yield from find_denials(scene, telling)


def _takes(token: Token, lemma: str) -> bool:
    """Whether there is something to accept: "believed the report", not "believed that he came".

    "Prices declined" refuses nothing, and "believed war inevitable" heeds no war.
    """
    deps = {c.dep_ for c in token.children}
    if lemma == "deny" and ("xcomp" in deps or _disowns(token)):
        return False  # "denied having gone"
    if lemma in _WITHHOLDING and "dobj" in deps and deps & {"nsubjpass", "dative"}:
        return False  # "they were denied visas", "refused her a room": who took nothing
    deeds = [c for c in token.children if c.dep_ == "xcomp"]
    if lemma == "refuse" and any(all(t.tag_ != "TO" for t in c.lefts) for c in deeds):
        return False  # "with the refuse heaped against it"
    if "ccomp" in deps or (lemma == "believe" and judges(token)):
        return False
    return lemma not in {"decline", "believe"} or bool(deps & {"dobj", "xcomp", "nsubjpass"})


_WITHHOLDING = {"deny", "refuse"}


def _disowns(deny: Token) -> bool:
    """ "Denied any knowledge of it": that she knew, and no request."""
    done = (c for c in deny.children if c.dep_ == "dobj")
    return any(
        noun.lemma_.lower() in _OWNED or any(c.lower_ == "any" for c in noun.lefts) for noun in done
    )


_OWNED = set("connection guilt intent involvement knowledge link part responsibility role".split())


def judges(believe: Token) -> bool:
    """ "believed a war to be near", "which they believed to be true": what it is like."""
    behind = [t for t in believe.subtree if t.i > believe.i]
    said = any(c.dep_ in {"xcomp", "oprd"} for c in believe.children)
    return said or any(t.lemma_ == "be" and t.nbor(-1).lower_ == "to" for t in behind[1:])


# What is said, asked or charged, that one may dismiss.
_WORDS = TELLINGS | set(
    """
    advice alarm appeal argument claim complaint concern criticism danger demand evidence fear
    idea information intel intelligence letter message motion news note objection offer order
    petition plan plea possibility proposal prospect question request risk suggestion
    testimony threat view warning worry
    """.split()
)


def _is_word(telling: Telling) -> bool:
    """Whether what was dismissed was said, and nobody who lost his post."""
    done = (c for c in telling.trigger.token.children if c.dep_ in {"dobj", "nsubjpass"})
    return any(head.lemma_.lower() in _WORDS or head.lower_ in {"it", "this"} for head in done)


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
    about, end = _of_what(scene, what) if what is not None else ("", token.i + 1)
    who = next((a.head for a in telling.arguments if a.role == "agent"), None)
    if telling.stance.mode is Mode.DENIED:  # "did not heed": the no is in the value
        telling = replace(telling, stance=replace(telling.stance, mode=Mode.ASSERTED))
    return Draft(
        telling,
        "polarity",
        value,
        (token.i, max(token.i + 1, end)),
        about=about,
        kind="acceptance",
        subject=who,
        impersonal=who is None,
    )


_DEED = 8  # tokens of a deed that was refused


def _of_what(scene: Scene, what: Token) -> tuple[str, int]:
    """What was accepted, a thing or "to do it", and where its words end."""
    if what.pos_ in {"VERB", "AUX"} and what.dep_ == "xcomp":
        done = next((c for c in what.children if c.dep_ == "dobj" and c.i > what.i), None)
        span = (what.i, phrase(done, tail=1)[1] if done is not None else what.i + 1)
        fits = span[1] - span[0] <= _DEED
        words = words_of(scene.doc, span) if fits else what.text
        be = "be " if any(c.dep_ == "auxpass" for c in what.children) else ""
        return f"to {be}{words}", span[1] if fits else what.i + 1
    if what.pos_ in {"VERB", "AUX"}:
        return what.lemma_, what.i + 1
    span = phrase(what, tail=1)
    return words_of(scene.doc, span), span[1]
