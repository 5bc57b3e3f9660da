"""Deeds that an account says were never done: "Nobody exchanged him", "the meeting never was"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import PERSON_NOUNS
from thurloe.extract.grammar.spans import QUOTE_LIMIT, phrase, trim, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.belied import is_belied, is_no
from thurloe.extract.said.stance import waits
from thurloe.extract.said.telling import Draft, Telling, beginning, named
from thurloe.kinds import MUTUAL, OBJECT, kind_of
from thurloe.nouns import EntityType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from thurloe.extract.grammar.arguments import Argument
    from thurloe.extract.scenes.scene import Scene

# States of mind and bare tries, which nobody asks a witness to settle.
MENTAL = set(
    """
    know think want see like feel understand care mean seem do bother intend try get have need
    expect hope wish be become remain want dare mind matter say forget remember notice
    """.split()
)
# With one of these a denial is of a time, a degree or a manner, and not of the deed.
_PARTLY = set(
    """
    yet still again always immediately longer only just merely simply entirely fully wholly quite
    really hardly altogether exactly even much often long necessarily completely directly
    """.split()
)
_NEVER = {"never", "nor"}
_MODALS = {"could", "would", "should", "might", "may", "can", "must", "will", "shall", "'ll"}
_ANYBODY = set("nobody nothing none anyone anybody anything himself herself itself it".split())


def find_denials(scene: Scene, telling: Telling) -> Iterator[Draft]:
    """A no for a deed of somebody with a name, where its being done at all is denied.

    What was done to whom and where stands in `about`, for that much and no more is denied.
    """
    subject = _subject(scene, telling)
    if not _denied(telling) or subject is None or not _of_the_deed(scene, telling):
        return
    if _for_nothing(telling):
        yield Draft(telling, "polarity", "no", _shown(telling), kind="payment", subject=subject)
        return
    about = _details(scene, telling, subject)
    # "he never asked": for what? "The alarm never sounded" says it all
    whole = telling.trigger.known or bool(about) or named(scene, subject) is None
    if whole and (_never(telling) or _once(telling)):
        yield Draft(telling, "polarity", "no", _shown(telling), about=about, subject=subject)


# To take money, and what is taken: who never did was not paid.
_TAKING = {"take", "accept", "receive", "get", "ask"}
_MONEY = {"money", "payment", "pay", "reward", "fee", "cash", "penny", "cent"}


def _for_nothing(telling: Telling) -> bool:
    """ "He never asked for money": he was not paid, says the account."""
    if telling.trigger.lemma not in _TAKING or not _never(telling):
        return False
    wanted = {"object"} if telling.trigger.lemma != "ask" else {"object", "purpose", "cause"}
    taken = (a for a in telling.arguments if a.role in wanted or a.prep == "for")
    return any(a.head.lemma_.lower() in _MONEY for a in taken)


def _denied(telling: Telling) -> bool:
    """Denied by the account itself: what somebody denies is his word and no no."""
    return telling.stance.mode is Mode.DENIED and telling.stance.cited is None


def _subject(scene: Scene, telling: Telling) -> Token | None:
    """Whom it is asked of: somebody with a name, or whom the sentence before was about."""
    subject, token = telling.subject, telling.trigger.token
    if subject is not None:
        known = named(scene, subject.head) is not None or _is_the_thing(subject.head)
        return subject.head if known else None
    bare = telling.trigger.nominal and telling.trigger.known and not telling.arguments
    bare = bare and not is_no(token)  # "the exchange never took place", and not "no arrests"
    start = token.sent.start
    if not bare or start == 0 or kind_of(telling.kind).subject != OBJECT:
        return None
    hero = subject_of(scene.doc[start - 1].sent.root)
    who = named(scene, hero) if hero is not None else None
    return hero if who is not None and who.type is EntityType.PERSON else None


def _is_the_thing(noun: Token) -> bool:
    """ "The alarm", "its engine": a thing that whoever tells of the matter knows."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() in PERSON_NOUNS:
        return False
    return any(c.lower_ == "the" or c.dep_ == "poss" for c in noun.lefts)


def _of_the_deed(scene: Scene, telling: Telling) -> bool:
    """Whether the deed is denied, and not that it was so soon, so often, so many."""
    token, trigger = telling.trigger.token, telling.trigger
    mental = trigger.lemma in MENTAL and not trigger.known
    if mental or token.dep_ in {"xcomp", "advcl", "pcomp"} or waits(token):
        return False
    words = {c.lower_ for c in token.children}
    if words & (_PARTLY | _MODALS) or any(_manner(c) for c in token.children):
        return False
    owners = [*(p.owner for p in scene.times), *(p.owner for p in scene.quantities)]
    if any(owner is trigger for owner in owners) and not _called_untrue(telling):
        return False
    past = token.tag_ in {"VBD", "VBN"} or "did" in words or trigger.nominal
    return past and not any(_hangs(c) for c in token.children)


def _manner(word: Token) -> bool:
    return word.dep_ == "advmod" and word.lower_.endswith("ly")


def _hangs(clause: Token) -> bool:
    """ "Did not leave because he was ill", "until they came": he may have left."""
    if clause.dep_ != "advcl":
        return False
    before = clause.left_edge.i - 1
    return before < 0 or clause.doc[before].text not in {",", ";", "-", "--"}


def _called_untrue(telling: Telling) -> bool:
    """Whether all that is told of it is denied, its time and number too."""
    return telling.stance.rejected is not None or is_belied(telling.trigger.token)


def _never(telling: Telling) -> bool:
    """Whether it is denied once for all: "never", "nobody", a story that is called untrue."""
    token = telling.trigger.token
    if _called_untrue(telling) or telling.trigger.nominal:
        return True
    below = {c.lower_ for c in token.children}
    nobody = any(c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ == "nobody" for c in token.children)
    return nobody or bool(below & _NEVER)


def _once(telling: Telling) -> bool:
    """ "He was not tried": of what happens once or rarely, or of a deed with all that it needs."""
    trigger, kind = telling.trigger, kind_of(telling.kind)
    if not any(c.dep_ == "neg" for c in trigger.token.children):
        return False
    return kind.once or kind.rare or not trigger.known


def _told(scene: Scene, telling: Telling) -> list[Argument]:
    """The participants beside the subject that the denial speaks of."""
    own = telling.subject
    return [
        a
        for a in telling.arguments
        if a.head.lower_ not in _ANYBODY
        and not scene.is_time(a.head)
        and (own is None or a.head.i != own.head.i)
    ]


def _details(scene: Scene, telling: Telling, subject: Token) -> str:
    """What a question adds to subject and verb: "by Garland", "the island in the bay"."""
    verb = telling.trigger
    parts = [c.text for c in verb.token.children if c.dep_ == "prt" and c.i not in verb.phrase]
    for argument in _told(scene, telling):
        if argument.head.i == subject.i or (argument.prep and argument.role == "cause"):
            continue
        prep = argument.prep or ("by" if argument.role == "agent" else "")
        if telling.kind in MUTUAL and prep in {"of", "between"}:
            prep = ""  # "the meeting of Holm and Krag": whether Holm met Krag
        parts.append(f"{prep} {_noun(scene, argument.head)}".strip())
    return " ".join(dict.fromkeys(parts))


def _noun(scene: Scene, head: Token) -> str:
    """A participant with its article, in the words of the text; a pronoun by its name."""
    who = named(scene, head) if head.pos_ == "PRON" else None
    if who is not None:
        return who.name
    first, end = phrase(head, tail=1)
    before = scene.doc[first - 1] if first else head
    if before.dep_ in {"det", "poss"} and before.lower_ not in {"no", "any"}:
        first -= 1
    return words_of(scene.doc, (first, end))


def _particle(verb: Token) -> list[int]:
    """ "took place": the place."""
    return [c.i for c in verb.children if c.lower_ == "place"]


def _shown(telling: Telling) -> tuple[int, int]:
    """The words that say no: the verb, or the sentences with what is told and what calls it so."""
    token, by = telling.trigger.token, telling.stance.rejected
    if not _called_untrue(telling):
        verb = beginning(token) if telling.trigger.nominal else token
        return min(token.i, verb.i), max(token.i, verb.i, *(_particle(verb))) + 1
    last = by.sent if by is not None else token.sent
    for start in (token.sent.start, token.left_edge.i, token.i):
        first, end = trim(token.doc, start, last.end)
        if token.doc[end - 1].idx - token.doc[first].idx < QUOTE_LIMIT:
            return first, end
    return token.i, token.i + 1
