"""What is answered: the shapes of the findings file, of the log and of what a search finds."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")


class Shown(BaseModel):
    """Part of an answer; those of the findings file may have more keys than are listed here."""

    model_config = ConfigDict(extra="allow", frozen=True)


class Pages(BaseModel, Generic[T]):
    """Part of a list: go on at `next`, until that is null."""

    items: list[T]
    total: int
    next: int | None


class TheCase(Shown):
    """The case, and who asks."""

    title: str
    accounts: int
    events: int
    head: str = Field(description="The hash of the last event: note it.")
    you: str
    role: str = Field(description="Your role; empty where the case has no users.")


class Account(Shown):
    """An account, as the findings file has it; `text` only of one that is asked for by itself."""

    file: str
    sha256: str
    source: str
    date: str | None
    title: str | None
    copies: str | None
    text: str | None = None


class Source(Shown):
    """A source, as the findings file has it."""

    id: str
    name: str
    reliability: str
    inferred: bool


class Entity(Shown):
    """A person or thing, as the findings file has it."""

    id: str
    type: str
    name: str
    variants: list[str]


class Finding(Shown):
    """A question with its rival answers, as the findings file has it."""

    id: str
    question: str
    event: str
    attribute: str
    status: str
    answers: list[dict[str, Any]]


class Claim(Shown):
    """A claim that answers a question, or was rejected, in the words of the account as shown.

    `start:end` count code points.
    """

    handle: str = Field(description="By which it can be accepted, rejected or corrected.")
    account: str
    start: int
    end: int
    quote: str
    attribute: str
    value: str
    question: str = Field(description="Empty where it was rejected.")
    status: str
    rejected: str | None = Field(None, description="Who rejected it, when and why.")


class LogEvent(Shown):
    """An event of the log, in words."""

    seq: int
    at: str
    by: str
    kind: str
    what: str
    because: str
    hash: str
    undone_by: int | None = None


class ToldClaim(Shown):
    """A claim in a passage, what it says now, and what became of it."""

    handle: str
    attribute: str
    value: str
    corrected_by: str | None = None
    read_as: str | None = Field(None, description="The value before it was corrected.")
    words: str
    status: str = Field(
        description="agreed, contested, single, rejected; unweighed where no brief was made since."
    )


class Hit(Shown):
    """A passage: `start:end` count code points of the account as it is shown."""

    account: str
    start: int
    end: int
    source: str
    text: str
    claims: list[ToldClaim]


class Verified(Shown):
    """Whether anything was altered behind the log."""

    events: int
    head: str
    problems: list[str]


class Open(Shown):
    """Something that wants a human: why, and how `thurloe case` is told what was decided."""

    handle: str
    kind: str
    what: str
    why: str
    decide: list[list[str]]


class UserShown(Shown):
    """Who has which role."""

    name: str
    role: str


class Receipt(BaseModel):
    """An event that a request has led to; what it says never changes."""

    seq: int
    at: str
    by: str
    kind: str
    because: str
    hash: str


class Done(BaseModel):
    """What a request has led to: the same whenever it comes again under its key."""

    events: list[Receipt]


class Issued(Done):
    """A token, which is shown once: null where the request was done before."""

    token: str | None


class Taken(Done):
    """What became of a file: the accounts it gave, why it was left out, or that it is known.

    `doubts` say what of it was not recorded, or cannot be meant so.
    """

    accounts: list[str]
    left_out: list[str]
    known: bool
    doubts: list[str]
