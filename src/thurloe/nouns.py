"""The nouns that every room speaks in: few, frozen, and nothing but data.

Offsets are half-open and count code points. `Account.text` never changes; what is mended for
reading (hard line breaks, tokenised quotes) lives in `Account.view`, which maps back.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from thurloe.errors import QuoteOutOfRange
from thurloe.records import ANYBODY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thurloe.records import Dispute, OneOrigin, Ruling, Standing


class Mode(StrEnum):
    """How an account says a thing."""

    ASSERTED = "asserted"
    DENIED = "denied"
    REPORTED = "reported"
    PLANNED = "planned"
    FORECAST = "forecast"
    SUPPOSED = "supposed"


class Status(StrEnum):
    """What the accounts together make of a question."""

    AGREED = "agreed"
    CONTESTED = "contested"
    SINGLE = "single"


class EntityType(StrEnum):
    """What sort of thing bears a name."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    VESSEL = "vessel"
    GROUP = "group"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who speaks and can be right or wrong: an author, an outlet, a witness, an agent.

    `reliability` is the Admiralty letter A-F, F unknown and not bad; `inferred`: nobody stated the
    name; `also` are its other names, which no text need tie to it: whoever hides it hides them.
    """

    id: str
    name: str
    reliability: str = "F"
    inferred: bool = True
    protected: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The text mended for reading, and for each of its characters the offset it came from.

    `starts[i]` is the offset in `Account.text` of character `i` of `text`; it never falls.
    """

    text: str
    starts: Sequence[int]

    @classmethod
    def plain(cls, text: str) -> View:
        """The view of a text that needs no mending."""
        return cls(text=text, starts=range(len(text)))

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span of `Account.text` behind characters `start:end` of the view, `start < end`."""
        return self.starts[start], self.starts[end - 1] + 1


class SectionKind(StrEnum):
    """A stretch of a file: a byline says who wrote or drew, a note in sentences who that is."""

    BODY = "body"
    TITLE = "title"
    BYLINE = "byline"
    NOTE = "note"
    HEADER = "header"
    FOOTER = "footer"
    REFERENCES = "references"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of `View.text`; `article` counts the texts that one file holds, from 0.

    `quoted` names whose words a mail quotes here, "" where it does not say; None of its own words.
    `writer` is the id of the source that they are; `source` that of whoever speaks in a further
    text of the file, as that text says, and `date` when; "" and None where it is the account's.
    """

    start: int
    end: int
    kind: SectionKind = SectionKind.BODY
    article: int = 0
    quoted: str | None = None
    writer: str = ""
    source: str = ""
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One text from one source. `file` is its path relative to the folder given, with `/`.

    Where it is `plain`, `text` is the file's bytes decoded by `encoding`, U+FFFD for what does not
    fit. `date_inferred`: it was read off text or format. `counted`: words before names were hidden.
    """

    file: str
    sha256: str
    text: str
    view: View
    sections: tuple[Section, ...]
    source: str
    title: str = ""
    date: str | None = None
    date_inferred: bool = False
    language: str = "en"
    copies: str | None = None
    plain: bool = True
    encoding: str = "utf-8"
    counted: int | None = None

    @property
    def speakers(self) -> frozenset[str]:
        """The ids of the account's source, of those of further texts, and of those it quotes."""
        ids = (id_ for s in self.sections for id_ in (s.source, s.writer) if id_)
        return frozenset({self.source, *ids})

    def part(self, article: int) -> str:
        """How a further text of the file is called where it counts by itself."""
        return f"{self.file}#{article}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A file that could not be read, and why, in words for its owner."""

    file: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """An exact span of one account: `account.text[start:end] == text`, always."""

    account: str
    start: int
    end: int
    text: str

    @classmethod
    def cut(cls, account: Account, start: int, end: int) -> Quote:
        """Cut `start:end` out of `account.text`; raises `QuoteOutOfRange` if it does not fit."""
        if not 0 <= start < end <= len(account.text):
            raise QuoteOutOfRange(
                account=account.file, start=start, end=end, length=len(account.text)
            )
        return cls(account=account.file, start=start, end=end, text=account.text[start:end])

    @classmethod
    def seen(cls, account: Account, start: int, end: int) -> Quote:
        """Cut the words behind `start:end` of the account's view."""
        return cls.cut(account, *account.view.origin(start, end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A quote that was seen and not used, and why."""

    quote: Quote
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """A person or thing as one account speaks of it: every name and mention it has there.

    `names` are proper names as written, longest first; `kin` says whose relative it is where it has
    none: ("mother", referent id). `within` are places that the text itself puts around it.
    `ruled` are other referents that somebody decided are this one (True), or are not (False).
    """

    id: str
    account: str
    type: EntityType
    name: str
    names: tuple[str, ...] = ()
    mentions: tuple[Quote, ...] = ()
    kin: tuple[str, str] | None = None
    within: tuple[str, ...] = ()
    gender: str = ""
    ruled: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Who or what takes part in an event: `name` is agent, object, place ..."""

    name: str
    text: str
    referent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One account's mention of something that happened.

    `kind` is a word of the event table ("execution") or, for an open event, its lemma; `date` the
    EDTF date in which the account puts it, said outright or carried over.
    """

    id: str
    account: str
    kind: str
    lemma: str
    trigger: Quote
    subject: Role | None
    roles: tuple[Role, ...] = ()
    date: str | None = None
    article: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One account saying one thing: of `event`, its `attribute` is `value`, on one quote.

    `about` is what is counted ("ton of TNT"); `words` are the value's own, in or near `quote`;
    `confidence` in (0, 1) is how sure the extractor was; `credibility` the Admiralty figure that
    somebody gave it, 1-5, 6 where it cannot be judged; `credit` says who gave it and why.
    `cited` is whose words the account passes on, `through` who passed them on, the outermost first.
    `quoted` says that it stands in a mail that the account quotes, `origin` in which other account
    that mail is known to be, "" for none, or "file>writer" where no account is that mail, of the
    first file that quotes it; `source` is who speaks where that is not the account's.
    `asked` is the question that it answers by itself, where that under which it stands is another.
    """

    id: str
    event: Event
    attribute: str
    value: str
    quote: Quote
    words: Quote
    about: str = ""
    mode: Mode = Mode.ASSERTED
    cited: str | None = None
    through: tuple[str, ...] = ()
    extractor: str = "english-rules/1"
    confidence: float = 0.8
    quoted: bool = False
    origin: str = ""
    source: str = ""
    credibility: int | None = None
    credit: str = ""
    asked: str = ""

    @property
    def chain(self) -> tuple[str, ...]:
        """Whom the account cites, the outermost first: "Lund writes that Krag said"."""
        return (*self.through, *filter(None, [self.cited]))

    @property
    def voice(self) -> str:
        """Whose words: those of a file, or, of a quoted mail that no file is, "file>"."""
        return self.origin or (f"{self.quote.account}>" if self.quoted else self.quote.account)

    @property
    def held(self) -> str:
        """The file that has the words besides the claim's own, "" for none."""
        file = self.origin.rpartition(">")[0] or self.origin
        return "" if file == self.quote.account else file

    @property
    def vouched(self) -> bool:
        """Whether the account or somebody in it stands for it: what people say, nobody does."""
        heard = self.mode is Mode.REPORTED and (self.cited or "they").lower() in ANYBODY
        return not heard and self.mode is not Mode.SUPPOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What was read out of one account; of its `sentences`, `silent` gave no claim."""

    account: str
    referents: tuple[Referent, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...]
    sentences: int = 0
    silent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, organisation, place or vessel with every name it bears in every account."""

    id: str
    type: EntityType
    name: str
    variants: tuple[str, ...] = ()
    referents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What several claims answer: of this subject and event, what is the attribute?

    `groups` are the rival answers: claims whose values can all be right together.
    `rivals` is true where two of the groups cannot both be right. `stray` are voices that share
    nothing but the answer with any other, so that none bears another out.
    """

    id: str
    text: str
    subject: str | None
    event: str
    attribute: str
    about: str = ""
    groups: tuple[tuple[Claim, ...], ...] = ()
    rivals: bool = False
    stray: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Evidence for an answer in bits (log2 odds), with words; may be negative."""

    name: str
    bits: float
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One of the rival values, the claims behind it, its probability among them, its reasons."""

    value: str
    probability: float
    reasons: tuple[Reason, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A question with its answers, most probable first, and a status.

    `origins` counts independent sources: declared copies, and those of a pair in `linked` beside
    the other, add none. `settled` says who settled it, and why, or "".
    """

    id: str
    question: str
    subject: str | None
    event: str
    attribute: str
    status: Status
    answers: tuple[Answer, ...]
    about: str = ""
    origins: int = 1
    linked: tuple[OneOrigin, ...] = ()
    settled: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What the reader gets: all that was read, found, rejected, left; what people differ on."""

    title: str
    accounts: tuple[Account, ...]
    sources: tuple[Source, ...]
    entities: tuple[Entity, ...]
    referents: tuple[Referent, ...]
    findings: tuple[Finding, ...]
    standings: tuple[Standing, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    rejected: tuple[tuple[Claim, Ruling], ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sentences: int = 0
    silent: int = 0
    about: str | None = None
