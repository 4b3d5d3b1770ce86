"""How much memory 100 people at their screens take (`make bench`).

Each opens a page over a websocket as a browser does, waits until it is drawn, then
changes it once; all stay open. The ceiling is that of the issue.
"""

import sys
import tempfile
import time
from pathlib import Path

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.support.serving import serve

SESSIONS, MOST_MB, MOST_MB_EACH = 100, 300, 0.5
PAGES = ("", "map", "gaps", "findings", "district", "sources")
VIEWS = ("", "indicator=literacy", "sex=female", "residence=rural")


class Session:
    """One browser's connection to the server."""

    def __init__(self, server):
        address = f"ws://{server.host}:{server.port}/_stcore/stream"
        made = connect(
            address,
            origin=server.url,
            subprotocols=["streamlit"],
            max_size=None,
            proxy=None,
            open_timeout=60,
        )
        # Kept open beyond a block; newer versions want one around it.
        self._line = made.__enter__()

    def run(self, page, query=""):
        """Ask for a page; return once all of it has come."""
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = query
        self._line.send(asked.SerializeToString())
        while True:
            told = ForwardMsg.FromString(self._line.recv(timeout=120))
            if told.WhichOneof("type") == "script_finished":
                return told.script_finished

    def close(self):
        """Leave."""
        self._line.close()


def resident(server):
    """Return the megabytes the server holds in memory."""
    return psutil.Process(server.process.pid).memory_info().rss / 1e6


def settled(server):
    """Return the megabytes once the server has read its tables and is at rest."""
    process = psutil.Process(server.process.pid)
    until, before = time.monotonic() + 120, -1.0
    while time.monotonic() < until:
        used = sum(process.cpu_times()[:2])
        if used - before < 0.02:
            break
        before = used
        time.sleep(2)
    return resident(server)


def crowd(server, number):
    """Open so many sessions, each with two pages; return the connections."""
    sessions = []
    for place in range(number):
        session = Session(server)
        session.run(PAGES[place % len(PAGES)])
        session.run(PAGES[place % len(PAGES)], VIEWS[place // 6 % len(VIEWS)])
        sessions.append(session)
    return sessions


def main():
    """Measure; exit code 1 where it is more than the ceiling."""
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder) / "s") as server:
        start = settled(server)
        first = crowd(server, len(PAGES) * len(VIEWS))
        seen = resident(server)
        rest = crowd(server, SESSIONS - len(first))
        most = resident(server)
        for session in first + rest:
            session.close()
    each = (most - seen) / len(rest)
    print(
        f"memory: {start:.0f} MB after the start, {seen:.0f} MB once every page was "
        f"seen by {len(first)} sessions, {most:.0f} MB with {SESSIONS} sessions open "
        f"({each:.2f} MB each)"
    )
    return 0 if most <= MOST_MB and each <= MOST_MB_EACH else 1


if __name__ == "__main__":
    sys.exit(main())
