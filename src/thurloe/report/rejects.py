"""Claims that somebody rejected, made ready to show: who says what, who rejected it and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.report.index import speaker_of
from thurloe.values.said import say_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thurloe.nouns import Claim, Source
    from thurloe.report.index import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """A rejected claim: `says` is its attribute and value, `ruling` who decided, when and why."""

    claim: Claim
    source: Source
    says: str
    ruling: str

    @property
    def quote(self) -> str:
        """The words it stands on."""
        return self.claim.quote.text


def rejects_of(index: Index) -> Iterator[Reject]:
    """The rejected claims of a brief, by account and place."""
    for claim, ruling in index.brief.rejected:
        about = f" ({claim.about})" if claim.about else ""
        yield Reject(
            claim=claim,
            source=speaker_of(index, claim),
            says=f"{claim.attribute}{about} {say_value(claim.attribute, claim.value)}",
            ruling=ruling.told,
        )
