"""Sources that seem to have one origin, in a reader's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.report.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from thurloe.nouns import Source
    from thurloe.records import OneOrigin

_SHOWN = 3  # groups named; a brief of many copies has a table of sources


def say_kin(pairs: Iterable[OneOrigin], sources: Mapping[str, Source]) -> str:
    """ "Ann and Bob seem to have one origin", "" for no pairs; those in a chain stand together."""
    groups = _groups(pairs)
    names = [listed(sorted(_name(one, sources) for one in group)) for group in groups]
    said = [f"{some} seem to have one origin" for some in sorted(names)]
    more = [f"so do {len(said) - _SHOWN} more groups"] if len(said) > _SHOWN else []
    return "; ".join([*said[:_SHOWN], *more])


def _groups(pairs: Iterable[OneOrigin]) -> list[set[str]]:
    groups: list[set[str]] = []
    for pair in pairs:
        joined = {pair.one, pair.other}
        met = [group for group in groups if group & joined]
        groups = [group for group in groups if not group & joined] + [joined.union(*met)]
    return groups


def _name(source: str, sources: Mapping[str, Source]) -> str:
    return sources[source].name if source in sources else source
