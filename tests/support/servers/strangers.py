"""Strangers who misbehave, as clients of a real server."""

import asyncio
import socket
import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

HEAVY = "gaps"
STREAM = "/_stcore/stream"


def stream(port, **more):
    """Return a websocket of a visitor of the pages, not yet open."""
    return connect(
        f"ws://127.0.0.1:{port}{STREAM}",
        subprotocols=["streamlit"],
        max_size=None,
        proxy=None,
        **more,
    )


def rerun(page=HEAVY, query=""):
    """Return what a browser sends to have a page drawn."""
    said = BackMsg()
    said.rerun_script.page_name = page
    said.rerun_script.query_string = query
    return said.SerializeToString()


async def drawn(line):
    """Read until a page is whole; return the names of the messages that came."""
    names = []
    while True:
        said = ForwardMsg()
        said.ParseFromString(await line.recv())
        names.append(said.WhichOneof("type"))
        if names[-1] == "script_finished":
            return names


async def reader(port, until, page=HEAVY, cookie=""):
    """Ask for one page again and again; return the seconds each time took."""
    took, more = [], {"additional_headers": {"Cookie": cookie}} if cookie else {}
    try:
        async with stream(port, **more) as line:
            while not until.is_set():
                start = time.perf_counter()
                await line.send(rerun(page))
                await drawn(line)
                took.append(time.perf_counter() - start)
    except (OSError, asyncio.CancelledError):
        pass
    return took


async def readers(port, number, until, page=HEAVY):
    """Let so many strangers read one page until told to stop."""
    found = await asyncio.gather(*(reader(port, until, page) for _ in range(number)))
    return [one for each in found for one in each]


def half_sent(port, number, begun=b"GET /vote HTTP/1.1\r\nHost: x\r\n"):
    """Return so many connections that began to ask and never go on."""
    lines = []
    for _ in range(number):
        line = socket.create_connection(("127.0.0.1", port), timeout=5)
        line.sendall(begun)
        lines.append(line)
    return lines


def closed(line):
    """Say whether the server has closed a connection."""
    line.setblocking(False)
    try:
        while line.recv(65536):
            pass
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
