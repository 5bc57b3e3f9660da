"""An open case: what users of Python hold in their hands."""

from __future__ import annotations

import secrets
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Unpack

from thurloe.case.answers import check_unsaid
from thurloe.case.claims import Claimed, claimed
from thurloe.case.codec import from_bytes
from thurloe.case.desk import reason
from thurloe.case.events import Problem, digest
from thurloe.case.gate import Gate
from thurloe.case.index import Index
from thurloe.case.naming import merge_body, split_body
from thurloe.case.pointing import (
    Sight,
    find_question,
    find_source,
    find_statement,
)
from thurloe.case.review import Item, dismissed, items_of, ready
from thurloe.case.roles import Right, Role, check_user
from thurloe.case.rulings import check_other
from thurloe.case.searching import Hit, Narrow, Search, still_found
from thurloe.case.seeing import seen_hits
from thurloe.case.state import source_to
from thurloe.case.veils import with_protected
from thurloe.case.where import Where
from thurloe.case.written import check_value
from thurloe.errors import BadInput, CaseUnusable
from thurloe.nouns import Account
from thurloe.read import names_in
from thurloe.records import REJECTED
from thurloe.report import protect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from thurloe.case.events import Event
    from thurloe.nouns import Brief

LETTERS = "ABCDEF"
FIGURES = range(1, 7)
_FIGURES = (
    "Allowed are 1 (confirmed by other sources), 2 (probably true), 3 (possibly true), "
    "4 (doubtful), 5 (improbable) and 6 (its truth cannot be judged)."
)
TOKEN = 32
"""Random bytes of a token: nobody guesses it, so that one round of SHA-256 is hash enough."""


class Case(Gate):
    """A case that people decide about. Each decision says why, and sticks to the words it is on.

    A claim is given by its handle or by words of its quote, a source by its name or pseudonym, a
    person or thing by any of its names. Every method raises `BadInput` where what is given is not
    there, may be several, or no reason is said, and returns the event in the log.
    """

    _found: Where | None = None

    def sight(self, *, at: str = "") -> Sight:
        """What can be pointed at, now or then; raises `BadInput` if there is no account."""
        self._filled(at)
        return Sight(
            holdings=self.holdings(at=at),
            where=self._where(at=at),
            made=lambda: self._shown(at=at),
            veil=self.veil(),
            bare=not self.protected(),
            open=self.may(Right.KEEP),
        )

    def _shown(self, *, at: str = "") -> tuple[Brief, Brief]:
        """The brief, and the same with names hidden."""
        made = self.made(at=at)
        if self._hidden is None or self._hidden[0] is not made:
            hidden = protect(with_protected(made, self.protected()))
            self._hidden = made, hidden
        return made.brief, self._hidden[1]

    def _where(self, *, at: str = "") -> Where:
        """What finds words and claims; nothing is read for it before something is sought."""
        held = self.holdings(at=at)
        if self._found is None or self._found.holdings is not held:
            self._found = Where(self.store, held, self._meanings)
        return self._found

    def search(
        self, words: str, *, meaning: bool = False, **narrow: Unpack[Narrow]
    ) -> Iterator[Hit]:
        """Passages with all the words, `"phrases"` and `prefixes*`, the best first; see `Narrow`.

        With `meaning` those that say the like in whatever words, the nearest first. In a case of
        more than `SMALL` accounts no brief is made for it, unless it is narrowed to an entity, or
        to a status other than rejected: where none was made since the last event, claims are
        `UNWEIGHED`. To whoever is no keeper each is of its account as it is shown, names hidden.

        Raises:
            BadInput: no word, or a source, entity, status or date that is none.
        """
        found = self._where().passages(words, meaning=meaning)
        with self.still():
            held = self.holdings()
            if not held.state.accounts:
                return iter(())
            sight = self.sight()
            wanted = "entity" in narrow or narrow.get("status", REJECTED) != REJECTED
            standing = self.standing(held, wanted=wanted)
            hits = Search(held, sight, standing, narrow).hits(found)
        if sight.bare or sight.open:
            return hits
        sought = "" if meaning else words
        found_so = (hit for hit in hits if still_found(sought, sight, hit.text))
        return seen_hits(found_so, sight.veil)

    def verify(self, *, head: str = "") -> tuple[Problem, ...]:
        """All that was altered behind the log; `head` begins the hash of an event known of old.

        Where nothing was, the index for searches is held against the texts, and made anew if it
        has others.
        """
        found = super().verify(head=head)
        with suppress(CaseUnusable):  # it may not be written to, or somebody writes: not today
            if not found and not Index(self.store).is_whole(self._account):
                self._found = None
                what = "it had other words than the texts, and is made anew by the next search"
                return (Problem(where="the index for searches", what=what),)
        return found

    def _account(self, key: str) -> Account:
        """An account that is looked at once and not kept."""
        return from_bytes(Account, self._shelf.data(key))

    def claims(self, *, at: str = "", reveal: bool = False) -> Iterator[Claimed]:
        """The claims that answer a question, and those rejected, as shown, each with its handle.

        Raises:
            BadInput: there is no account in the case.
            NotAllowed: names are to be revealed to one who is no keeper.
        """
        with self.still():
            self.veil(reveal=reveal)
            real, sight = self.made(at=at).brief, self.sight(at=at)
            shown = real if reveal else protect(self.brief(at=at))
        return claimed(sight, real, shown)

    def user(self, name: str, role: str, *, because: str = "") -> Event:
        """Say what somebody is in the case: a reader, an analyst, a keeper of sources, or none.

        Raises:
            BadInput: no such role, or nobody would be left who is a keeper.
            NotAllowed: the case has users, and whoever asks is no keeper.
        """
        who, what = check_user(name, role)
        return self._decide("user", {"name": who, "role": str(what)}, because)

    def token(self, name: str, *, because: str = "") -> str:
        """A new token by which somebody who has a role is known to `thurloe serve`.

        It is shown once: the log keeps its hash alone. To undo the event takes it back.
        """
        users = self.state().users
        if users.get(name, Role.NONE) == Role.NONE:
            raise BadInput(f"{name!r} has no role yet: thurloe case user CASE NAME ROLE")
        made = secrets.token_urlsafe(TOKEN)
        self._decide("token", {"name": name, "hash": digest(made.encode())}, because)
        return made

    def grade(self, source: str, reliability: str, *, because: str) -> Event:
        """Say how reliable a source is: A to F, F for unknown; it counts before what was stated."""
        with self._begin(because):
            letter = reliability.strip().upper()
            if letter not in tuple(LETTERS):
                raise BadInput(
                    f"{reliability!r} is no grade. Allowed are A to E, and F for unknown."
                )
            key, name = find_source(self.sight(), source)
            body = {"source": key, "name": name, "reliability": letter}
        return self._decide("grade", body, because)

    def protect(self, source: str, *, also: Sequence[str] = (), because: str) -> Event:
        """Hide a source that speaks here, with the other names by which it is `also` called."""
        with self._begin(because):
            sight = self.sight()
            key, _ = find_source(sight, source)
            known = sight.holdings.cast.sources[key]
            names = tuple(dict.fromkeys(name for one in also for name in names_in(one)))
            if known.protected and set(names) <= set(known.also):
                raise BadInput(f"{source!r} is hidden already, by all these names.")
            hidden = replace(known, id=key, reliability="F", protected=True, also=names)
        return self._decide("protect", {"source": source_to(hidden)}, because)

    def accept(self, claim: str, *, because: str) -> Event:
        """A claim is read right: it is as sure as can be that its account says so."""
        return self._on_claim("accept", claim, because)

    def reject(self, claim: str, *, because: str) -> Event:
        """A claim is read wrong or worth nothing: it counts no more, and is shown as rejected."""
        return self._on_claim("reject", claim, because)

    def correct(self, claim: str, value: str, *, because: str) -> Event:
        """A claim says something else: `value`, written as claims have it."""
        with self._begin(because):
            statement = find_statement(self.sight(), claim)
            said = check_value(statement.attribute, value)
            check_other(statement, said, self.state().decisions)
        body = {"statement": statement.body(), "value": said}
        return self._decide("correct", body, because)

    def credit(self, claim: str, credibility: int, *, because: str) -> Event:
        """How credible a claim is by itself: 1 confirmed to 5 improbable, 6 cannot be judged."""
        with self._begin(because):
            if credibility not in FIGURES:
                raise BadInput(f"{credibility!r} is no credibility. {_FIGURES}")
            said = find_statement(self.sight(), claim).body()
            body = {"statement": said, "credibility": credibility}
        return self._decide("credit", body, because)

    def review(self, *, limit: int | None = None, reveal: bool = False) -> tuple[Item, ...]:
        """What wants a human, most useful first: see `Item`; no more than `limit`.

        Protected sources are hidden unless `reveal`.
        """
        with self.still():
            veil, items = self.veil(reveal=reveal), self._open()
            if not items:
                return ()
            shown = replace(self.sight(), veil=veil)
            return tuple(ready(shown, items[:limit]))

    def dismiss(self, item: str, *, because: str) -> Event:
        """What `review` shows under this handle was looked at: it does not come back."""
        with self._begin(because):
            found = next((one for one in self._open() if one.handle == item.strip().lower()), None)
            if found is None:
                raise BadInput(
                    f"Nothing to review has the handle {item!r}: thurloe case review CASE."
                )
            body = {"item": found.handle, "about": found.kind, "what": found.what}
        return self._decide("dismiss", body, because)

    def answer(self, question: str, value: str, *, because: str) -> Event:
        """What turned out true: the question is answered, and the sources' records count it.

        `question` is the question as the brief asks it, words of it, or of a claim on it.
        """
        with self._begin(because):
            sight = self.sight()
            finding = find_question(sight, question)
            files = {c.id: c.quote.account for answer in finding.answers for c in answer.claims}
            said = sight.statements(files.values())
            statements = [s.body() for s, claim in said if claim.id in files]
            body = {
                "question": finding.question,
                "attribute": finding.attribute,
                "value": check_value(finding.attribute, value),
                "statements": statements,
            }
            check_unsaid(body, self.by, self.state().decisions)
        return self._decide("answer", body, because)

    def merge(self, name: str, other: str, *, because: str, force: bool = False) -> Event:
        """Two names are one person or thing, by `force` also of two types; undone, two again."""
        with self._begin(because):
            body = merge_body(self.sight(), name, other, force=force)
        return self._decide("merge", body, because)

    def split(self, name: str, account: str, *, because: str) -> Event:
        """Whom an account calls by a name is somebody else than whom the others call so."""
        with self._begin(because):
            body = split_body(self.sight(), name, account)
        return self._decide("split", body, because)

    def _open(self) -> list[Item]:
        """What wants a human."""
        state = self.state()
        if not state.accounts:
            return []
        made = self.made()
        return items_of(self.sight(), made.conflicts, made.idle, dismissed(state.decisions))

    def _on_claim(self, kind: str, claim: str, because: str) -> Event:
        with self._begin(because):
            body = {"statement": find_statement(self.sight(), claim).body()}
        return self._decide(kind, body, because)

    @contextmanager
    def _begin(self, because: str) -> Iterator[None]:
        """Look something up to decide about it, all of it as it is at one moment.

        Whoever may not decide, or does not say why, is refused before.
        """
        with self.still():
            self.events()
            self.require(Right.WORK)
            reason(because)
            yield

    def _decide(self, kind: str, body: Mapping[str, object], because: str) -> Event:
        return self._seen(self._append(lambda state: ([self._signed(kind, body, because)], {}))[0])
