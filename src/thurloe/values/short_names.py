"""What a long name is in short: its initials, its first words, a designation in one word."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from thurloe.values.name_words import words

SHORTEST = 2
"""Letters of the shortest abbreviation."""

LONGEST = 8
"""Letters of the longest."""

SURE = 3
"""Letters from which an abbreviation is no chance: two initials fit too much."""

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"['’‘`]s?\b")

FIRM_WORDS = words("""
    company co corp corporation inc ltd limited plc ag gmbh sa line lines steamship steamships
    shipping steam navigation packet railway railways airline airlines airways aviation motors
    shipyard shipyards works brothers bros group holdings industries enterprises party movement
""")
"""What is left off the name of a firm."""

WORKS = words("colliery mine pit mill foundry brewery quarry distillery refinery smelter")
"""What a firm of two words may be called with or without."""

AREA_WORDS = words("garden gardens building buildings complex site area premises laboratory river")
"""What is left off the name of a place that has two words without it."""


SECTION_WORDS = words("service services radio television news staff headquarters")
"""The last word of a section's name that begins with the initials of the whole: HBW News."""

RIVER_WORDS = words("am an im ob bei sur upon")
"""What stands between the name of a town and that of its river or hill."""


def is_abbreviation(text: str) -> bool:
    """Whether a word is written as initials are: HBW, H.B.W., HbW; not Weir, not II."""
    letters = text.replace(".", "")
    tall = sum(c.isupper() for c in letters)
    fit = letters.isalpha() and SHORTEST <= len(letters) <= LONGEST
    return fit and tall >= SHORTEST and tall > len(letters) / 2


@lru_cache(maxsize=16384)
def abbreviates(short: str, full: str) -> bool:
    """Whether the letters of one are the initials of the words of the other.

    Words in small letters may be left out: "SPL" is "Society of Polar Lore".
    """
    if not is_abbreviation(short):
        return False
    letters = anyascii(short.replace(".", "")).lower()
    parts = _WORD.findall(anyascii(_MARKS.sub("", full)))
    return len(parts) >= SHORTEST and _fits(letters, tuple(parts))


def blends(short: str, full: str) -> bool:
    """Whether a word is put together of the beginnings of others: Relog, of "Reval Logistics".

    Of the first word two letters at least, of the last words perhaps none.
    """
    letters, parts = fold_letters(short), [fold_letters(w) for w in _WORD.findall(full)]
    if len(parts) < SHORTEST or len(letters) < LEAST_BLEND or " " in short.strip():
        return False
    return any(
        letters.startswith(parts[0][:n]) and _blend(letters[n:], parts[1:])
        for n in range(2, len(parts[0]) + 1)
    )


def _blend(letters: str, parts: list[str]) -> bool:
    if not letters or not parts:
        return not letters
    sizes = range(1, len(parts[0]) + 1)
    return any(letters.startswith(parts[0][:n]) and _blend(letters[n:], parts[1:]) for n in sizes)


def fold_letters(word: str) -> str:
    """The letters of a word, small, without accents, a letter doubled written once."""
    return _DOUBLED.sub(r"\1", anyascii(word).lower())


_DOUBLED = re.compile(r"(.)\1")
LEAST_BLEND = 4
"""Letters of the shortest word made so."""


def _fits(letters: str, parts: tuple[str, ...]) -> bool:
    if not letters or not parts:
        return not letters and all(w.islower() for w in parts)
    taken = parts[0][0].lower() == letters[0] and _fits(letters[1:], parts[1:])
    return taken or (parts[0].islower() and _fits(letters, parts[1:]))


def abbreviated(name: str) -> str:
    """The letters of a name that is written as three initials or more, else nothing."""
    name = name.removeprefix("the ").removeprefix("The ")
    letters = anyascii(name.replace(".", "")).lower()
    return letters if is_abbreviation(name) and len(letters) >= SURE else ""


def is_section_of(part: tuple[str, ...], short: str) -> bool:
    """Whether a folded name is that of a section: ("hbw", "night", "service") of "hbw"."""
    return len(part) > 1 and part[0] == short and part[-1] in SECTION_WORDS


@lru_cache(maxsize=16384)
def initials(name: str) -> tuple[str, ...]:
    """The initials of a name of three words or more: of all of them, and of the tall ones."""
    parts = _WORD.findall(anyascii(_MARKS.sub("", name)))
    parts = parts[1:] if parts and parts[0].lower() == "the" else parts
    forms = (parts, [w for w in parts if not w.islower()])
    return tuple({"".join(w[0] for w in f).lower() for f in forms if len(f) >= SURE})


def firm_kernel(core: tuple[str, ...]) -> tuple[str, ...]:
    """What is left of a firm's name without the words for a firm; empty where it has none.

    ("weir", "steamship", "company") and ("weir", "line") are both ("weir",).
    """
    end = len(core)
    while end and core[end - 1] in FIRM_WORDS:
        end -= 1
    return core[:end] if 0 < end < len(core) else ()


def area_kernel(core: tuple[str, ...]) -> tuple[str, ...]:
    """What a place is called for short; empty where there is nothing to drop.

    ("weir", "square") of ("weir", "square", "gardens"), ("weir",) of ("weir", "am", "skell").
    """
    town = town_of(core)
    if town or len(core) <= SHORTEST:
        return town
    return core[:-1] if core[-1] in AREA_WORDS else ()


def town_of(core: tuple[str, ...]) -> tuple[str, ...]:
    """The town without its river or hill: ("weir",) of ("weir", "an", "der", "skell")."""
    at = next((i for i, w in enumerate(core) if i and w in RIVER_WORDS), len(core) - 1)
    return core[:at] if at < len(core) - 1 else ()
