"""Where an entity is named and nothing came of it: words that a reader may still want to see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.report.context import Excerpt, around
from thurloe.report.index import claims_of, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thurloe.nouns import Brief, Entity, Quote, Source
    from thurloe.report.index import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence that names the entity, `excerpt.words` being the name, and whose it is."""

    source: Source
    file: str
    excerpt: Excerpt


def naming(brief: Brief, entity: Entity) -> list[Quote]:
    """Every place that has a name of the entity, in the order of the texts; no "he" or "she"."""
    names, owned = {entity.name, *entity.variants}, set(entity.referents)
    mentions = (m for r in brief.referents if r.id in owned for m in r.mentions)
    return sorted(
        (m for m in mentions if any(name in m.text for name in names)),
        key=lambda m: (m.account, m.start, m.end),
    )


def passages_of(index: Index) -> list[Passage]:
    """Of a narrowed brief the sentences that name its entity and hold no quote of a finding."""
    brief = index.brief
    about = next((e for e in brief.entities if brief.about == e.name), None)
    return list(_unused(index, naming(brief, about))) if about else []


def _unused(index: Index, mentions: list[Quote]) -> Iterator[Passage]:
    quotes = [claim.quote for finding in index.brief.findings for claim in claims_of(finding)]
    told = [(quote.account, quote.start, quote.end) for quote in quotes]
    for mention in mentions:
        account = index.accounts[mention.account]
        excerpt = around(mention, account)
        start, end = mention.start - len(excerpt.before), mention.end + len(excerpt.after)
        if not any(file == account.file and a < end and start < z for file, a, z in told):
            told.append((account.file, start, end))
            yield Passage(source=source_of(index, account.file), file=account.file, excerpt=excerpt)
