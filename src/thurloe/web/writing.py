"""POST: accounts come, people decide. Each request has a key, under which it is done once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Body, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from thurloe.case.uploads import Upload
from thurloe.web.asked import (
    AnswerTo,
    Correct,
    Credit,
    Decision,
    Dismiss,
    Grade,
    Merge,
    NewAccount,
    OfClaim,
    Split,
    Undo,
    User,
)
from thurloe.web.doors import Asker, Key, TheHands
from thurloe.web.problems import answers
from thurloe.web.shown import Done, Receipt, Taken

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from thurloe.case import Case, Event
    from thurloe.web.hands import Hands

router = APIRouter(responses=answers(409))

LARGEST = 50_000_000
"""Bytes of a file that is sent."""

BYTES = "application/octet-stream"


@router.post(
    "/api/accounts",
    status_code=201,
    responses=answers(409, 413, 415),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {BYTES: {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
async def add_account(
    request: Request, hands: TheHands, by: Asker, asked: Annotated[NewAccount, Query()], key: Key
) -> Taken:
    """Add the accounts in a file, whose bytes are the body; one that is there is passed over."""
    upload = Upload(**asked.model_dump(), content=await _content(request))

    def work(case: Case) -> Taken:
        done = case.receive(upload, key=key)
        return Taken(
            events=_receipts(done.events),
            accounts=list(done.accounts),
            left_out=list(done.left_out),
            known=done.known,
        )

    return await run_in_threadpool(hands.write, by, work)


@router.post("/api/decisions", status_code=201)
def decide(hands: TheHands, by: Asker, asked: Annotated[Decision, Body()], key: Key) -> Done:
    """Accept, reject or correct a claim, grade a source, answer, merge or split names."""
    return _once(hands, by, (key, asked), lambda case: _DECISIONS[type(asked)](case, asked))


@router.post("/api/undo", status_code=201)
def undo(hands: TheHands, by: Asker, asked: Undo, key: Key) -> Done:
    """Let one event count no longer, and nothing else; an undo can be undone."""
    return _once(
        hands, by, (key, asked), lambda case: case.undo(asked.event, because=asked.because)
    )


@router.post("/api/users", status_code=201)
def set_user(hands: TheHands, by: Asker, asked: User, key: Key) -> Done:
    """Say what somebody is in the case: for keepers alone."""

    def do(case: Case) -> object:
        return case.user(asked.name, asked.role, because=asked.because)

    return _once(hands, by, (key, asked), do)


_DECISIONS: Mapping[type, Callable[[Case, Any], Event]] = {
    OfClaim: lambda case, it: getattr(case, it.kind)(it.claim, because=it.because),
    Correct: lambda case, it: case.correct(it.claim, it.value, because=it.because),
    Credit: lambda case, it: case.credit(it.claim, it.credibility, because=it.because),
    Dismiss: lambda case, it: case.dismiss(it.item, because=it.because),
    Grade: lambda case, it: case.grade(it.source, it.reliability, because=it.because),
    AnswerTo: lambda case, it: case.answer(it.question, it.value, because=it.because),
    Merge: lambda case, it: case.merge(it.name, it.other, because=it.because),
    Split: lambda case, it: case.split(it.name, it.account, because=it.because),
}


def _once(hands: Hands, by: str, asked: tuple[str, Any], do: Callable[[Case], object]) -> Done:
    key, body = asked
    words = f"{type(body).__name__} {body.model_dump_json()}"
    events = hands.write(by, lambda case: case.once(key, words, lambda: do(case)))
    return Done(events=_receipts(events))


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
    """The body, if it is bytes and not too many."""
    if request.headers.get("content-type", BYTES).partition(";")[0].strip().lower() != BYTES:
        raise HTTPException(415)
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > LARGEST:
            raise HTTPException(413)
    return bytes(content)
