"""Who did it to whom, where and why: the words around a trigger, each with its role."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thurloe.extract.grammar.content_nouns import hangs_on_contents, sums_up
from thurloe.extract.grammar.participles import found_so, undergoing
from thurloe.extract.grammar.prepositions import goes_with_another, role_of
from thurloe.extract.grammar.recasts import RECAST
from thurloe.extract.grammar.schooling import SCHOOLING, schools
from thurloe.extract.grammar.subjects import cleft_above, subject_of, unmasked
from thurloe.extract.grammar.transitives import PASTS, TRANSITIVE
from thurloe.extract.grammar.triggers import is_inverted
from thurloe.kinds import JUSTICE, KINDS, MOVEMENT, OBJECT, family_of, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from thurloe.extract.grammar.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Argument:
    """One participant or circumstance of an event: its role, its head word, its preposition."""

    role: str
    head: Token
    prep: str = ""


# Where a bare participle is a clause of its own.
_BARE = {"conj", "ROOT", "acl", "advcl", "relcl", "xcomp", "ccomp", "amod", "dep", "acomp"}
# Prepositions that stand before another one: "because of", "out of", "up to".
_DOUBLE = {"because", "due", "owing", "thanks", "out", "according", "near", "up", "down", "off"}
_CAUSES = {"because", "due", "owing", "thanks"}


def is_passive(token: Token) -> bool:
    """Whether the verb is passive: "was hanged", or the bare participle "built in 1889"."""
    deps = {c.dep_ for c in token.children if c.lower_ != "home"}  # "allowed home"
    plain = {"nsubj", "agent"} <= deps and token.tag_ == "VBD"  # "left by the night train"
    plain = plain or {"nsubj", "dobj"} <= deps or token.lower_ in PASTS
    if plain and not deps & {"auxpass", "nsubjpass"}:
        return False  # "pulled her out by the hair"
    if deps & {"auxpass", "nsubjpass", "agent"} or is_inverted(token) or _asked_of(token):
        return True
    if token.dep_ == "conj" and deps.isdisjoint({"dobj", "aux"}):
        return _goes_without_was(token) if "nsubj" in deps else _joined_passive(token)
    if token.tag_ != "VBN" or token.dep_ not in _BARE or {"nsubj", "dobj"} <= deps:
        return token.dep_ == "acl" and token.tag_ == "VBD" and "dobj" not in deps
    if any(c.dep_ == "aux" and c.lemma_ == "have" for c in token.children):
        return False
    return token.dep_ != "conj"


def _asked_of(token: Token) -> bool:
    """ "Was the door bolted?": the model may take the first word for a helping verb."""
    be = any(c.dep_ == "aux" and c.lemma_ == "be" for c in token.children)
    return be and token.tag_ in {"VBN", "VBD"}


def _goes_without_was(token: Token) -> bool:
    """ "The appeal was heard and the sentence quashed": the second "was" is left out."""
    done = token.tag_ in {"VBN", "VBD"} and token.lemma_.lower() in TRANSITIVE
    acts = any(c.dep_ == "ccomp" for c in token.children)  # "and the court found her guilty"
    return done and not acts and is_passive(token.head)


def _joined_passive(token: Token) -> bool:
    """ "was arrested and tried": the model may read the second as a simple past."""
    always = token.tag_ == "VBD" and token.lemma_.lower() in _DONE_TO | TRANSITIVE
    ambiguous = token.tag_ == "VBN" or always
    return ambiguous and is_passive(token.head)


def _too_far(token: Token, subject: Token) -> bool:
    """Whether a pronoun is shared by a participle that the model reads as a simple past.

    Both readings are doubtful; together they put the wrong one to death.
    """
    return subject.pos_ == "PRON" and token.dep_ == "conj" and token.tag_ == "VBD"


# Verbs that tell what is done to somebody: "was arrested and tried".
_DONE_TO = {v for kind in KINDS if kind.subject == OBJECT for v in kind.verbs.split()}


def arguments_of(trigger: Trigger) -> tuple[Argument, ...]:
    """All arguments of a trigger, in the order of the text."""
    found = _of_noun(trigger) if trigger.nominal else _recast(trigger, [*_of_verb(trigger)])
    seen: dict[tuple[str, int], Argument] = {}
    for argument in found:
        if argument.head.i in trigger.phrase and argument.role != "award":
            continue
        for head in _conjuncts(argument.head):
            seen.setdefault((argument.role, head.i), Argument(argument.role, head, argument.prep))
    return tuple(sorted(seen.values(), key=lambda a: (a.head.i, a.role)))


def _conjuncts(token: Token) -> Iterator[Token]:
    """`token` and what is joined to it by "and" or commas; "or" leaves the second open."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON"} and child.i > token.i:
            yield from _conjuncts(child)


# Verbs that take the prize for their object, and for their recipient the one who is honoured.
_AWARDING = {"award", "confer", "bestow", "give", "grant", "present"}
_WINNING = {"receive", "win", "get"}


def _awarded(trigger: Trigger, found: list[Argument]) -> list[Argument]:
    """ "awarded her the medal", "was awarded the medal", "won the medal": the prize is no one."""
    if trigger.kind != "award" or trigger.lemma not in _AWARDING | _WINNING:
        return found
    things = [a for a in found if a.role == "object"]
    if trigger.lemma in _WINNING:
        turned = {"agent": "object", "object": "award"}
    elif any(a.role == "recipient" for a in found):
        turned = {"recipient": "object", "object": "award"}
    elif len(things) > 1 and is_passive(trigger.token):
        last = things[-1].head.i
        return [replace(a, role="award") if a.head.i == last else a for a in found]
    else:
        turned = {}
    return [replace(a, role=turned.get(a.role, a.role)) for a in found]


def _recast(trigger: Trigger, found: list[Argument]) -> list[Argument]:
    """ "The tank belonged to Holm": he is the one who owns it."""
    if trigger.kind in SCHOOLING:
        things = [a.head for a in found if a.role == "object"]
        found = found + [Argument("place", t, at) for head in things for at, t in schools(head)]
    if (trigger.kind, trigger.lemma) == ("arrival", "reach"):
        return [replace(a, role="destination") if _is_reached(trigger, a) else a for a in found]
    for kind, lemma, turned in RECAST:
        if (trigger.kind, trigger.lemma) == (kind, lemma):
            return [replace(a, role=turned.get(a.role, a.role)) for a in found]
    return _awarded(trigger, found)


def _is_reached(trigger: Trigger, argument: Argument) -> bool:
    """ "Reached Narva", and not "Anna Holm could not be reached"."""
    noun = argument.head
    sum_ = any(c.dep_ == "nummod" for c in noun.lefts)  # "the fund reached forty pounds"
    place = noun.pos_ in {"NOUN", "PROPN"} and noun.ent_type_ != "PERSON" and not sum_
    return argument.role == "object" and place and not is_passive(trigger.token)


def _within_phrase(trigger: Trigger) -> Iterator[Argument]:
    """ "on her way to Holm": what hangs on a noun of the phrase belongs to the event."""
    for token in trigger.token.subtree if trigger.phrase else ():
        if token.i in trigger.phrase and token.pos_ == "NOUN":
            for child in token.children:
                if child.dep_ == "prep" and child.i not in trigger.phrase:
                    yield from _prepositional(trigger, child)


def _of_verb(trigger: Trigger) -> Iterator[Argument]:
    yield from _within_phrase(trigger)
    yield from _it_was_there(trigger)
    token, passive = trigger.token, is_passive(trigger.token)
    subject = subject_of(token)
    yield from _found_there(trigger)
    if subject is not None and not (passive and _too_far(token, subject)):
        yield Argument("object" if passive else "agent", subject)
    for child in token.children:
        if child.dep_ in {"dobj", "attr"} or (
            child.dep_ == "oprd" and child.pos_ in {"NOUN", "PROPN"}
        ):
            yield from _done_to(token, child)
        elif child.dep_ == "dative":
            yield from (
                _prepositional(trigger, child)
                if child.pos_ == "ADP"
                else [Argument(undergoing(token, kind_of(trigger.kind).subject), child)]
            )
        elif child.dep_ in _OF_FINDING and found_so(token) is not None and child.lower_ in _WHERE:
            continue
        elif child.dep_ == "agent" and passive:
            yield from _by(trigger, child)
        elif child.dep_ == "prep" and not _according(child) and not _by_what(token, child):
            yield from _prepositional(trigger, child)
        elif child.lower_ in _THERE:  # "died there of a fever"
            yield from _beyond(trigger, child)
        elif child.i in trigger.phrase and child.pos_ == "ADJ":
            yield from _of_verdict(child)
    yield from _left_out(trigger)


_OF_FINDING = {"agent", "prep"}
_WHERE = {"by", "in", "at", "near", "under", "beside", "behind", "outside", "inside"}


def _found_there(trigger: Trigger) -> Iterator[Argument]:
    """ "was found tied up in the cellar by the cook": found there, and by her."""
    states = [c for c in trigger.token.children if found_so(c) is not None]
    for prep in (c for s in states for c in s.children if c.lower_ in _WHERE):
        if prep.dep_ == "agent":
            yield from _by(trigger, prep)
        elif prep.dep_ == "prep":
            yield from _prepositional(trigger, prep)


def _left_out(trigger: Trigger) -> Iterator[Argument]:
    """ "the men they sent to Lima": the men were sent, though no "whom" says so."""
    verb = trigger.token
    below = {c.dep_ for c in verb.children}
    undergone = trigger.known and kind_of(trigger.kind).subject == OBJECT
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    noun = verb.head
    beside = own is not None and own.tag_ not in {"WDT", "WP"} and noun.i < own.i < verb.i
    if verb.dep_ == "relcl" and undergone and beside and not below & {"dobj", "mark", "nsubjpass"}:
        stranded = any(c.dep_ == "prep" and not list(c.children) for c in verb.children)
        asked = any(c.tag_ in {"WDT", "WP", "WRB"} for c in verb.children)
        if not stranded and not asked and noun.ent_type_ not in {"DATE", "TIME"}:
            yield Argument(OBJECT, unmasked(noun))


def _it_was_there(trigger: Trigger) -> Iterator[Argument]:
    """ "It was in Ghent that she was arrested": the place is the arrest's."""
    verb = trigger.token
    be = cleft_above(verb) if verb.dep_ in {"ccomp", "relcl", "advcl"} else None
    for prep in be.children if be is not None else ():
        if prep.dep_ == "prep" and be is not None and be.i < prep.i < verb.i:
            yield from _prepositional(trigger, prep)


def _done_to(verb: Token, child: Token) -> Iterator[Argument]:
    """The object, or for "which he led" what "which" stands for."""
    if child.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        if hangs_on_contents(child, verb.head):
            return  # "the rumour that he fled"
        child = unmasked(verb.head)
    if sums_up(verb, child):
        return
    titled = any(t.text == ":" for t in verb.doc[verb.i : max(verb.i, child.i)])
    if not titled:  # "wrote in Life at Sea: The Harbour Years"
        yield Argument("as" if child.dep_ == "oprd" else "object", child)


_OPENINGS = {"door", "doorway", "entrance", "gate", "hatch", "roof", "skylight", "window"}


def _by_what(verb: Token, prep: Token) -> bool:
    """ "pulled her out by the hair", "came in by the door": no one who did it."""
    if prep.lower_ == "by" and any(c.lemma_.lower() in _OPENINGS for c in prep.children):
        return not is_passive(verb)
    done = {c.dep_ for c in verb.children}
    return prep.lower_ == "by" and {"nsubj", "dobj"} <= done and not done & {"auxpass", "nsubjpass"}


def _according(prep: Token) -> bool:
    """ "According to Holm": who is cited, and no goal."""
    return "according" in {prep.lower_, prep.nbor(-1).lower_ if prep.i else ""}


def _by(trigger: Trigger, prep: Token) -> Iterator[Argument]:
    """ "built by Holm at Narva": who, and where the model hangs the place on him."""
    for inner in prep.children:
        if inner.dep_ == "pobj":
            if inner.lower_ not in _HOW or any(c.dep_ in {"det", "poss"} for c in inner.lefts):
                yield Argument("agent", inner, "by")
            yield from _place_beyond(trigger, inner)


# "Sunk by order of Holm", "by mistake": how, and nobody who did it.
_HOW = {"accident", "chance", "command", "decree", "dint", "means", "mistake", "order", "orders"}
_THERE = {"there", "here", "later", "afterwards", "soon", "suddenly"}


def _beyond(trigger: Trigger, adverb: Token) -> Iterator[Argument]:
    """What the model hangs on an adverb, where it belongs to the verb."""
    for child in adverb.children:
        if child.dep_ == "prep":
            yield from _prepositional(trigger, child)


def _of_verdict(adjective: Token) -> Iterator[Argument]:
    """ "found her guilty of fraud": whom, and of what."""
    for child in adjective.children:
        if child.dep_ == "nsubj":
            yield Argument("object", child)
        elif child.dep_ == "prep":
            yield from (
                Argument("charge", t, child.lower_) for t in child.children if t.dep_ == "pobj"
            )
            yield from (
                Argument("charge", a, child.lower_)
                for t in child.children
                if t.dep_ == "pcomp"
                for a in t.children
                if a.dep_ in {"attr", "dobj"}
            )


def _prepositional(trigger: Trigger, prep: Token) -> Iterator[Argument]:
    word, below = prep.lower_, list(prep.children)
    if prep.i in trigger.phrase and trigger.known and not any(t.i in trigger.phrase for t in below):
        # "caught up with the thief"
        things = (t for t in below if t.dep_ == "pobj" and t.pos_ != "NUM")
        role = "destination" if word == "for" and trigger.kind in MOVEMENT else "object"
        yield from (Argument(role, t, word) for t in things)
        return
    for inner in below:
        if inner.dep_ == "pobj" and word == "for" and inner.lemma_ in _WHILES:
            # "held for a time on the island": the place is the verb's
            yield from (a for c in inner.children for a in _prepositional(trigger, c))
        elif inner.dep_ == "conj" and inner.pos_ == "ADP":
            # "first on the island and later in Lima"
            yield from _prepositional(trigger, inner)
        elif inner.dep_ == "pobj" and not goes_with_another(prep):
            role = role_of(trigger, word, inner)
            yield from _result(inner) if word in {"as", "on", "for"} else ()
            yield from _connected(inner) if trigger.kind in JUSTICE else ()
            yield Argument(role, inner, word)
            yield from _and_to(trigger, inner) if word == "from" else ()
            if role == "place" or (word == "as" and trigger.known):  # "shot as a spy at Narva"
                yield from _place_beyond(trigger, inner)
        elif inner.dep_ == "prep" and word in _DOUBLE:
            for t in inner.children:
                if t.dep_ == "pobj":
                    role = "cause" if word in _CAUSES else role_of(trigger, inner.lower_, t)
                    yield Argument(role, t, word)


_WHILES = {"time", "while", "period", "spell"}


def _and_to(trigger: Trigger, origin: Token) -> Iterator[Argument]:
    """ "her voyage from Ghent to Lima": Lima is hers, whatever the model hangs it on."""
    behind = origin.right_edge.i + 1
    if behind >= len(origin.doc) or origin.doc[behind].lower_ != "to":
        return
    to = origin.doc[behind]
    if trigger.kind in MOVEMENT and to.dep_ == "prep" and to.head.i != trigger.token.i:
        yield from (Argument("destination", t, "to") for t in to.children if t.dep_ == "pobj")


def _result(noun: Token) -> Iterator[Argument]:
    """ "as a result of the fire", "on account of it": the fire is the cause."""
    if noun.lemma_.lower() in {"result", "consequence", "account", "want", "lack"}:
        for of in noun.children:
            if of.dep_ == "prep" and of.lower_ == "of":
                yield from (Argument("cause", t, "of") for t in of.children if t.dep_ == "pobj")


def _connected(noun: Token) -> Iterator[Argument]:
    """ "Arrested in connection with the riots": what the charge is about."""
    with_what = (c for c in noun.children if c.lower_ == "with" and noun.lower_ == "connection")
    yield from (Argument("charge", t, "with") for c in with_what for t in c.children)


def _place_beyond(trigger: Trigger, noun: Token) -> Iterator[Argument]:
    """ "in Vridsloe prison in Ghent": what hangs on the noun is the event's place too.

    "at Ghent of a fever": what somebody died of hangs on no town.
    """
    for prep in noun.children:
        if prep.dep_ != "prep" or prep.i < noun.i:
            continue
        mortal = prep.lower_ == "of" and noun.pos_ == "PROPN" and family_of(trigger.kind) == "death"
        for t in prep.children:
            if t.pos_ == noun.pos_ == "PROPN" and prep.lower_ == "in" and prep.i == noun.i + 1:
                continue  # "in Narva in Holm": one place
            if t.dep_ == "pobj" and mortal and t.pos_ == "NOUN":
                yield Argument("cause", t, "of")
            elif t.dep_ == "pobj" and prep.lower_ in {"in", "at", "near"}:
                yield Argument("place", t, prep.lower_)


def _is_its_thing(child: Token) -> bool:
    """ "the Ghent mill fire": no fire of all Ghent."""
    between = child.doc[child.i + 1 : child.head.i]
    thing = child.dep_ in {"compound", "nmod"} and child.pos_ == "PROPN"
    return thing and all(t.pos_ != "NOUN" for t in between)


def _of_noun(trigger: Trigger) -> Iterator[Argument]:
    """ "Krag's arrest by the police in Ghent": the possessor is whom it is about."""
    token = trigger.token
    for child in token.children:
        if child.dep_ == "poss" and trigger.kind == "attack":
            yield Argument("agent", child)  # "the army's onslaught"
        elif child.dep_ == "poss" or _is_its_thing(child):
            yield Argument("poss", child)
        elif child.dep_ in {"prep", "agent"}:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    role = role_of(trigger, child.lower_, inner)
                    yield Argument(role, inner, child.lower_)
                    yield from _and_to(trigger, inner) if child.lower_ == "from" else ()
