"""What went wrong, as problem details (RFC 9457): one table from the tree of errors to statuses."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.routing import Match

from thurloe.errors import (
    BadInput,
    CaseAltered,
    CaseUnusable,
    MissingExtra,
    NoRoom,
    NotAllowed,
    NothingReadable,
    NotKnown,
    NotThere,
    ThurloeError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import FastAPI, Request

MEDIA = "application/problem+json"

BYTES = "application/octet-stream"
LARGEST = 50_000_000
"""Bytes of a file that is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of problem: its status, and what it is called."""

    status: int
    title: str


KINDS: Mapping[type[ThurloeError], Kind] = {
    NotKnown: Kind(status=401, title="Nobody is known by this token"),
    NotAllowed: Kind(status=403, title="Your role does not let you"),
    NotThere: Kind(status=404, title="There is no such thing"),
    BadInput: Kind(status=409, title="The case cannot do this with what was given"),
    NothingReadable: Kind(status=409, title="Nothing could be read"),
    NoRoom: Kind(status=503, title="The server has no room"),
    CaseUnusable: Kind(status=503, title="The case cannot be used now"),
    CaseAltered: Kind(status=500, title="The case was altered behind its log"),
    MissingExtra: Kind(status=501, title="A part is not installed"),
}
"""The first that an error belongs to counts."""

FAULT = Kind(status=500, title="A fault of thurloe")
MALFORMED = Kind(status=400, title="The request is none that this server knows")


class Problem(BaseModel):
    """Problem details, RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    instance: str


def answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What an operation may answer when something is wrong, for its description."""
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in (400, 401, 403, *statuses)
    }


def answer_with_problems(app: FastAPI) -> None:
    """Let an application answer with problem details whatever goes wrong."""
    app.add_exception_handler(ThurloeError, _of_ours)
    app.add_exception_handler(OSError, _of_system)
    app.add_exception_handler(RequestValidationError, _of_form)
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(Exception, _of_fault)


def _of_ours(request: Request, error: Exception) -> JSONResponse:
    kind = next((kind for family, kind in KINDS.items() if isinstance(error, family)), None)
    kind = kind or FAULT
    answer = _problem(request, kind, str(error), {})
    for challenge in _CHALLENGES if kind.status == HTTPStatus.UNAUTHORIZED else ():
        answer.headers.append("WWW-Authenticate", challenge)
    return answer


_CHALLENGES = ("Bearer", 'Basic realm="thurloe"')
"""A line each: of two in one line Chromium heeds the first alone, and asks for no password."""


def _of_system(request: Request, error: Exception) -> JSONResponse:
    """What the system refused is told without the path where: that is nobody's but the server's."""
    said = getattr(error, "strerror", None) or "the system refused to read or write"
    return _problem(request, KINDS[NoRoom], f"{said}. Nothing of this request is half written.", {})


def _of_form(request: Request, error: Exception) -> JSONResponse:
    found = error.errors() if isinstance(error, RequestValidationError) else ()
    said = "; ".join(f"{' '.join(map(str, one['loc']))}: {one['msg']}" for one in found)
    return _problem(request, MALFORMED, said, {})


def _of_fault(request: Request, error: Exception) -> JSONResponse:
    """A fault of ours says nothing of itself: who serves the case finds it in his terminal."""
    return _problem(request, FAULT, "Who serves the case can see what went wrong.", {})


def _of_http(request: Request, error: Exception) -> JSONResponse:
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(sorted(_methods(request)))
    kind = Kind(status=status, title=HTTPStatus(status).phrase)
    what = f"{request.method} {request.url.path}"
    said = _SAID.get(status, "").format(allowed=headers.get("Allow", ""))
    return _problem(request, kind, f"{what}: {said}" if said else what, headers)


_SAID: Mapping[int, str] = {
    404: "nothing is there; /docs lists what there is.",
    405: "here one may {allowed}; /docs says what for.",
    413: f"a file may have {LARGEST // 10**6} MB. Larger ones go in by thurloe case add.",
    415: f"the body is to be the bytes of the file, sent as {BYTES} (curl --data-binary @FILE).",
}


def _methods(request: Request) -> set[str]:
    """The methods that a path knows, whichever route has them."""
    found: set[str] = set()
    for route in request.app.state.known:
        match, _ = route.matches(request.scope)
        if match is not Match.NONE:
            found |= getattr(route, "methods", None) or set()
    return found


def _problem(request: Request, kind: Kind, detail: str, headers: Mapping[str, str]) -> JSONResponse:
    body = Problem(
        type=f"/docs#problem-{kind.status}",
        title=kind.title,
        status=kind.status,
        detail=detail.encode("utf-8", "replace").decode(),
        instance=request.url.path,
    )
    return JSONResponse(body.model_dump(), kind.status, media_type=MEDIA, headers=dict(headers))
