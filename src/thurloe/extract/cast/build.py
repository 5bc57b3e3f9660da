"""From a parsed account to its cast: names, what is short for them, and who each pronoun is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from thurloe.extract.cast.aliases import in_full, stated
from thurloe.extract.cast.blocks import by_nobody
from thurloe.extract.cast.capitals import case_of
from thurloe.extract.cast.declared import with_declared
from thurloe.extract.cast.mentions import Name, names_of
from thurloe.extract.cast.parse import Parse, parse_of
from thurloe.extract.cast.places import place_all
from thurloe.extract.cast.read import merged, read_through
from thurloe.extract.cast.spans import find_spans
from thurloe.extract.cast.surnames_first import parts_turned
from thurloe.extract.cast.things import Thing, merge, things_of
from thurloe.extract.cast.transcripts import with_turns
from thurloe.extract.cast.votes import gender_of_nouns, given_gender, sum_votes
from thurloe.nouns import Account, EntityType, Quote, Referent
from thurloe.values.name_words import FOND, OF_LAST_NAMES, WIVES
from thurloe.values.names import name_parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc

    from thurloe.extract.cast.mind import Mind
    from thurloe.extract.cast.voices import Voice

MARKUP = frozenset("*_#|<>")
"""What stands in a name's text and is none of its letters."""

SURELY = 3
"""Pronouns, he less she, from which they tell whether a bare last name is a man's or a woman's."""

MOST_MENTIONS = 200
"""Quotes kept for one referent."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what a stretch of an account speaks of.

    `heads` maps the token index of each mention's head to the ids of the referents it
    stands for: several for "they" and "the two men". `unsure` does so for each pronoun that
    rather than not stands for somebody else, of whom nothing may be told by it. `voices` are
    the quotations whose speaker can be told.
    """

    referents: tuple[Referent, ...]
    heads: Mapping[int, tuple[str, ...]]
    unsure: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    voices: tuple[Voice, ...] = ()


def cast_of(doc: Doc, account: Account, *, base: int = 0, first: int = 1) -> Cast:
    """Find every name in a stretch of an account, join those of one thing, resolve the rest.

    Args:
        doc: the parse of `account.view.text[base:base + len(doc.text)]`.
        account: where the quotes are cut from.
        base: where the stretch begins, in characters of the view.
        first: the number of the first referent, whose id is `f"{account.file}#r{first}"`.
    """
    p = parse_of(doc)
    named = named_things(p)
    place_all(p, named)
    mind = read_through(p, named)
    home = {t.number: n for n, t in enumerate(merged(mind))}
    kept = [t for t in mind.things if t.number in home]
    doubted = {(i, i + 1) for i in mind.unsure}
    for thing in kept:
        thing.mentions = [m for m in thing.mentions if m not in doubted]
        if thing.kin and not thing.names:
            owner = mind.things[mind.same_as(thing.kin[1])]
            thing.label = f"{thing.kin[0]} of {_called(p, owner)}"
    ids = {t.number: f"{account.file}#r{first + home[t.number]}" for t in kept}
    for thing in kept:
        thing.gender = _told_gender(mind, thing)
    ids |= {n: ids[mind.same_as(n)] for n in range(len(mind.things)) if n not in ids}
    heads = {i: _ids(numbers, ids) for i, numbers in sorted(mind.heads.items())}
    return Cast(
        referents=tuple(_referent(p, t, ids, account, base) for t in kept),
        heads={i: who for i, who in heads.items() if i not in mind.unsure},
        unsure={i: who for i, who in heads.items() if i in mind.unsure},
        voices=_voices(p, mind),
    )


def _voices(p: Parse, mind: Mind) -> tuple[Voice, ...]:
    """Every stretch that is somebody's words, be it nobody's who is named."""
    told = with_turns(p, mind.turns, mind.voices)
    spoken = {i for voice in told if voice.sure for i in (voice.start, voice.end - 1)}
    loose = (v for v in by_nobody(p, mind.voices) if not spoken & set(range(v.start, v.end)))
    free = [v for v in loose if not any(t.start <= v.start < t.end for t in mind.turns)]
    starts = {v.start for v in free}
    rest = (v for v in told if v.start not in starts)
    return tuple(sorted((*rest, *free), key=lambda voice: (voice.start, voice.end)))


def named_things(p: Parse) -> list[Thing]:
    """Everything that has a name, each with all of its names, those that the text equates too."""
    spans = with_declared(p, find_spans(p, case_of(p)))
    named = things_of(p, in_full(p, names_of(p, spans)))
    return merge(named, stated(p, named))


def _told_gender(mind: Mind, thing: Thing) -> str:
    """The gender of a thing: what one pronoun alone says of a last name is left to other accounts.

    "The doctor gave her a clean bill" is said of a ship.
    """
    if thing.type is not EntityType.PERSON or not thing.names or any(n.gender for n in thing.names):
        return thing.gender
    if gender_of_nouns(thing.nouns) or any(given_gender(n.core) for n in thing.names):
        return thing.gender
    full = any(len(n.core) > 1 for n in thing.names)
    return thing.gender if full or abs(mind.leaning[thing.number]) >= SURELY else ""


def _called(p: Parse, thing: Thing) -> str:
    """The first full name of a thing, else its first name, else what it was called."""
    spans = [n.span for n in thing.names]
    full = next((s for s in spans if s.end - s.core > 1), spans[0] if spans else None)
    if full is None:
        return thing.label
    turned = parts_turned(p, full)  # Anna Weir, of "WEIR, Anna"
    return " ".join(p.slice(*part) for part in reversed(turned)) or p.slice(full.core, full.end)


def _ids(numbers: tuple[int, ...], ids: dict[int, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids[n] for n in numbers))


def _referent(p: Parse, thing: Thing, ids: dict[int, str], account: Account, base: int) -> Referent:
    quotes = [
        Quote.seen(account, base + p.starts[start], base + p.end(end - 1))
        for start, end in thing.mentions[:MOST_MENTIONS]
    ]
    names = _names(p, thing, account, base)
    ordered = tuple(sorted(names, key=lambda n: (-len(n), n)))
    kin = (thing.kin[0], ids[thing.kin[1]]) if thing.kin else None
    return Referent(
        id=ids[thing.number], account=account.file, type=_known_type(p, thing),
        name=_best(names) or thing.label, names=ordered, mentions=tuple(quotes),
        kin=kin, within=thing.within, gender=thing.gender,
    )  # fmt: skip


def _known_type(p: Parse, thing: Thing) -> EntityType:
    """The type, unless the model alone has guessed it of one word: other accounts may tell."""
    if thing.guessed and sum_votes(n.context for n in thing.names)[EntityType.PLACE] > 0:
        return EntityType.OTHER  # "she left X": a person left, or a port
    guessed = thing.doubtful and thing.names and not thing.within and not thing.kin
    if not guessed or any(len(n.core) > 1 and "-" not in _text(p, n) for n in thing.names):
        return thing.type
    return thing.type if any(_text(p, n).isupper() for n in thing.names) else EntityType.OTHER


def _text(p: Parse, name: Name) -> str:
    return p.slice(name.span.core, name.span.end)


def _names(p: Parse, thing: Thing, account: Account, base: int) -> Counter[str]:
    """Each form of the name as it stands in the account, and how often."""
    names: Counter[str] = Counter()
    nicks = {n.nickname for n in thing.names} - {""}
    spans = [
        (at, n.span.end)
        for n in thing.names
        for at in _starts(p, n, called=" ".join(n.core) in nicks)  # the Fox, of Karl "the Fox" Weir
    ]
    parts = [part for n in thing.names for part in parts_turned(p, n.span)]
    for start, end in (*spans, *parts, *thing.extra, *_camps(p, thing)):
        quote = Quote.seen(account, base + p.starts[start], base + p.end(end - 1))
        if not MARKUP & {*quote.text}:
            names[" ".join(quote.text.split())] += 1
    return names


def _camps(p: Parse, thing: Thing) -> list[tuple[int, int]]:
    """A concentration camp is called by the name of its place alone."""
    ends = [(n.span.core, n.span.end - 2) for n in thing.names]
    return [(a, b) for a, b in ends if b > a and p.lower[b : b + 2] == ["concentration", "camp"]]


def _starts(p: Parse, name: Name, *, called: bool) -> set[int]:
    """Where a name begins: with its titles and without, with "old" and "poor" where they stand.

    "Mrs Hale" is not called Hale.
    """
    of_husband = name.titles & WIVES and given_gender(name.core) == "m"
    if of_husband or (len(name.core) == 1 and name.titles & OF_LAST_NAMES):
        return {name.span.start}  # "Mrs Karl Hale" is not called Karl Hale
    if name.suffix and not name_parts(_text(p, name)).suffix:  # "the elder Hale"
        return {name.span.start}
    judge = {i for i in range(name.span.start, name.span.core) if p.lower[i] == "justice"}
    fond = name.span.start
    while fond > 0 and p.words[fond - 1] in FOND:
        fond -= 1
    fond -= called and name.article and fond == name.span.start
    return {name.span.start, name.span.core, fond, *judge}


def _best(names: Counter[str]) -> str:
    """The form by which to call it: the longest of the common ones, and not poor Weir."""
    bare = [n for n in names if not (n[0].islower() and n.split()[0] in FOND)]
    return max(bare or names, key=lambda n: (len(n.split()) > 1, names[n], len(n), n), default="")
