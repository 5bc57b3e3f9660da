"""Where in a case words, or a claim, are found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.case.anchors import HANDLE
from thurloe.case.handles import Handles
from thurloe.case.index import Index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from thurloe.case.holdings import Holdings
    from thurloe.case.index import Passage
    from thurloe.case.meaning import Meanings
    from thurloe.case.store import Store

IS_HANDLE = re.compile(rf"[0-9a-f]{{{HANDLE}}}")


class Where:
    """Finds passages and claims of one state of a case, with all that it holds indexed by then."""

    def __init__(self, store: Store, holdings: Holdings, meanings: Meanings) -> None:
        self.holdings = holdings
        self._index, self._handles, self._meanings = Index(store), Handles(store), meanings
        self._fresh: set[object] = set()

    def passages(self, words: str, *, meaning: bool = False) -> Iterable[Passage]:
        """The passages that have the words, or mean the like; of undone accounts too."""
        kept: Meanings | Index = self._meanings if meaning else self._index
        if kept not in self._fresh:
            if due := kept.missing(self.holdings.files):
                files = self.holdings.files
                kept.take((key, self.holdings.account_aside(files[key])) for key in due)
            self._fresh.add(kept)
        return kept.find(words)

    def files(self, words: str) -> Iterator[str]:
        """Accounts in which a claim may be that has this handle, or these words in its quote.

        Where the index has it in none, all of them: a word may have been given in part.
        """
        wanted = self._of_handle(words) if IS_HANDLE.fullmatch(words) else self._with_words(words)
        yield from dict.fromkeys(wanted) or self.holdings.keys

    def _of_handle(self, handle: str) -> list[str]:
        read_in = self.holdings.read_in
        if self._handles not in self._fresh:
            due = self._handles.missing(read_in)
            self._handles.take(
                (one, self.holdings.keys[file], self.holdings.extraction_aside(file).claims)
                for one, file in ((one, read_in[one]) for one in due)
            )
            self._fresh.add(self._handles)
        return [read_in[one] for one in self._handles.find(handle) if one in read_in]

    def _with_words(self, words: str) -> list[str]:
        """The accounts with a passage in which each stretch of the words stands as written."""
        stretches = [part.replace('"', " ") for part in words.split("…")]
        phrases = [f'"{part}"' for part in stretches if any(map(str.isalnum, part))]
        if not phrases:
            return []
        found = self.passages(" ".join(phrases))
        return sorted({self.holdings.files.get(one.account, "") for one in found} - {""})
