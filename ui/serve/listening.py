"""How the server listens: enough open files, deadlines, no delay, a short log.

Streamlit makes uvicorn's server itself and lets nobody set these; so they are put in
where every server of asyncio begins to listen.
"""

import asyncio
import logging
import socket
from collections.abc import Callable
from typing import Any

from ui.serve import repeated_log_lines
from ui.serve.connections import Connections

_notes = logging.getLogger(__name__)
MOST = 4000
LARGEST_MESSAGE = 1_000_000
_FILES = (65536, 16384, 10240, 8192, 4096)
_OTHER_FILES = 128
_AT_ONCE, _QUEUE = 16, 2048
_LISTEN_EVERY = 10.0


def raise_files() -> int:
    """Let this process hold as many files open as it may; return how many that is."""
    try:
        import resource
    except ImportError:
        # Windows has no such limit for sockets.
        return _FILES[0]
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    for wished in _FILES:
        if hard != resource.RLIM_INFINITY:
            wished = min(wished, hard)
        if soft == resource.RLIM_INFINITY or soft >= wished:
            break
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wished, hard))
        except (ValueError, OSError):
            # A Mac names no hard limit and has one.
            continue
        return wished
    return soft if soft != resource.RLIM_INFINITY else _FILES[0]


def most(files: int) -> int:
    """Return how many connections there may be.

    Parameters
    ----------
    files : how many files the process may hold open
    """
    return max(16, min(MOST, files - _OTHER_FILES))


def guard(loop: asyncio.AbstractEventLoop) -> Connections:
    """Put the bounds on every server that begins to listen from now on.

    Parameters
    ----------
    loop : the running loop
    """
    lines = Connections(most(raise_files()))
    begin = loop.create_server

    async def create_server(
        factory: Callable[[], Any], *args: Any, **named: Any
    ) -> Any:
        _watch(factory().config, lines)
        # No more at a time than there are files left for.
        server = await begin(factory, *args, **named | {"backlog": _AT_ONCE})
        if named.get("sock") is not None:
            named["sock"].listen(_QUEUE)
        return server

    # asyncio lets nobody else see what begins to listen.
    loop.create_server = create_server  # type: ignore[method-assign,assignment]
    loop.set_exception_handler(_note)
    return lines


def _note(loop: asyncio.AbstractEventLoop, what: dict[str, Any]) -> None:
    """Say in one line that there are no files left; the rest is said as ever."""
    if "accept() out of system resource" in what.get("message", ""):
        _notes.warning("No open files are left for one more connection")
        return
    loop.default_exception_handler(what)


def _watch(config: Any, lines: Connections) -> None:
    """Let the protocols of a configuration of uvicorn tell of their connections."""
    config.ws_max_size = min(config.ws_max_size, LARGEST_MESSAGE)
    config.http_protocol_class = _told(config.http_protocol_class, lines, False)
    config.ws_protocol_class = _told(config.ws_protocol_class, lines, True)


def _told(protocol: Any, lines: Connections, websocket: bool) -> type:
    class Told(protocol):  # type: ignore[misc]  # one of uvicorn's, chosen at start
        """Uvicorn's protocol, which tells of its connection."""

        def connection_made(self, transport: asyncio.Transport) -> None:
            """Tell that it has come, and send what is written without delay."""
            super().connection_made(transport)
            _at_once(transport)
            lines.come(transport, self, websocket)

        def connection_lost(self, exc: Exception | None) -> None:
            """Tell that it is gone."""
            lines.gone(self)
            super().connection_lost(exc)

        def handle_websocket_upgrade(self, *said: Any) -> None:
            """Tell that another protocol goes on with it."""
            lines.gone(self)
            super().handle_websocket_upgrade(*said)

    return Told


def _at_once(transport: asyncio.Transport) -> None:
    """Send small answers now: asyncio leaves it out for the socket of Streamlit."""
    held = transport.get_extra_info("socket")
    if held is not None and held.family in (socket.AF_INET, socket.AF_INET6):
        held.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


async def keep(lines: Connections) -> None:
    """Close what had its time, and keep the log short, for ever.

    Parameters
    ----------
    lines : as `guard` returned them
    """
    sweeping = asyncio.create_task(lines.keep())
    try:
        while True:
            repeated_log_lines.listen()
            await asyncio.sleep(_LISTEN_EVERY)
    finally:
        sweeping.cancel()
