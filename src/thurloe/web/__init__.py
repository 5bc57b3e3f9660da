"""A case over HTTP: translates requests into calls and nouns into JSON, and decides nothing."""

from __future__ import annotations

from thurloe.errors import MissingExtra

try:
    import fastapi as _fastapi  # noqa: F401
    import uvicorn as _uvicorn  # noqa: F401
except ImportError as error:
    raise MissingExtra(what="thurloe serve", extra="web") from error

from thurloe.web.app import make_app
from thurloe.web.serving import serve

__all__ = ["make_app", "serve"]
