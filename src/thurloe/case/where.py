"""Where in a case words, or a claim, are found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.case.handles import Handles
from thurloe.case.index import Index

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from thurloe.case.holdings import Holdings
    from thurloe.case.index import Passage
    from thurloe.case.meaning import Meanings
    from thurloe.case.store import Store

_WORD = re.compile(r"\w+")


class Where:
    """Finds passages and claims of one state of a case, with all that it holds indexed by then."""

    def __init__(self, store: Store, holdings: Holdings, meanings: Meanings) -> None:
        self.holdings = holdings
        self._index, self._handles, self._meanings = Index(store), Handles(store), meanings
        self._store = store
        self._fresh: dict[object, int] = {}

    def passages(self, words: str, *, meaning: bool = False) -> Iterable[Passage]:
        """The passages that have the words, or mean the like; of undone accounts too."""
        kept: Meanings | Index = self._meanings if meaning else self._index
        if self._is_due(kept):
            if due := kept.missing(self.holdings.files):
                files = self.holdings.files
                kept.take((key, self.holdings.account_aside(files[key])) for key in due)
            self._fresh[kept] = self._tables()
        return kept.find(words)

    def of_handle(self, handle: str) -> list[str]:
        """The accounts with a claim of this handle."""
        read_in = self.holdings.read_in
        if self._is_due(self._handles):
            due = self._handles.missing(read_in)
            self._handles.take(
                (one, self.holdings.keys[file], self.holdings.extraction_aside(file).claims)
                for one, file in ((one, read_in[one]) for one in due)
            )
            self._fresh[self._handles] = self._tables()
        return [read_in[one] for one in self._handles.find(handle) if one in read_in]

    def _is_due(self, kept: object) -> bool:
        """Whether it was not looked through yet, or may have been thrown away since."""
        return self._fresh.get(kept) != self._tables()

    def _tables(self) -> int:
        """A number that is another once a table was made or thrown away, by whomever."""
        with self._store.reading() as connection:
            (number,) = connection.execute("PRAGMA schema_version").fetchone()
        return int(number)

    def with_words(self, parts: Sequence[str]) -> list[str]:
        """The accounts with a passage in which each of the parts stands, as written."""
        phrases = [f'"{part.replace(chr(34), " ")}"' for part in parts]
        return self._files(one.account for one in self.passages(" ".join(phrases)))

    def with_part(self, words: str) -> Collection[str]:
        """The accounts that may have the words as parts of longer ones; all if it cannot tell."""
        longest = max(_WORD.findall(words), key=len, default="")
        if not longest.isascii():  # SQLite folds no other letters
            return self.holdings.keys
        return self._files(self._index.accounts_with(longest))

    def _files(self, accounts: Iterable[str]) -> list[str]:
        return sorted({self.holdings.files.get(one, "") for one in accounts} - {""})
