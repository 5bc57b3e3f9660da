"""A quote in its sentence: a little text before it, its parts, a little text after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thurloe.nouns import Account, Claim, Quote

REACH = 220  # characters looked at on each side

_SHORT = frozenset(
    """Mr Mrs Ms Dr St Jr Sr Prof Capt Col Gen Lt Sgt Rev Hon No vs etc
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec""".split()
)
_END = re.compile(r"(\w*)[.!?][\"'”’)\]]*\s|\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A quote with what stands around it; `head + words + tail` is the quote.

    `words` may be empty: the value's own words then stand outside the quote.
    """

    before: str
    head: str
    words: str
    tail: str
    after: str


def excerpt_of(claim: Claim, account: Account | None) -> Excerpt:
    """The claim's quote in its sentence; only the quote where the account is not at hand."""
    quote = claim.quote
    head, words, tail = _parts(quote, claim.words)
    return Excerpt(
        before=_before(account.text, quote.start) if account else "",
        head=head,
        words=words,
        tail=tail,
        after=_after(account.text, quote.end) if account else "",
    )


def around(quote: Quote, account: Account) -> Excerpt:
    """A quote in its sentence, all of it `words`."""
    return Excerpt(
        before=_before(account.text, quote.start),
        head="",
        words=quote.text,
        tail="",
        after=_after(account.text, quote.end),
    )


def _parts(quote: Quote, words: Quote) -> tuple[str, str, str]:
    start, end = max(words.start, quote.start), min(words.end, quote.end)
    if words.account != quote.account or start >= end:
        return quote.text, "", ""
    return (
        quote.text[: start - quote.start],
        quote.text[start - quote.start : end - quote.start],
        quote.text[end - quote.start :],
    )


def _before(text: str, start: int) -> str:
    low = max(0, start - REACH)
    window = text[low:start]
    ends = list(_ends(window))
    if ends:
        return window[ends[-1] :].lstrip()
    return window.lstrip() if low == 0 else "…" + window.partition(" ")[2]


def _after(text: str, end: int) -> str:
    if re.search(r"[.!?][\"'”’)\]]*$", text[max(0, end - 4) : end]):
        return ""
    window = text[end : end + REACH]
    if stop := next(_ends(window + " "), None):
        return window[:stop].rstrip()
    return window.rstrip() if end + REACH >= len(text) else window.rpartition(" ")[0] + "…"


def _ends(window: str) -> Iterator[int]:
    """Where sentences end: not after an initial or an abbreviation."""
    for match in _END.finditer(window):
        word = match[1] or ""
        if not (word in _SHORT or (len(word) == 1 and word.isupper())):
            yield match.end()
