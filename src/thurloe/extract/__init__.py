"""Account → claims: who, what, when, where, how many, how long, said by whom, denied or planned.

`Extractor` is the one thing to swap: anything that turns accounts into extractions whose quotes
are exact. `english()` loads the default.

Its rooms, in the order that a text goes through them: `times`, `numbers` and `cast` find what
there is; `grammar` reads the parse; `scenes` lays all that on one stretch of text; `said` makes
tellings of its events and says how surely they are told; each of the `finders` draws drafts of
claims from the tellings; `claims` makes claims of those that `doubts` lets pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from thurloe.extract.extractor import EnglishExtractor
    from thurloe.extract.times import CaseDays
    from thurloe.nouns import Account, Extraction


class Extractor(Protocol):
    """Reads accounts and says what is in them, one extraction an account, in the same order."""

    def extract(self, accounts: Iterable[Account]) -> Iterator[Extraction]:
        """Yield what each account says, in order."""
        ...


class CaseExtractor(Protocol):
    """Reads the accounts of a case one by one, as they come."""

    @property
    def name(self) -> str:
        """What read, with its version: runs of different names are told apart."""
        ...

    def extract_within(self, account: Account, days: CaseDays) -> Extraction:
        """What one account says, where `days` are the years that all accounts of its case give."""
        ...


def english() -> EnglishExtractor:
    """Load the default extractor: offline, on the CPU; about a second."""
    # spaCy takes a second to import
    from thurloe.extract.extractor import EnglishExtractor  # noqa: PLC0415

    return EnglishExtractor()
