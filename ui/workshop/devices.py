"""How many devices have reached this computer since it was started."""

import hashlib
import secrets

from starlette.types import ASGIApp, Receive, Scope, Send

# Addresses are kept as prints under a salt of this run, so that nobody reads them.
_SALT = secrets.token_bytes(16)
_MOST = 10_000
_seen: set[bytes] = set()


def number() -> int:
    """Return how many addresses other than this computer's have asked for anything."""
    return len(_seen)


class Devices:
    """Middleware that counts who asks; it keeps no address.

    Parameters
    ----------
    app : the application behind it
    """

    def __init__(self, app: ASGIApp):
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count one request and hand it on."""
        client, here = scope.get("client"), scope.get("server") or ("", 0)
        # By any of its own addresses this computer comes from where it goes to.
        if client and client[0] != here[0] and len(_seen) < _MOST:
            _seen.add(hashlib.sha256(_SALT + client[0].encode()).digest()[:8])
        await self._app(scope, receive, send)
