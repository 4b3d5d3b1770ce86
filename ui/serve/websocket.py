"""The websocket of Streamlit's pages: who may hold one, and what may be said."""

import asyncio
import time
from collections import Counter, defaultdict
from typing import Final

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from ui.serve.connections import MOST_OF_ONE
from ui.workshop.holders import holder

STREAM = "/_stcore/stream"
STRANGERS = 300
FIRST = 30.0
# A stranger could else clear what is kept for all, and ask for uploads.
FILE: Final = "deferred_file"
TAKEN = ("rerun_script", "stop_script", "app_heartbeat", FILE)
# A file that a download button makes costs as much as a page: one a second for all
# strangers together and for each badge; who would wait longer than that asks again.
PACE, PATIENCE = 1.0, 15.0
_WRONG, _TOO_LATE = 1003, 1001


class Stream:
    """Middleware of one path: a bound on strangers, and only what a page sends.

    Parameters
    ----------
    app : the application behind it
    strangers : how many of them may hold a websocket at once
    first : seconds within which a page must have been asked for
    """

    def __init__(self, app: ASGIApp, strangers: int = STRANGERS, first: float = FIRST):
        self._app, self._strangers, self._first = app, strangers, first
        self._open: Counter[str] = Counter()
        self._next: defaultdict[str, float] = defaultdict(float)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one websocket, or refuse it."""
        badge = holder(scope["headers"])
        if badge and self._open[badge] >= MOST_OF_ONE:
            badge = ""
        if not badge and self._open[""] >= self._strangers:
            await send({"type": "websocket.close", "code": 1013, "reason": "full"})
            return
        self._open[badge] += 1
        try:
            await self._app(scope, self._only_taken(receive, badge), send)
        finally:
            self._open[badge] -= 1
            if not self._open[badge]:
                del self._open[badge]
            if badge and badge not in self._open:
                self._next.pop(badge, None)

    def _only_taken(self, receive: Receive, badge: str) -> Receive:
        began = False

        async def taken() -> Message:
            nonlocal began
            while True:
                if began:
                    message = await receive()
                else:
                    try:
                        message = await asyncio.wait_for(receive(), self._first)
                    except TimeoutError:
                        return _ended(_TOO_LATE)
                if message["type"] != "websocket.receive":
                    return message
                said = _said(message)
                if said is None:
                    return _ended(_WRONG)
                began = began or said == "rerun_script"
                if said == FILE and not await self._paced(badge):
                    continue
                if said in TAKEN:
                    return message

        return taken

    async def _paced(self, badge: str) -> bool:
        """Wait until a badge, or the strangers, may have a file made; False if long."""
        now = time.monotonic()
        at = max(now, self._next[badge])
        if at - now > PATIENCE:
            return False
        self._next[badge] = at + PACE
        await asyncio.sleep(at - now)
        return True


def _said(message: Message) -> str | None:
    """Return what kind of message of Streamlit this is; None if it is none."""
    read = BackMsg()
    try:
        read.ParseFromString(message.get("bytes") or b"")
    except DecodeError:
        return None
    if read.backend_operation_request.HasField(FILE):
        return FILE
    return read.WhichOneof("type")


def _ended(code: int) -> Message:
    return {"type": "websocket.disconnect", "code": code}
