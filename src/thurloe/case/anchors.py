"""What decisions stick to: the words of an account, and what was read out of them; no numbers."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from thurloe.case.events import canonical, digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from thurloe.case.events import Event
    from thurloe.nouns import Claim, Referent

HANDLE = 8
"""Hexadecimal digits of a claim's handle: one pair in four billion shares its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one account says: the value's own words at `start:end` of the account of this key.

    `quote` and `words` are for people; they do not tell one statement from another.
    """

    account: str
    start: int
    end: int
    attribute: str
    about: str
    value: str
    subject: str
    quote: str
    words: str

    @classmethod
    def of(cls, claim: Claim, key: str) -> Statement:
        """The statement of a claim, in the account of this key."""
        return cls(
            account=key,
            start=claim.words.start,
            end=claim.words.end,
            attribute=claim.attribute,
            about=claim.about,
            value=claim.value,
            subject=claim.event.subject.text if claim.event.subject else "",
            quote=claim.quote.text,
            words=claim.words.text,
        )

    @property
    def handle(self) -> str:
        """A short name for it, the same as long as the same is read there."""
        told = (self.account, self.start, self.end, self.attribute)
        return digest(canonical([*told, self.about, self.value, self.subject]).encode())[:HANDLE]

    def body(self) -> dict[str, Any]:
        """The statement as events have it."""
        return asdict(self)

    def met_by(self, claims: Iterable[Claim]) -> list[Claim]:
        """Those of its account's claims that say it: same attribute and value, in these words.

        A better extractor may cut the words otherwise and name the subject in full. Where it
        says the same of several subjects there, those of the very subject are meant, if any.
        """
        said = [
            claim
            for claim in claims
            if claim.words.start < self.end
            and self.start < claim.words.end
            and (claim.attribute, claim.value) == (self.attribute, self.value)
            and claim.about == self.about
        ]
        return [c for c in said if self.subject == _subject(c)] or said


def _subject(claim: Claim) -> str:
    return claim.event.subject.text if claim.event.subject else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person or thing by one place where an account speaks of it."""

    account: str
    start: int
    end: int
    text: str

    @classmethod
    def of(cls, referent: Referent, key: str) -> Mention:
        """Where the account of this key first speaks of a referent, which has mentions."""
        first = min(referent.mentions, key=lambda quote: (quote.start, quote.end))
        return cls(account=key, start=first.start, end=first.end, text=first.text)

    def body(self) -> dict[str, Any]:
        """The mention as events have it."""
        return asdict(self)

    def met_by(self, referents: Iterable[Referent]) -> Referent | None:
        """Who of its account's referents is spoken of there; None if nobody is any more."""
        return next(
            (
                referent
                for referent in referents
                for quote in referent.mentions
                if quote.start < self.end and self.start < quote.end
            ),
            None,
        )


def statement_from(body: Mapping[str, Any]) -> Statement:
    """The statement behind `Statement.body`."""
    return Statement(**body)


def mention_from(body: Mapping[str, Any]) -> Mention:
    """The mention behind `Mention.body`."""
    return Mention(**body)


def accounts_of(event: Event) -> set[str]:
    """The keys of the accounts whose words a decision is about."""
    body = event.body
    single = (body[part] for part in ("statement", "one") if part in body)
    several = (one for part in ("statements", "others") for one in body.get(part, ()))
    return {one["account"] for one in (*single, *several)}
