"""Writers of one server: one after the other, and what waits for it in one go."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection

from data.store.database.engine import PATIENCE
from data.store.faults import busy

_Found = TypeVar("_Found")
_Writing = Callable[[], AbstractContextManager[Connection]]
_MOST = 64


class Writers:
    """Those of this server who write to one store.

    SQLite itself lets those who wait doze and miss their turn: a thousand votes
    at once took up to 1.4 s each, in turn 0.4 s.

    Parameters
    ----------
    one : whether only one can write at a time
    """

    def __init__(self, *, one: bool):
        self._one = one
        self._next = threading.Lock()

    @contextmanager
    def in_turn(self) -> Iterator[None]:
        """Wait for the others, where only one can write at a time."""
        if not self._one:
            yield
        elif self._next.acquire(timeout=PATIENCE):
            try:
                yield
            finally:
                self._next.release()
        else:
            raise busy()


@dataclass(eq=False)
class _Piece:
    """One vote that waits: what writes it, what came of it, who was told."""

    act: Callable[[Connection], Any]
    found: Any = None
    error: Exception | None = field(default_factory=busy)
    ended: bool = False
    woken: threading.Event = field(default_factory=threading.Event)


class Together:
    """Writes what waits as a whole: one commit, and so one wait for the disk, for all.

    Whoever comes while nobody writes does so at once; who comes meanwhile waits, and
    is written with all others who do by then. Nobody's call ends before the commit of
    its own piece, and each gets its own error: where one fails, the whole is taken
    back and each is written alone.

    Parameters
    ----------
    writing : gives a connection whose work is kept as a whole, as `Opened.writing`
    one : whether only one can write at a time; a database that lets many write has
        their commits reach the disk together by itself, and nobody waits here
    """

    def __init__(self, writing: _Writing, *, one: bool):
        self._writing, self._one = writing, one
        self._lock = threading.Lock()
        self._led = False
        self._waiting: list[_Piece] = []

    def do(self, act: Callable[[Connection], _Found]) -> _Found:
        """Return what a piece of writing returned, once it is on the disk.

        Parameters
        ----------
        act : writes through the connection that it is given; may be called twice,
            where the first time was taken back

        Raises
        ------
        StoreUnavailable
            It was not written; beside it, whatever `act` raises.
        """
        (found,) = self.do_all([act])
        if isinstance(found, Exception):
            raise found
        return found

    def do_all(
        self, acts: Sequence[Callable[[Connection], _Found]]
    ) -> list[_Found | Exception]:
        """Return what pieces of writing returned or raised, once all have ended.

        Parameters
        ----------
        acts : each as for `do`; written in one go where only one can write at a time
        """
        if not self._one or not acts:
            return [self._alone(act) for act in acts]
        mine, until = [_Piece(act) for act in acts], time.monotonic() + PATIENCE
        leads = self._comes_first(mine)
        for each in mine:
            if leads or self._waited(each, until):
                leads = False
                if not each.ended:
                    self._lead()
        return [each.error or each.found for each in mine]

    def _alone(self, act: Callable[[Connection], _Found]) -> _Found | Exception:
        try:
            with self._writing() as connection:
                return act(connection)
        except Exception as error:
            return error

    def _comes_first(self, mine: list[_Piece]) -> bool:
        with self._lock:
            self._waiting.extend(mine)
            first, self._led = not self._led, True
            return first

    def _waited(self, mine: _Piece, until: float) -> bool:
        """Wait until it is written, or has the turn to write for all who wait.

        Return whether it has ended or has the turn: not in time, it is taken out.
        """
        if mine.woken.wait(max(0, until - time.monotonic())):
            return True
        with self._lock:
            if mine in self._waiting and not mine.woken.is_set():
                self._waiting.remove(mine)
                return False
        # Somebody writes it at this moment.
        mine.woken.wait()
        return True

    def _lead(self) -> None:
        """Write for all who wait, then give the turn to who came meanwhile."""
        with self._lock:
            taken = self._waiting[:_MOST]
            del self._waiting[:_MOST]
        try:
            self._write(taken)
        finally:
            with self._lock:
                for each in taken:
                    each.ended = True
                    each.woken.set()
                self._led = bool(self._waiting)
                if self._led:
                    self._waiting[0].woken.set()

    def _write(self, taken: list[_Piece]) -> None:
        own = False
        try:
            with self._writing() as connection:
                for each in taken:
                    own = True
                    each.found = each.act(connection)
                    own = False
        except Exception as error:
            if own and len(taken) > 1:
                for each in taken:
                    self._write([each])
                return
            for each in taken:
                each.error = error
            return
        for each in taken:
            each.error = None
