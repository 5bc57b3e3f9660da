"""Whose words a quoted mail is: what one account quotes of another is not said twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thurloe.nouns import SectionKind
from thurloe.weigh.copies import COPIED, own_text, shingles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from thurloe.nouns import Account, Claim


@dataclass(frozen=True, slots=True)
class _Passage:
    """What an account quotes of one writer: the spans of its text, and their shingles."""

    file: str
    spans: tuple[tuple[int, int], ...]
    shingles: frozenset[int]


def credit_quoted(claims: Iterable[Claim], accounts: Sequence[Account]) -> Iterator[Claim]:
    """The claims, those out of a quoted mail with the account whose words they are as `origin`.

    That is the account which itself says at least half of the mail's five-word shingles, as for
    copies; where there is none, the first of the accounts that quote the mail.
    """
    passages = [passage for account in accounts for passage in _passages(account)]
    holders = _holders(passages, accounts) if passages else {}
    for claim in claims:
        at = claim.quote.start
        found = (
            holder
            for passage, holder in holders.get(claim.quote.account, ())
            if any(start <= at < end for start, end in passage.spans)
        )
        origin = next(found, "") if claim.quoted else ""
        yield replace(claim, origin=origin) if origin else claim


def _passages(account: Account) -> Iterator[_Passage]:
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    shingles: dict[str, set[int]] = defaultdict(set)
    for section in account.sections:
        said = section.kind is not SectionKind.HEADER and section.start < section.end
        if section.quoted is not None and said:
            spans[section.quoted].append(account.view.origin(section.start, section.end))
            words = account.view.text[section.start : section.end]
            shingles[section.quoted] |= shingles_of(words)
    for writer, some in spans.items():
        yield _Passage(account.file, tuple(some), frozenset(shingles[writer]))


def _holders(
    passages: Sequence[_Passage], accounts: Sequence[Account]
) -> Mapping[str, list[tuple[_Passage, str]]]:
    """By the quoting file its passages, each with another file whose words they are, or ""."""
    wanted = frozenset().union(*(passage.shingles for passage in passages))
    said: dict[int, list[str]] = defaultdict(list)
    for account in accounts:
        for shingle in sorted(shingles_of(own_text(account)) & wanted):
            said[shingle].append(account.file)
    quoted: dict[int, list[str]] = defaultdict(list)
    holders: dict[str, list[tuple[_Passage, str]]] = defaultdict(list)
    for passage in passages:
        holder = _most(passage, said) or _most(passage, quoted)
        holders[passage.file].append((passage, holder))
        for shingle in passage.shingles if not holder else ():
            quoted[shingle].append(passage.file)
    return holders


def _most(passage: _Passage, where: Mapping[int, Sequence[str]]) -> str:
    """The other file with the most of a passage's shingles, if it has enough; ties by name."""
    counts = Counter(file for shingle in passage.shingles for file in where.get(shingle, ()))
    del counts[passage.file]
    best = min(counts, key=lambda file: (-counts[file], file), default="")
    return best if best and counts[best] >= COPIED * len(passage.shingles) else ""
