"""`thurloe serve`: a case over HTTP."""

from __future__ import annotations

import os
import secrets
import socket
from typing import Annotated

import typer

from thurloe.cli.case.options import CaseFile  # noqa: TC001  typer reads annotations
from thurloe.errors import BadInput

Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to listen on.")]
Host = Annotated[
    str, typer.Option("--host", help="The address to listen on; others than this machine too?")
]


def serve(case: CaseFile, port: Port = 8756, host: Host = "127.0.0.1") -> None:
    """Serve a case over HTTP: all that `thurloe case` does, for programs and other people.

    \b
    Examples:
      thurloe serve ferry.case
      thurloe serve postgresql://thurloe@db.example.org/ferry --port 8000

    Whoever asks shows a token: thurloe case token CASE NAME. In a case without users, who started
    it gets one for himself: THURLOE_TOKEN, or one that is printed. /brief is for browsers, which
    ask for a name and a password: the token is the password. /docs describes the API.

    Exit codes: 0 stopped; 2 wrong use; 4 the case cannot be used; 5 it was altered behind its log.
    """
    from thurloe.case import open_case
    from thurloe.web import serve as serve_on
    from thurloe.web.hands import Hands

    with open_case(case) as it:
        by, place, open_to_all = it.by, it.store.place, not it.users()
    own = os.environ.get("THURLOE_TOKEN", "") or (secrets.token_urlsafe() if open_to_all else "")
    _check_free(host, port)
    with Hands(case, by=by, own=own) as hands:
        door = f"http://{host}:{port}"
        typer.echo(f"{place}: {door}/brief (a browser's password is the token); API: {door}/docs")
        if own and "THURLOE_TOKEN" not in os.environ:
            typer.echo(f"your token: {own}")
        serve_on(hands, host=host, port=port)


def _check_free(host: str, port: int) -> None:
    """Raise `BadInput` where nobody can listen, before an address is printed."""
    try:
        family, kind, proto, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, proto) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(place)
    except OSError as error:
        said = error.strerror or str(error)
        raise BadInput(f"Nobody can listen on {host}, port {port}: {said}.") from error
