"""Who is at the door, and under which key a request is known."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Header, Request
from fastapi.security import (
    HTTPAuthorizationCredentials,
    HTTPBasic,
    HTTPBasicCredentials,
    HTTPBearer,
)

from thurloe.errors import NotKnown
from thurloe.web.hands import Hands

_BEARER = HTTPBearer(auto_error=False, description="The token of a user: thurloe case token")
_BASIC = HTTPBasic(auto_error=False, description="For browsers: any name, the token as password.")


def hands_of(request: Request) -> Hands:
    """The case that is served."""
    hands: Hands = request.app.state.hands
    return hands


def asker(
    hands: Annotated[Hands, Depends(hands_of)],
    bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)],
    basic: Annotated[HTTPBasicCredentials | None, Depends(_BASIC)],
) -> str:
    """Who asks, by the token shown; raises `NotKnown` if nobody bears it."""
    token = bearer.credentials if bearer else basic.password if basic else ""
    name = hands.known(token) if token else None
    if name is None:
        raise NotKnown("Show your token: Authorization: Bearer TOKEN. A keeper can give you one.")
    return name


TheHands = Annotated[Hands, Depends(hands_of)]
Asker = Annotated[str, Depends(asker)]
Key = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        pattern=r"^[!-~]+$",
        description="A key of your own for this request: sent again under it, it is done once.",
        examples=["8e03978e-40d5-43dd-bc93-6894a57f9324"],
    ),
]
