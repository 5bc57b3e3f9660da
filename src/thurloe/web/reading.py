"""GET: what the case holds, as whoever asks may see it."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import StreamingResponse

from thurloe.case import Case
from thurloe.forms import Form
from thurloe.report.dressing import Dress, dress, render
from thurloe.web import looks
from thurloe.web.asked import (
    Check,
    Export,
    Listen,
    Look,
    LookAtBrief,
    LookAtClaims,
    LookAtFindings,
    LookAtLog,
    Pack,
    Page,
    SearchFor,
)
from thurloe.web.doors import Asker, TheHands
from thurloe.web.problems import answers
from thurloe.web.shown import (
    Account,
    Claim,
    Entity,
    Finding,
    Hit,
    LogEvent,
    Open,
    Pages,
    Source,
    TheCase,
    UserShown,
    Verified,
)
from thurloe.web.stream import listen

router = APIRouter(responses=answers(409))
Row = dict[str, Any]

EVENT = {
    "type": "object",
    "description": "Each of the events.",
    "properties": {
        "event": {"enum": ["log", "progress"]},
        "id": {"type": "string", "description": "Of `log`: the event's number."},
        "data": {"type": "string", "contentMediaType": "application/json"},
    },
    "required": ["event", "data"],
}
_NUMBER = re.compile(r"[0-9]{1,10}")
BYTES = "application/octet-stream"
ZSTD = "application/zstd"
HEAD = "Thurloe-Head"
MEDIA = {
    Form.HTML: "text/html",
    Form.MD: "text/markdown",
    Form.JSON: "application/json",
    Form.TEXT: "text/plain",
}


@router.get("/api/case")
def read_case(hands: TheHands, by: Asker) -> TheCase:
    """The case in a few figures, and who you are in it."""
    return TheCase(**hands.read(by, looks.overview))


@router.get("/api/accounts")
def list_accounts(hands: TheHands, by: Asker, asked: Annotated[Look, Query()]) -> Pages[Account]:
    """The accounts, without their texts."""
    rows = hands.read(by, lambda case: hands.looks.at(case, asked)["accounts"])
    bare = [{key: value for key, value in row.items() if key != "text"} for row in rows]
    return Pages[Account](**looks.page_of(bare, asked))


@router.get("/api/accounts/{file:path}", responses=answers(404, 409))
def read_account(
    hands: TheHands,
    by: Asker,
    file: Annotated[str, Path(min_length=1, examples=["courier.txt"])],
    asked: Annotated[Look, Query()],
) -> Account:
    """An account with its text: of a protected source as it may be shown."""

    def work(case: Case) -> Row:
        return looks.account(case, file, hands.looks.at(case, asked)["accounts"], asked)

    return Account(**hands.read(by, work))


@router.get("/api/claims")
def list_claims(
    hands: TheHands, by: Asker, asked: Annotated[LookAtClaims, Query()]
) -> Pages[Claim]:
    """The claims that answer a question, with handles by which people decide; those rejected."""
    return Pages[Claim](**hands.read(by, lambda case: looks.claims_page(case, asked)))


@router.get("/api/findings")
def list_findings(
    hands: TheHands, by: Asker, asked: Annotated[LookAtFindings, Query()]
) -> Pages[Finding]:
    """The questions with their rival answers, probabilities and reasons in bits."""
    rows = hands.read(by, lambda case: hands.looks.at(case, asked, asked.about)["findings"])
    kept = [row for row in rows if asked.status in {"", row["status"]}]
    return Pages[Finding](**looks.page_of(kept, asked))


@router.get("/api/findings/{id}", responses=answers(404, 409))
def read_finding(
    hands: TheHands,
    by: Asker,
    id: Annotated[str, Path(examples=["f1"])],  # noqa: A002  it is called so in the findings file
    asked: Annotated[Look, Query()],
) -> Finding:
    """A question with its rival answers."""
    rows = hands.read(by, lambda case: hands.looks.at(case, asked)["findings"])
    return Finding(**looks.one_of(rows, "id", id))


@router.get("/api/entities")
def list_entities(hands: TheHands, by: Asker, asked: Annotated[Look, Query()]) -> Pages[Entity]:
    """The people and things, each with every name it bears."""
    rows = hands.read(by, lambda case: hands.looks.at(case, asked)["entities"])
    return Pages[Entity](**looks.page_of(rows, asked))


@router.get("/api/sources")
def list_sources(hands: TheHands, by: Asker, asked: Annotated[Look, Query()]) -> Pages[Source]:
    """Who speaks, and how reliable each is."""
    rows = hands.read(by, lambda case: hands.looks.at(case, asked)["sources"])
    return Pages[Source](**looks.page_of(rows, asked))


@router.get("/api/conflicts")
def list_conflicts(hands: TheHands, by: Asker, asked: Annotated[Look, Query()]) -> Pages[str]:
    """Where people decided differently about one thing, in words."""
    rows = hands.read(by, lambda case: case.differences(at=asked.at, reveal=asked.reveal))
    return Pages[str](**looks.page_of(rows, asked))


@router.get("/api/review")
def list_open(hands: TheHands, by: Asker, asked: Annotated[LookAtLog, Query()]) -> Pages[Open]:
    """What wants a human, most useful first."""
    return Pages[Open](**hands.read(by, lambda case: looks.open_page(case, asked)))


@router.get(
    "/api/export",
    response_class=Response,
    responses=answers(409, 501)
    | {200: {"content": {BYTES: {"schema": {"type": "string", "format": "binary"}}}}},
)
def export(hands: TheHands, by: Asker, asked: Annotated[Export, Query()]) -> Response:
    """The claims in a format of other programs, protected sources under their pseudonyms."""
    return Response(hands.read(by, lambda case: looks.exported(case, asked)), media_type=BYTES)


@router.get(
    "/api/pack",
    response_class=StreamingResponse,
    responses=answers(409)
    | {
        200: {
            "content": {ZSTD: {"schema": {"type": "string", "format": "binary"}}},
            "headers": {
                HEAD: {
                    "description": "The hash of its last event: compare it with what unpack says.",
                    "schema": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                }
            },
        }
    },
)
def pack(hands: TheHands, by: Asker, asked: Annotated[Pack, Query()]) -> StreamingResponse:
    """The whole case in one file, for `thurloe case unpack`: for keepers alone.

    It is made by the thread that writes, so it waits for what is being added and keeps nobody from
    reading.
    """
    data, head = hands.write(by, lambda case: looks.packed(case, asked))
    named = {HEAD: head, "Content-Disposition": 'attachment; filename="case.tar.zst"'}
    return StreamingResponse(looks.parts(data), media_type=ZSTD, headers=named)


@router.get("/api/log")
def list_log(hands: TheHands, by: Asker, asked: Annotated[LookAtLog, Query()]) -> Pages[LogEvent]:
    """All that was ever done: who, when, what and why."""
    return Pages[LogEvent](**hands.read(by, lambda case: looks.log_page(case, asked)))


@router.get("/api/log/{seq}", responses=answers(404, 409))
def read_event(
    hands: TheHands, by: Asker, seq: Annotated[int, Path(ge=1, le=2**31 - 1, examples=[1])]
) -> LogEvent:
    """An event of the log."""
    asked = LookAtLog(limit=1, cursor=seq - 1)
    rows = hands.read(by, lambda case: looks.log_page(case, asked)["items"])
    return LogEvent(**looks.one_of(rows, "seq", seq))


@router.get("/api/users")
def list_users(hands: TheHands, by: Asker, asked: Annotated[Page, Query()]) -> Pages[UserShown]:
    """Who may do what; nobody in a case without users, where everybody may do everything."""
    users = hands.read(by, lambda case: case.state().users)
    rows = [{"name": name, "role": role} for name, role in sorted(users.items())]
    return Pages[UserShown](**looks.page_of(rows, asked))


@router.get("/api/verify")
def verify(hands: TheHands, by: Asker, asked: Annotated[Check, Query()]) -> Verified:
    """Whether anything was altered behind the log."""

    def work(case: Case) -> Row:
        events = case.events()
        problems = [f"{p.where}: {p.what}" for p in case.verify(head=asked.head)]
        return {"events": len(events), "head": events[-1].hash, "problems": problems}

    return Verified(**hands.read(by, work))


@router.get("/api/search")
def search(hands: TheHands, by: Asker, asked: Annotated[SearchFor, Query()]) -> Pages[Hit]:
    """The passages that have all the words, the best first, with the claims in each."""
    return Pages[Hit](**hands.read(by, lambda case: looks.found(case, asked)))


@router.get(
    "/brief",
    response_class=Response,
    responses={
        200: {
            "content": {
                media: {"schema": {"type": "string"}}
                for media in MEDIA.values()
                if media != "application/json"
            }
            | {"application/json": {}}
        }
    },
)
def read_brief(hands: TheHands, by: Asker, asked: Annotated[LookAtBrief, Query()]) -> Response:
    """The brief of all that counts, as a page that opens offline, or in another form."""
    clothes = Dress(
        title=asked.title or None,
        about=asked.about or None,
        texts=asked.texts,
        pseudonyms=asked.pseudonyms,
        reveal=asked.reveal,
    )

    def work(case: Case) -> str:
        case.veil(reveal=asked.reveal)
        return render(dress(case.brief(at=asked.at), clothes), asked.form, texts=asked.texts)

    text = hands.read(by, work)
    return Response(text.encode("utf-8", "replace"), media_type=MEDIA[asked.form])


@router.get(
    "/api/stream",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {"schema": EVENT}}}},
)
def stream(
    request: Request, hands: TheHands, by: Asker, asked: Annotated[Listen, Query()]
) -> StreamingResponse:
    """Server-sent events: `log` for each new event of the log, `progress` while accounts are read.

    It ends after a while; a browser's EventSource comes again by itself and loses nothing.
    """
    last = request.headers.get("Last-Event-ID", "")
    after = int(last) if _NUMBER.fullmatch(last) else asked.after
    hands.read(by, lambda case: case.events())
    steps = listen(hands, by, after=after, seconds=asked.seconds)
    return StreamingResponse(steps, media_type="text/event-stream")
