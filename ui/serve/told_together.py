"""What a page's run says reaches the loop of the server in few steps.

Streamlit wakes the loop twice for every element that a page draws; waking it, and
taking turns with the page that goes on being drawn, cost a third of a change. It sends
every ten milliseconds whatever it was woken for, so what comes in between can wait.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any

from streamlit.runtime.app_session import AppSession
from streamlit.runtime.runtime import Runtime

_notes = logging.getLogger(__name__)
_TELL, _HELD = "_call_soon_on_event_loop", "_zila_told"
_WAKE = "_message_enqueued_callback"
# Less than the pause that Streamlit makes between two times it sends.
_PAUSE = 0.004
Call = Callable[[], None]


class Told:
    """What one session has to say, in order; the loop is woken once for many.

    Parameters
    ----------
    loop : in which the calls are made
    """

    def __init__(self, loop: asyncio.AbstractEventLoop):
        self._loop, self._calls = loop, deque[Call]()
        self._awake = False

    def add(self, call: Call) -> None:
        """Take a call from any thread; the first one after a pause is made at once."""
        self._calls.append(call)
        if self._awake:
            return
        self._awake = True
        try:
            self._loop.call_soon_threadsafe(self._look)
        except RuntimeError:
            # The server has ended: nobody hears it.
            if not self._loop.is_closed():
                raise

    def hand_on(self) -> None:
        """Hand all calls on to the loop, in which this runs."""
        while self._calls:
            self._loop.call_soon(self._calls.popleft())

    def _look(self) -> None:
        if not self._calls:
            self._awake = False
            # A thread may have added one before it could see that.
            if not self._calls:
                return
            self._awake = True
        self.hand_on()
        self._loop.call_later(_PAUSE, self._look)


def hand_on(session: Any) -> None:
    """Hand on what a session has said so far; in the loop.

    Parameters
    ----------
    session : Streamlit's
    """
    if told := session.__dict__.get(_HELD):
        told.hand_on()


def _tell(session: Any, call: Call) -> None:
    held = session.__dict__
    if _HELD not in held:
        # Two threads that come first at once take the same one.
        held.setdefault(_HELD, Told(session._event_loop))
        if wake := getattr(session, _WAKE, None):
            setattr(session, _WAKE, partial(_woken, session._event_loop, wake))
    held[_HELD].add(call)


def _woken(loop: asyncio.AbstractEventLoop, wake: Call) -> None:
    """Wake who sends; what runs in the loop wakes nobody across threads."""
    runtime = getattr(wake, "__self__", None)
    if asyncio._get_running_loop() is loop and isinstance(runtime, Runtime):
        runtime._get_async_objs().need_send_data.set()
    else:
        wake()


def keep() -> None:
    """Let every session speak in this way."""
    if hasattr(AppSession, _TELL):
        setattr(AppSession, _TELL, _tell)
    else:
        _notes.warning("This Streamlit tells its loop in another way")
