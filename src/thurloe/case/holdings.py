"""What a state of a case holds: accounts, and what was read of them, each when it is asked for."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from thurloe.case.anchors import accounts_of
from thurloe.case.material import Material, account_of, extraction_of
from thurloe.case.rulings import rule
from thurloe.case.sources import cast_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from thurloe.case.events import Event
    from thurloe.case.material import Shelf
    from thurloe.case.rulings import Ruled
    from thurloe.case.sources import Cast
    from thurloe.case.state import State
    from thurloe.nouns import Account, Extraction


class Holdings:
    """The accounts that count in a state; `events` are those that led to it.

    Nothing here wants a brief, so that to find a claim, or to decide about one, takes no longer in
    a large case than in a small one.
    """

    def __init__(self, state: State, events: Sequence[Event], shelf: Shelf) -> None:
        self.state = state
        self._events, self._shelf = events, shelf
        self._held = {held.file: held for held in state.accounts.values()}

    @cached_property
    def cast(self) -> Cast:
        """Who speaks, and where people differ about a source."""
        return cast_of(self.state, self._events)

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """The key of each account, by its file."""
        return {file: held.key for file, held in self._held.items()}

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The file of each account, by the hash of its blob."""
        return {held.account: file for file, held in self._held.items()}

    @cached_property
    def read_in(self) -> Mapping[str, str]:
        """The file of each account, by what was read in it and its key.

        The same may be read in two texts, of which handles are made too.
        """
        held = self._held.items()
        return {f"{self.state.run_of(one).extraction} {one.key}": file for file, one in held}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What each source is called, by its id."""
        return {source.id: source.name for source in self.cast.sources.values()}

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        return {key: source.id for key, source in self.cast.sources.items()}

    def account(self, file: str) -> Account:
        """An account, without what it was found to copy."""
        return account_of(self._held[file], self._shelf, self._ids)

    def extraction(self, file: str) -> Extraction:
        """What was read in an account, before anybody decided about it."""
        return extraction_of(self._held[file], self.state, self._shelf, self._ids)

    def account_aside(self, file: str) -> Account:
        """An account that is looked at once and not kept."""
        return account_of(self._held[file], self._shelf.aside(), self._ids)

    def extraction_aside(self, file: str) -> Extraction:
        """What was read in an account, looked at once and not kept."""
        return extraction_of(self._held[file], self.state, self._shelf.aside(), self._ids)

    def decided(self) -> Ruled:
        """What people decided, on the accounts that they decided about."""
        keys = {key for event in self.state.decisions for key in accounts_of(event)}
        return rule(self._part(keys), self.state.decisions)

    def ruled(self, file: str) -> Extraction:
        """What was read in an account, with its claims as people decided."""
        key = self.keys[file]
        decisions = self._on_account[key]
        if not decisions:
            return self.extraction(file)
        return rule(self._part({key}), decisions).extractions[0]

    @cached_property
    def _on_account(self) -> Mapping[str, list[Event]]:
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.state.decisions:
            for key in accounts_of(event):
                found[key].append(event)
        return found

    def _part(self, keys: Collection[str]) -> Material:
        """The material of some accounts alone."""
        held = [one for one in self._held.values() if one.key in keys]
        return Material(
            accounts=tuple(self.account(one.file) for one in held),
            extractions=tuple(self.extraction(one.file) for one in held),
            cast=self.cast,
            keys={one.file: one.key for one in held},
        )
