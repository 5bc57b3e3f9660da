"""Which accounts say the same because they are the same: near-copies count once."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import accumulate
from math import inf
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from thurloe.errors import BadValue
from thurloe.nouns import SectionKind
from thurloe.values import day_span

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from numpy.typing import NDArray

    from thurloe.nouns import Account, Section

SHINGLE = 5  # words; short enough to survive light editing, long enough not to be chance
LEAST = 8  # shared shingles; two texts of one line each have few words to choose from
COPIED = 0.5  # share of the shorter text's shingles that stands in the other
_COMMON = 50  # accounts; a shingle in more of them is boilerplate and shows nothing
_SAMPLE = 4  # one shingle in so many is kept once an account has more than `_ENOUGH`
_ENOUGH = 2000
_HALF = np.uint64(32)  # bits of a shingle, and of an account's place
_PLACE = np.uint64((1 << 32) - 1)
_AT_ONCE = 1 << 20  # pairs


def origins(accounts: Sequence[Account]) -> Mapping[str, str]:
    """For each account's file, the file that speaks for its origin: copies share one.

    Declared lineage (`Account.copies`) joins outright; near-duplicate text joins when at least
    half of the shorter text's five-word shingles stand in the other (containment after Broder,
    "On the resemblance and containment of documents", 1997, doi:10.1109/SEQUEN.1997.666900).
    Only pairs that share a shingle are looked at, and what a mail quotes of another is not looked
    at. The origin of a group is no declared copy, nor later than another of which the day is
    known; of several such files it is the first.
    """
    parent = {account.file: account.file for account in accounts}

    def root(file: str) -> str:
        while parent[file] != file:
            file = parent[file]
        return file

    for one, other in _copied_pairs(accounts):
        parent[root(other)] = root(one)
    groups: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        groups[root(account.file)].append(account)
    first = {at: first_of(group, parent.keys()) for at, group in groups.items()}
    return {file: first[root(file)] for file in parent}


def first_of(group: Sequence[Account], files: Container[str]) -> str:
    """The file that speaks for a group, in whatever order it is given."""
    own = [a for a in group if a.copies not in files or a.copies == a.file] or group
    spans = {account.file: _days(account) for account in own}
    soonest = min(last for _, last in spans.values())
    return min(file for file, (begin, _) in spans.items() if begin <= soonest)


def _days(account: Account) -> tuple[float, float]:
    """The first and the last day on which it may have been written; of unknown date any day."""
    try:
        return day_span(account.date or "../..")
    except BadValue:  # no year is known
        return -inf, inf


def _copied_pairs(accounts: Sequence[Account]) -> set[tuple[str, str]]:
    files = {account.file for account in accounts}
    pairs = {(a.copies, a.file) for a in accounts if a.copies in files and a.copies != a.file}
    sizes, keys = _keys(accounts)
    numbers, counts = _overlaps(keys)
    enough = np.maximum(LEAST, COPIED * np.minimum(*(sizes[some] for some in _two(numbers))))
    one, other = (some.tolist() for some in _two(numbers[counts >= enough]))
    pairs |= {(accounts[i].file, accounts[j].file) for i, j in zip(one, other, strict=True)}
    return {(a or "", b) for a, b in pairs}


def _keys(accounts: Sequence[Account]) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """How many shingles are kept of each account, and all of them with its place, in order."""
    sizes, keys = np.zeros(len(accounts), dtype=np.int64), [np.zeros(0, dtype=np.uint64)]
    for place, account in enumerate(accounts):
        some = _sampled(shingles_of(own_text(account)))
        sizes[place] = len(some)
        found = np.fromiter(some, dtype=np.uint64, count=len(some))
        keys.append((found << _HALF) | np.uint64(place))
    return sizes, np.sort(np.concatenate(keys))


def _overlaps(keys: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The pairs of accounts that share a shingle, each as one number, and how many they share."""
    said = keys >> _HALF
    starts = np.flatnonzero(np.diff(said, prepend=~said[:1]))
    sizes = np.diff(starts, append=len(keys))
    numbers, counts = np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
    for size in range(2, _COMMON + 1):
        one, other = np.triu_indices(size, 1)
        rows = starts[sizes == size]
        for at in range(0, len(rows), step := max(1, _AT_ONCE // len(one))):
            block = keys[rows[at : at + step, None] + np.arange(size)] & _PLACE
            new, much = np.unique((block[:, one] << _HALF) | block[:, other], return_counts=True)
            numbers, where = np.unique(np.concatenate([numbers, new]), return_inverse=True)
            weights = np.concatenate([counts, much])
            counts = np.bincount(where, weights=weights, minlength=len(numbers)).astype(np.int64)
    return numbers, counts


def _two(numbers: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places of the two accounts of each pair."""
    return (numbers >> _HALF).astype(np.int64), (numbers & _PLACE).astype(np.int64)


def is_own(section: Section) -> bool:
    """Whether the account's source speaks there: not in a mail it quotes, nor in another's text."""
    return section.quoted is None and not section.source


def own_text(account: Account) -> str:
    """The view of the account without others' words in it, nor the lines above these."""
    kept, at = [], 0
    others = not all(map(is_own, account.sections))
    for section in account.sections if others else ():
        if not is_own(section) or section.kind is SectionKind.HEADER:
            kept.append(account.view.text[at : section.start])
            at = section.end
    return "\n".join([*kept, account.view.text[at:]])


def shingles_of(text: str) -> set[int]:
    """A number for each five words in a row, whatever stands between them."""
    words = [word.encode() for word in _WORD.findall(text.lower())]
    ends = list(accumulate(len(word) + 1 for word in words))
    said = memoryview(b" ".join(words))
    runs = zip([0, *ends], ends[SHINGLE - 1 :], strict=False)
    return {crc32(said[start : end - 1]) for start, end in runs}


_WORD = re.compile(r"\w+")


def _sampled(every: set[int]) -> set[int]:
    return {s for s in every if s % _SAMPLE == 0} if len(every) > _ENOUGH else every
