"""Whom "he" means, set right by other accounts: who died on that day by name is who died.

What happens once happens to few on one day. Where a quote does not name whom it tells of, and
other accounts tell the same of somebody else on the very day, and of nobody that it was read as,
that somebody is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.kinds import family_of, kind_of
from thurloe.resolve.facet import Facet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from thurloe.nouns import Claim, Entity
    from thurloe.resolve.keys import Register

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Told = tuple[str, str]  # family of events, day


def reread(claims: Sequence[Claim], register: Register) -> list[Claim]:
    """The claims, those of an event that was misread with the subject that other accounts name."""
    facets = [Facet(c, register.subject(c.event)) for c in claims]
    dated = [f for f in facets if f.subject and _is_of_a_day(f.claim)]
    named: dict[Told, dict[str, Entity]] = defaultdict(dict)
    for facet in dated:
        if facet.certain and facet.subject:
            named[_told(facet.claim)][facet.subject.id] = facet.subject
    meant = dict(_misread((f for f in dated if not f.certain), named))
    return [_with_subject(c, meant[c.event.id]) if c.event.id in meant else c for c in claims]


def _misread(
    facets: Iterable[Facet], named: Mapping[Told, Mapping[str, Entity]]
) -> Iterable[tuple[str, Entity]]:
    for facet in facets:
        others = named.get(_told(facet.claim), {})
        if facet.subject and len(others) == 1 and facet.subject.id not in others:
            (other,) = others.values()
            if other.type is facet.subject.type:
                yield facet.claim.event.id, other


def _is_of_a_day(claim: Claim) -> bool:
    once = kind_of(claim.event.kind).once and claim.attribute == "date"
    return once and bool(_DAY.fullmatch(claim.value))


def _told(claim: Claim) -> Told:
    return family_of(claim.event.kind), claim.value


def _with_subject(claim: Claim, entity: Entity) -> Claim:
    """The claim of an event that befell the entity."""
    role = claim.event.subject
    if role is None:
        return claim
    own = f"{claim.event.account}#"
    referent = min(entity.referents, key=lambda r: (not r.startswith(own), r))
    said = replace(role, text=entity.name, referent=referent)
    roles = tuple(said if r == role else r for r in claim.event.roles)
    return replace(claim, event=replace(claim.event, subject=said, roles=roles))
