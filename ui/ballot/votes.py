"""Phones that come while others are answered: one look at the room for all of them.

Votes among them are one commit. Each alone would look at the room thrice and wait for
the disk, and a thread each would take the processor from the others.
"""

import asyncio
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from data.errors import ZilaError
from data.store.errors import StoreUnavailable
from data.store.roles import VIEWER
from data.store.verbs.casting import vote_together
from ui.ballot import posts
from ui.ballot.page import out_of_reach, page
from ui.ballot.visit import Visit

Ended = Response | Exception
_Sent = TypeVar("_Sent")
_Made = TypeVar("_Made")
_MOST = 64


def together(sent: Sequence[tuple[Visit, posts.Form]]) -> list[Ended]:
    """Return what each vote is answered, in their order; an error where nothing is.

    Parameters
    ----------
    sent : visits whose votes came before this is called, each with its form
    """
    ended: list[Ended] = []
    for _, group in groupby(sent, key=lambda each: id(each[0].room)):
        ended += _of_one_room([*group])
    return [
        _tried(posts.refused, visit, end, "/vote", form)
        if isinstance(end, ZilaError)
        else end
        for (visit, form), end in zip(sent, ended, strict=True)
    ]


def _of_one_room(sent: list[tuple[Visit, posts.Form]]) -> list[Ended]:
    room, visits = sent[0][0].room, [visit for visit, _ in sent]
    if not _looked(visits):
        return [out_of_reach(visit.tongue, "/vote", form) for visit, form in sent]
    votes = [_tried(posts.sent_vote, *each) for each in sent]
    good = [vote for vote in votes if not isinstance(vote, Exception)]
    receipts = iter(vote_together(room, good))
    found = [v if isinstance(v, Exception) else next(receipts) for v in votes]
    _count(visits)
    return [
        got if isinstance(got, Exception) else _tried(posts.recorded, visit, vote, got)
        for visit, vote, got in zip(visits, votes, found, strict=True)
    ]


def looks(visits: Sequence[Visit]) -> list[Ended]:
    """Return the page of each phone, in their order, by one look at the room for all.

    Parameters
    ----------
    visits : that began before this is called
    """
    ended: list[Ended] = []
    for _, group in groupby(visits, key=lambda each: id(each.room)):
        mine = [*group]
        if _looked(mine):
            _count(mine)
            ended += [_tried(page, each) for each in mine]
        else:
            ended += [out_of_reach(each.tongue) for each in mine]
    return ended


def _tried(act: Callable[..., _Made], *given: object) -> _Made | Exception:
    try:
        return act(*given)
    except Exception as error:
        return error


def _looked(visits: list[Visit]) -> bool:
    """Look at the room once for all; return whether it could be looked at."""
    try:
        state = visits[0].room.state(VIEWER)
    except StoreUnavailable:
        return False
    for visit in visits:
        visit.seen = state
    return True


def _count(visits: list[Visit]) -> None:
    """Count the votes of the round once, all of these among them."""
    found = visits[0].round
    try:
        count = visits[0].room.votes(VIEWER, found.number) if found else 0
    except StoreUnavailable:
        return
    for visit in visits:
        visit.count = count


class Together(Generic[_Sent]):
    """Those who wait, and one thread that answers all of them in one go.

    Parameters
    ----------
    answer : returns the end of each of those that waited, in their order; may block
    """

    def __init__(self, answer: Callable[[list[_Sent]], Sequence[Ended]]):
        self._answer = answer
        # By the loop of the server: another one, in a test, knows nothing of these.
        self._waiting: WeakKeyDictionary[
            asyncio.AbstractEventLoop, list[tuple[_Sent, asyncio.Future[Response]]]
        ] = WeakKeyDictionary()
        self._tasks: set[asyncio.Task[None]] = set()

    async def answered(self, sent: _Sent) -> Response:
        """Return an answer, made in one go with those to all who wait then.

        Parameters
        ----------
        sent : as the function takes it
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Response] = loop.create_future()
        waiting = self._waiting.get(loop)
        if waiting is None:
            self._waiting[loop] = [(sent, future)]
            task = loop.create_task(self._work(loop))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        else:
            waiting.append((sent, future))
        return await future

    async def _work(self, loop: asyncio.AbstractEventLoop) -> None:
        waiting = self._waiting[loop]
        try:
            while waiting:
                taken = waiting[:_MOST]
                del waiting[:_MOST]
                await self._tell(taken)
        finally:
            del self._waiting[loop]
            for _, future in waiting:
                future.cancel()

    async def _tell(self, taken: list[tuple[_Sent, asyncio.Future[Response]]]) -> None:
        ends: Sequence[Ended]
        try:
            ends = await run_in_threadpool(self._answer, [sent for sent, _ in taken])
        except Exception as error:
            ends = [error] * len(taken)
        for (_, future), end in zip(taken, ends, strict=True):
            if future.done():
                continue
            if isinstance(end, Exception):
                future.set_exception(end)
            else:
                future.set_result(end)
