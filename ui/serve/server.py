"""What the server makes ready before the first visitor comes."""

import asyncio
import logging
import signal
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import FrameType
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from data.errors import ZilaError
from data.store.database import backup
from data.store.in_use import open_workshops
from ui.ballot import routes as ballot_routes
from ui.edition import geometry, glossary, library, tables
from ui.map import around, found, values
from ui.projector import routes as projector_routes
from ui.projector import scene
from ui.serve import (
    beforehand,
    index,
    known_already,
    last_of_a_run,
    listening,
    memory,
    readiness,
    told_together,
)
from ui.serve.allowed import Allowed
from ui.serve.headers import Headers
from ui.tickets import page
from ui.view import place_answer
from ui.workshop import stopped, templates, who_asks
from ui.workshop.presence import Devices
from ui.workshop.pulse import pulse

_notes = logging.getLogger(__name__)
_SWITCH = 0.0005
# What could not be cleaned from the disk is tried again after so many seconds.
_TIDY = 10


@asynccontextmanager
async def ready(app: st.App) -> AsyncIterator[None]:  # noqa: ARG001
    """Open the workshop, then read the tables while ballots are answered already.

    Parameters
    ----------
    app : the application, which Streamlit hands to every lifespan
    """
    # A page that is drawn lets a vote through ten times sooner than usual.
    sys.setswitchinterval(_SWITCH)
    lines = listening.guard(asyncio.get_running_loop())
    keeping = asyncio.create_task(listening.keep(lines))
    memory.few_heaps()
    last_of_a_run.keep()
    told_together.keep()
    known_already.keep()
    # Ballots first: after a crash phones wait for them, and nobody yet for a map.
    stop = _keep()
    _end_waits_on_signals()
    warming = threading.Thread(target=_warm, name="zila-warm", daemon=True)
    warming.start()
    beforehand.begin(warming, stop)
    yield
    stop.set()
    keeping.cancel()


def _warm() -> None:
    """Load what pages need; a page that is asked for sooner loads it itself."""
    try:
        load()
        library.load()
        templates.prepare(scene.template, "screen")
    except ZilaError:
        _notes.exception("Pages will say what is wrong")
    finally:
        memory.settle()


def _end_waits_on_signals() -> None:
    """Answer phones and screens that wait before the server is stopped.

    It waits for its open connections, and they would for what is new.
    """
    loop = asyncio.get_running_loop()
    if threading.current_thread() is not threading.main_thread():
        return
    for name in (signal.SIGINT, signal.SIGTERM):
        before = signal.getsignal(name)
        if not callable(before):
            continue

        def handle(number: int, frame: FrameType | None, before: Any = before) -> None:
            loop.call_soon_threadsafe(pulse.end)
            before(number, frame)

        signal.signal(name, handle)


def _keep() -> threading.Event:
    """Open the workshop and begin to back it up; without it the pages still work."""
    try:
        open_workshops.room()
    except ZilaError:
        _notes.exception("The workshop cannot be opened now")
    stop = backup.keep_going(lambda: open_workshops.room().store.backup())
    return backup.keep_going(open_workshops.clean, _TIDY, "Not cleaned", stop)


_health = [readiness.route]
routes = [
    geometry.route,
    glossary.route,
    values.route,
    place_answer.route,
    found.route,
    around.route,
    *_health,
    *who_asks.routes,
    *stopped.routes,
    *ballot_routes.routes,
    *projector_routes.routes,
]
routes += [*page.routes, *index.routes]
middleware = [
    Middleware(Devices),
    Middleware(Headers),
    Middleware(Allowed, routes=routes),
]


def load() -> None:
    """Read everything before the first visitor asks."""
    geometry.geometry()
    geometry.geometry_name()
    tables.flags()
    for level in ("district", "province"):
        tables.missing(level)
