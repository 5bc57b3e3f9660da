"""How names are compared: folded letters, parts of a name, spellings of one word.

Both `extract` (inside one account) and `resolve` (across accounts) compare names by these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein

from thurloe.values.known_places import KNOWN_PLACES
from thurloe.values.name_words import (
    BUILDING_NOUNS,
    COMMONERS,
    COMPANY_FORMS,
    ELDER,
    FEMALE_TITLES,
    FOND,
    GENERATIONS,
    GRAND,
    MALE_TITLES,
    NAMES_TOO,
    OF_A_BODY,
    ORDINALS,
    PARTICLES,
    SHIP_PREFIXES,
    STREETS,
    SUFFIXES,
    TITLES,
    WEAK_TITLES,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORTEST_SPELLING = 5
"""Words with fewer letters are one name only if their letters are the same."""

LONG_WORD = 8

_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_SLASHED = re.compile(r"^((?:[Tt]he )?[MS])/([SVT])\b")
_BREAKS = re.compile(r"[^0-9a-z]+")
_HULL = re.compile(r"\b(?!(?:war|of|at|in|on|to|the|and|for|der|die)\b)([a-z]{1,3}) (?=\d{1,4}\b)")
_LETTERS_ALONE = re.compile(r"[a-z](?: [a-z])+(?: \d)?")
_WORLD_WAR = re.compile(r"\bworld war (i|ii|1|2|one|two)$|^ww ?(i|ii|1|2)$")
_PATRONYMIC = re.compile(r"(?:[oe]v(?:ich|itch|ic|na)|ichna)$")
_LETTERS = (
    (re.compile(r"^ma?c(?=[a-z]{3})"), "mk"),
    (re.compile(r"(?<!q)([aou])e(?=[^aeiou])"), r"\1"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"(?<=[oe])(?:ff?|w)$"), "v"),
    (re.compile(r"^(?:kh|ch)"), "k"),
    (re.compile(r"tsch|tch|tsh|ch|sh|sch|cz|sz|zh"), "s"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|[cgq]"), "k"),
    (re.compile(r"[zx]|ks"), "s"),
    (re.compile(r"w"), "v"),
    (re.compile(r"y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
"""What transliterations, old spellings and written-out umlauts swap."""

_NICKNAME = re.compile(r"(\w[\w. ]*) [\"“‘'(]([\w ]+)[\"”’')] (\w[\w -]*)$")

_SILENT = (
    (re.compile(r"[dt]"), "t"),
    (re.compile(r"[aeioujh]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Lower case, Latin letters without accents, one space between words, no apostrophes.

    "Port-Royal" and "Port Royal" fold alike, and so do "O’Brien" and "OBrien".
    """
    plain = _APOSTROPHES.sub("", anyascii(text).lower())
    return _BREAKS.sub(" ", plain).strip()


def joined(folded: str) -> str:
    """A folded name with designations in one way: "k 20" is "k20", "w m o" is "wmo".

    "World war i" is "first world war".
    """
    war = _WORLD_WAR.search(folded)
    if war:
        first = (war[1] or war[2]) in {"i", "1", "one"}
        return f"{folded[: war.start()]}{'first' if first else 'second'} world war"
    if _LETTERS_ALONE.fullmatch(folded):
        return folded.replace(" ", "")
    return _HULL.sub(r"\1", folded)


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """The consonants of one folded word, with those alike that transliterations swap."""
    first = "a" if word[:1] in set("aeiou") else ""
    word = sounded(word)
    for pattern, sound in _SILENT:
        word = pattern.sub(sound, word)
    return first + word


@lru_cache(maxsize=16384)
def sounded(word: str) -> str:
    """One folded word with its letters as they sound, vowels kept: "philip" is "filip"."""
    for pattern, sound in _LETTERS:
        word = pattern.sub(sound, word)
    return word


@lru_cache(maxsize=16384)
def same_spelling(one: str, other: str) -> bool:
    """Whether two folded words may be one name in two spellings: Tolstoi, Tolstoy; not John, Joan.

    The consonants must be the same and at most one sounded letter (two in words of eight)
    may differ; a last vowel that differs makes another name (Kowalski, Kowalska).
    """
    shorter = min(len(one), len(other))
    numbered = not (one + other).isalpha()
    if one == other or shorter < SHORTEST_SPELLING - 1 or numbered or KNOWN_PLACES & {one, other}:
        return one == other
    mine, theirs = sounded(one), sounded(other)
    if mine == theirs or shorter < SHORTEST_SPELLING:
        return mine == theirs
    if mine[0] != theirs[0] or _ends_apart(one, other) or skeleton(one) != skeleton(other):
        return False
    allowed = 1 if shorter < LONG_WORD else 2
    return DamerauLevenshtein.distance(mine, theirs, score_cutoff=allowed) <= allowed


@lru_cache(maxsize=16384)
def misspelt(one: str, other: str) -> bool:
    """Whether two folded words differ by one letter: Rennick and Renwick, Donal and Donald."""
    if one == other or min(len(one), len(other)) < SHORTEST_SPELLING or one[:2] != other[:2]:
        return False
    if not (one + other).isalpha():
        return False
    if _ends_apart(one, other) or KNOWN_PLACES & {one, other}:
        return False
    return DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1


def _ends_apart(one: str, other: str) -> bool:
    """Whether two words differ by their last vowel alone, which often tells the gender."""
    stems = {w[:-1] if w[-1] in "aeiouy" else w for w in (one, other)}
    return len(stems) == 1


def is_patronymic(word: str) -> bool:
    """Whether a folded word is built like a Russian father's name: Ivanovich, Petrovna."""
    return len(word) > 5 and bool(_PATRONYMIC.search(word))  # noqa: PLR2004


def is_initial(word: str) -> bool:
    """Whether a folded word is one letter."""
    return len(word) == 1


def is_numbered(word: str) -> bool:
    """Whether a folded word is letters and figures: "k19", not "19"."""
    return not word.isalpha() and not word.isdigit() and word[:1].isalpha()


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart; all words folded.

    `core` is the name without titles, ship prefix and suffixes: ("anna", "weir").
    `titles` are what stood before it, `suffix` the generation that is told with it: "jr" (also
    of "the younger"), "sr", "ii", "iii" or "iv".
    """

    core: tuple[str, ...]
    titles: tuple[str, ...] = ()
    suffix: str = ""
    ship: bool = False

    @property
    def gender(self) -> str:
        """ "m" or "f" where a title says so, else nothing."""
        if any(t in MALE_TITLES for t in self.titles):
            return "m"
        return "f" if any(t in FEMALE_TITLES for t in self.titles) else ""

    @property
    def plain(self) -> tuple[str, ...]:
        """The core without particles."""
        return tuple(w for w in self.core if w not in PARTICLES) or self.core


def _suffix_at(words: list[str]) -> int:
    """Where the suffixes of a name begin: the length where it has none."""
    end = len(words)
    while end > 1 and words[end - 1] in SUFFIXES | COMPANY_FORMS:
        end -= 1
    if end > 2 and words[end - 2] == "the" and words[end - 1] in ELDER:  # noqa: PLR2004
        end -= 2
    return end


def _joins(word: str, after: str) -> bool:
    """ "And" in Weir and Sons, which others write Weir & Sons."""
    return word == "and" and after in {"sons", "co", "company", "bros", "brothers", "partners"}


@lru_cache(maxsize=16384)
def name_parts(text: str) -> NameParts:
    """Take a name as written apart: "Lt. Colonel Anna Weir" has the core ("anna", "weir").

    A title alone is its own core, so that no core is ever empty where `text` has a letter.
    """
    text = _undotted(_SLASHED.sub(r"\1\2", text.strip()))
    words = [ORDINALS.get(w, w) for w in joined(fold(text)).split()]
    while words and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and text[:1].islower() and words[0] in FOND:
        words = words[1:]
    words = ["saint", *words[1:]] if len(words) > 1 and words[0] == "st" else words
    words = [w for w, after in zip_longest(words, words[1:], fillvalue="") if not _joins(w, after)]
    if len(words) > 2 and words[0] == "grand" and words[1] in GRAND:  # noqa: PLR2004
        words = words[1:]
    ship = len(words) > 1 and words[0] in SHIP_PREFIXES
    if ship and re.match(r"(?:[Tt]he\s+)?[A-Z]{2,6}\b", text.strip()):
        return NameParts(core=tuple(words[1:]), ship=True)
    before = words[0] if len(words) > 1 and words[0] in ELDER else ""
    words = words[1:] if before else words
    start = 0
    monogram = len(words) > 2 and words[0] == "m" and is_initial(words[1])  # noqa: PLR2004
    while not monogram and start < len(words) - 1 and is_title(words, start):
        start += 1
    judge = words[:start] == ["justice"] and words[start] not in _OF_JUSTICE
    if start and not judge and all(w in WEAK_TITLES for w in words[:start]):
        start = 0
    end = _suffix_at(words)
    marks = (w for w in (*words[end:], before) if w in GENERATIONS)
    suffix = next((GENERATIONS[w] for w in marks), "")
    core = tuple(words[start:end]) or tuple(words)
    if len(core) > 1:
        core = (*core[:-1], STREETS.get(core[-1], core[-1]))
    return NameParts(core=core, titles=tuple(words[:start]), suffix=suffix)


_OF_JUSTICE = frozenset(
    "act bureau center centre committee court department league ministry office party".split()
)
"""The Justice Department is no judge; Justice Weir is."""


def is_ship_mark(word: str) -> bool:
    """SS, R.M.S.: the letters before a ship's name."""
    return word.isupper() and word.replace(".", "").lower() in SHIP_PREFIXES


def _undotted(text: str) -> str:
    """ "S.S. Otter" as SS Otter."""
    found = _MARKED.match(text)
    if found is None or not is_ship_mark(found[2]):
        return text
    return f"{found[1]}{found[2].replace('.', '')} {found[3]}"


_MARKED = re.compile(r"((?:[Tt]he )?)((?:[A-Z]\.){2,5}) ?(.+)", re.DOTALL)


def is_title(words: Sequence[str], i: int) -> bool:
    """Whether the folded word `i` is a title, or "state" and "police" before one.

    The Earl of Sheriff Earl Weir is none.
    """
    strong = TITLES - WEAK_TITLES
    while words[i] in OF_A_BODY and i + 1 < len(words):
        i += 1
        if words[i] in strong:
            return True
    commoner = i > 0 and words[i] in NAMES_TOO and words[i - 1] in COMMONERS
    return words[i] in TITLES and not commoner


def nicknamed(name: str) -> tuple[str, str, str] | None:
    """Karl "Kalle" Weir and Karl (Kalle) Weir taken apart as written, at the marks; else none."""
    match = _NICKNAME.match(name)
    return (match[1], match[2], match[3]) if match else None


def same_word(one: str, other: str) -> bool:
    """Whether two folded words of names can be one: the same, a spelling of it, or its initial."""
    if is_initial(one) or is_initial(other):
        return one[:1] == other[:1]
    return same_spelling(one, other)


def contains(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether the words of `short` are found in `long`, each once, in any order."""
    left = list(long)
    for word in short:
        hit = next((w for w in left if same_word(w, word)), None)
        if hit is None:
            return False
        left.remove(hit)
    return True


def kernel(core: tuple[str, ...]) -> tuple[str, ...]:
    """What is left of the name of a building or wood without its kind: ("saint", "roch").

    Empty where nothing is left, or only a country or large city: the prison of a town is
    not the town.
    """
    left = tuple(w for w in core if w not in BUILDING_NOUNS and w not in _LINKS)
    return () if " ".join(left) in KNOWN_PLACES else left


_LINKS = frozenset({"of", "de", "la", "du", "des", "the", "le"})
