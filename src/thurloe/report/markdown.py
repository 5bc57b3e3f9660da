"""The brief in Markdown: every statement carries numbered notes, every note an exact quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.report.cards import Said, Shown, Step, show_all
from thurloe.report.index import Index, Part, index_of, source_of, words_in
from thurloe.report.passages import Passage, passages_of
from thurloe.report.rejects import rejects_of
from thurloe.report.summary import (
    DISPUTED,
    MARKER,
    RANGES,
    REJECTED,
    said_of,
    summary_of,
)
from thurloe.report.wording import count, one_line, say_asked, say_bits, say_range, say_reliability
from thurloe.signs import tame
from thurloe.values.said import say_share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from thurloe.nouns import Account, Brief
    from thurloe.records import Standing

# what acts anywhere, what acts at the start of a line, and what would become a link by itself
_SPECIAL = re.compile(r"[\\`*_\[\]|~@$]|(?<=www)\.|:(?=//)|(?<=mailto):|(?<=xmpp):", re.IGNORECASE)
_FIRST = re.compile(r"^(\d{0,9})([#+\-=.)!:])")
_ENTITIES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_TICKS = re.compile(r"`+")


def to_markdown(brief: Brief, *, texts: bool = False) -> str:
    """Markdown with footnotes; with `texts` also every account in full."""
    index = index_of(brief)
    shown = show_all(index)
    lines = [
        *_head(brief),
        *_disputes(brief),
        *_findings(shown),
        *_rejects(index),
        *_passages(passages_of(index)),
        *_sources(index),
        *(_texts(brief.accounts) if texts else ()),
        *_notes(shown),
    ]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Foreign text on one line with nothing left that Markdown or HTML would act on."""
    plain = _SPECIAL.sub(r"\\\g<0>", one_line(text).strip())
    return _FIRST.sub(r"\1\\\2", plain).translate(_ENTITIES)


def _findings(shown: Sequence[Shown]) -> Iterator[str]:
    """The sections that have something, each finding in one."""
    for part, section in _SECTIONS.items():
        if found := _of(shown, part):
            yield from section(found)
    if not shown:
        yield from ("", "Nothing was found: no sentence gave a claim that could be used.")


def _of(shown: Iterable[Shown], part: Part) -> list[Shown]:
    return sorted((one for one in shown if one.part is part), key=lambda one: -one.origins)


def _head(brief: Brief) -> Iterator[str]:
    about = f": {escape(brief.about)}" if brief.about else ""
    yield from (f"# {escape(brief.title)}{about}", "", f"<!-- {MARKER} -->", "")
    yield escape(" ".join(said_of(summary_of(brief), brief.about)))
    yield ""
    yield from (f"- left out: {escape(one.file)} ({escape(one.why)})" for one in brief.left_out)


def _disputes(brief: Brief) -> Iterator[str]:
    """Who differs from whom about what, so that neither counts."""
    if brief.disputes:
        yield from ("", "## Set aside, as people differ", "", DISPUTED, "")
    for dispute in brief.disputes:
        yield f"- On {escape(dispute.about)}:"
        yield from (f"    - {escape(ruling.told)}" for ruling in dispute.rulings)


def _contested(shown: Iterable[Shown]) -> Iterator[str]:
    yield from ("", "## Contested", "")
    yield from _weighed(shown)


def _settled(shown: Iterable[Shown]) -> Iterator[str]:
    yield from ("", "## Settled", "")
    yield from _weighed(shown)


def _weighed(shown: Iterable[Shown]) -> Iterator[str]:
    """Questions with all that is said on them, answer by answer."""
    for one in shown:
        yield from (f"### {escape(one.finding.question)}", "")
        yield from ((f"{escape(one.kin)}.", "") if one.kin else ())
        yield from (
            (f"Settled by {escape(one.finding.settled)}", "") if one.finding.settled else ()
        )
        for card in one.cards:
            whole = f"; {escape(card.whole)}" if card.whole else ""
            yield f"- **{escape(card.value)}** ({escape(card.share)}{whole})"
            yield from (
                f"    - {_speaker(said)}: {_quote(said)}{_asked(said)}" for said in card.said
            )
            yield from (
                f"    - also fits “{escape(vague.value)}”: {_speakers(vague.said)}"
                for vague in card.fits
            )
            yield f"    - evidence: {say_bits(card.bits)} bits in all"
            yield from (f"        - {_step(step)}" for step in card.steps)
        yield ""


def _step(step: Step) -> str:
    return f"{escape(step.name)} {say_bits(step.shown)}: {escape(step.detail)}"


def _besides(one: Shown) -> str:
    """Which of its sources seem to have one origin."""
    return f"; {escape(one.kin)}" if one.kin else ""


def _agreed(shown: Iterable[Shown]) -> Iterator[str]:
    yield from ("", "## Agreed", "", "| question | answer | said by |", "| --- | --- | --- |")
    for one in shown:
        speakers = _speakers(said for card in one.cards for said in card.said)
        asked, told = escape(one.finding.question), escape(one.agreed)
        yield f"| {asked} | **{told}** | {speakers}{_besides(one)} |"


def _single(shown: Iterable[Shown]) -> Iterator[str]:
    yield from ("", "## One account only", "")
    for one in sorted(shown, key=lambda one: (not one.subject, one.subject)):
        told = "; ".join(f"**{escape(c.value)}** ({_speakers(c.said)})" for c in one.cards)
        yield f"- {escape(one.finding.question)} {told}{_besides(one)}"


_SECTIONS = {
    Part.CONTESTED: _contested,
    Part.SETTLED: _settled,
    Part.AGREED: _agreed,
    Part.SINGLE: _single,
}


def _rejects(index: Index) -> Iterator[str]:
    """What somebody rejected, so that it counts no more."""
    if index.brief.rejected:
        yield from ("", "## Rejected", "", REJECTED, "")
    for one in rejects_of(index):
        yield f"- {escape(one.source.name)}: ~~“{escape(one.quote)}”~~, {escape(one.says)}"
        yield f"    - {escape(one.ruling)}"


def _passages(passages: Sequence[Passage]) -> Iterator[str]:
    """Sentences that name the one asked for, of which no finding came."""
    if passages:
        yield from ("", "## Named besides", "")
    for one in passages:
        e = one.excerpt
        yield f"- {escape(one.source.name)}: “{escape(e.before + e.words + e.after)}”"


def _sources(index: Index) -> Iterator[str]:
    yield from ("", "## Sources", "", f"{escape(RANGES)}", "")
    yield "| source | reliability | with the best answer | taken to be right |"
    yield "| --- | --- | --- | --- |"
    standings = {standing.source: standing for standing in index.brief.standings}
    for source in index.brief.sources:
        told = " | ".join(_record(standings.get(source.id)))
        yield f"| {escape(source.name)} | {escape(say_reliability(source))} | {told} |"
    yield from ("", "## Accounts", "")
    for account in index.brief.accounts:
        name = source_of(index, account.file).name
        copy = f", copy of {escape(account.copies)}" if account.copies else ""
        words = count(words_in(account), "word")
        yield f"- {escape(account.file)}: {escape(name)}, {words}{copy}"


def _record(standing: Standing | None) -> tuple[str, str]:
    """With the best answer in how many questions, and how often taken to be right."""
    if standing is None:
        return "shares no question", "–"
    right = say_share(standing.reliability)
    if not standing.shared:
        return "shares no question", f"{right} (by its grade alone)"
    within = say_range(standing.low, standing.high)
    return f"{standing.agrees} of {standing.shared}", f"{right} ({within})"


def _texts(accounts: Iterable[Account]) -> Iterator[str]:
    yield from ("", "## Full texts")
    for account in accounts:
        longest = max((len(ticks) for ticks in _TICKS.findall(account.text)), default=0)
        fence = "`" * max(3, longest + 1)
        yield from ("", f"### {escape(account.title or account.file)}", "", fence + "text")
        yield from (tame(account.text.rstrip("\n")), fence)


def _notes(shown: Iterable[Shown]) -> Iterator[str]:
    yield ""
    for said in (said for one in shown for card in one.cards for said in card.said):
        quote = said.claim.quote
        where = f"{escape(quote.account)}, characters {quote.start}–{quote.end}"
        told = f"“{escape(quote.text)}”{_asked(said)}"
        yield f"{_note(said)}: {escape(said.source.name)}, {where}: {told}"


def _note(said: Said) -> str:
    return f"[^{int(said.anchor[1:]) + 1}]"


def _asked(said: Said) -> str:
    """What the quote answers, where it stands under another question."""
    return f" ({escape(say_asked(said.claim))})" if said.claim.asked else ""


def _speaker(said: Said) -> str:
    copy = f"copy of {said.copy_of}" if said.copy_of else ""
    more = ", ".join(part for part in (said.grade, copy, said.manner) if part)
    return f"{escape(said.source.name)} ({escape(more)})"


def _speakers(some: Iterable[Said]) -> str:
    return ", ".join(_speaker(said) + _note(said) for said in some)


def _quote(said: Said) -> str:
    """The quote with its value's words emphasised; emphasis must hug its words."""
    e = said.quoted
    words = e.words.strip()
    if not words:
        return f"“{escape(e.head + e.words + e.tail)}”{_note(said)}"
    before = " " if e.head[-1:].isspace() or e.words[:1].isspace() else ""
    after = " " if e.words[-1:].isspace() or e.tail[:1].isspace() else ""
    joined = f"{escape(e.head)}{before}**{escape(words)}**{after}{escape(e.tail)}"
    return f"“{joined.strip()}”{_note(said)}"
