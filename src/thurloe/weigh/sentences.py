"""Sentences that several accounts have word for word: whoever had it first says it for all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from thurloe.weigh.copies import first_of, is_own

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from thurloe.nouns import Account, Claim

LONG = 12  # words; two who write for themselves hardly ever hit on so many in one order
_COMMON = 50  # accounts; a sentence that more have is a form, and nobody's words
_END = re.compile(r"[.!?][\"”’')\]]*\s+|\n\s*\n")
_MARKS = str.maketrans("’‘“”", "''\"\"", "*_")

Span = tuple[int, int, str]  # of a sentence in an account's text, and the file that had it first


class SharedSentences:
    """Whose words the sentences of accounts are, where another account has them too."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        """Linear in the accounts' texts."""
        self._spans = _borrowed(accounts)

    def holder(self, claim: Claim) -> str:
        """The file whose words the claim's are, "" where they are its own account's."""
        spans, at = self._spans.get(claim.quote.account, ()), claim.quote.start
        n = bisect_right(spans, at, key=lambda span: span[0]) - 1
        return spans[n][2] if n >= 0 and at < spans[n][1] else ""


def _borrowed(accounts: Sequence[Account]) -> Mapping[str, Sequence[Span]]:
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
            if account.file != first:
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
