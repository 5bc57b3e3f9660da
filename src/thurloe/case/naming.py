"""What goes into the log when people say that two names are one, or one name two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thurloe.case.anchors import Mention, mention_from
from thurloe.case.pointing import called, find_file, find_spoken
from thurloe.errors import BadInput
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from thurloe.case.pointing import Sight
    from thurloe.nouns import Entity, Referent

    Body = dict[str, Any]


AROUND = 30
"""Characters that are shown on either side of a mention."""

_ALIKE = frozenset({EntityType.ORGANISATION, EntityType.GROUP})
"""Types that are easily taken for one another."""


def merge_body(sight: Sight, name: str, other: str, *, force: bool = False) -> Body:
    """Two names as one, also of a person and a place where that is to be by `force`.

    Raises:
        BadInput: they are one, or nobody or several bear one, or things of two sorts do.
    """
    words, one, (first, *_) = find_spoken(sight, name)
    others, two, (second, *_) = find_spoken(sight, other)
    if one.id == two.id:
        raise BadInput(f"{name!r} and {other!r} are one already: {sight.veil(one.name)}.")
    types = {one.type, two.type}
    if not (force or len(types) == 1 or EntityType.OTHER in types or types == _ALIKE):
        raise BadInput(
            f"{name!r} is of the type {one.type}, {other!r} of the type {two.type}. If the two are "
            "one all the same, and were read wrong, say so: --force"
        )
    key_of = sight.holdings.keys
    return {
        "name": f"{called(first, words) or one.name} in {first.account}",
        "other": f"{called(second, others) or two.name} in {second.account}",
        "one": Mention.of(first, key_of[first.account]).body(),
        "others": [Mention.of(second, key_of[second.account]).body()],
    }


def split_body(sight: Sight, name: str, account: str) -> Body:
    """Whom an account calls by a name as somebody else than whom the others call so.

    Where people made two names one, only those who are called by the name given part.

    Raises:
        BadInput: nobody or several bear the name, or not in this account, or in no other.
    """
    words, entity, spoken = find_spoken(sight, name)
    file = find_file(sight, account)
    meant = _meant(words, spoken)
    here = next((r for r in meant if r.account == file), None)
    if here is None:
        raise BadInput(_not_here(sight, entity, account, merged=_is_merged(spoken)))
    others = {r.account: r for r in reversed(meant) if r.account != file}
    label = called(here, words) or entity.name
    if not others:
        raise BadInput(
            f"Only {account!r} speaks of {sight.veil(label)}: there is nothing to split."
        )
    key_of = sight.holdings.keys
    return {
        "name": f"{label} in {file}",
        "other": f"{label} elsewhere",
        "one": Mention.of(here, key_of[file]).body(),
        "others": [Mention.of(others[f], key_of[f]).body() for f in sorted(others)],
    }


def moved(sight: Sight, body: Mapping[str, Any]) -> list[str]:
    """Every passage that a split takes along: all that its account says of whom it parts."""
    mention = mention_from(body["one"])
    file = next(file for file, key in sight.holdings.keys.items() if key == mention.account)
    text = sight.holdings.account(file).text
    one = mention.met_by(r for r in sight.brief.referents if r.account == file)
    places = sorted({(m.start, m.end) for m in one.mentions}) if one else []
    return [sight.veil(_passage(text, start, end)) for start, end in places]


def _passage(text: str, start: int, end: int) -> str:
    """The words around a mention, whole words alone, on one line."""
    before = text[max(0, start - AROUND) : start]
    after = text[end : end + AROUND]
    if start > AROUND:
        before = "…" + before.partition(" ")[2]
    if end + AROUND < len(text):
        after = after.rpartition(" ")[0] + "…"
    return " ".join(f"{before}{text[start:end]}{after}".split())


def _meant(words: str, spoken: Sequence[Referent]) -> Sequence[Referent]:
    """Who is called so, where names were made one by people; else, or if none is, everybody."""
    so = [referent for referent in spoken if called(referent, words)]
    return so if so and _is_merged(spoken) else spoken


def _is_merged(spoken: Sequence[Referent]) -> bool:
    """Whether anybody was made one with another by people."""
    return any(same for referent in spoken for _, same in referent.ruled)


def _not_here(sight: Sight, entity: Entity, account: str, *, merged: bool) -> str:
    said = f"{account!r} does not speak of {sight.veil(entity.name)}"
    if not merged:
        return f"{said}."
    return (
        f"{said} by that name. It was merged with another name: to part the two, undo the merge, "
        "which `thurloe case log CASE` shows with its number."
    )
