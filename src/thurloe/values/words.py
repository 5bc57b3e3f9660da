"""Short texts as values: the same words, and words that exclude one another."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from anyascii import anyascii

if TYPE_CHECKING:
    from collections.abc import Mapping

_STOP = """
    the of a an in by and at to on for with as was were is are be been had has have his her their
    its he she they it this that these those who which
"""
STOP = frozenset(_STOP.split())

# How many content words a text may have for a table to speak of it: in a long text the words of
# two classes stand side by side for many reasons.
LONGEST, LONGEST_ALONE = 8, 3

# Each line is a group of classes that exclude one another: "hanged" and "shot" cannot both be how
# a person died. Words separated by "|" mean one class; a word stands for all that begin with it
# unless it ends in "."; a class holds where one of its words or phrases is found.
EXCLUSIVE: tuple[tuple[str, ...], ...] = (
    ("yes.|true.", "no.|false."),
    ("alive.|living.|surviv|unharmed.", "dead.|died.|dies.|killed.|perish|deceased."),
    ("innocent.|acquit|not guilty|exonerat|cleared.", "guilty.|convict"),
    ("navy.|naval.|navies.", "army.|armies.", "air force|airforce"),
    ("eldest.|oldest.|firstborn.|first-born", "youngest.|last-born|lastborn."),
    ("elder.|older.", "younger."),
    (
        "inbound.|incoming.|inward|entering.|enter.|entered.|arriv",
        "outbound.|outgoing.|outward|leaving.|leave.|left.|depart",
    ),
    (
        "hang.|hanged.|hanging.|gallows.|noose.",
        "shot.|shooting.|shoot.|firing squad",
        "behead|guillotin|decapitat",
        "drown",
        "poison|cyanide.",
        "stab|stabbed.",
        "strangl|garrot",
        "electrocut|electric chair",
        "gassed.|gas chamber",
        "burned.|burnt.|burning.",
        "starv",
        "froze|freez",
        (
            "natural causes|illness.|disease.|heart attack|heart failure|his heart|her heart"
            "|cancer.|pneumonia.|stroke.|typhus.|tubercul|consumption.|typhoid.|cholera.|malaria."
            "|influenza.|fever.|dysentery.|diphtheria.|smallpox."
        ),
    ),
    ("accident|unintentional", "deliberate|intentional|sabotage.|on purpose"),
    ("suicide.|own hand", "murder|assassinat", "natural causes"),
)

# Likewise, for values of few words: "second" of "the second of four children".
EXCLUSIVE_ALONE: tuple[tuple[str, ...], ...] = (
    ("towards.|toward.", "away from|from."),
    ("port.|larboard.", "starboard."),
    ("left.|left-hand", "right.|right-hand"),
    ("upstream.|upriver.", "downstream.|downriver."),
    ("northbound.|northward", "southbound.|southward"),
    ("eastbound.|eastward", "westbound.|westward"),
    ("before.|earlier.|prior.", "after.|later.|afterwards."),
    ("first.|1st.", "second.|2nd.", "third.|3rd.", "fourth.|4th.", "fifth.|5th.", "last.|final."),
    ("won.|win.|victory.|victorious.", "lost.|defeat|loss."),
    ("rose.|risen.|increas|grew.", "fell.|fallen.|decreas|declin|shrank."),
    ("son.|brother.|father.|boy.|male.", "daughter.|sister.|mother.|girl.|female."),
    ("son.|daughter.", "brother.|sister.", "father.|mother."),
    ("unmarried.|single.|bachelor.|spinster.", "married.", "divorc", "widow"),
    ("volunt|willing", "forced.|coerc|compel|unwilling|against his will|against her will"),
    ("accept", "reject|refus|declin"),
    ("day.|daylight.|daytime.", "night.|nighttime.|darkness."),
    ("open.|opened.", "closed.|shut."),
    ("hospital.|infirmary.|clinic.", "home.|house.", "prison.|jail.|gaol.|cell.|camp."),
    ("expelled.|dismissed.|sacked.|thrown out.", "left.|resigned.|quit.|withdrew."),
    ("locked.|bolted.|barred.", "unlocked.|open.|wide open"),
    ("dry.", "wet.|icy.|slippery.|flooded.|soaked.|muddy."),
    ("loaded.|laden.", "unloaded.|empty.|in ballast"),
)

# Likewise, where there is no third: "not off" is on, and "not running" is off.
OPPOSITE: tuple[tuple[str, ...], ...] = (
    ("on.|running.|working.|operating.|functioning.", "off.|stopped.|out of order|out of action"),
)


_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@lru_cache(maxsize=16384)
def content_words(text: str) -> tuple[str, ...]:
    """Words of `text` in plain lower-case ASCII, without those in `STOP`."""
    return tuple(w for w in _words(text) if w not in STOP)


@lru_cache(maxsize=16384)
def plain_words(text: str) -> tuple[str, ...]:
    """All words of `text` in plain lower-case ASCII; a hyphen stays inside its word."""
    return tuple(_words(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(anyascii(text).lower())


def akin(a: str, b: str) -> bool:
    """Whether two words share a stem: four letters at least, and six in ten of the shorter."""
    if a == b:
        return True
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    return shared >= 4 and shared >= 0.6 * min(len(a), len(b))  # noqa: PLR2004 - said above


def contained(a: str, b: str) -> bool:
    """Whether all content words of one text are akin to words of the other."""
    x, y = content_words(a), content_words(b)
    if not x or not y:
        return False
    if _closed_up(a) == _closed_up(b):
        return True  # a boathouse, a boat house, a boat-house
    short, long = (x, y) if len(x) <= len(y) else (y, x)
    return all(any(akin(word, other) for other in long) for word in short) or (
        len(x) == len(y) and all(any(akin(word, other) for other in short) for word in long)
    )


def _closed_up(text: str) -> str:
    return "".join(content_words(text)).replace("-", "")


def exclusive(a: str, b: str) -> bool:
    """Whether a group of `EXCLUSIVE` or `EXCLUSIVE_ALONE` puts two texts in different classes."""
    return _of_two_classes(a, b) or _negated(a, b) or _other_number(a, b)


def _of_two_classes(a: str, b: str) -> bool:
    longest = max(len(content_words(a)), len(content_words(b)))
    if longest > LONGEST:
        return False
    groups = len(_GROUPS) if longest <= LONGEST_ALONE else len(EXCLUSIVE)
    x, y = _classes(a), _classes(b)
    return any(not x[n] & y[n] for n in x.keys() & y.keys() if n < groups)


def _negated(a: str, b: str) -> bool:
    """One says "not" and is otherwise the other."""
    x, y = plain_words(a), plain_words(b)
    strip_x = tuple(w for w in x if w not in _NOT)
    strip_y = tuple(w for w in y if w not in _NOT)
    return strip_x == strip_y and bool(strip_x) and (x == strip_x) != (y == strip_y)


def _other_number(a: str, b: str) -> bool:
    """12 Dock Street is not 14 Dock St.: the words are the same, and the numbers are not."""
    x, y = ({w for w in content_words(text) if w.isdecimal()} for text in (a, b))
    return bool(x and y) and not x & y and half_shared(a, b)


def half_shared(a: str, b: str) -> bool:
    """Whether one text has at least half of the words of the other, numbers aside."""
    return shared(a, b) >= 1 / 2


def shared(a: str, b: str) -> float:
    """The share of words that two texts have in common, of the longer's, numbers aside."""
    x, y = ({w[:STEM] for w in content_words(text) if not w.isdecimal()} for text in (a, b))
    return len(x & y) / max(len(x), len(y), 1)


STEM = 5  # letters; "collided" and "collision" share as many
_NOT = frozenset(("not", "never"))


@lru_cache(maxsize=65536)
def _classes(text: str) -> Mapping[int, frozenset[int]]:
    """The groups that have a word of the text, by place, with its classes in each."""
    plain = " " + " ".join(plain_words(text)) + " "
    if not _ANY.search(plain):  # as of most, which are many
        return _NONE
    found = {
        place: _without_part(
            frozenset(n for n, word in enumerate(group) if word.search(plain)), plain
        )
        for place, group in enumerate(_GROUPS[: -len(OPPOSITE)])
    }
    first = len(found)
    found |= {first + n: _of_opposites(g, plain) for n, g in enumerate(_GROUPS[first:])}
    return {place: classes for place, classes in found.items() if classes}


_NONE: Mapping[int, frozenset[int]] = {}


def _of_opposites(group: tuple[re.Pattern[str], ...], plain: str) -> frozenset[int]:
    """The class that a text is of; "not" makes it the other."""
    found = {n for n, word in enumerate(group) if word.search(plain)}
    negated = " not " in plain or " never " in plain
    return frozenset(1 - n for n in found) if negated else frozenset(found)


def _without_part(found: frozenset[int], plain: str) -> frozenset[int]:
    """ "Not guilty" holds "guilty": where a text negates, only its first class counts."""
    return frozenset({min(found)}) if len(found) > 1 and " not guilty " in plain else found


def _compile(words: str) -> re.Pattern[str]:
    ends = [
        w.removesuffix(".") + (" " if w.endswith(".") or " " in w else "") for w in words.split("|")
    ]
    return re.compile(" (?:" + "|".join(map(re.escape, ends)) + ")")


_GROUPS = tuple(
    tuple(_compile(words) for words in group) for group in EXCLUSIVE + EXCLUSIVE_ALONE + OPPOSITE
)
_ANY = re.compile("|".join(word.pattern for group in _GROUPS for word in group))
