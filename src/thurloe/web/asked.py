"""What can be asked for: parameters and bodies, each checked by its form alone."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from thurloe.forms import Form

MOST = 500
"""Items on a page."""

LONGEST = 2000
"""Characters of a name, a quote, a reason."""

DAY = r"^(\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z?)?)?$"
Text = Annotated[str, Field(min_length=1, max_length=LONGEST)]
Maybe = Annotated[str, Field(max_length=LONGEST)]
FileName = Annotated[
    str,
    Field(min_length=1, max_length=200, pattern=r"^[^/\\.\x00-\x1f\x7f][^/\\\x00-\x1f\x7f]*$"),
]
ClaimText = Annotated[Text, Field(description="Its handle, or words of its quote.")]
About = Annotated[Maybe, Field(description="Narrow to one entity, by any of its names.")]
Moment = Annotated[str, Field(pattern=DAY, description="A day or a time in UTC: 2026-03-01T14:30.")]
Reveal = Annotated[bool, Field(description="Show protected sources by their names: keepers alone.")]
Whether = Annotated[bool, Field(strict=True)]
"""Of a body: true or false, and no number that could mean it; a parameter is a word anyway."""


def _no_word(value: object) -> object:
    """The value, if it is no word or truth that could be taken for a number."""
    if isinstance(value, str | bool):
        raise ValueError("a whole number is meant")  # noqa: TRY004  what pydantic looks for
    return value


Whole = Annotated[int, BeforeValidator(_no_word)]
"""Of a body: a number, which JSON may write as 2.0."""
Claimed = Literal["", "agreed", "contested", "single", "rejected"]
Reason = Annotated[str, Field(min_length=1, max_length=LONGEST, examples=["read in the original"])]


class Asked(BaseModel):
    """Something that is asked for; what it does not know it refuses."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Page(Asked):
    """A page of a list."""

    limit: int = Field(50, ge=1, le=MOST, description="No more items than so many.")
    cursor: int = Field(
        0, ge=0, le=2**31 - 1, description="Where to go on: `next` of the page before."
    )


class Look(Page):
    """A page of what the case says, now or at a time."""

    at: Moment = ""
    reveal: Reveal = False


class LookAtFindings(Look):
    """Findings of one status, or about somebody."""

    status: Literal["", "agreed", "contested", "single"] = ""
    about: About = ""


class LookAtClaims(Look):
    """Claims of one status."""

    status: Claimed = ""


class LookAtBrief(Asked):
    """A brief in one of its forms."""

    form: Form = Field(Form.HTML, description="html, md, json or text.")
    about: About = ""
    title: Maybe = Field("", description="Head it with this title.")
    at: Moment = ""
    texts: bool = Field(default=True, description="Give the full texts, or the quotes alone.")
    pseudonyms: bool = Field(default=False, description="Show every source by a pseudonym.")
    reveal: Reveal = False


class SearchFor(Page):
    """Words, and what the search is narrowed to."""

    words: Text = Field(
        description='Words, a "phrase" or a prefix*; a passage has all of them.',
        examples=['"went down with" capt*'],
    )
    meaning: bool = Field(default=False, description="What says the like in other words, too.")
    source: Maybe = Field("", description="Only where it speaks.")
    before: Maybe = Field("", description="Only what may have been before that day (EDTF).")
    after: Maybe = Field("", description="Only what may have been after that day (EDTF).")
    entity: Maybe = Field("", description="Only where it is spoken of.")
    status: Claimed = ""
    reveal: Reveal = False


class LookAtLog(Page):
    """A page of the log; `cursor` is the number of the event before the first one."""

    reveal: Reveal = False


class Export(Asked):
    """The claims in a format of other programs."""

    form: Literal["ftm", "stix", "csv", "jsonl", "graphml", "claimreview"] = "csv"
    reveal: Reveal = False


class Check(Asked):
    """What must still be in the log."""

    head: str = Field("", pattern=r"^[0-9a-fA-F]{0,64}$", description="The hash of an event.")


class Listen(Asked):
    """For how long to listen, and from where on."""

    seconds: float = Field(30, ge=0, le=300, description="After which the stream ends.")
    after: int | None = Field(
        None, ge=0, le=2**31 - 1, description="The last event known; else only new ones."
    )


class NewAccount(Asked):
    """Of a file that is sent: its name, and what is known of it."""

    name: FileName = Field(
        examples=["courier.txt"], description="The file's name; its ending says its format."
    )
    source: Maybe = Field("", description="Who speaks in it, whatever it says itself.")
    reliability: Literal["", "A", "B", "C", "D", "E", "F"] = ""
    protected: bool = Field(
        default=False, description="Hide its source, which must be named, under a pseudonym."
    )
    also: Maybe = Field(
        "",
        description="What else the source is called, with semicolons between the names.",
        examples=["Peg; Mrs Dunn"],
    )
    date: Maybe = Field("", description="When it was written (EDTF).", examples=["1961-11-18"])
    language: Maybe = Field("", description="Its language; only English is read.", examples=["en"])
    passed_on_from: Maybe = Field("", description="The account or source that it passes on.")
    because: Maybe = ""


class NewClaims(Asked):
    """Of a file of claims that another program wrote."""

    name: FileName = Field(
        examples=["theirs.csv"],
        description="The file's name, of which its accounts' names are made.",
    )
    form: Literal["ftm", "stix", "csv", "jsonl"] = Field("csv", description="Its format.")
    because: Maybe = ""


class Pack(Asked):
    """The whole case in one file."""

    reveal: bool = Field(default=False, description="Hand over the names of protected sources too.")


class Reread(Asked):
    """Read old accounts again."""

    every: Whether = Field(
        default=False, description="Also those that this very version has read.", examples=[False]
    )
    because: Maybe = Field("", examples=["the new version reads dates better"])


class Token(Asked):
    """Give a user a token."""

    name: Text = Field(description="Somebody who has a role.", examples=["Ben Ray"])
    because: Maybe = ""


class OfClaim(Asked):
    """Accept or reject a claim."""

    kind: Literal["accept", "reject"]
    claim: ClaimText = Field(examples=["We got two boats away"])
    because: Reason


class Correct(Asked):
    """Say what a claim says instead."""

    kind: Literal["correct"]
    claim: ClaimText = Field(examples=["Forty-six died"])
    value: Text = Field(examples=["45"])
    because: Reason


class Credit(Asked):
    """Say how credible a claim is by itself (Admiralty)."""

    kind: Literal["credit"]
    claim: ClaimText = Field(examples=["Forty-six"])
    credibility: Whole = Field(ge=1, le=6, examples=[2])
    because: Reason


class Dismiss(Asked):
    """Say that something to review is well as it is."""

    kind: Literal["dismiss"]
    item: Text = Field(description="Its handle in `/api/review`.", examples=["3f9a1b2c"])
    because: Reason


class Grade(Asked):
    """Say how reliable a source is (Admiralty)."""

    kind: Literal["grade"]
    source: Text = Field(description="Its name or pseudonym.", examples=["Ines Hallam"])
    reliability: Literal["A", "B", "C", "D", "E", "F"]
    because: Reason


class Protect(Asked):
    """Hide who a source is, and by whatever other names it goes."""

    kind: Literal["protect"]
    source: Text = Field(description="Its name or pseudonym.", examples=["Margaret Ostler"])
    also: list[Text] = Field([], max_length=20, examples=[["Peg"]])
    because: Reason


class AnswerTo(Asked):
    """Say what turned out true."""

    kind: Literal["answer"]
    question: Text = Field(examples=["How many people were killed?"])
    value: Text = Field(examples=["46"])
    because: Reason


class Merge(Asked):
    """Say that two names are one person or thing."""

    kind: Literal["merge"]
    name: Text = Field(examples=["Good Intent"])
    other: Text = Field(examples=["Thornwick (vessel)"])
    force: Whether = Field(default=False, description="Also a person and a place, say.")
    because: Reason


class Split(Asked):
    """Say that whom one account calls by a name is somebody else than in the others."""

    kind: Literal["split"]
    name: Text = Field(examples=["Rennick"])
    account: Text = Field(examples=["hallam.md"])
    because: Reason


Decision = Annotated[
    OfClaim | Correct | Credit | Grade | Protect | AnswerTo | Merge | Split | Dismiss,
    Field(discriminator="kind"),
]


class Undo(Asked):
    """Let an event count no longer, or a stretch of the log, all of it in one go."""

    event: Whole = Field(ge=1, le=2**31 - 1, examples=[4])
    through: Whole = Field(
        0, ge=0, le=2**31 - 1, description="The last event of a stretch, else 0.", examples=[0]
    )
    because: Reason


class User(Asked):
    """Say what somebody is in the case."""

    name: Text = Field(examples=["Ben Ray"])
    role: Literal["reader", "analyst", "keeper", "none"]
    because: Maybe = ""
