"""Who may do what in a case that several people work on: kept in its log, as all else."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from thurloe.case.sources import spoken_of
from thurloe.errors import BadInput, NoRight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from thurloe.case.events import Entry, Event


class Role(StrEnum):
    """What somebody is in a case; NONE shuts out who was let in before."""

    READER = "reader"
    ANALYST = "analyst"
    KEEPER = "keeper"
    NONE = "none"


class Right(StrEnum):
    """What somebody may do, in words that follow "may not"."""

    READ = "see the case"
    WORK = "add accounts, decide or undo"
    KEEP = "see who protected sources are, carry their names out, or say who may do what"


RIGHTS: Mapping[Role, Sequence[Right]] = {
    Role.READER: (Right.READ,),
    Role.ANALYST: (Right.READ, Right.WORK),
    Role.KEEPER: (Right.READ, Right.WORK, Right.KEEP),
    Role.NONE: (),
}


def has(users: Mapping[str, str], name: str, right: Right) -> bool:
    """Whether somebody has a right; in a case without users everybody who can open it has all."""
    return not users or right in RIGHTS[Role(users.get(name, Role.NONE))]


def require(users: Mapping[str, str], name: str, right: Right) -> None:
    """Raise `NoRight` if somebody has not the right."""
    if not has(users, name, right):
        role = users.get(name, Role.NONE)
        said = f"is {role} here" if role != Role.NONE else "has no role in this case"
        raise NoRight(f"{name} {said} and may not {right}. A keeper of sources can change that.")


def right_for(entry: Entry, events: Sequence[Event]) -> Right:
    """What it takes to append an entry to a log; to undo takes what it took to do."""
    kind, body = entry.kind, entry.body
    while kind == "undo":
        undone = events[body["event"] - 1]
        kind, body = undone.kind, undone.body
        if any(source["protected"] for source in spoken_of(undone)):
            return Right.KEEP
    return Right.KEEP if kind in {"user", "token"} else Right.WORK


def roles_said(
    entries: Iterable[Entry], before: Mapping[str, str], after: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Whose role the entries made another or said again, each with the role he has now.

    Said again: he may have come to the database since, or whoever said it was stopped too early.
    """
    said = {entry.body["name"] for entry in entries if entry.kind == "user"}
    said |= {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    return [(name, after.get(name, Role.NONE)) for name in sorted(said)]


def check_keeper(before: Mapping[str, str], after: Mapping[str, str]) -> None:
    """Raise `BadInput` where nobody would be left who could say who may do what."""
    if before != after and (before or after) and Role.KEEPER not in after.values():
        raise BadInput(
            "A case that has users has a keeper of sources. Name one first: "
            "thurloe case user CASE NAME keeper"
        )


def check_user(name: str, role: str) -> tuple[str, Role]:
    """The name and the role; raises `BadInput` for a name that is empty or a role that is none."""
    bare = " ".join(name.split())
    if not bare or not bare.isprintable():
        raise BadInput("Say who: the name under which they sign.")
    if role not in tuple(Role):
        raise BadInput(f"{role!r} is no role. Allowed are: {', '.join(Role)}.")
    return bare, Role(role)
