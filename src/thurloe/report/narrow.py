"""Narrow a brief to one entity, or to what some words speak of."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from thurloe.errors import BadInput
from thurloe.nouns import EntityType
from thurloe.report.index import Index, cast_of, claims_of, index_of
from thurloe.report.passages import naming
from thurloe.values.names import fold, name_parts
from thurloe.values.words import akin, content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from thurloe.nouns import Brief, Entity, Finding

_SHOWN = 5  # names offered where the wanted one is not found
_NEAR = 70.0  # of 100 by `fuzz.WRatio`: one pair of chance names in a hundred has so many


def select(brief: Brief, about: str, *, unhidden: Brief | None = None) -> Brief:
    """Only what concerns the entity that bears the name `about`, or a part of it, in any case.

    Accents and titles count for nothing: "capt renwick" is Aulay Renwick, by any of his names.

    Kept are findings of which it is the subject, in whose events it takes part or which it
    answers, and the accounts behind them or that name it. Where `brief` hides names, `unhidden`
    is the brief before, in which the name is looked up too. Of what no one is called, "the fire",
    the findings are kept whose question or quotes have all the words. Raises `BadInput` if several
    bear the name, or none and nothing has the words.
    """
    if not any(letter.isalnum() for letter in about):
        raise BadInput(f"{about!r} is no name. Say whom or what the brief should be about.")
    index = index_of(brief)
    try:
        wanted = _find_hidden(index, about, unhidden) if unhidden else _find(brief, about)
    except NobodySoCalled:
        findings = tuple(f for f in brief.findings if _speaks_of(f, about))
        if not findings:
            raise
        return _narrowed(index, about, findings)
    findings = tuple(f for f in brief.findings if _concerns(f, wanted, index))
    return _narrowed(index, wanted, findings)


class NobodySoCalled(BadInput):
    """Nobody and nothing bears the name that was asked for."""


def _speaks_of(finding: Finding, about: str) -> bool:
    """Whether the question, or a quote, has all the words, in whatever form."""
    wanted = content_words(about)
    told = (finding.question, *(claim.quote.text for claim in claims_of(finding)))
    return bool(wanted) and any(_has_all(wanted, content_words(text)) for text in told)


def _has_all(wanted: Sequence[str], told: Sequence[str]) -> bool:
    return all(any(akin(word, other) for other in told) for word in wanted)


def find_entity(brief: Brief, name: str, unhidden: Brief) -> Entity:
    """The entity of `brief` that bears the name, there or before names were hidden; see `select`.

    Raises:
        BadInput: none or several bear it.
    """
    if not any(letter.isalnum() for letter in name):
        raise BadInput(f"{name!r} is no name.")
    return _find_hidden(index_of(brief), name, unhidden)


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
    """The one entity that bears the name: all of it, else without titles, else among its words."""
    wanted = name_parts(about)
    named = [(name, entity) for entity in brief.entities for name in _names(entity)]
    for bears in (_is_whole, _is_bare, *(() if _is_common(brief, about) else (_is_part,))):
        found = {entity.id: entity for name, entity in named if bears(about, name)}
        if len(found) > 1:  # "Mrs Hale" is not her husband
            titled = {e.id for name, e in named if set(wanted.titles) <= {*name_parts(name).titles}}
            found = {key: e for key, e in found.items() if key in titled} or found
        if len(found) == 1:
            (one,) = found.values()
            found |= {e.id: e for e in _also_so_called(brief, about, one)}
            if len(found) == 1:
                return one
        if found:
            raise BadInput(_either(about, found.values()))
    raise NobodySoCalled(f"Nobody and nothing is called {about!r} here. {_nearest(about, named)}")


def _also_so_called(brief: Brief, about: str, one: Entity) -> Iterator[Entity]:
    """Others of that first or last name, where the one who is called so somewhere has a fuller."""
    core = name_parts(about).core
    titled = name_parts(about).titles
    if one.type is not EntityType.PERSON or titled or len(core) != 1 or _is_bare(about, one.name):
        return
    for entity in brief.entities:
        names = (n for n in _names(entity) if all(word[:1].isupper() for word in n.split()))
        cores = [name_parts(name).core for name in names]  # no "widow of Karl Weir"
        bears = any(core in (words[:1], words[-1:]) for words in cores)
        if bears and entity.type is EntityType.PERSON and entity.id != one.id:
            yield entity


def _names(entity: Entity) -> tuple[str, ...]:
    return entity.name, *entity.variants


def _is_whole(about: str, name: str) -> bool:
    return fold(about) == fold(name)


def _is_bare(about: str, name: str) -> bool:
    return name_parts(about).core == name_parts(name).core


def _is_part(about: str, name: str) -> bool:
    words = set(name_parts(about).core)
    return bool(words) and words <= set(fold(name).split())


def _is_common(brief: Brief, about: str) -> bool:
    """Whether it is written small, as it is in the texts: "the fire" is no Fire Brigade."""
    words = content_words(about) if about.islower() else ()
    wanted = [re.compile(rf"\b{re.escape(word)}\b") for word in words]
    told = [account.text for account in brief.accounts] if wanted else []
    return bool(wanted) and all(any(word.search(text) for text in told) for word in wanted)


def _either(about: str, found: Iterable[Entity]) -> str:
    listed = ", ".join(f"{entity.name!r} ({entity.type})" for entity in islice(found, _SHOWN))
    return f"{about!r} may be any of {listed}. Give more of the name."


def _nearest(about: str, named: Iterable[tuple[str, Entity]]) -> str:
    """Which entities have a name that is spelled nearly so, the nearest first."""
    query = " ".join(name_parts(about).core)
    scores: dict[str, float] = {}
    for name, entity in named:
        score = fuzz.WRatio(query, " ".join(name_parts(name).core))
        scores[entity.name] = max(score, scores.get(entity.name, 0.0))
    near = sorted((name for name in scores if scores[name] >= _NEAR), key=lambda n: (-scores[n], n))
    listed = ", ".join(repr(name) for name in near[:_SHOWN])
    return f"Nearest: {listed}." if near else "See the entities of the whole brief for the names."


def _concerns(finding: Finding, wanted: Entity, index: Index) -> bool:
    if finding.subject == wanted.id:
        return True
    names = set(_names(wanted))
    return any(answer.value in names for answer in finding.answers) or any(
        wanted.id in cast_of(index, claim) for claim in claims_of(finding)
    )


def _narrowed(index: Index, wanted: Entity | str, findings: tuple[Finding, ...]) -> Brief:
    """The brief with these findings alone, about an entity or about some words."""
    brief = index.brief
    one = None if isinstance(wanted, str) else wanted
    claims = [claim for finding in findings for claim in claims_of(finding)]
    rejected = tuple(r for r in brief.rejected if one and one.id in cast_of(index, r[0]))
    files = {claim.quote.account for claim in claims}
    files |= {claim.quote.account for claim, _ in rejected}
    files |= {mention.account for mention in (naming(brief, one) if one else ())}
    accounts = tuple(account for account in brief.accounts if account.file in files)
    sources = {speaker for account in accounts for speaker in account.speakers}
    cast = {entity for claim in claims for entity in cast_of(index, claim)}
    kept = cast | {finding.subject for finding in findings} | ({one.id} if one else set())
    values = {answer.value for finding in findings for answer in finding.answers}
    entities = tuple(e for e in brief.entities if e.id in kept or values & set(_names(e)))
    owned = {referent for entity in entities for referent in entity.referents}
    return replace(
        brief,
        about=one.name if one else str(wanted),
        accounts=accounts,
        sources=tuple(source for source in brief.sources if source.id in sources),
        entities=entities,
        referents=tuple(r for r in brief.referents if r.id in owned),
        findings=findings,
        standings=tuple(s for s in brief.standings if s.source in sources),
        rejected=rejected,
        skipped=tuple(s for s in brief.skipped if s.quote.account in files),
    )
