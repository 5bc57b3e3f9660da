"""The brief as one page that opens offline: everything is in the file, nothing is fetched."""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from thurloe.report import marks, wording
from thurloe.report.cards import Shown, show_all
from thurloe.report.index import Index, Part, index_of, source_of, words_in
from thurloe.report.passages import passages_of
from thurloe.report.rejects import rejects_of
from thurloe.report.summary import (
    DISPUTED,
    MARKER,
    RANGES,
    REJECTED,
    said_of,
    summary_of,
)
from thurloe.report.ties import network_of, ties_of
from thurloe.report.timeline import timeline_of
from thurloe.values.said import say_share
from thurloe.values.said_dates import say_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from thurloe.nouns import Account, Brief, Entity, Skipped, Source
    from thurloe.records import Standing

_FEW_SINGLES = 40  # so many are shown without a click


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Findings about one entity that rest on one account each."""

    anchor: str
    name: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One account to read: its marks by offset, and what was seen and not used, by reason."""

    anchor: str
    account: Account
    source: Source
    copy_of: str
    words: int
    marks: tuple[marks.Mark, ...]
    skipped: Mapping[str, Sequence[Skipped]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An entity with the number of findings about it."""

    anchor: str
    entity: Entity
    findings: int
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A source, its accounts and how far it agrees with the others."""

    source: Source
    readings: tuple[Reading, ...]
    standing: Standing | None


def to_html(brief: Brief, *, texts: bool = True) -> str:
    """One self-contained file; without `texts` it has the quotes but not the accounts' texts."""
    index = index_of(brief)
    shown = show_all(index)
    readings = _readings(index, shown)
    script = _asset("brief.js")
    return (
        _environment()
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            texts=texts,
            ranges=RANGES,
            disputed=DISPUTED,
            rejected=REJECTED,
            marker=MARKER,
            style=Markup(_asset("brief.css")),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            **_contents(index, shown, readings),
        )
    )


def _contents(index: Index, shown: Sequence[Shown], readings: Sequence[Reading]) -> dict[str, Any]:
    groups = _groups(shown)
    ties = ties_of(index, shown)
    anchors = {entity.id: f"e{place}" for place, entity in enumerate(index.brief.entities)}
    summary = summary_of(index.brief)
    return {
        "summary": summary,
        "said": said_of(summary, index.brief.about),
        "contested": _ranked(shown, Part.CONTESTED),
        "settled": _ranked(shown, Part.SETTLED),
        "agreed": _ranked(shown, Part.AGREED),
        "groups": groups,
        "passages": passages_of(index),
        "rejects": list(rejects_of(index)),
        "open_groups": summary.single <= _FEW_SINGLES,
        "timeline": timeline_of(shown),
        "ties": ties,
        "network": network_of(ties),
        "tied": {(t.one.id, t.other.id): f"t{place}" for place, t in enumerate(ties)},
        "anchors": anchors,
        "named": _named(index.brief, shown, groups, anchors),
        "speakers": _speakers(index.brief, readings),
        "readings": readings,
    }


def _ranked(shown: Iterable[Shown], part: Part) -> list[Shown]:
    found = [one for one in shown if one.part is part]
    return sorted(found, key=lambda one: -one.origins)


def _groups(shown: Iterable[Shown]) -> list[Group]:
    """Single findings by subject, the most spoken of first and those without a subject last."""
    by_subject: dict[str | None, list[Shown]] = defaultdict(list)
    for one in shown:
        if one.part is Part.SINGLE:
            by_subject[one.finding.subject].append(one)
    ordered = sorted(
        by_subject.items(),
        key=lambda pair: (pair[0] is None, -len(pair[1]), pair[1][0].subject, pair[0] or ""),
    )
    return [
        Group(anchor=f"g{place}", name=found[0].subject, shown=tuple(found))
        for place, (_, found) in enumerate(ordered)
    ]


def _readings(index: Index, shown: Iterable[Shown]) -> list[Reading]:
    found: dict[str, list[marks.Mark]] = defaultdict(list)
    for one in shown:
        for said in (said for card in one.cards for said in card.said):
            quote = said.claim.quote
            found[quote.account].append(
                marks.Mark(
                    start=quote.start,
                    end=quote.end,
                    claim=said.anchor,
                    finding=one.anchor,
                    part=one.part,
                )
            )
    skipped: dict[str, dict[str, list[Skipped]]] = defaultdict(lambda: defaultdict(list))
    for skip in index.brief.skipped:
        skipped[skip.quote.account][skip.why].append(skip)
    return [
        Reading(
            anchor=f"a{place}",
            account=account,
            source=source_of(index, account.file),
            copy_of=source_of(index, account.copies).name if account.copies else "",
            words=words_in(account),
            marks=tuple(found[account.file]),
            skipped=skipped[account.file],
        )
        for place, account in enumerate(index.brief.accounts)
    ]


def _named(
    brief: Brief, shown: Iterable[Shown], groups: Iterable[Group], anchors: Mapping[str, str]
) -> dict[str, list[Named]]:
    """Entities by type, those with most findings first."""
    number: dict[str, int] = defaultdict(int)
    for one in shown:
        number[one.finding.subject or ""] += 1
    group_of = {group.shown[0].finding.subject: group.anchor for group in groups}
    found: dict[str, list[Named]] = defaultdict(list)
    for entity in sorted(brief.entities, key=lambda e: (-number[e.id], e.name, e.id)):
        group = group_of.get(entity.id, "")
        found[entity.type.value].append(
            Named(
                anchor=anchors[entity.id],
                entity=entity,
                findings=number[entity.id],
                group=group,
            )
        )
    return dict(sorted(found.items(), key=lambda pair: (pair[0] != "person", pair[0])))


def _speakers(brief: Brief, readings: Iterable[Reading]) -> list[Speaker]:
    by_source: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_source[reading.account.source].append(reading)
    standings = {standing.source: standing for standing in brief.standings}
    return [
        Speaker(
            source=source,
            readings=tuple(by_source[source.id]),
            standing=standings.get(source.id),
        )
        for source in brief.sources
    ]


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("thurloe.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals.update(
        paragraphs=marks.paragraphs,
        say_bits=wording.say_bits,
        say_share=say_share,
        say_range=wording.say_range,
        say_reliability=wording.say_reliability,
        say_asked=wording.say_asked,
        say_grade=wording.say_grade,
        count=wording.count,
        say_date=say_date,
    )
    return environment


def _asset(name: str) -> str:
    return files("thurloe.report").joinpath("templates", name).read_text(encoding="utf-8")
