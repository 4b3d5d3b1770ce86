"""Few phones are answered at one moment, the others in turn.

Python runs one thread at a time. Forty that want to run take it from each other two
thousand times a second: a page that costs four milliseconds cost ten.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import ParamSpec
from weakref import WeakKeyDictionary

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

_AT_ONCE = 3
# What takes longer waits for the disk, and holds up nobody else.
_LONG = 0.2
_Given = ParamSpec("_Given")
_places: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = (
    WeakKeyDictionary()
)


async def answered(
    act: Callable[_Given, Response], *given: _Given.args, **named: _Given.kwargs
) -> Response:
    """Return what a thread answers, once few others are being answered.

    Parameters
    ----------
    act : answers; may block
    *given, **named : what it takes
    """
    loop = asyncio.get_running_loop()
    if loop not in _places:
        _places[loop] = asyncio.Semaphore(_AT_ONCE)
    async with _places[loop]:
        work = asyncio.ensure_future(run_in_threadpool(act, *given, **named))
        await asyncio.wait([work], timeout=_LONG)
    return await work


def in_turn(
    look: Callable[[Request], Response],
) -> Callable[[Request], Awaitable[Response]]:
    """Return an endpoint that answers as `look` does, in turn."""

    @wraps(look)
    async def endpoint(request: Request) -> Response:
        return await answered(look, request)

    return endpoint
