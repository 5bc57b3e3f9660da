"""Where the names are: runs of capitalised words, checked against the whole account."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.extract.cast import lexicon
from thurloe.extract.cast.capitals import Case, is_name_word
from thurloe.extract.cast.capitals import is_initial as is_initial_here
from thurloe.extract.cast.demonyms import DEMONYMS
from thurloe.extract.cast.given_names import GIVEN
from thurloe.extract.cast.inscriptions import is_inscription
from thurloe.extract.cast.runs import HYPHENS, run_end
from thurloe.values.known_places import KNOWN_PLACES
from thurloe.values.name_words import (
    BUILDING_NOUNS,
    ELDER,
    FOND,
    GRAND,
    SHIP_PREFIXES,
    SUFFIXES,
    TITLES,
    WEAK_TITLES,
)
from thurloe.values.names import fold, is_initial, is_ship_mark, is_title
from thurloe.values.short_names import is_abbreviation

if TYPE_CHECKING:
    from thurloe.extract.cast.parse import Parse

SHORT_NAME = 3
"""Words of the longest name that a heading alone can tell."""

NATIONAL = frozenset({"JJ", "JJS", "RB", "NNP"})

_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
SLASHED = frozenset({"m/s", "m/v", "s/s", "s/v", "m/t"})
"""Marks of ships, written with a stroke."""


@dataclass(frozen=True, slots=True)
class Span:
    """A name as it stands: tokens `start:end`, of which `start:core` are titles."""

    start: int
    core: int
    end: int


def find_spans(p: Parse, case: Case) -> list[Span]:
    """Every name of the account, from left to right, none inside another."""
    found: list[Span] = []
    i = 0
    while i < len(p):
        if is_name_word(p, case, i):
            end = run_end(p, case, i)
            found.extend(_cut(p, i - _is_ordinal(p, i - 1), end))
            i = end
        elif p.lower[i] in lexicon.QUASI_NAMES and i and p.lower[i - 1] == "the":
            found.append(Span(start=i, core=i, end=i + 1))
            i += 1
        else:
            i += 1
    found = [s for s in found if not is_inscription(p, s.start, s.end)]
    return _without_offices(p, _without_headings(p, case, found))


def _without_offices(p: Parse, spans: list[Span]) -> list[Span]:
    """ "The Provost", "her Majesty" are no names, unless a ship or a person bears the word too."""
    offices = {s for s in spans if _is_office(p, s)}
    borne = {p.lower[s.end - 1] for s in spans if s not in offices}
    return [s for s in spans if s not in offices or p.lower[s.core] in borne]


def _is_office(p: Parse, s: Span) -> bool:
    if s.end - s.start > 1 or s.start == 0:
        return False
    word, before = p.lower[s.start], p.lower[s.start - 1]
    if before in {"his", "her", "your", "their"} and word in lexicon.HONORIFICS:
        return True
    return before == "the" and word in _OFFICES


_OFFICES = lexicon.PERSON_NOUNS - lexicon.ORGANISATION_NOUNS - lexicon.VESSEL_NOUNS


def _is_label(p: Parse, s: Span) -> bool:
    """ "REVIEW: X", "Contents", "(Old Style)": a word that heads a part, or a calendar."""
    low = set(p.lower[s.start : s.end])
    if low <= lexicon.STYLES and "style" in low:
        return True
    opens = s.start == 0 or p.is_break(s.start - 1)
    ends = s.end == len(p) or p.is_break(s.end) or p.words[s.end] == ":"
    return opens and ends and low <= lexicon.SECTION_WORDS


def _without_headings(p: Parse, case: Case, spans: list[Span]) -> list[Span]:
    """In headings keep only names that the running text has too, or short ones the model sees."""
    loud = [s for s in spans if p.sent[s.start] in case.loud]
    if not loud:
        return spans
    known = {_folded(p, s) for s in spans if p.sent[s.start] not in case.loud}
    kept = {s: heard for s in loud if (heard := _heard(p, s, known)) is not None}
    return [kept.get(s, s) for s in spans if p.sent[s.start] not in case.loud or s in kept]


def _folded(p: Parse, s: Span) -> str:
    return fold(p.slice(s.core, s.end))


def _heard(p: Parse, s: Span, known: set[str]) -> Span | None:
    """The longest part of a heading's run of capitals that is a known name."""
    for size in range(s.end - s.core, 0, -1):
        for start in range(s.core, s.end - size + 1):
            if fold(p.slice(start, start + size)) in known:
                if start > s.core and start + size == s.end and _has_first_name(p, s):
                    return s
                first = s.start if start == s.core else start
                return Span(start=first, core=start, end=start + size)
    few = len(p.slice(s.core, s.end).split()) <= SHORT_NAME
    return s if few and _stands_alone(p, s) else None


def _has_first_name(p: Parse, s: Span) -> bool:
    """ "The Long Tide, by Anna Weir", of whom the text says Weir: a heading tells all."""
    named = fold(p.words[s.core]) in GIVEN or (s.start > 0 and p.lower[s.start - 1] == "by")
    return named and s.end - s.core <= SHORT_NAME


def _stands_alone(p: Parse, s: Span) -> bool:
    """Whether a heading alone tells a name: by a first name, a known place, or by small letters."""
    low = {fold(w) for w in p.words[s.core : s.end]}
    if low & lexicon.SECTION_WORDS or low & lexicon.FUNCTION_WORDS:
        return False
    first = s.core + (fold(p.words[s.core]) in GIVEN and not p.ent[s.core] and s.end - s.core > 1)
    label = p.ent[first]
    whole = label in {"PERSON", "GPE", "ORG"} and all(
        p.ent[i] == label and not p.begins[i] for i in range(first + 1, s.end)
    )
    if all(p.words[i].isupper() for i in range(s.core, s.end)):
        first = s.end - s.core > 1 and fold(p.words[s.core]) in GIVEN
        return first or fold(p.slice(s.core, s.end)) in KNOWN_PLACES
    return whole and p.tag[s.end - 1] in {"NNP", "NNPS"}


def _is_ordinal(p: Parse, i: int) -> bool:
    """Whether "7th" before a name is part of it: the 7th Bureau."""
    return (
        i >= 0
        and bool(_ORDINAL.fullmatch(p.words[i]))
        and (p.lower[i + 1] in lexicon.ORGANISATION_NOUNS)
    )


def _is_dated(p: Parse, start: int, end: int) -> bool:
    """ "On 4 May Karl Weir came", "in September Weir left": the month is no part of the name."""
    if end - start == 1 or p.lower[start] not in lexicon.CALENDAR or not start:
        return False
    before = p.lower[start - 1]
    return (before.rstrip("stndrh").isdigit() or before in {"in", "since", "until", "last"}) and (
        not _ends_generic(p, end) or p.words[start - 1].isdigit()
    )


def _is_fond(p: Parse, start: int, end: int) -> bool:
    """ "Poor Weir has been blamed": where it opens the sentence, and Weir stands without it too."""
    if end - start == 1 or p.lower[start] not in FOND or not is_initial_here(p, start):
        return False
    pairs = zip(p.words, p.lower[:1] + p.lower, strict=False)
    return p.lower[start] in {"poor", "dear"} or any(
        word == p.words[start + 1] and before != p.lower[start] for word, before in pairs
    )


def _cut(p: Parse, start: int, end: int) -> list[Span]:
    """Take a run apart: demonyms before it, titles before the name, two names side by side."""
    start += _is_dated(p, start, end)
    start += _is_fond(p, start, end)
    while start < end and p.tag[start] in NATIONAL and p.lower[start] in lexicon.LANGUAGES:
        if start + 1 < end and _is_generic(p, start + 1, end):
            break
        start += 1
    while start < end and _is_demonym(p, start) and not _is_generic(p, start + 1, end):
        start += 1
        if start < end and p.words[start] in HYPHENS:
            start += 1
    if start >= end:
        return []
    home = _home(p, start, end) or _role(p, start, end)
    if home:
        name = home + (p.words[home].isupper() and is_abbreviation(p.words[home]))
        return [*_cut(p, start, home), *_cut(p, name, end)]
    if _is_agent(p, start, end):
        rest = _cut(p, start + 1, end) if end - start > 2 else []  # noqa: PLR2004
        return [Span(start=start, core=start, end=start + 1), *rest]
    core = _core(p, start, end)
    if core >= end or any(is_no_name(p, start, end) for is_no_name in _NO_NAMES):
        return []
    span = Span(start=start, core=core, end=end)
    return [] if _is_label(p, span) else [_with_kind(p, span)]


def _home(p: Parse, start: int, end: int) -> int:
    """The end of the place in "Bergen Mayor Karl Weir", whose mayor he is; else 0."""
    for at in range(min(start + _PLACE_WORDS, end - 2), start, -1):
        if fold(p.slice(start, at)) in KNOWN_PLACES and not _ends_generic(p, end):
            core = _core(p, at, end)
            return at if at < core < end else 0
    return 0


def _role(p: Parse, start: int, end: int) -> int:
    """Where the role begins in "Skell Line CEO Karl Weir", by a first name behind it; else 0."""
    for at in range(end - 3, _core(p, start, end) + 1, -1):
        word = p.words[at]
        told = fold(word) in _ROLES or (word.isupper() and is_abbreviation(word))
        if told and fold(p.words[at + 1]) in GIVEN and not _ends_generic(p, end):
            return at
    return 0


_ROLES = lexicon.PERSON_NOUNS | (TITLES - WEAK_TITLES)
_PLACE_WORDS = 3  # of the longest place that stands before a title: New York City


def _is_national_body(p: Parse, start: int) -> bool:
    """ "The Ruritanian UPL": the initials alone are the name."""
    return p.lower[start] in DEMONYMS and is_abbreviation(p.words[start + 1])


def _is_agent(p: Parse, start: int, end: int) -> bool:
    """ "A UPL Agent", "UPL Agent Karl Weir": UPL is a name of its own."""
    agent = end - start > 1 and p.lower[start + 1] in lexicon.PERSON_NOUNS
    word = p.words[start]
    return agent and is_abbreviation(word) and fold(word) not in SHIP_PREFIXES | SUFFIXES


def _is_anyone(p: Parse, start: int, end: int) -> bool:
    """ "A Dutchman", "no Dutchman", "the Frenchwoman" are nobody's names."""
    if end - start > 1 or start == 0:
        return False
    if p.lower[start - 1] == "the" and p.tag[start] != "NNPS":
        return p.lower[start].endswith(lexicon.COUNTRYMEN)
    national = p.ent[start] == "NORP" or p.lower[start].endswith(("man", "woman", "ian"))
    modifies = end < len(p) and p.tag[end] in {"NN", "NNS"} and p.head[start] == end
    return p.lower[start - 1] in {"a", "an", "no"} and national and not modifies


def _is_language(p: Parse, start: int, end: int) -> bool:
    """ "In French", "from the Greek"."""
    if end - start > 1 or p.lower[start] not in lexicon.LANGUAGES:
        return False
    return p.ent[start] == "LANGUAGE" or (start > 0 and p.lower[start - 1] in {"in", "into"})


def _is_stuff(p: Parse, start: int, end: int) -> bool:
    """ "DDT, copper salt and lead": a substance by its letters, told with others as bare nouns."""
    if end - start > 1 or not is_abbreviation(p.words[start]):
        return False
    parted = end < len(p) and p.words[end] in {",", "and", "or"}
    if not parted or (start and p.tag[start - 1] in {"DT", "PRP$", "CD"}):
        return False
    at = end + 1
    at += at < len(p) and p.tag[at] == "JJ"
    bare = at + 1 < len(p) and p.tag[at] == "NN" and p.words[at].islower()
    # "UPL and coal workers" are folk
    return bare and p.tag[at + 1] not in {"NN", "NNS", "NNP"} and p.lower[at] not in _ROLES


_NO_NAMES = (_is_anyone, _is_language, _is_stuff)


def _with_kind(p: Parse, s: Span) -> Span:
    """Take in what says which it is: Saint-X prison, the forest of X, the elder X."""
    if s.start > 1 and p.lower[s.start - 1] in ELDER and p.lower[s.start - 2] == "the":
        return Span(start=s.start - 1, core=s.core, end=s.end)
    if s.core == s.start and p.lower[s.end : s.end + 2] == ["concentration", "camp"]:
        return Span(start=s.start, core=s.core, end=s.end + 2)
    kinds = BUILDING_NOUNS | {"bridge"}
    after = s.end < len(p) and p.lower[s.end] in kinds and p.head[s.end - 1] == s.end
    if after and s.core == s.start:
        return Span(start=s.start, core=s.core, end=s.end + 1)
    of = s.start > 1 and p.lower[s.start - 1] == "of" and p.lower[s.start - 2] in BUILDING_NOUNS
    if of and s.core == s.start:
        return Span(start=s.start - 2, core=s.start - 2, end=s.end)
    return s


def _is_demonym(p: Parse, i: int) -> bool:
    """ "German" before a name; "Scots" too, where a name follows."""
    plural = p.tag[i] == "NNPS" and i + 1 < len(p) and p.ent[i + 1] == "PERSON"
    whole = p.tag[i] == "NNP" and p.ent[i + 1 : i + 3] == ["PERSON"] * 2
    known = whole and p.lower[i] in DEMONYMS and fold(p.words[i]) not in GIVEN
    return p.ent[i] == "NORP" and (p.tag[i] in {"JJ", "NN"} or plural or known)


def _is_generic(p: Parse, i: int, end: int) -> bool:
    """Whether a run goes on from `i` to a noun that makes one name of it: Communist Party."""
    return i < end and _ends_generic(p, end) and p.lower[i].rstrip(".") not in TITLES


def _ends_generic(p: Parse, end: int) -> bool:
    nouns = lexicon.ORGANISATION_NOUNS | lexicon.PLACE_NOUNS | lexicon.OTHER_NOUNS
    return p.lower[end - 1] in nouns


def _is_title(p: Parse, i: int, end: int) -> bool:
    """A title that is no part of a name with a hyphen ("Rear-Admiral" is, "General-X" is not)."""
    if p.words[i] == "." and i + 1 < end:
        return True
    if p.lower[i] == "grand" and i + 2 < end:
        return p.lower[i + 1] in GRAND
    first = max(i - 1, 0)
    words = [fold(w) for w in p.words[first:end]]
    if not is_title(words, i - first) or _is_monogram(p, i, end):
        return False
    hyphen = i + 1 < end and p.words[i + 1] in HYPHENS
    return not hyphen or (i + 2 < end and fold(p.words[i + 2]) in TITLES)


def _is_monogram(p: Parse, i: int, end: int) -> bool:
    """The M. of M. K. Weir, who is no Monsieur."""
    return p.lower[i] == "m." and i + 1 < end and is_initial(fold(p.words[i + 1]))


def _core(p: Parse, start: int, end: int) -> int:
    """Where the name proper begins behind its titles; `end` where all of it is titles."""
    if end - start == 2 and _is_national_body(p, start):  # noqa: PLR2004
        return start + 1
    if start + 3 < end and "".join(p.lower[start : start + 3]) in SLASHED:
        return start + 3
    core = start
    while core < end and _is_title(p, core, end):
        core += 1
        core += core < end and p.words[core] in HYPHENS
    if core < end and fold(p.words[core]) in SUFFIXES and core > start:
        return end
    if core < end and all(fold(w) in WEAK_TITLES for w in p.words[start:core]):
        core = start if _ends_generic(p, end) else core  # First Aid Corps, Flight School
    if core < end and p.lower[core] == "of" and core > start:
        return start
    if core == start and is_ship_mark(p.words[start]):
        return min(start + 1, end)
    return core
