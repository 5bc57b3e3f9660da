"""How far a name goes: a run of capitals, and what of small words may stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast import lexicon
from thurloe.extract.cast.capitals import Case, is_capital, is_name_word
from thurloe.extract.cast.given_names import GIVEN
from thurloe.values.name_words import (
    CORPORATE_ENDINGS,
    ELDER,
    ORDINALS,
    PARTICLES,
    SHIP_PREFIXES,
    SUFFIXES,
    TITLES,
)
from thurloe.values.names import fold, is_ship_mark
from thurloe.values.short_names import RIVER_WORDS

if TYPE_CHECKING:
    from thurloe.extract.cast.parse import Parse

MAX_RUN = 12

EPITHETS = frozenset({
    "great", "elder", "younger", "terrible", "wise", "bold", "good", "bad", "fair", "conqueror",
    "magnificent",
    "confessor", "sanctified", "venerable", "fat", "short", "pious", "brave", "first",
    "second", "third", "lion", "impaler", "baptist", "apostle", "red", "rich", "cruel", "just",
})  # fmt: skip

_BEHIND = frozenset({"jr", "sr", "junior", "senior"})
_NOUNLIKE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})
HYPHENS = frozenset({"-", "‐", "‑"})
_BRACKETS = {"(": ")", "-LRB-": "-RRB-"}
_STRAIGHT = frozenset({'"', "“", "”", "``", "''", "‘", "’"})


def run_end(p: Parse, case: Case, start: int) -> int:
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
    if p.tag[i] == "_SP" or p.sent[i] != p.sent[start] or _is_new(p, i):
        return 0
    if is_name_word(p, case, i) and not _numbered(p, case, start, i):
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


def _firm(p: Parse, case: Case, start: int, i: int) -> int:
    """Weir & Sons, Weir and Company, Weir, Holm & Co., Weir Brothers (Ltd)."""
    after = p.lower[i + 1].rstrip(".") if i + 1 < len(p) else ""
    if p.words[i] == "&" and _named(p, case, i + 1):
        two = i - start == 1 and p.ent[start] != "PERSON" and after not in GIVEN
        two = two and not _is_cited(p, i)
        return 2 * (two or after in lexicon.FIRM_WORDS)
    if p.lower[i] == "and" and is_capital(p.words[i + 1] if after else ""):
        return 2 * (after in lexicon.FIRM_WORDS)
    if p.words[i] == "(" and after in CORPORATE_ENDINGS and p.words[i + 2 : i + 3] == [")"]:
        return 3
    if p.words[i] == "," and i + 3 < len(p) and p.words[i + 2] in {"&", "and"}:
        firm = p.lower[i + 3].rstrip(".") in lexicon.FIRM_WORDS and is_capital(p.words[i + 3])
        return 4 * (firm and _named(p, case, i + 1))
    return 0


def _is_cited(p: Parse, i: int) -> bool:
    """Weir & Holm 2014, Weir & Holm [7], elsewhere Weir and Holm: authors and no firm."""
    if f"{p.words[i - 1]} and {p.words[i + 1]}" in p.text:
        return True
    after = p.words[i + 2] if i + 2 < len(p) else ""
    return after in {"(", "[", "et"} or after[:1].isdigit()


def _numbered(p: Parse, case: Case, start: int, i: int) -> int:
    """Engine No. 7, Plant Nr 12."""
    if p.lower[i] not in {"no", "no.", "nr", "nr."} or not p.words[i][0].isupper():
        return 0
    step = 2 if i + 1 < len(p) and p.words[i + 1] == "." else 1
    return step + 1 if i + step < len(p) and p.words[i + step].isdigit() else 0


def _is_new(p: Parse, i: int) -> bool:
    """Whether a name ends with "Ltd." or the like before `i`, and a title begins another."""
    before = p.words[i - 1]
    return before[-1] == "." and fold(before) in CORPORATE_ENDINGS and fold(p.words[i]) in TITLES


def _named(p: Parse, case: Case, i: int) -> bool:
    return i < len(p) and is_name_word(p, case, i)


def _abbreviation(p: Parse, case: Case, start: int, i: int) -> int:
    """Capt. Weir, where the tokenizer has cut off the stop."""
    cut = p.words[i] == "." and p.glued(i) and fold(p.words[i - 1]) in TITLES
    return 2 * (cut and _named(p, case, i + 1))


def _hyphen(p: Parse, case: Case, start: int, i: int) -> int:
    """Jean-Luc, Port-Royal, Weir/Wehr, Ala-ud-din: a mark without spaces around it."""
    if p.words[i] not in HYPHENS | {"/"} or not p.glued(i) or i + 1 >= len(p) or not p.glued(i + 1):
        return 0
    if _named(p, case, i + 1) and p.tag[i + 1] != "JJ":
        return 2
    between = i + 3 < len(p) and p.words[i + 2] in HYPHENS and p.glued(i + 3)
    if not between or not p.words[i + 1].isalpha():
        return 0
    small = p.words[i + 3].isalpha() and fold(p.words[i + 1]) in PARTICLES | lexicon.LINKS
    return 4 if small or _named(p, case, i + 3) else 0


def _particle(p: Parse, case: Case, start: int, i: int) -> int:
    """Pierre de Morny, Ludwig van der Rohe, Leonardo da Vinci."""
    step = 0
    while step < 3 and i + step < len(p) and fold(p.words[i + step]) in PARTICLES:  # noqa: PLR2004
        step += 1
    if p.lower[i] in {"a", "y", "do", "du", "al"} and step == 1 and p.words[i] == "a":
        return 0
    return step + 1 if step and _named(p, case, i + step) else 0


def _river(p: Parse, case: Case, start: int, i: int) -> int:
    """Weir am Main, Weir an der Skell, Weir upon Skell."""
    if p.lower[i] not in RIVER_WORDS:
        return 0
    step = 2 if i + 1 < len(p) and p.lower[i + 1] == "der" else 1
    return step + 1 if _named(p, case, i + step) else 0


def _nickname(p: Parse, case: Case, start: int, i: int) -> int:
    """Anna "Nan" Porter, Anna (Nan) Porter: one or two words in marks inside a name.

    Of Karl "the Fox" Weir the article too.
    """
    bracket = p.words[i] in _BRACKETS and fold(p.words[start]) in GIVEN
    ends = {_BRACKETS[p.words[i]]} if bracket else _STRAIGHT
    the = i + 2 < len(p) and p.lower[i + 1] == "the"  # Karl "the Fox" Weir
    if not (bracket or p.words[i] in _STRAIGHT) or not _named(p, case, i + 1 + the):
        return 0
    for size in (1, 2):
        close = i + 1 + size
        if close + 1 < len(p) and p.words[close] in ends and _named(p, case, close + 1):
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


def _day_of_month(p: Parse, case: Case, start: int, i: int) -> int:
    """The Ninth of July Column: what is called by the day of its beginning."""
    dated = i - start == 1 and p.lower[start] in _ORDINALS and p.lower[i] == "of"
    month = dated and i + 2 < len(p) and p.lower[i + 1] in lexicon.CALENDAR
    return 3 if month and p.words[i + 2][:1].isupper() and _named(p, case, i + 2) else 0


_ORDINALS = frozenset(ORDINALS.values())


def _and(p: Parse, case: Case, start: int, i: int) -> int:
    """The Skell Fishing and Hunting Club: a body of two pursuits."""
    noun = p.tag[i - 1] in {"NN", "VBG"} or p.lower[i - 1].endswith("ing")
    if p.lower[i] != "and" or not noun or not _named(p, case, i + 1):
        return 0
    last = i + 1
    while last + 1 < len(p) and p.sent[last + 1] == p.sent[i] and _named(p, case, last + 1):
        last += 1
    body = last > i + 1 and p.lower[last] in lexicon.ORGANISATION_NOUNS
    return 2 if body and p.lower[i - 1] not in lexicon.ORGANISATION_NOUNS else 0


def has_ship_mark(p: Parse, start: int) -> bool:
    """ "m.v." or "S.S." before a ship's name at `start`, whole or with its last stop cut off."""
    at = start - 2 if start > 1 and p.words[start - 1] == "." else start - 1
    word = p.lower[at] if at >= 0 else ""
    return "." in word and word.replace(".", "") in SHIP_PREFIXES


def _is_named_of(p: Parse, start: int, i: int) -> bool:
    """The Maid of Skell, the ferry Maid of Skell: one word behind "the" or a ship's noun."""
    marked = fold(p.words[start]) in SHIP_PREFIXES or is_ship_mark(p.words[start])
    start += marked
    before = p.lower[start - 1] if start else ""
    if i - start != 1 or p.tag[start] != "NNP":
        return False
    if marked or before in lexicon.VESSEL_NOUNS or has_ship_mark(p, start):
        return True
    low = p.lower[start]
    return before == "the" and low not in lexicon.PERSON_NOUNS and fold(low) not in TITLES


def _number(p: Parse, case: Case, start: int, i: int) -> int:
    """Cell 12, Flight 447, T 36: a number that the model too puts into the name, or a hull's."""
    if p.tag[i] != "CD" or not p.words[i].isdigit() or len(p.words[i]) > 3:  # noqa: PLR2004
        return 0
    if i - 1 == start and p.words[start].isalpha() and _is_hull(p.words[start]):
        return 1
    inside = p.ent[i] in {"FAC", "ORG", "PRODUCT"} and p.ent[i - 1] == p.ent[i]
    return int(inside or p.lower[i - 1] in {"cell", "flight", "room", "hut", "camp", "pier"})


def _is_hull(word: str) -> bool:
    """The letters of LZ 129: capitals, three at most, no number of a king or a day."""
    few = word.isupper() and len(word) <= 3  # noqa: PLR2004
    return few and word.lower() not in {"i", "a", "am", "pm", "ad", "bc", "ii", "iii", "may"}


def _epithet(p: Parse, case: Case, start: int, i: int) -> int:
    """Peter the Great, Pliny the Younger, Alexander I."""
    if p.words[i] == "I":
        return int(
            p.tag[i] != "PRP" and i + 1 < len(p) and p.tag[i + 1] in {",", ".", "POS", "NNP"}
        )
    if p.lower[i] != "the" or i + 1 >= len(p) or not p.words[i + 1][:1].isupper():
        return 0
    goes_on = i + 2 < len(p) and _named(
        p, case, i + 2
    )  # "in Narva the Red Guard", no Narva the Red
    return 2 * (p.lower[i + 1] in EPITHETS and not goes_on)


STEPS = (
    _abbreviation, _hyphen, _particle, _river, _nickname, _of, _number, _epithet, _generation,
    _firm, _numbered, _day_of_month, _and,
)  # fmt: skip
"""How a run of capitals goes on over what is none."""
