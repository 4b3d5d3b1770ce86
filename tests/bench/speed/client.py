"""A light visitor: speaks Streamlit's protocol over a websocket and draws nothing."""

import asyncio
import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect


class Visitor:
    """One browser's connection to a Streamlit server.

    Parameters
    ----------
    server : where it goes
    page : the page's name in its address

    Notes
    -----
    As a browser does, it keeps what the server says may be kept, the address, and the
    value of every select box it has changed. `came` counts the bytes of the last run.
    """

    def __init__(self, server, page=""):
        self._server, self._page, self.came = server, page, 0
        self._kept, self._query, self._hash = [], "", ""
        self._boxes, self._values = {}, {}

    async def enter(self):
        """Connect and draw the page for the first time."""
        self._line = await connect(
            f"ws://127.0.0.1:{self._server.port}/_stcore/stream",
            origin=self._server.url,
            subprotocols=["streamlit"],
            max_size=None,
            proxy=None,
            open_timeout=120,
        )
        await self._run()

    async def choose(self, key, label):
        """Give a select box a value; return the seconds until the page has run."""
        self._values[self._boxes[key]] = label
        return await self._run()

    async def leave(self):
        await self._line.close()

    async def _run(self):
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string, state.page_script_hash = self._query, self._hash
        if not self._hash:
            state.page_name = self._page
        state.cached_message_hashes.extend(self._kept)
        for box, value in self._values.items():
            state.widget_states.widgets.add(id=box, string_value=value)
        began, self.came = time.perf_counter(), 0
        await self._line.send(asked.SerializeToString())
        while True:
            packed = await asyncio.wait_for(self._line.recv(), 180)
            self.came += len(packed)
            told = ForwardMsg.FromString(packed)
            if self._hear(told) == "script_finished":
                return time.perf_counter() - began

    def _hear(self, told):
        kind = told.WhichOneof("type")
        if told.metadata.cacheable and told.hash:
            self._kept.append(told.hash)
        if kind == "new_session" and not self._hash:
            self._hash = told.new_session.page_script_hash
        if kind == "navigation":
            # Of several pages the one that is shown; the session names the first.
            self._hash = told.navigation.page_script_hash
        if kind == "page_info_changed":
            self._query = told.page_info_changed.query_string
        if kind == "delta" and told.delta.new_element.WhichOneof("type") == "selectbox":
            box = told.delta.new_element.selectbox
            self._boxes[box.id.rsplit("-", 1)[-1]] = box.id
        return kind
