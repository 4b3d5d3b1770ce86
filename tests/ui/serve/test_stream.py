"""What comes through the websocket of the pages from strangers."""

import asyncio
import time

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.support.servers import strangers
from tests.support.servers.loops import awaited
from ui.serve import listening, websocket

pytestmark = pytest.mark.server


def said(name):
    """Return a message of Streamlit of one kind, with what it needs."""
    message = BackMsg()
    field = BackMsg.DESCRIPTOR.fields_by_name[name]
    if field.message_type:
        getattr(message, name).SetInParent()
    else:
        setattr(message, name, True)
    return message.SerializeToString()


def file(name="deferred_file"):
    """Return what a press on a download button sends, or another operation."""
    message = BackMsg()
    getattr(message.backend_operation_request, name).SetInParent()
    return message.SerializeToString()


KINDS = [field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields]


class Told:
    """A websocket without a network: what comes in, and what got through."""

    def __init__(self, *messages, badge=b"", **more):
        self.comes, self.through, self.sent = list(messages), [], []
        self.scope = {"type": "websocket", "headers": [(b"cookie", badge)]}
        self.made = websocket.Stream(self._app, **more)

    async def _app(self, _, receive, __):
        while (message := await receive())["type"] != "websocket.disconnect":
            self.through.append(message)
        self.through.append(message)

    async def _receive(self):
        if not self.comes:
            await asyncio.sleep(60)
        return {"type": "websocket.receive", **self.comes.pop(0)}

    async def _send(self, message):
        self.sent.append(message)

    def run(self):
        """Serve it; return what got through to Streamlit."""
        awaited(asyncio.wait_for(self._run(), 20))
        return self.through

    async def _run(self):
        await self.made(self.scope, self._receive, self._send)


def test_only_what_a_page_sends_gets_through():
    assert {"clear_cache", "file_urls_request", "set_run_on_save"} <= set(KINDS)
    for name in KINDS:
        got = Told({"bytes": said(name)}, {"text": "end"}).run()
        assert [m for m in got if m.get("bytes")] == (
            [{"type": "websocket.receive", "bytes": said(name)}]
            if name in ("rerun_script", "stop_script", "app_heartbeat")
            else []
        ), name


def test_of_operations_only_files_of_download_buttons_are_made(monkeypatch):
    monkeypatch.setattr(websocket, "PACE", 0.0)
    known = BackMsg.DESCRIPTOR.fields_by_name["backend_operation_request"]
    names = [each.name for each in known.message_type.oneofs_by_name["payload"].fields]
    assert len(names) > 2
    for name in names:
        got = Told({"bytes": file(name)}, {"text": "end"}).run()
        through = [m["bytes"] for m in got if m.get("bytes")]
        assert through == ([file()] if name == "deferred_file" else []), name


def test_strangers_have_files_made_one_after_the_other(monkeypatch):
    monkeypatch.setattr(websocket, "PACE", 0.3)
    monkeypatch.setattr(websocket, "PATIENCE", 0.7)
    begun = time.monotonic()
    got = Told(*[{"bytes": file()}] * 4, {"text": "end"}).run()
    assert len([m for m in got if m.get("bytes")]) == 4
    assert time.monotonic() - begun >= 0.9
    # One who asks on many lines at once: what would wait too long is not made.
    many = Told()
    asked = [many.made._paced("") for _ in range(9)]

    async def at_once():
        return await asyncio.gather(*asked)

    assert sum(awaited(at_once())) == 3


@pytest.mark.parametrize(
    "odd", [{"text": "x"}, {"bytes": b"\xff" * 9}, {"bytes": b"["}]
)
def test_what_is_no_message_ends_the_line(odd):
    got = Told(odd, {"bytes": said("rerun_script")}).run()
    assert [each["type"] for each in got] == ["websocket.disconnect"]


@pytest.mark.parametrize("comes", [[], [{"bytes": said("app_heartbeat")}] * 3])
def test_who_asks_for_no_page_does_not_stay(comes):
    got = Told(*comes, first=0.2).run()
    assert got[-1] == {"type": "websocket.disconnect", "code": 1001}


def test_strangers_hold_so_many_and_badges_theirs(monkeypatch):
    monkeypatch.setattr(websocket, "holder", lambda h: dict(h)[b"cookie"].decode())

    async def crowd():
        told = Told(strangers=3, first=2)
        held = []

        def open_(badge):
            scope = {"type": "websocket", "headers": [(b"cookie", badge)]}
            held.append(
                asyncio.create_task(told.made(scope, told._receive, told._send))
            )

        for _ in range(5):
            open_(b"")
        for _ in range(20):
            open_(b"one badge")
        open_(b"another")
        await asyncio.sleep(0.3)
        refused = len(told.sent)
        await asyncio.gather(*held)
        return refused, dict(told.made._open)

    refused, left = awaited(crowd())
    # Two strangers, and four of one badge, which count as strangers too.
    assert refused == 2 + 4
    assert left == {}


def test_a_stranger_clears_nothing_and_draws_a_page(server):
    async def visit():
        async with strangers.stream(server.port) as line:
            await line.send(said("clear_cache"))
            await line.send(said("file_urls_request"))
            await line.send(strangers.rerun("sources"))
            return await strangers.drawn(line)

    assert "delta" in awaited(visit())


def test_a_message_of_fifty_megabytes_is_not_read(server):
    async def flood():
        async with strangers.stream(server.port) as line:
            await line.send(b"x" * 50_000_000)
            await line.recv()

    with pytest.raises((ConnectionClosed, OSError)):
        awaited(flood())
    assert listening.LARGEST_MESSAGE <= 1_000_000
    assert "Traceback" not in server.said()


def test_no_other_websocket_is_there(server):
    async def other():
        from websockets.asyncio.client import connect

        async with connect(f"ws://127.0.0.1:{server.port}/vote", proxy=None):
            pass

    with pytest.raises(InvalidStatus):
        awaited(other())
