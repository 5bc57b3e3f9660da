"""Other names that the text itself states: "X, née Y", "X (born Y)", "the world knows her as Y"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from thurloe.extract.cast import lexicon
from thurloe.extract.cast.alias_patterns import (
    AS,
    BEHIND_FIRST,
    BETWEEN,
    BRACKET,
    CALLED_BEHIND,
    CALLED_FIRST,
    CAME,
    IS_CALLED,
    KNEW,
    LABELS,
    OR,
    REALLY,
    SELF,
    UNDER,
    WAS,
)
from thurloe.extract.cast.surnames_first import is_dated
from thurloe.nouns import EntityType
from thurloe.values.known_places import KNOWN_PLACES
from thurloe.values.name_words import NOBLE, OF_FIRST_NAMES
from thurloe.values.names import fold
from thurloe.values.short_names import SURE, abbreviated, abbreviates, blends, is_section_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thurloe.extract.cast.mentions import Name
    from thurloe.extract.cast.parse import Parse
    from thurloe.extract.cast.things import Thing

FARTHEST = 90
"""Characters between two names that one pattern may span."""

FEW = 8
"""Tokens between somebody and "with the code name"."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that stands for the same as the pronoun or noun at token `other`."""

    head: int
    other: int


def stated(p: Parse, things: list[Thing]) -> list[tuple[int, int]]:
    """The pairs of things of which the text says outright that they are one."""
    names = [
        (n, t) for t in things for n in t.names if n.core and n.core[-1] not in lexicon.LANGUAGES
    ]
    names.sort(key=lambda x: x[0].span.start)
    found = []
    for (one, mine), (other, theirs) in pairwise(names):
        gap = p.text[p.end(one.span.end - 1) : p.starts[other.span.start]]
        if mine is theirs or len(gap) > FARTHEST:
            continue
        if (
            _initials(p, gap, one, other)
            or _called_first(p, gap, one)
            or _unmasked(p, gap, one, other)
            or (_joinable(mine, theirs) and _states(p, gap, one, other, (mine, theirs)))
        ):
            found.append((mine.number, theirs.number))
    return [*found, *_labelled(p, names), *_sections(p, things)]


def _sections(p: Parse, things: list[Thing]) -> Iterator[tuple[int, int]]:
    """The HBW and the HBW Night Service."""
    bodies = [t for t in things if t.type is EntityType.ORGANISATION]
    texts = {t.number: {p.slice(n.span.core, n.span.end) for n in t.names} for t in bodies}
    for whole in bodies:
        shorts = {abbreviated(text) for text in texts[whole.number]} - {""}
        for part in bodies if shorts else ():
            if any(is_section_of(n.core, short) for n in part.names for short in shorts):
                yield whole.number, part.number


def _initials(p: Parse, gap: str, one: Name, other: Name) -> bool:
    """Union of Polar Lore (UPL), whatever the model has taken the two for."""
    texts = [p.slice(n.span.core, n.span.end) for n in (one, other)]
    if not BRACKET.fullmatch(gap) or min(map(len, texts)) < SURE:
        return False
    pairs = (texts, texts[::-1])
    return any(abbreviates(*pair) or blends(*pair) for pair in pairs)


def _called_first(p: Parse, gap: str, one: Name) -> bool:
    """ "Under the code name X, Y worked": Y."""
    before = p.text[max(0, p.starts[one.span.start] - FARTHEST) : p.starts[one.span.start]]
    return bool(CALLED_FIRST.search(before) and BEHIND_FIRST.fullmatch(gap))


def _unmasked(p: Parse, gap: str, one: Name, other: Name) -> bool:
    """ "Whom he knew as X, was Y"; "the X", who was really Y."""
    before = p.text[max(0, p.starts[one.span.start] - FARTHEST) : p.starts[one.span.start]]
    owns = other.span.end < len(p) and p.tag[other.span.end] == "POS"
    known = KNEW.search(before) and WAS.fullmatch(gap) and not owns
    return bool(known) or bool(REALLY.fullmatch(gap) and p.words[one.span.start].islower())


def _labelled(p: Parse, names: list[tuple[Name, Thing]]) -> Iterator[tuple[int, int]]:
    """The names behind "Code names:", and the person who was named last before them."""
    for match in (m for label in LABELS for m in label.finditer(p.text)):
        owner = _owner_of_list(p, names, match.span())
        for name, thing in names if owner else ():
            inside = match.start("list") <= p.starts[name.span.start] < match.end("list")
            if inside and owner and thing is not owner and _joinable(thing, owner):
                yield owner.number, thing.number


def _owner_of_list(
    p: Parse, names: list[tuple[Name, Thing]], span: tuple[int, int]
) -> Thing | None:
    """The person who was named last before a list, or in all the rest most often."""
    people = [(p.starts[n.span.start], t) for n, t in names if t.type is EntityType.PERSON]
    before = [t for at, t in people if at < span[0]]
    rest = Counter(t.number for at, t in people if at >= span[1])
    most = max(rest, key=lambda n: (rest[n], -n), default=None)
    return before[-1] if before else next((t for _, t in people if t.number == most), None)


def _joinable(one: Thing, other: Thing) -> bool:
    """Whether the types leave room: what is said outright outweighs a doubtful type."""
    kinds = {one.type, other.type}
    return len(kinds) == 1 or kinds not in (
        {EntityType.PERSON, EntityType.PLACE},
        {EntityType.PERSON, EntityType.GROUP},
        {EntityType.PLACE, EntityType.VESSEL},
    )


def _states(p: Parse, gap: str, one: Name, other: Name, things: tuple[Thing, Thing]) -> bool:
    broken = "\n" in gap  # "By Anna Holm", and below "Then Weir came"
    gap = " ".join(f"x{gap}x".split())[1:-1]
    if broken or gap == " [":  # Weir, Anna [Wehr, Johanna]: what she was called before
        renamed = gap == " [" and one.turned and other.turned
        return renamed or _headword(p, gap, one, other) or _also_titled(p, gap, one, other)
    if any(pattern.fullmatch(gap) for pattern in BETWEEN):
        return not (UNDER.search(gap) and things[0].type is EntityType.PLACE)
    if AS.fullmatch(gap):
        end = p.end(other.span.end - 1)
        return bool(IS_CALLED.match(p.text[end : end + FARTHEST]))
    after = p.words[other.span.end] if other.span.end < len(p) else ""
    people = EntityType.PERSON in {t.type for t in things}
    if OR.fullmatch(gap):
        family = len(one.core) == len(other.core) > 1 and one.core[-1] == other.core[-1]
        return (after in {",", ")"} and not people) or (family and after in {",", ")", "if", "."})
    if BRACKET.fullmatch(gap) and after == ")":
        return not people and _bracketed(p, one, other, things)
    return _headword(p, gap, one, other) or _also_titled(p, gap, one, other)


def in_full(p: Parse, names: list[Name]) -> list[Name]:
    """The names, and of "WEIR, Anna Maria" the second whole: no other Weir is she."""
    for one, other in pairwise(names):
        gap = p.text[p.end(one.span.end - 1) : p.starts[other.span.start]]
        if one.core and one.core[-1] not in other.core and _headword(p, gap, one, other):
            other.core = (*other.core, *one.core)
    return names


LIFE = re.compile(r" \((?:b\.|c\.|born|died|[^()]{0,24}\b1\d{3}\b)")
"""The bracket behind a headword that says when somebody lived."""


def _headword(p: Parse, gap: str, one: Name, other: Name) -> bool:
    """WEIR, Anna Maria (1880-1931): a last name that opens a paragraph, in capitals or by years."""
    opens = one.span.start == 0 or p.tag[one.span.start - 1] == "_SP"
    loud = all(p.words[i].isupper() for i in range(one.span.start, one.span.end))
    loud = loud or bool(LIFE.match(p.text[p.end(other.span.end - 1) :]))
    after = p.words[other.span.end] if other.span.end < len(p) else ""
    if p.slice(other.span.core, other.span.end).isupper() or len(one.core) > 1:
        return False  # SKELLBURG, N.J. is a town
    if is_dated(p, other.span.end):
        return False
    return gap == ", " and opens and loud and after in {"(", ",", ";"}


def _also_titled(p: Parse, gap: str, one: Name, other: Name) -> bool:
    """ "Prince X, Count Y, who is": one man of two titles."""
    noble = all(n.titles & OF_FIRST_NAMES | n.titles & NOBLE for n in (one, other))
    end = other.span.end
    who = end + 2 < len(p) and p.words[end] == "," and p.lower[end + 1] == "who"
    return gap == ", " and noble and who and p.lower[end + 2] in {"is", "was", "has", "had"}


def _bracketed(p: Parse, one: Name, other: Name, things: tuple[Thing, Thing]) -> bool:
    """Society of Friends (SOF); Kōan (Public Security): organisations, or initials."""
    names = (fold(p.slice(n.span.core, n.span.end)) for n in (one, other))
    if EntityType.ORGANISATION in {t.type for t in things} and not KNOWN_PLACES & {*names}:
        return True
    short = p.slice(other.span.core, other.span.end)
    letters = "".join(w[0] for w in p.words[one.span.core : one.span.end] if w[0].isupper())
    return short.isupper() and len(short) <= lexicon.ACRONYM_LIMIT and short == letters


def referred(p: Parse, things: list[Thing]) -> Iterator[Alias]:
    """The names that are another name of whoever a pronoun or a noun near them stands for."""
    for thing in things:
        for name in thing.names:
            other = _other(p, name)
            if other is not None:
                yield Alias(head=name.head, other=other)


def _other(p: Parse, name: Name) -> int | None:
    s = name.span
    tail = p.text[p.end(s.end - 1) : p.end(s.end - 1) + FARTHEST]
    for pattern in SELF:
        match = pattern.match(tail)
        if match:
            return _token_at(p, p.end(s.end - 1) + match.start("who"), s.end)
    before = s.start - 1
    if before >= 0 and p.lower[before] == "as" and _opens_sentence(p, before):
        at = s.end + (s.end < len(p) and p.words[s.end] == ",")
        if at < len(p) and p.lower[at] in {"she", "he", "they"}:
            return at
    return _called_behind(p, name) or _by_verb(p, name) or _by_name_noun(p, name)


def _called_behind(p: Parse, name: Name) -> int | None:
    """ "An agent, code-named X": the agent."""
    first = p.starts[name.span.start]
    match = CALLED_BEHIND.search(p.text[max(0, first - FARTHEST) : first])
    if not match:
        return None
    at = max(0, first - FARTHEST) + match.start("who")
    noun = next((i for i in range(name.span.start - 1, -1, -1) if p.starts[i] <= at), 0)
    known = p.tag[noun] == "NN" and p.lemma[noun] in lexicon.PERSON_NOUNS
    return noun if known and not is_listed(p, noun) else None


def _by_verb(p: Parse, name: Name) -> int | None:
    """ "He was dubbed X", "she was known to them as the X", "he called himself X": the subject."""
    head = name.head
    verb = p.head[head]
    posed = p.dep[head] == "pobj" and p.lower[verb] == "as"
    verb = p.head[verb] if posed else verb
    if posed and p.lemma[verb] in lexicon.UNMASKING_VERBS:
        return next((k for k in p.kids[verb] if p.dep[k] in {"dobj", "nsubjpass"}), None)
    known = lexicon.POSING_VERBS if posed else lexicon.CALLING_VERBS
    if p.lemma[verb] not in known or (not posed and p.dep[head] not in {"oprd", "attr"}):
        return None
    kids = {p.dep[k]: k for k in reversed(p.kids[verb])}
    if not posed and "dobj" in kids and p.tag[kids["dobj"]] == "PRP":
        mirrored = p.lower[kids["dobj"]] in {"himself", "herself", "itself"}
        return kids.get("nsubj") if mirrored else kids["dobj"]
    if posed or "nsubjpass" in kids:
        if "dobj" in kids:
            return None
        subject = kids.get("nsubjpass", kids.get("nsubj"))
        relative = subject is not None and p.tag[subject] in {"WP", "WDT"}
        return p.head[verb] if relative and p.dep[verb] == "relcl" else subject
    told = p.dep[verb] == "acl" and p.tag[verb] == "VBN" and not is_listed(p, p.head[verb])
    return p.head[verb] if told else None


def is_listed(p: Parse, noun: int) -> bool:
    """ "X, Y, an officer called Z and a doctor": no officer's name is Y."""
    rivals = any(p.dep[k] == "appos" and k != noun for k in p.kids[p.head[noun]])
    chained = p.dep[p.head[noun]] in {"appos", "conj"} or rivals
    return p.dep[noun] == "conj" or (p.dep[noun] == "appos" and chained)


def _opens_sentence(p: Parse, i: int) -> bool:
    return i == p.sents[p.sent[i]][0] or p.tag[i - 1] == "_SP"


def _token_at(p: Parse, offset: int, start: int) -> int | None:
    return next((i for i in range(start, min(start + 20, len(p))) if p.starts[i] == offset), None)


def _by_name_noun(p: Parse, name: Name) -> int | None:
    """ "her name was X", "a pseudonym, X", "his code name X": whose name it is."""
    s, head = name.span, name.head
    noun = None
    if p.dep[head] in {"attr", "acomp", "oprd", "appos"}:
        verb = p.head[head]
        noun = next((i for i in (verb, *p.kids[verb]) if _is_name_noun(p, i)), None)
    elif s.start and _is_name_noun(p, s.start - 1):
        noun = s.start - 1
    if noun is None or abs(noun - s.start) > 6:  # noqa: PLR2004
        return None
    owner = next((k for k in p.kids[noun] if p.dep[k] == "poss"), None)
    owner = owner if owner is not None else _bearer(p, noun)
    return owner if owner is not None else _subject_above(p, noun)


def _bearer(p: Parse, noun: int) -> int | None:
    """ "An agent of the Office with the code name X", "a file on him under the code name X"."""
    prep = p.head[noun]
    if p.dep[noun] != "pobj" or p.lower[prep] not in {"with", "under", "by"}:
        return None
    for k in range(prep - 1, max(prep - FEW, -1), -1):
        if p.tag[k].startswith("VB") or p.words[k] in {",", ".", ";", ":"}:
            return None
        person = p.tag[k] == "PRP" or p.ent[k] == "PERSON"
        if person or (p.tag[k] == "NN" and p.lemma[k] in lexicon.PERSON_NOUNS):
            return k
    return None


def _is_name_noun(p: Parse, i: int) -> bool:
    return p.lemma[i] in lexicon.NAME_NOUNS and p.tag[i] == "NN"


def _subject_above(p: Parse, i: int) -> int | None:
    """The subject of the clause in which token `i` stands; of "sent him as X" the object."""
    for _ in range(6):
        up = p.head[i]
        sent = [k for k in p.kids[up] if p.dep[k] == "dobj" and p.tag[k] == "PRP"]
        if sent and p.lemma[up] in lexicon.SENDING_VERBS:
            return sent[0]
        for kid in p.kids[up]:
            if p.dep[kid] in {"nsubj", "nsubjpass"} and kid != i:
                relative = p.tag[kid] in {"WP", "WDT"} and p.dep[up] == "relcl"
                return p.head[up] if relative else kid
        if up == i:
            return None
        i = up
    return None


def phrases(p: Parse, things: list[Thing]) -> dict[str, int]:
    """Names of small words that the text states: "the Office, as army intelligence was known"."""
    found = {}
    for thing in things:
        for name in thing.names:
            end = p.end(name.span.end - 1)
            match = CAME.match(p.text[end : end + FARTHEST].replace("\n", " "))
            if match and " " in match["name"]:
                found[match["name"]] = thing.number
    return found
