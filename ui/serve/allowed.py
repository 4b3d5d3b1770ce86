"""What of Streamlit a browser may ask for; everything else is not there.

Streamlit brings doors that no page of Zila uses: one takes files from anybody and keeps
them half an hour, one tells how the server fares, one lets programs drive the pages.
"""

from collections.abc import Sequence
from html import escape

from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send

from analysis import writing
from ui.serve.websocket import STREAM, Stream
from ui.view import near_path
from ui.view.pages import PAGES

# Each with the reason why it is needed; what ends with a slash is a folder.
STREAMLITS = {
    "/": "the page itself, which asks for what it shows",
    "/static/": "the code and the styles of Streamlit's page",
    "/favicon.png": "browsers ask for it unasked",
    "/manifest.json": "browsers ask for it unasked",
    "/app/static/": "fonts, logo and the map's own files",
    "/media/": "the logo and what download buttons offer",
    "/_stcore/health": "Streamlit's page asks whether the server is there",
    "/_stcore/host-config": "Streamlit's page asks how it may be embedded",
    STREAM: "what a page shows and what its reader chooses",
}
_READS = ("GET", "HEAD")
# Plain pages are made for each phone anew: the ninth level takes twice the time for a
# twentieth less.
_LEVEL, _SMALLEST = 4, 500
_ROUTE = "zila.route"
_NOT_THERE = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Zila</title>
<body style="font-family: sans-serif; margin: 2rem"><h1>There is no such page</h1>
<p>The address may be mistyped. {near}<a href="/">Open the first page of Zila</a>, or
<a href="/vote">vote</a>.</p></body></html>"""


def streamlits(path: str) -> bool:
    """Say whether a path leads to something of Streamlit that a page needs.

    Parameters
    ----------
    path : as the server has decoded it
    """
    if path.removeprefix("/").removesuffix("/") in PAGES:
        return True
    return any(
        path == each or (each != "/" and each.endswith("/") and path.startswith(each))
        for each in STREAMLITS
    )


class Allowed:
    """Middleware that knows every path there is, and answers 404 to all others.

    Zila's own routes are answered here: what stands behind, for sessions and files of
    Streamlit, is nothing to them and took a fifth of a vote's time.

    Parameters
    ----------
    app : the application to guard
    routes : those of Zila itself
    """

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]):
        self._app, self._routes = app, routes
        self._own = GZipMiddleware(_handle, _SMALLEST, _LEVEL)
        self._stream = Stream(app)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request or websocket."""
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif scope["type"] == "http":
            await self._found(scope)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == STREAM:
            await self._stream(scope, receive, send)
            return
        await send({"type": "websocket.close", "code": 1008, "reason": "not there"})

    def _found(self, scope: Scope) -> ASGIApp:
        """Return what answers: a route of ours, Streamlit, or a refusal."""
        partly = False
        for route in self._routes:
            match, more = route.matches(scope)
            if match == Match.FULL:
                scope.update(more)
                scope[_ROUTE] = route
                return self._own
            partly |= match == Match.PARTIAL
        if not streamlits(scope["path"]) and not partly:
            return HTMLResponse(_NOT_THERE.format(near=_near(scope)), 404)
        if scope["method"] in _READS and not partly:
            return self._app
        return PlainTextResponse("This can only be read.", 405, {"allow": "GET, HEAD"})


def _near(scope: Scope) -> str:
    """Return links to the pages that were probably meant, with what they were to show.

    Parameters
    ----------
    scope : of the request
    """
    query = scope.get("query_string", b"").decode("latin-1")
    links = [
        f'<a href="{escape(each.address)}">{escape(each.address)}</a>'
        + (f" ({escape(each.shows)})" if each.shows else "")
        for each in near_path.meant(scope["path"], query)
    ]
    return f"Was {writing.either(links)} meant? " if links else ""


async def _handle(scope: Scope, receive: Receive, send: Send) -> None:
    """Let the route answer that was found."""
    await scope[_ROUTE].handle(scope, receive, send)
