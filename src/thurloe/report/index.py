"""A brief with its parts looked up by id: made once, shared by every output."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from thurloe.nouns import Account, Brief, Claim, Entity, Finding, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


class Part(StrEnum):
    """The part of a brief that a finding stands in: its status, or that somebody settled it."""

    CONTESTED = "contested"
    SETTLED = "settled"
    AGREED = "agreed"
    SINGLE = "single"


def part_of(finding: Finding) -> Part:
    """The part that a finding stands in; what is settled is contested no longer."""
    return Part.SETTLED if finding.settled else Part(finding.status.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The parts of `brief` by their ids; `owners` maps a referent to its entity."""

    brief: Brief
    accounts: Mapping[str, Account]
    sources: Mapping[str, Source]
    entities: Mapping[str, Entity]
    owners: Mapping[str, str]


def index_of(brief: Brief) -> Index:
    """Look everything up once; time linear in the brief."""
    return Index(
        brief=brief,
        accounts={account.file: account for account in brief.accounts},
        sources={source.id: source for source in brief.sources},
        entities={entity.id: entity for entity in brief.entities},
        owners={referent: e.id for e in brief.entities for referent in e.referents},
    )


def source_of(index: Index, file: str) -> Source:
    """Who speaks in the account `file`; a nameless source if the brief does not say."""
    account = index.accounts.get(file)
    name = account.source if account else file
    return index.sources.get(name) or Source(id=name, name=name)


def speaker_of(index: Index, claim: Claim) -> Source:
    """Who makes a claim: the source of its account, or of the further text in its file."""
    return index.sources.get(claim.source) or source_of(index, claim.quote.account)


def entity_name(index: Index, entity: str | None) -> str:
    """The name of an entity, "" for none."""
    found = index.entities.get(entity or "")
    return found.name if found else entity or ""


def cast_of(index: Index, claim: Claim) -> tuple[str, ...]:
    """Ids of the entities that take part in the claim's event, in order, each once."""
    roles = (claim.event.subject, *claim.event.roles)
    found = (index.owners.get(role.referent or "") for role in roles if role)
    return tuple(dict.fromkeys(entity for entity in found if entity))


def origin_of(index: Index, file: str) -> str:
    """The account at the end of the chain of copies that starts at `file`."""
    seen = {file}
    while (account := index.accounts.get(file)) and account.copies:
        if account.copies in seen or account.copies not in index.accounts:
            break
        file = account.copies
        seen.add(file)
    return file


def claims_of(finding: Finding) -> Iterator[Claim]:
    """Every claim behind a finding, those of the best answer first."""
    return (claim for answer in finding.answers for claim in answer.claims)


def each_once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims without those that give the answer of another on the very same words.

    "The two collided" tells it of either ship; who reads on needs it once. The first stays, or the
    first that answers its question as it is asked. What others are cited for is another's word.
    """
    found: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        quote = claim.quote
        place = (quote.account, quote.start, quote.end, claim.value, claim.mode, claim.chain)
        if place not in found or (found[place].asked and not claim.asked):
            found[place] = claim
    return tuple(found.values())


def origins_of(index: Index, claims: Iterable[Claim]) -> tuple[str, ...]:
    """Independent accounts behind the claims: copies count as what they copy; sorted."""
    return tuple(sorted({origin_of(index, c.origin or c.quote.account) for c in claims}))


def words_in(account: Account) -> int:
    """Words of the text that was read, as white space parts them, whatever was hidden since."""
    return len(account.text.split()) if account.counted is None else account.counted


def word_count(brief: Brief) -> int:
    """Words in all accounts, the same whether names are hidden or not."""
    return sum(words_in(account) for account in brief.accounts)
