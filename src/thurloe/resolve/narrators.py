"""Whose "I" it is: in a signed letter, a memoir, a statement, its writer's, by name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.nouns import EntityType, Referent
from thurloe.values.name_words import CORPORATE_ENDINGS, PARTICLES, words
from thurloe.values.names import fold
from thurloe.values.outlets import OUTLETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from thurloe.nouns import Claim, Role

_SELF = frozenset("i me myself".split())
_MINE = re.compile(r"[Mm]y (?:late |dear |own |poor )*(?P<kin>[a-z]+)")
_NAME_WORDS = range(2, 6)
# Words of which a source is called that is no person.
_BODIES = (
    OUTLETS
    | CORPORATE_ENDINGS
    | words("""
        account author church city correspondent diary editor letter memoir mercury note parliament
        source statement testimony witness
    """)
)


def is_person(name: str) -> bool:
    """Whether a source's name is somebody's: two to five words with capitals, and no outlet's."""
    said = re.findall(r"[\w.'’-]+", name)
    kept = [word for word in said if word.lower() not in PARTICLES]
    capital = all(word[:1].isupper() for word in kept)
    known = {word.lower().strip(".") for word in said} & _BODIES
    return capital and len(kept) in _NAME_WORDS and not known and "&" not in name


class Narrators:
    """Who says "I" in which account, and the referents by which they are known there."""

    def __init__(
        self,
        referents: Sequence[Referent],
        sources: Mapping[str, str],
        names: Mapping[str, str],
    ) -> None:
        """`sources` has the source's id of each file, `names` the name of each source's id."""
        self._sources = sources
        self._names = {id_: name for id_, name in names.items() if is_person(name)}
        self._own = {(r.account, fold(n)): r.id for r in referents for n in r.names}
        self._referents = referents
        self._gender = {r.id: r.gender for r in referents if r.gender}
        self._added: dict[str, Referent] = {}

    def told_by_name(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims, "I" and "me" in their events with a referent where the writer is known."""
        return [self._told(claim) for claim in claims]

    def _told(self, claim: Claim) -> Claim:
        event = claim.event
        roles = (*event.roles, *([event.subject] if event.subject else []))
        if not any(map(_is_self, roles)):
            return claim
        writer = self._writer(claim)
        if writer is None:
            return claim
        subject = event.subject and _as(event.subject, writer)
        told = replace(event, subject=subject, roles=tuple(_as(r, writer) for r in event.roles))
        value = self._name_of(claim) if is_self(claim.value) else claim.value
        return replace(claim, event=told, value=value)

    def _name_of(self, claim: Claim) -> str:
        """The name of whoever says "I" in a claim; the claim's value where nobody is named."""
        source = claim.source or self._sources.get(claim.quote.account, "")
        return self._names.get(source, claim.value)

    def _writer(self, claim: Claim) -> str | None:
        """The referent of whoever writes what the claim quotes; None where nobody is named."""
        unknown = claim.quoted and not claim.source
        source = claim.source or self._sources.get(claim.quote.account, "")
        return None if unknown else self._of(claim.quote.account, source)

    def _of(self, account: str, source: str) -> str | None:
        name = self._names.get(source)
        if name is None:
            return None
        known = self._own.get((account, fold(name)))
        if known is None:
            known = f"{account}#{source}"
            self._added[known] = Referent(
                id=known, account=account, type=EntityType.PERSON, name=name, names=(name,)
            )
        return known

    def referents(self) -> tuple[Referent, ...]:
        """The referents and the narrators; "my father" is whose daughter others call the writer."""
        kin = [self._relative(r) for r in self._referents]
        return (*kin, *self._added.values())

    def _relative(self, referent: Referent) -> Referent:
        first = _MINE.fullmatch(referent.mentions[0].text) if referent.mentions else None
        name = self._names.get(self._sources.get(referent.account, ""), "")
        if first is None or referent.kin or referent.names or not name:
            return referent
        owners = sorted(
            o
            for o in set(self._whose(name, first["kin"]))
            if self._gender.get(o) == referent.gender
        )
        writer = self._of(referent.account, self._sources[referent.account]) if owners else None
        if writer is None:
            return referent
        ruled = tuple((owner, True) for owner in owners)
        return replace(referent, kin=(first["kin"], writer), ruled=(*referent.ruled, *ruled))

    def _whose(self, name: str, word: str) -> Iterator[str]:
        """The ids of those who have the narrator as daughter, son, wife or husband."""
        said = set(fold(name).split())
        for other in self._referents:
            inverse, owner = other.kin or ("", "")
            called = {w for n in other.names for w in fold(n).split()}
            if inverse in _INVERSE.get(word, ()) and called and called <= said:
                yield owner


_CHILD = frozenset("child daughter son".split())
_INVERSE = {
    "father": _CHILD,
    "mother": _CHILD,
    "husband": frozenset("wife widow".split()),
    "wife": frozenset({"husband"}),
}


def tells_of_self(claim: Claim) -> bool:
    """Whether the one it tells of is "I"."""
    return claim.event.subject is not None and claim.event.subject.text.lower() in _SELF


def is_self(value: str) -> bool:
    """Whether a value is the teller: "I"."""
    return value.lower() in _SELF


def _is_self(role: Role) -> bool:
    return role.referent is None and role.text.lower() in _SELF


def _as(role: Role, writer: str) -> Role:
    return replace(role, referent=writer) if _is_self(role) else role
