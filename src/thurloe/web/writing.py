"""POST: accounts come, people decide. Each request has a key, under which it is done once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Body, Query, Request
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from thurloe.case.uploads import Sent, Upload
from thurloe.web.asked import (
    AnswerTo,
    Correct,
    Credit,
    Decision,
    Dismiss,
    Grade,
    Merge,
    NewAccount,
    NewClaims,
    OfClaim,
    Protect,
    Reread,
    Split,
    Token,
    Undo,
    User,
)
from thurloe.web.doors import Asker, Key, TheHands
from thurloe.web.problems import BYTES, LARGEST, answers
from thurloe.web.shown import Done, Issued, Receipt, Taken

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from thurloe.case import Case, Event
    from thurloe.case.uploads import Received
    from thurloe.web.hands import Hands

router = APIRouter(responses=answers(409))


_A_FILE = {
    "requestBody": {
        "required": True,
        "content": {BYTES: {"schema": {"type": "string", "format": "binary", "minLength": 1}}},
    }
}


@router.post(
    "/api/accounts", status_code=201, responses=answers(409, 413, 415), openapi_extra=_A_FILE
)
async def add_account(
    request: Request, hands: TheHands, by: Asker, asked: Annotated[NewAccount, Query()], key: Key
) -> Taken:
    """Add the accounts in a file, whose bytes are the body; one that is there is passed over."""
    upload = Upload(**asked.model_dump(), content=await _content(request))
    done = await run_in_threadpool(hands.write, by, lambda case: case.receive(upload, key=key))
    return _taken(done)


@router.post(
    "/api/import", status_code=201, responses=answers(409, 413, 415, 501), openapi_extra=_A_FILE
)
async def take_claims(
    request: Request, hands: TheHands, by: Asker, asked: Annotated[NewClaims, Query()], key: Key
) -> Taken:
    """Add claims that another program wrote: what each source says there is an account."""
    sent = Sent(**asked.model_dump(), content=await _content(request))
    done = await run_in_threadpool(hands.write, by, lambda case: case.take_sent(sent, key=key))
    return _taken(done)


@router.post("/api/reread", status_code=201)
def reread(hands: TheHands, by: Asker, asked: Reread, key: Key) -> Done:
    """Read again the accounts that another version of the extractor read; decisions stay.

    Sent again under its key after the server was stopped, it goes on with the rest.
    """

    def do(case: Case) -> object:
        return case.reread(because=asked.because, every=asked.every)

    return _once(hands, by, (key, asked), do, again=True)


@router.post("/api/decisions", status_code=201)
def decide(hands: TheHands, by: Asker, asked: Annotated[Decision, Body()], key: Key) -> Done:
    """Accept, reject or correct a claim, grade a source, answer, merge or split names."""
    return _once(hands, by, (key, asked), lambda case: _DECISIONS[type(asked)](case, asked))


@router.post("/api/undo", status_code=201)
def undo(hands: TheHands, by: Asker, asked: Undo, key: Key) -> Done:
    """Let an event, or a stretch of the log, count no longer; an undo can be undone."""
    stretch = range(asked.event, asked.through + 1)
    wanted = stretch if asked.through else asked.event

    def do(case: Case) -> object:
        return case.undo_all((wanted,), because=asked.because)

    return _once(hands, by, (key, asked), do)


@router.post("/api/users", status_code=201)
def set_user(hands: TheHands, by: Asker, asked: User, key: Key) -> Done:
    """Say what somebody is in the case: for keepers alone."""

    def do(case: Case) -> object:
        return case.user(asked.name, asked.role, because=asked.because)

    return _once(hands, by, (key, asked), do)


@router.post("/api/tokens", status_code=201)
def issue_token(hands: TheHands, by: Asker, asked: Token, key: Key) -> Issued:
    """Give a user a token: for keepers alone. It is shown this once, for only its hash is kept.

    Sent again under its key the token is null; if the first answer was lost, undo the event and
    ask for another.
    """

    made: list[str] = []

    def do(case: Case) -> object:
        made.append(case.token(asked.name, because=asked.because))
        return made

    done = _once(hands, by, (key, asked), do)
    counts = made and hands.known(made[0])  # not where another server was given the request too
    return Issued(events=done.events, token=made[0] if counts else None)


_DECISIONS: Mapping[type, Callable[[Case, Any], Event]] = {
    OfClaim: lambda case, it: getattr(case, it.kind)(it.claim, because=it.because),
    Correct: lambda case, it: case.correct(it.claim, it.value, because=it.because),
    Credit: lambda case, it: case.credit(it.claim, it.credibility, because=it.because),
    Dismiss: lambda case, it: case.dismiss(it.item, because=it.because),
    Grade: lambda case, it: case.grade(it.source, it.reliability, because=it.because),
    Protect: lambda case, it: case.protect(it.source, also=it.also, because=it.because),
    AnswerTo: lambda case, it: case.answer(it.question, it.value, because=it.because),
    Merge: lambda case, it: case.merge(it.name, it.other, because=it.because, force=it.force),
    Split: lambda case, it: case.split(it.name, it.account, because=it.because),
}


def _once(
    hands: Hands,
    by: str,
    asked: tuple[str, Any],
    do: Callable[[Case], object],
    *,
    again: bool = False,
) -> Done:
    key, body = asked
    words = f"{type(body).__name__} {body.model_dump_json()}"
    events = hands.write(by, lambda case: case.once(key, words, lambda: do(case), again=again))
    return Done(events=_receipts(events))


def _taken(done: Received) -> Taken:
    return Taken(
        events=_receipts(done.events),
        accounts=list(done.accounts),
        left_out=list(done.left_out),
        known=done.known,
        doubts=list(done.doubts),
    )


def _receipts(events: Sequence[Event]) -> list[Receipt]:
    return [
        Receipt(
            seq=event.seq,
            at=event.at,
            by=event.entry.by,
            kind=event.kind,
            because=event.entry.because,
            hash=event.hash,
        )
        for event in events
    ]


async def _content(request: Request) -> bytes:
    """The body, if it is bytes, some, and not too many."""
    if request.headers.get("content-type", BYTES).partition(";")[0].strip().lower() != BYTES:
        raise HTTPException(415)
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > LARGEST:
            raise HTTPException(413)
    if not content:
        said = "it is empty: the bytes of the file are to be in it"
        raise RequestValidationError([{"loc": ("body",), "msg": said}])
    return bytes(content)
