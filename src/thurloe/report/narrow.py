"""Narrow a brief to one entity."""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.errors import BadInput
from thurloe.report.index import Index, cast_of, claims_of, index_of
from thurloe.values.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thurloe.nouns import Brief, Entity, Finding

_SHOWN = 5  # names offered where the wanted one is not found


def select(brief: Brief, about: str, *, unhidden: Brief | None = None) -> Brief:
    """Only what concerns the entity that bears the name `about`, or a part of it.

    Kept are findings of which it is the subject, in whose events it takes part or which it
    answers, and the accounts behind them. Where `brief` hides names, `unhidden` is the brief
    before, in which the name is looked up too. Raises `BadInput` if none or several bear it.
    """
    index = index_of(brief)
    wanted = _find_hidden(index, about, unhidden) if unhidden else _find(brief, about)
    findings = tuple(f for f in brief.findings if _concerns(f, wanted, index))
    return _narrowed(index, wanted, findings)


def _find_hidden(index: Index, about: str, unhidden: Brief) -> Entity:
    """The entity by a name it has or had; what is said of a wrong name tells no hidden one."""
    try:
        return _find(index.brief, about)
    except BadInput:
        try:
            return index.entities[_find(unhidden, about).id]
        except (BadInput, KeyError):
            pass
        raise


def _find(brief: Brief, about: str) -> Entity:
    query = fold(about)
    named = [(fold(name), entity) for entity in brief.entities for name in _names(entity)]
    whole = [entity for name, entity in named if name == query]
    words = set(query.split())
    part = [entity for name, entity in named if words and words <= set(name.split())]
    found = list({entity.id: entity for entity in whole or part}.values())
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(f"{entity.name!r} ({entity.type})" for entity in found[:_SHOWN])
        raise BadInput(f"{about!r} may be any of {listed}. Give more of the name.")
    raise BadInput(f"Nobody and nothing is called {about!r} here. {_nearest(query, named)}")


def _names(entity: Entity) -> tuple[str, ...]:
    return entity.name, *entity.variants


def _nearest(query: str, named: Iterable[tuple[str, Entity]]) -> str:
    by_name = {name: entity.name for name, entity in named}
    close = difflib.get_close_matches(query, by_name, n=_SHOWN, cutoff=0.5)
    names = dict.fromkeys(by_name[name] for name in close)
    listed = ", ".join(repr(name) for name in names)
    return f"Nearest: {listed}." if names else "See the entities of the whole brief for the names."


def _concerns(finding: Finding, wanted: Entity, index: Index) -> bool:
    if finding.subject == wanted.id:
        return True
    names = set(_names(wanted))
    return any(answer.value in names for answer in finding.answers) or any(
        wanted.id in cast_of(index, claim) for claim in claims_of(finding)
    )


def _narrowed(index: Index, wanted: Entity, findings: tuple[Finding, ...]) -> Brief:
    brief = index.brief
    claims = [claim for finding in findings for claim in claims_of(finding)]
    files = {claim.quote.account for claim in claims}
    accounts = tuple(account for account in brief.accounts if account.file in files)
    sources = {account.source for account in accounts}
    cast = {entity for claim in claims for entity in cast_of(index, claim)}
    kept = {wanted.id} | cast | {finding.subject for finding in findings}
    values = {answer.value for finding in findings for answer in finding.answers}
    entities = tuple(e for e in brief.entities if e.id in kept or values & set(_names(e)))
    owned = {referent for entity in entities for referent in entity.referents}
    return replace(
        brief,
        about=wanted.name,
        accounts=accounts,
        sources=tuple(source for source in brief.sources if source.id in sources),
        entities=entities,
        referents=tuple(r for r in brief.referents if r.id in owned),
        findings=findings,
        standings=tuple(one for one in brief.standings if one.source in sources),
        skipped=tuple(one for one in brief.skipped if one.quote.account in files),
    )
