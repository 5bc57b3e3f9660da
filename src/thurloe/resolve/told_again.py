"""Names that one account told, found by their letters where another has them and was not read so.

A heading, a dateline, a signature in capitals leaves the reading of one text little to go by; what
another account calls a person, a town, a firm, is known.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.nouns import EntityType, Quote, Referent
from thurloe.values.name_words import PARTICLES, TITLES, WEAK_TITLES
from thurloe.values.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from thurloe.nouns import Account

LONG = 5
"""Letters of the shortest name of one word that is found again: shorter ones are words as well."""

MOST_WORDS = 5

SORTS = frozenset({EntityType.PERSON, EntityType.PLACE, EntityType.ORGANISATION, EntityType.VESSEL})

_WORD = r"[^\W\d_a-z](?:\w{0,3}\.(?= )|[\w'’-]*)"
_SMALL = "|".join(sorted(PARTICLES - {"a", "y", "la", "le", "les", "den", "do", "la's"}))
_RUN = re.compile(rf"(?<![\w'’-]){_WORD}(?: (?:(?:{_SMALL}) )*{_WORD})*")
_LOWER = re.compile(r"\b[^\W\d_A-Z]\w+")


def told_again(referents: Iterable[Referent], accounts: Sequence[Account]) -> tuple[Referent, ...]:
    """The referents, with the names that stand in an account and that only others were read with.

    A name of one word must be the whole of a run of capitals, one of several the end of it behind
    titles; no word of small letters in any account may be the same. What an account has already
    been read with it is not found again.
    """
    found = list(referents)
    known = _known(found)
    by_account: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for n, referent in enumerate(found):
        for name in referent.names:
            by_account[referent.account][fold(name)].append(n)
    small = {w for a in accounts for w in _LOWER.findall(a.view.text)}
    for account in accounts:
        here = by_account[account.file]
        written = {_letters(m) for at in here.values() for n in at for m in found[n].names}
        longer = " | ".join(here)
        for key, quotes in _again(account, known, small).items():
            if key not in here and f" {key} " in f" {longer} ":
                continue  # "Dorpat" in the University of Dorpat, "Holm" in Miss Holm
            new = [q for q in quotes if _letters(q.text) not in written and fold(q.text) == key]
            if new:
                _put(found, here.get(key, []), new, (key, known[key]))
    return tuple(found)


def _plain(quote: Quote) -> str:
    return " ".join(quote.text.split())


def _letters(name: str) -> str:
    """A name without its marks: "C. R" is no other writing of "C. R."."""
    return " ".join(_MARKS.sub(" ", name).split())


_MARKS = re.compile(r"[^\w]+")


def _put(
    found: list[Referent], bearers: list[int], quotes: list[Quote], name: tuple[str, EntityType]
) -> None:
    """Give the quotes to the one of the account who bears the name; where none does, a new one."""
    names = set(map(_plain, quotes))
    at = sorted(set(bearers))
    if len(at) == 1:
        one = found[at[0]]
        ordered = sorted({*one.names, *names}, key=lambda n: (-len(n), n))
        found[at[0]] = replace(one, names=tuple(ordered), mentions=(*one.mentions, *quotes))
    elif not at:
        ordered = sorted(names, key=lambda n: (-len(n), n))
        account = quotes[0].account
        new = Referent(
            id=f"{account}#again-{name[0].replace(' ', '-')}", account=account, type=name[1],
            name=ordered[0], names=tuple(ordered), mentions=tuple(quotes),
        )  # fmt: skip
        found.append(new)


def _known(referents: Sequence[Referent]) -> dict[str, EntityType]:
    """The folded names that can be found again, each with what most of its bearers are."""
    sorts: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for referent in referents:
        for name in referent.names if referent.type in SORTS else ():
            words = fold(name).split()
            whole = 1 < len(words) <= MOST_WORDS or (len(words) == 1 and len(words[0]) >= LONG)
            if whole and words[0] not in TITLES and name[0].isupper() and words[0] != "the":
                sorts[" ".join(words)][referent.type] += 1
    return {key: max(some, key=lambda t: (some[t], t)) for key, some in sorts.items()}


def _again(
    account: Account, known: Mapping[str, EntityType], small: set[str]
) -> dict[str, list[Quote]]:
    """Where known names stand in an account, by their folded words."""
    spots: dict[str, list[Quote]] = defaultdict(list)
    text = account.view.text
    for run in _RUN.finditer(text):
        start, end = _bare(text, *run.span())
        key = fold(text[start:end])
        if key in known and (" " in key or key not in small):
            spots[key].append(Quote.seen(account, start, end))
    return spots


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A run of capitals without the titles and the article before it, the "'s" behind it."""
    words = list(_words(text, start, end))
    while len(words) > 1 and fold(text[slice(*words[0])]) in _BEFORE:
        words = words[1:]
    return words[0][0], end - 2 * text[start:end].endswith(("'s", "’s", "'S", "’S"))


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    return ((m.start() + start, m.end() + start) for m in re.finditer(r"\S+", text[start:end]))


_BEFORE = (TITLES - WEAK_TITLES) | {"the"}
