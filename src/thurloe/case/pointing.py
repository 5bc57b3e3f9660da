"""What people point at: a claim, a source, a name, an account, by whatever they call it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import islice
from typing import TYPE_CHECKING

from thurloe.case.anchors import HANDLE, Statement
from thurloe.errors import BadInput
from thurloe.nouns import EntityType
from thurloe.read import key_of
from thurloe.report import find_entity
from thurloe.values import agree
from thurloe.values.said import say_value
from thurloe.values.words import content_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from thurloe.case.holdings import Holdings
    from thurloe.case.where import Where
    from thurloe.nouns import Brief, Claim, Entity, Finding, Referent

SHOWN = 8  # claims offered where several are meant
NEAR = 3  # questions offered where none is meant
ALIKE = 0.6  # of 1: two questions of which one was mistyped; fewer letters are shared by chance

_HANDLE = re.compile(rf"[0-9a-f]{{{HANDLE}}}")
_QUOTATION = str.maketrans("“”„‘’", '"""\'\'')
Found = dict[str, tuple["Statement", "Claim"]]


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What can be pointed at: what was read, and, made when it is needed, the brief of it.

    Unless it is `open`, hidden names point at nothing, so that nobody learns by trying. Where
    nobody is hidden (`bare`), claims and sources are pointed at without a brief.
    """

    holdings: Holdings
    where: Where
    made: Callable[[], tuple[Brief, Brief]]
    veil: Callable[[str], str]
    bare: bool
    open: bool = True

    @property
    def brief(self) -> Brief:
        """The brief, names and all."""
        return self.made()[0]

    @property
    def hidden(self) -> Brief:
        """The brief with names hidden."""
        return self.made()[1]

    @property
    def covered(self) -> bool:
        """Whether names are hidden from whoever looks: what he points at is what he is shown."""
        return not (self.bare or self.open)

    def shown(self, text: str) -> str:
        """A text as whoever looks is shown it."""
        return self.veil(text) if self.covered else text

    def statements(self, files: Iterable[str] | None = None) -> Iterator[tuple[Statement, Claim]]:
        """Every claim that was read, rejected ones too, with what it says; those of some files."""
        wanted = self.holdings.keys if files is None else frozenset(files)
        for file, key in self.holdings.keys.items():
            if file in wanted:
                claims = self.holdings.extraction_aside(file).claims
                yield from ((Statement.of(claim, key), claim) for claim in claims)


def find_statement(sight: Sight, given: str) -> Statement:
    """The one claim of a handle, or in whose quote the words given stand, or which stands in them.

    Raises:
        BadInput: there is none, or there are several, which it names with their handles.
    """
    if not any(letter.isalnum() for letter in given):
        raise BadInput(f"{given!r} names no claim. Give a handle, or words of its quote.")
    found = _meant(sight, given)
    if len(found) == 1:
        return next(iter(found.values()))[0]
    if not found:
        raise BadInput(
            f"No claim has the words {given!r}. Give words of its quote as the brief shows them, "
            "or a handle: thurloe case search CASE WORDS shows both."
        )
    listed = "\n".join(
        f"  {sight.veil(tell_claim(s, c))}" for s, c in islice(found.values(), SHOWN)
    )
    more = f"\n  and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    raise BadInput(f"{given!r} may be any of these. Give the handle before it:\n{listed}{more}")


def _meant(sight: Sight, given: str) -> Found:
    """The claims that are meant, by their handles: of this handle, else with these words."""
    words = _fold(given)
    if _HANDLE.fullmatch(words):
        pairs = sight.statements(sight.where.of_handle(words))
        if of_handle := {s.handle: (s, c) for s, c in pairs if s.handle == words}:
            return of_handle
    found = _saying(sight, given)
    very = {
        handle: pair for handle, pair in found.items() if _fold(sight.shown(pair[0].quote)) == words
    }
    return very if len(very) == 1 else found


def _saying(sight: Sight, given: str) -> Found:
    """The claims that have the words, of which some may be left out for "…", in their quotes.

    Or whose quotes stand in them, where the words are the account's own. Where no claim has them
    whole, those that have them as parts of words. Whoever has names hidden from him points at what
    he is shown, and nothing tells him whether a name that he tries is the right one.
    """
    said = [part for part in given.split("…") if any(map(str.isalnum, part))]
    parts = [_fold(part) for part in said]
    if not parts:
        return {}
    if sight.covered:
        return _having(sight, parts, None)
    whole = _having(sight, parts, sight.where.with_words(said))
    return whole or _having(sight, parts, sight.where.with_part(max(parts, key=len)))


def _having(sight: Sight, parts: Sequence[str], files: Iterable[str] | None) -> Found:
    found: Found = {}
    own: dict[str, bool] = {}
    for statement, claim in sight.statements(files):
        quote, file = _fold(sight.shown(statement.quote)), claim.quote.account
        if _are_in(parts, quote):
            found[statement.handle] = statement, claim
        elif len(parts) == 1 and quote in parts[0] and not sight.covered:
            if file not in own:
                own[file] = parts[0] in _fold(sight.holdings.account(file).text)
            if own[file]:
                found[statement.handle] = statement, claim
    return found


def _are_in(parts: Sequence[str], text: str) -> bool:
    """Whether the parts stand in a text, one after the other."""
    at = 0
    for part in parts:
        start = text.find(part, at)
        if start < 0:
            return False
        at = start + len(part)
    return True


def find_question(sight: Sight, given: str) -> Finding:
    """The one question that is asked in these words, or that has these words, or whose claim has.

    Raises:
        BadInput: there is none, or there are several, which it names.
    """
    words = _fold(given)
    asked = {
        f.id: f for f in sight.brief.findings if words and words in _fold(sight.shown(f.question))
    }
    whole = [f for f in asked.values() if _fold(sight.shown(f.question)) == words]
    found = whole or list(asked.values())
    if not found:
        if not words or not _meant(sight, given):
            raise BadInput(_no_question(sight, given))
        handle = find_statement(sight, given).handle
        told = sight.statements(sight.where.of_handle(handle))
        meant = {c.id for s, c in told if s.handle == handle}
        found = [
            f
            for f in sight.brief.findings
            if any(c.id in meant for a in f.answers for c in a.claims)
        ]
    if len(found) == 1:
        return found[0]
    raise BadInput(
        f"{given!r} may be any of these questions. Give the handle before it:\n"
        f"{_told_apart(sight, found)}"
        if found
        else f"The claim {given!r} answers no question now: it is rejected."
    )


def _told_apart(sight: Sight, found: Sequence[Finding]) -> str:
    """Questions, a line each: the handle of a claim that answers it, and what is answered."""
    handles = {claim.id: statement.handle for statement, claim in sight.statements()}

    def line(finding: Finding) -> str:
        given = [answer for answer in finding.answers if answer.claims]
        handle = next(handles[c.id] for a in given for c in a.claims if c.id in handles)
        files = dict.fromkeys(c.quote.account for a in given for c in a.claims)
        values = ", ".join(say_value(finding.attribute, a.value) for a in given[:NEAR])
        return f"{handle}  {finding.question} {values} ({', '.join(islice(files, NEAR))})"

    listed = [f"  {sight.veil(line(finding))}" for finding in found[:SHOWN]]
    more = [f"  and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
    return "\n".join((*listed, *more))


def _no_question(sight: Sight, given: str) -> str:
    """That nothing is asked so, and what is asked in the most like words, as it is shown."""
    words = _fold(given)
    wanted = set(content_words(words))

    def nearness(question: str) -> tuple[int, float, str]:
        asked = _fold(question)
        shared = len(wanted.intersection(content_words(asked)))
        letters = SequenceMatcher(None, words, asked).ratio()
        return -shared, -letters if letters >= ALIKE else 0.0, question

    near = sorted({f.question for f in sight.hidden.findings}, key=nearness)[:NEAR]
    listed = "".join(f"\n  {question}" for question in near)
    return f"No question reads {given!r}." + (f" The nearest are:{listed}" if listed else "")


def asked_elsewhere(sight: Sight, asked: Mapping[str, str]) -> str:
    """The handle of a claim that gives an answer to another question of the same words, else "".

    `asked` is the body of an answer: `question`, `attribute`, `value`.
    """
    attribute, value = asked["attribute"], asked["value"]
    claims = {
        claim.id
        for finding in sight.brief.findings
        if (finding.question, finding.attribute) == (asked["question"], attribute)
        if not finding.settled
        for answer in finding.answers
        if agree(attribute, answer.value, value)
        for claim in answer.claims
    }
    return next((said.handle for said, claim in sight.statements() if claim.id in claims), "")


def tell_claim(statement: Statement, claim: Claim) -> str:
    """A claim in one line, its handle first."""
    subject = f" of {statement.subject}" if statement.subject else ""
    about = f" ({statement.about})" if statement.about else ""
    return (
        f"{statement.handle}  {claim.quote.account}: {claim.event.kind}{subject}, "
        f"{statement.attribute}{about}: {statement.value} “{statement.quote}”"
    )


def is_beyond(given: str, statement: Statement) -> bool:
    """Whether words by which a claim was given are others than those that its value stands in."""
    words, value = _fold(given), _fold(statement.words)
    handle = _HANDLE.fullmatch(words)
    return not (handle or words in value or set(content_words(words)) & set(content_words(value)))


def _fold(text: str) -> str:
    return " ".join(text.casefold().translate(_QUOTATION).split()).strip('"')


def find_source(sight: Sight, given: str) -> tuple[str, str]:
    """The key and the name of a source, by its name or its pseudonym.

    Raises:
        BadInput: nobody speaks here who is called so.
    """
    cast = sight.holdings.cast.sources
    named = {} if sight.covered else {key_of(s.name): key for key, s in cast.items()}
    if key_of(given) not in named:
        shown = tuple(cast.values()) if sight.bare else sight.hidden.sources
        keys = {source.id: key for key, source in cast.items()}
        named = {key_of(source.name): keys[source.id] for source in shown if source.id in keys}
        if key_of(given) not in named:
            known = ", ".join(repr(source.name) for source in shown)
            raise BadInput(f"No source is called {given!r} here. There are: {known}.")
    key = named[key_of(given)]
    return key, cast[key].name


def find_spoken(sight: Sight, given: str) -> tuple[str, Entity, list[Referent]]:
    """The bare name, its entity, and as whom accounts speak of it: who is called so comes first.

    Of several it is the one with the most mentions.

    Raises:
        BadInput: none or several bear the name, or nothing is there that a decision sticks to.
    """
    name, entity = _entity(sight, given)

    def fitness(referent: Referent) -> tuple[bool, int, str]:
        return not called(referent, name), -len(referent.mentions), referent.id

    spoken = sorted(_referents(sight, entity), key=fitness)
    if not spoken:
        raise BadInput(f"No account mentions {given!r} in words that a decision could stick to.")
    return name, entity, spoken


def called(referent: Referent, name: str) -> str:
    """The shortest of its names that has all words of `name`; "" if nobody calls it so."""
    words = set(_fold(name).split())
    forms = [form for form in referent.names if words <= set(_fold(form).split())]
    return min(forms, key=len, default="")


def find_members(sight: Sight, given: str) -> list[Referent]:
    """The referents of an entity by a name; raises `BadInput` as `find_spoken` does."""
    return _referents(sight, _entity(sight, given)[1])


def _entity(sight: Sight, given: str) -> tuple[str, Entity]:
    """The bare name and its entity; brackets after it may say its type, or @ an account."""
    name, kind_, file = given.strip(), "", ""
    if match := _TYPED.fullmatch(name):
        name, kind_ = match.groups()
    elif "@" in name:
        name, _, place = name.rpartition("@")
        file = find_file(sight, place.strip())
    members = {r.id for r in sight.brief.referents if not file or r.account == file}
    meant = {
        entity.id
        for entity in sight.brief.entities
        if entity.type == (kind_ or entity.type) and not members.isdisjoint(entity.referents)
    }
    hidden, brief = (
        replace(b, entities=tuple(e for e in b.entities if e.id in meant))
        for b in (sight.hidden, sight.brief)
    )
    try:
        wanted = find_entity(hidden, name.strip(), brief if sight.open else hidden)
    except BadInput as error:
        raise BadInput(f"{error} {_HOW}") from error
    return name, next(entity for entity in brief.entities if entity.id == wanted.id)


_TYPED = re.compile(rf"(.+?)\s*\(({'|'.join(EntityType)})\)")
_HOW = (
    "To tell two of a name apart, say of which type, as 'Heron (vessel)', or in which account, "
    "as 'Heron@court.txt'."
)


def _referents(sight: Sight, entity: Entity) -> list[Referent]:
    members = set(entity.referents)
    return [r for r in sight.brief.referents if r.id in members and r.mentions]


def find_file(sight: Sight, given: str) -> str:
    """An account's file by its name, or by the name under which it is shown.

    Raises:
        BadInput: no account is called so.
    """
    shown = {sight.veil(file): file for file in sight.holdings.keys}
    if sight.open:
        shown |= {file: file for file in sight.holdings.keys}
    if given not in shown:
        known = ", ".join(map(sight.veil, islice(sight.holdings.keys, SHOWN)))
        raise BadInput(f"No account is called {given!r} here. There are: {known} ...")
    return shown[given]
