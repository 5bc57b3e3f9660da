"""A case is served until it is stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import uvicorn

from thurloe.web.app import make_app

if TYPE_CHECKING:
    from thurloe.web.hands import Hands

GRACE = 2
"""Seconds that listeners are given to hang up when it is stopped."""


def serve(hands: Hands, *, host: str, port: int) -> None:
    """Serve a case on an address until the process is told to stop."""
    uvicorn.run(
        make_app(hands),
        host=host,
        port=port,
        log_level="warning",
        timeout_graceful_shutdown=GRACE,
        server_header=False,
    )
