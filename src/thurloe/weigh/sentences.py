"""Sentences that several accounts have word for word: whoever had it first says it for all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.weigh.copies import first_of, is_own

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from thurloe.nouns import Account, Claim, Question

LONG = 12  # words; two who write for themselves hardly ever hit on so many in one order
_COMMON = 50  # accounts; a sentence that more have is a form, and nobody's words
_END = re.compile(r"[.!?][\"”’')\]]*\s+|\n\s*\n")
_MARKS = str.maketrans("’‘“”", "''\"\"", "*_")

Span = tuple[int, int, str]  # of a sentence in an account's text, and the file that had it first


def credit_sentences(
    questions: Iterable[Question], accounts: Sequence[Account], origin_of: Mapping[str, str]
) -> tuple[Question, ...]:
    """The questions, each claim of a borrowed sentence with the file that had it as `origin`.

    Not between accounts that are one origin as wholes: `origin_of`, a file -> that of its origin.
    """
    spans = _borrowed(accounts, origin_of)
    return tuple(_credited(question, spans) for question in questions)


def _credited(question: Question, spans: Mapping[str, Sequence[Span]]) -> Question:
    if not any(c.quote.account in spans for group in question.groups for c in group):
        return question
    groups = tuple(tuple(_of_holder(c, spans) for c in group) for group in question.groups)
    return replace(question, groups=groups)


def _of_holder(claim: Claim, spans: Mapping[str, Sequence[Span]]) -> Claim:
    some, at = spans.get(claim.quote.account, ()), claim.quote.start
    n = bisect_right(some, at, key=lambda span: span[0]) - 1
    if n < 0 or at >= some[n][1] or claim.quoted or claim.source or claim.origin:
        return claim
    return replace(claim, origin=some[n][2])


def _borrowed(
    accounts: Sequence[Account], origin_of: Mapping[str, str]
) -> Mapping[str, Sequence[Span]]:
    found: dict[str, list[tuple[Account, int, int]]] = defaultdict(list)
    for account in accounts:
        for start, end, words in _sentences(account):
            found[words].append((account, start, end))
    files = {account.file for account in accounts}
    spans: dict[str, list[Span]] = defaultdict(list)
    for places in found.values():
        several = {account.file: account for account, *_ in places}
        if not 1 < len(several) <= _COMMON:
            continue
        first = first_of(list(several.values()), files)
        for account, start, end in places:
            if origin_of[account.file] != origin_of[first]:
                spans[account.file].append((start, end, first))
    return {file: sorted(some) for file, some in spans.items()}


def _sentences(account: Account) -> Iterator[tuple[int, int, str]]:
    """The long sentences of an account, of no other writer in its file, and their words."""
    if not all(map(is_own, account.sections)):
        return
    start = 0
    for end in [*(m.end() for m in _END.finditer(account.text)), len(account.text)]:
        words = account.text[start:end].lower().translate(_MARKS).split()
        if len(words) >= LONG:
            yield start, end, " ".join(words)
        start = end
