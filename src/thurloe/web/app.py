"""The application: routes, problems, and a page that describes them, all from here."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, select_autoescape
from markupsafe import Markup, escape

from thurloe.web import reading, writing
from thurloe.web.problems import KINDS, MALFORMED, Problem, answer_with_problems

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from fastapi import Request, Response

    from thurloe.web.hands import Hands

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Of each answer: what a case says is kept by nobody on the way."""

ABOUT = """What `thurloe case` does, over HTTP. Every request shows the token of a user; every POST
has an `Idempotency-Key`: sent again under the same key it is done once, and answers the same, also
after a crash. Lists come in pages. What goes wrong comes as problem details (RFC 9457).
A server serves one case. Not within its reach, and for `thurloe case` alone on the machine that
keeps it, are `new` and `unpack`, which make another case: where it is to be, and whose, nobody is
asked over the network."""


def make_app(hands: Hands) -> FastAPI:
    """The application that serves a case."""
    app = FastAPI(
        title="thurloe",
        version=version("thurloe"),
        description=ABOUT,
        docs_url=None,
        redoc_url=None,
    )
    app.state.hands = hands
    app.state.known = [*reading.router.routes, *writing.router.routes]
    app.include_router(reading.router)
    app.include_router(writing.router)
    answer_with_problems(app)
    app.middleware("http")(_with_headers)
    app.openapi = lambda: _described(app)  # type: ignore[method-assign]
    app.get("/docs", include_in_schema=False, response_class=HTMLResponse)(lambda: _page(app))
    app.get("/", include_in_schema=False)(lambda: RedirectResponse("/brief"))
    return app


async def _with_headers(
    request: Request, call: Callable[[Request], Awaitable[Response]]
) -> Response:
    answer = await call(request)
    answer.headers.update(HEADERS)
    return answer


def _described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI description, with what problems look like."""
    if not app.openapi_schema:
        made = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes
        )
        made["components"]["schemas"]["Problem"] = Problem.model_json_schema()
        app.openapi_schema = made
    return app.openapi_schema


def _page(app: FastAPI) -> str:
    """The description as a plain page, without scripts."""
    pages = Environment(
        loader=PackageLoader("thurloe.web"), autoescape=select_autoescape(default=True)
    )
    pages.filters["code"] = _code
    kinds = sorted({*KINDS.values(), MALFORMED}, key=lambda kind: (kind.status, kind.title))
    return pages.get_template("docs.html.j2").render(api=app.openapi(), kinds=kinds)


def _code(text: str) -> Markup:
    """A text with what stands between backticks as code."""
    plain, *rest = text.split("`")
    parts = [Markup("<code>%s</code>") % s if n % 2 == 0 else escape(s) for n, s in enumerate(rest)]
    return escape(plain) + Markup("").join(parts)
