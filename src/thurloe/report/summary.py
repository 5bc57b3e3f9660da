"""What was read and found, in numbers and in honest sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from thurloe.nouns import Brief, EntityType
from thurloe.report.index import Part, part_of, word_count
from thurloe.report.kin import say_kin
from thurloe.report.wording import count

MARKER = "thurloe-brief/1"
"""Stands in every brief that is written, so that `read` does not take one for an account."""

ABOUT_PROBABILITY = (
    "A probability holds among the answers found: "
    "it says nothing of an answer that no account gives."
)
DISPUTED = (
    "People decided differently about these, so that none of it counts until all but one of them "
    "are undone."
)
REJECTED = "People rejected these claims: they count no more, and are kept to be seen."
RANGES = (
    "How often a source is taken to be right begins at its grade and moves with its record; "
    "the true share lies in the range beside it nine times in ten, in generated tables."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The key numbers of a brief; `silent` sentences gave no claim.

    What is `settled` is neither contested, agreed nor single any longer. `kin` says which sources
    seem to have one origin by what they say, "" where none do.
    """

    accounts: int
    sources: int
    inferred: int
    protected: int
    copies: int
    words: int
    sentences: int
    silent: int
    people: int
    findings: int
    contested: int
    settled: int
    agreed: int
    single: int
    skipped: int
    rejected: int
    left_out: int
    kin: str


def summary_of(brief: Brief) -> Summary:
    """Count once what every output tells."""
    files = {account.file for account in brief.accounts}
    parts = Counter(map(part_of, brief.findings))
    return Summary(
        accounts=len(brief.accounts),
        sources=len(brief.sources),
        inferred=sum(source.inferred for source in brief.sources),
        protected=sum(source.protected for source in brief.sources),
        copies=sum(account.copies in files for account in brief.accounts),
        words=word_count(brief),
        sentences=brief.sentences,
        silent=brief.silent,
        people=sum(entity.type is EntityType.PERSON for entity in brief.entities),
        findings=len(brief.findings),
        contested=parts[Part.CONTESTED],
        settled=parts[Part.SETTLED],
        agreed=parts[Part.AGREED],
        single=parts[Part.SINGLE],
        skipped=len(brief.skipped),
        rejected=len(brief.rejected),
        left_out=len(brief.left_out),
        kin=say_kin(
            (pair for finding in brief.findings for pair in finding.linked),
            {source.id: source for source in brief.sources},
        ),
    )


def said_of(summary: Summary, about: str | None) -> list[str]:
    """What was read, in a few sentences, nothing kept back."""
    read = (
        f"{count(summary.accounts, 'account')} by {count(summary.sources, 'source')}, "
        f"{count(summary.words, 'word')}."
    )
    said = [f"What concerns {about}, in {read}" if about else f"Read: {read}"]
    if summary.sentences:
        whole = "Of all that was read, " if about else ""
        of_all = f"{summary.silent:,} of {count(summary.sentences, 'sentence')}"
        said.append(f"{whole}{of_all} gave no claim.")
    if summary.copies:
        verb, adds = ("copies", "adds") if summary.copies == 1 else ("copy", "add")
        said.append(
            f"{count(summary.copies, 'account')} {verb} another and {adds} no vote beside it."
        )
    if summary.kin:
        said.append(f"{say_kin_of(summary)}.")
    if summary.inferred:
        said.append(f"{_were(summary.inferred, 'source')} inferred from the texts, not stated.")
    if summary.rejected:
        said.append(f"{_were(summary.rejected, 'claim')} rejected by people.")
    if summary.left_out:
        said.append(f"{_were(summary.left_out, 'file')} left out.")
    return [*said, ABOUT_PROBABILITY]


def say_kin_of(summary: Summary) -> str:
    """Which sources seem to have one origin, and what that does, in a sentence without its end."""
    return f"By what they share {summary.kin}, and count as one where accounts agree"


def _were(number: int, noun: str) -> str:
    return f"{count(number, noun)} {'was' if number == 1 else 'were'}"
