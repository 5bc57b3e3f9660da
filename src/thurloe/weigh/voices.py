"""Whose words a quoted mail or a further text of a file is: nobody's are counted twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thurloe.nouns import SectionKind
from thurloe.weigh.copies import COPIED, is_own, own_text, shingles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from thurloe.nouns import Account, Claim


@dataclass(frozen=True, slots=True)
class _Passage:
    """What an account quotes of one writer, or a further text in its file.

    The spans of its text, their shingles, and by what name it counts where it is no other's.
    """

    file: str
    name: str
    spans: tuple[tuple[int, int], ...]
    shingles: frozenset[int]


def credit_voices(claims: Iterable[Claim], accounts: Sequence[Account]) -> Iterator[Claim]:
    """The claims, with the account whose words they are as `origin` where that is another.

    Of those in a quoted mail it is the account which itself says at least half of the mail's
    five-word shingles, as for copies; where there is none, the claim is its writer's, as the first
    of those that quote the mail has it. So it is for a further text of a file, which counts by
    itself if it is nobody else's.
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
        origin = next(found, "") if claim.quoted or claim.source else ""
        writer = origin.rpartition(">")[2] if claim.quoted and ">" in origin else ""
        yield replace(claim, origin=origin, source=writer or claim.source) if origin else claim


def _passages(account: Account) -> Iterator[_Passage]:
    spans: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    shingles: dict[tuple[str, str], set[int]] = defaultdict(set)
    for section in account.sections:
        said = section.kind is not SectionKind.HEADER and section.start < section.end
        if is_own(section) or not said:
            continue
        writer = section.writer if section.writer != (section.source or account.source) else ""
        mail = f"{account.file}>{writer}" if writer else ""
        name = mail if section.quoted is not None else account.part(section.article)
        key = (name, section.quoted or "")
        spans[key].append(account.view.origin(section.start, section.end))
        shingles[key] |= shingles_of(account.view.text[section.start : section.end])
    for key, some in spans.items():
        yield _Passage(account.file, key[0], tuple(some), frozenset(shingles[key]))


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
        holder = _most(passage, said) or _most(passage, quoted) or passage.name
        holders[passage.file].append((passage, holder))
        for shingle in passage.shingles if holder == passage.name else ():
            quoted[shingle].append(passage.name or passage.file)
    return holders


def _most(passage: _Passage, where: Mapping[int, Sequence[str]]) -> str:
    """The other file with the most of a passage's shingles, if it has enough; ties by name."""
    counts = Counter(file for shingle in passage.shingles for file in where.get(shingle, ()))
    del counts[passage.file]
    best = min(counts, key=lambda file: (-counts[file], file), default="")
    return best if best and counts[best] >= COPIED * len(passage.shingles) else ""
