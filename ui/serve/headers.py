"""What every answer of the server says to browsers, and whom it refuses."""

import base64
import hashlib
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.serve import index, preload
from ui.serve.hosts import Hosts

_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_FOREIGN = b"Zila answers only its own pages."
_ELSEWHERE = (
    b"Zila does not answer under this name or address. Open one that was printed when "
    b"it was started, or name this one in ZILA_HOSTS and start it again."
)
_FILES = "/app/static/"
_KEPT = (b"cache-control", b"public, max-age=31536000, immutable")
# Elsewhere browsers ignore it and write an error on the console.
_AT_HOME = {"cross-origin-opener-policy": "same-origin"}
_LOCAL = ("localhost", "127.0.0.1", "[::1]")


def inline_scripts(page: bytes) -> list[str]:
    """Return the policy's word for each inline script of a page, in order.

    Parameters
    ----------
    page : the page's HTML
    """
    digests = (hashlib.sha256(code).digest() for code in _INLINE.findall(page))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def policy(scripts: list[str]) -> str:
    """Return the content security policy: this server and nobody else.

    Parameters
    ----------
    scripts : the allowed inline scripts, as ``inline_scripts`` returns them
    """
    rules = {
        "default-src": ["'self'"],
        # Streamlit imports a component's JavaScript from a blob: address.
        "script-src": ["'self'", "blob:", "'wasm-unsafe-eval'", *scripts],
        # Its styles are written into the page while it runs.
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "media-src": ["'self'", "data:", "blob:"],
        "worker-src": ["'self'", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    }
    return "; ".join(" ".join([name, *values]) for name, values in rules.items())


def foreign(scope: Scope) -> bool:
    """Tell whether a page of another address sends this request.

    Parameters
    ----------
    scope : the ASGI scope of a request or a websocket
    """
    # The comparison is Streamlit's own, to the letter: an origin that passes
    # here and not there would make it ask the internet for its own address.
    origins = {urlsplit(value).netloc for value in _values(scope, b"origin")}
    return bool(origins) and origins != set(_values(scope, b"host"))


def _values(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


def _trustworthy(scope: Scope) -> bool:
    host = next(iter(_values(scope, b"host")), "")
    return scope["scheme"] == "https" or re.sub(r":\d+$", "", host) in _LOCAL


class Headers:
    """Middleware that adds the security headers, refuses foreign pages and hosts.

    Parameters
    ----------
    app : the application to guard
    """

    def __init__(self, app: ASGIApp):
        self._app, self._hosts = app, Hosts()
        self._always = {
            "content-security-policy": policy(inline_scripts(index.TEXT.encode())),
            "x-content-type-options": "nosniff",
            "x-frame-options": "SAMEORIGIN",
            "referrer-policy": "same-origin",
            "permissions-policy": "camera=(), geolocation=(), microphone=(), usb=()",
        }
        self._here = _encoded(self._always | _AT_HOME)
        self._elsewhere = _encoded(self._always)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request or websocket."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": list(self._headers(scope, message))}
            await send(message)

        if not self._hosts.mine(scope):
            await _refuse(scope, guarded, _ELSEWHERE)
        elif foreign(scope):
            await _refuse(scope, guarded, _FOREIGN)
        else:
            await self._app(scope, receive, guarded)

    def _headers(self, scope: Scope, message: Message) -> Iterator[tuple[bytes, bytes]]:
        mine = self._here if _trustworthy(scope) else self._elsewhere
        for name, value in message.get("headers", ()):
            if name.lower() not in mine:
                yield name, value
        path, query = scope.get("path", ""), scope.get("query_string", b"")
        if path == preload.PAGE:
            yield b"link", preload.link(query).encode()
        if path.startswith(_FILES) and query.startswith(b"v="):
            # The address changes with the contents.
            yield _KEPT
        yield from mine.items()


def _encoded(headers: dict[str, str]) -> dict[bytes, bytes]:
    return {name.encode(): value.encode() for name, value in headers.items()}


async def _refuse(scope: Scope, send: Send, why: bytes) -> None:
    if scope["type"] == "websocket":
        # Closed before it is accepted, which the browser sees as a 403.
        await send({"type": "websocket.close", "code": 1008, "reason": "foreign"})
        return
    plain = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": 403, "headers": plain})
    await send({"type": "http.response.body", "body": why})
