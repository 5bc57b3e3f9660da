"""Where the names are: runs of capitalised words, checked against the whole account."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.extract.cast import lexicon
from thurloe.extract.cast.capitals import Case, is_name_word
from thurloe.values.name_words import (
    BUILDING_NOUNS,
    ELDER,
    GRAND,
    PARTICLES,
    SHIP_PREFIXES,
    SUFFIXES,
    TITLES,
)
from thurloe.values.names import fold

if TYPE_CHECKING:
    from thurloe.extract.cast.parse import Parse

MAX_RUN = 12
SHORT_NAME = 3
"""Words of the longest name that a heading alone can tell."""

EPITHETS = frozenset({
    "great", "elder", "younger", "terrible", "wise", "bold", "good", "bad", "fair", "conqueror",
    "magnificent",
    "confessor", "sanctified", "venerable", "fat", "short", "pious", "brave", "first",
    "second", "third", "lion", "impaler", "baptist", "apostle", "red", "rich", "cruel", "just",
})  # fmt: skip

NATIONAL = frozenset({"JJ", "JJS", "RB", "NNP"})
COUNTRYMEN = ("chman", "shman", "chwoman", "shwoman")

_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
SLASHED = frozenset({"m/s", "m/v", "s/s", "s/v", "m/t"})
"""Marks of ships, written with a stroke."""
_BEHIND = frozenset({"jr", "sr", "junior", "senior"})
_NOUNLIKE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})
_HYPHENS = frozenset({"-", "‐", "‑"})
_STRAIGHT = frozenset({'"', "“", "”", "``", "''", "‘", "’"})


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
            end = _run(p, case, i)
            found.extend(_cut(p, i - _is_ordinal(p, i - 1), end))
            i = end
        elif p.lower[i] in lexicon.QUASI_NAMES and i and p.lower[i - 1] == "the":
            found.append(Span(start=i, core=i, end=i + 1))
            i += 1
        else:
            i += 1
    return _without_headings(p, case, found)


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
                first = s.start if start == s.core else start
                return Span(start=first, core=start, end=start + size)
    label = p.ent[s.core]
    whole = label in {"PERSON", "GPE", "ORG"} and all(
        p.ent[i] == label and not p.begins[i] for i in range(s.core + 1, s.end)
    )
    return s if whole and s.end - s.core <= SHORT_NAME else None


def _is_ordinal(p: Parse, i: int) -> bool:
    """Whether "7th" before a name is part of it: the 7th Bureau."""
    return (
        i >= 0
        and bool(_ORDINAL.fullmatch(p.words[i]))
        and (p.lower[i + 1] in lexicon.ORGANISATION_NOUNS)
    )


def _run(p: Parse, case: Case, start: int) -> int:
    """The end of the run of name words that begins at `start`."""
    end = start + 1
    while end < len(p) and end - start < MAX_RUN:
        step = _step(p, case, start, end)
        if not step:
            break
        end += step
    return end + _stop_of_suffix(p, end)


def _stop_of_suffix(p: Parse, end: int) -> bool:
    """The stop in "Weir Sr. died", cut off by the tokenizer."""
    stop = end + 1 < len(p) and p.words[end] == "." and p.glued(end)
    return stop and p.sent[end] == p.sent[end + 1] and fold(p.words[end - 1]) in SUFFIXES


def _step(p: Parse, case: Case, start: int, i: int) -> int:
    """How many tokens the run goes on for at `i`: 0 where it ends."""
    if p.tag[i] == "_SP" or p.sent[i] != p.sent[start]:
        return 0
    if is_name_word(p, case, i):
        return 1
    for rule in STEPS:
        step = rule(p, case, start, i)
        if step:
            return step
    return 0


def _generation(p: Parse, case: Case, start: int, i: int) -> int:
    """Karl Weir, Jr.; Karl Weir junior; Karl Weir, the elder, and no elder brother."""
    comma = p.words[i] == ","
    at = i + comma
    the = at < len(p) and p.lower[at] == "the"
    at += the
    if at >= len(p) or p.sent[at] != p.sent[i]:
        return 0
    word = fold(p.words[at])
    known = word in ELDER if the else word in _BEHIND
    goes_on = at + 1 < len(p) and p.tag[at + 1] in _NOUNLIKE
    return at + 1 - i if known and not goes_on and (the or comma or p.words[at].islower()) else 0


def _named(p: Parse, case: Case, i: int) -> bool:
    return i < len(p) and is_name_word(p, case, i)


def _abbreviation(p: Parse, case: Case, start: int, i: int) -> int:
    """Capt. Weir, where the tokenizer has cut off the stop."""
    cut = p.words[i] == "." and p.glued(i) and fold(p.words[i - 1]) in TITLES
    return 2 * (cut and _named(p, case, i + 1))


def _hyphen(p: Parse, case: Case, start: int, i: int) -> int:
    """Jean-Luc, Port-Royal, Weir/Wehr: a mark without spaces around it."""
    if (
        p.words[i] not in _HYPHENS | {"/"}
        or not p.glued(i)
        or i + 1 >= len(p)
        or not p.glued(i + 1)
    ):
        return 0
    if _named(p, case, i + 1) and p.tag[i + 1] != "JJ":
        return 2
    between = i + 3 < len(p) and p.words[i + 2] in _HYPHENS and p.glued(i + 3)
    return 4 if between and _named(p, case, i + 3) and p.words[i + 1].isalpha() else 0


def _particle(p: Parse, case: Case, start: int, i: int) -> int:
    """Pierre de Morny, Ludwig van der Rohe, Leonardo da Vinci."""
    step = 0
    while step < 3 and i + step < len(p) and fold(p.words[i + step]) in PARTICLES:  # noqa: PLR2004
        step += 1
    if p.lower[i] in {"a", "y", "do", "du", "al"} and step == 1 and p.words[i] == "a":
        return 0
    return step + 1 if step and _named(p, case, i + step) else 0


def _nickname(p: Parse, case: Case, start: int, i: int) -> int:
    """Anna "Nan" Porter: one or two words in quotation marks inside a name."""
    if p.words[i] not in _STRAIGHT or not _named(p, case, i + 1):
        return 0
    for size in (1, 2):
        close = i + 1 + size
        if close + 1 < len(p) and p.words[close] in _STRAIGHT and _named(p, case, close + 1):
            return size + 3
    return 0


def _of(p: Parse, case: Case, start: int, i: int) -> int:
    """Ministry of Defence, Bay of Biscay, Duke of York: "of" behind a word that wants it."""
    if p.lower[i] not in {"of", "for"}:
        return 0
    step = 2 if i + 1 < len(p) and p.lower[i + 1] == "the" else 1
    if not _named(p, case, i + step):
        return 0
    before = p.lower[i - 1]
    wants = before in lexicon.ORGANISATION_NOUNS | lexicon.PLACE_NOUNS | lexicon.OTHER_NOUNS
    rank = before in {"duke", "earl", "duchess", "prince", "princess", "king", "queen", "emperor"}
    named = step == 1 and _is_named_of(p, start, i)
    inside = p.ent[i] in {"ORG", "FAC", "GPE", "LOC", "EVENT", "WORK_OF_ART", "LAW"}
    if p.lower[i] == "for":
        return step + 1 if inside and not p.begins[i] else 0
    return step + 1 if wants or rank or named or (inside and p.ent[i - 1] == p.ent[i]) else 0


def has_ship_mark(p: Parse, start: int) -> bool:
    """ "m.v." or "S.S." before a ship's name at `start`, whole or with its last stop cut off."""
    at = start - 2 if start > 1 and p.words[start - 1] == "." else start - 1
    word = p.lower[at] if at >= 0 else ""
    return "." in word and word.replace(".", "") in SHIP_PREFIXES


def _is_named_of(p: Parse, start: int, i: int) -> bool:
    """The Maid of Skell, the ferry Maid of Skell: one word behind "the" or a ship's noun."""
    if fold(p.words[start]) in SHIP_PREFIXES:
        start += 1
    before = p.lower[start - 1] if start else ""
    if i - start != 1 or p.tag[start] != "NNP":
        return False
    if before in lexicon.VESSEL_NOUNS or has_ship_mark(p, start):
        return True
    low = p.lower[start]
    return before == "the" and low not in lexicon.PERSON_NOUNS and fold(low) not in TITLES


def _number(p: Parse, case: Case, start: int, i: int) -> int:
    """Cell 12, Flight 447, T 36: a number that the model too puts into the name, or a hull's."""
    if p.tag[i] != "CD" or not p.words[i].isdigit() or len(p.words[i]) > 3:  # noqa: PLR2004
        return 0
    hull = i - 1 == start and len(p.words[start]) == 1 and p.lower[start] not in {"i", "a"}
    if hull and p.words[start].isupper():
        return 1
    inside = p.ent[i] in {"FAC", "ORG", "PRODUCT"} and p.ent[i - 1] == p.ent[i]
    return int(inside or p.lower[i - 1] in {"cell", "flight", "room", "hut", "camp", "pier"})


def _epithet(p: Parse, case: Case, start: int, i: int) -> int:
    """Peter the Great, Pliny the Younger, Alexander I."""
    if p.words[i] == "I":
        return int(
            p.tag[i] != "PRP" and i + 1 < len(p) and p.tag[i + 1] in {",", ".", "POS", "NNP"}
        )
    if p.lower[i] != "the" or i + 1 >= len(p) or not p.words[i + 1][:1].isupper():
        return 0
    return 2 * (p.lower[i + 1] in EPITHETS)


STEPS = (
    _abbreviation, _hyphen, _particle, _nickname, _of, _number, _epithet, _generation,
)  # fmt: skip
"""How a run of capitals goes on over what is none."""


def _cut(p: Parse, start: int, end: int) -> list[Span]:
    """Take a run apart: demonyms before it, titles before the name, two names side by side."""
    while start < end and p.tag[start] in NATIONAL and p.lower[start] in lexicon.LANGUAGES:
        if start + 1 < end and _is_generic(p, start + 1, end):
            break
        start += 1
    while start < end and _is_demonym(p, start) and not _is_generic(p, start + 1, end):
        start += 1
        if start < end and p.words[start] in _HYPHENS:
            start += 1
    if start >= end:
        return []
    core = _core(p, start, end)
    if core >= end or _is_anyone(p, start, end) or _is_language(p, start, end):
        return []
    return [_with_kind(p, Span(start=start, core=core, end=end))]


def _is_anyone(p: Parse, start: int, end: int) -> bool:
    """ "A Dutchman", "the Frenchwoman" are nobody's names."""
    if end - start > 1 or start == 0:
        return False
    if p.lower[start - 1] == "the" and p.tag[start] != "NNPS":
        return p.lower[start].endswith(COUNTRYMEN)
    national = p.ent[start] == "NORP" or p.lower[start].endswith(("man", "woman", "ian"))
    modifies = end < len(p) and p.tag[end] in {"NN", "NNS"} and p.head[start] == end
    return p.lower[start - 1] in {"a", "an"} and national and not modifies


def _is_language(p: Parse, start: int, end: int) -> bool:
    """ "In French", "from the Greek"."""
    if end - start > 1 or p.lower[start] not in lexicon.LANGUAGES:
        return False
    return p.ent[start] == "LANGUAGE" or (start > 0 and p.lower[start - 1] in {"in", "into"})


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
    return p.ent[i] == "NORP" and (p.tag[i] in {"JJ", "NN"} or plural)


def _is_generic(p: Parse, i: int, end: int) -> bool:
    """Whether a run goes on from `i` to a noun that makes one name of it: Communist Party."""
    last = p.lower[end - 1]
    nouns = lexicon.ORGANISATION_NOUNS | lexicon.PLACE_NOUNS | lexicon.OTHER_NOUNS
    return i < end and last in nouns and p.lower[i].rstrip(".") not in TITLES


def _is_title(p: Parse, i: int, end: int) -> bool:
    """A title that is no part of a name with a hyphen ("Rear-Admiral" is, "General-X" is not)."""
    if p.words[i] == "." and i + 1 < end:
        return True
    if p.lower[i] == "grand" and i + 2 < end:
        return p.lower[i + 1] in GRAND
    if fold(p.words[i]) not in TITLES:
        return False
    hyphen = i + 1 < end and p.words[i + 1] in _HYPHENS
    return not hyphen or (i + 2 < end and fold(p.words[i + 2]) in TITLES)


def _core(p: Parse, start: int, end: int) -> int:
    """Where the name proper begins behind its titles; `end` where all of it is titles."""
    if start + 3 < end and "".join(p.lower[start : start + 3]) in SLASHED:
        return start + 3
    core = start
    while core < end and _is_title(p, core, end):
        core += 1
        core += core < end and p.words[core] in _HYPHENS
    if core < end and fold(p.words[core]) in SUFFIXES and core > start:
        return end
    if core < end and p.lower[core] == "of" and core > start:
        return start
    if core == start and fold(p.words[start]) in SHIP_PREFIXES and p.words[start].isupper():
        return min(start + 1, end)
    return core
