"""Base of all that changes a workshop: an exclusive turn at the log, clean texts."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

from data.store import terms
from data.store.database.store import Store
from data.store.errors import BadAnswer, NotAllowed, OutOfTurn
from data.store.events.chain import Event
from data.store.events.log import Log
from data.store.events.state import Round, State
from data.store.keys import former_laptops
from data.store.keys.join_code import Gate
from data.store.keys.own_key import key
from data.store.keys.signing import Seal
from data.store.roles import Actor


class Turn:
    """One verb's turn: nobody else writes the log until it ends.

    Parameters
    ----------
    connection : in a transaction that may write
    log : of the workshop, locked
    actor : whose turn it is
    """

    def __init__(self, connection: Connection, log: Log, actor: Actor):
        self.connection = connection
        self._log = log
        self._actor = actor

    @property
    def state(self) -> State:
        """What the log says, this turn's own events included."""
        return self._log.state(self.connection)

    @property
    def events(self) -> tuple[Event, ...]:
        """The log, this turn's own events included."""
        return self._log.events(self.connection)

    def note(self, kind: str, content: dict[str, Any], by: str = "") -> Event:
        """Write an event.

        Parameters
        ----------
        kind : one of `kinds`
        content : what was said
        by : the role, where it must not be the actor's own
        """
        return self._log.append(self.connection, kind, by or self._actor.by, content)

    def round(self, number: int) -> Round:
        """Return a round that was opened, whatever became of it."""
        return the_round(self.state, number)


class Desk:
    """What the parts of the room share.

    Parameters
    ----------
    store : of the workshop
    """

    def __init__(self, store: Store):
        self.store = store
        self.seal = Seal(store.place.full_name, key(store.place.root), self._elders)
        self._gate = Gate()

    @contextmanager
    def _turn(self, actor: Actor) -> Iterator[Turn]:
        """Take the turn; what it wrote is kept as a whole when it ends well."""
        with self.store.writing() as connection:
            self.store.log.lock(connection)
            yield Turn(connection, self.store.log, actor)

    def _elders(self) -> list[bytes]:
        """Return the keys of the laptops that this workshop was on before."""
        if not former_laptops.came(self.store.place):
            return []
        with self.store.looking() as connection:
            known = [event.digest for event in self.store.log.events(connection)]
        return [each.key for each in former_laptops.kept(self.store.place, known)]

    def _state(self) -> State:
        with self.store.reading() as connection:
            return self.store.log.state(connection)

    def _require_seat(self, state: State, actor: Actor, caucus: str) -> None:
        """Let the facilitator pass, or the one phone that records for this caucus."""
        if actor.role != terms.RECORDER:
            return
        if actor.caucus != caucus or state.recorders.get(caucus) != actor.seat:
            raise NotAllowed(
                f"You do not record for {caucus or 'all'}",
                "Take the seat of your caucus's recorder, or ask the facilitator.",
            )


def the_round(state: State, number: int) -> Round:
    """Return a round of a state.

    Raises
    ------
    OutOfTurn
        There is none of this number.
    """
    if number not in state.rounds:
        raise OutOfTurn(f"There is no round {number}", "Choose one of those listed.")
    return state.rounds[number]


def one_of(value: str, known: tuple[str, ...], what: str) -> str:
    """Return a value that is one of the known ones.

    Parameters
    ----------
    value : what was given
    known : what there is
    what : how to call it

    Raises
    ------
    BadAnswer
    """
    if value not in known:
        raise BadAnswer(
            f"“{str(value)[:40]}” is no {what}", f"Choose one of: {', '.join(known)}."
        )
    return value


def _belongs(sign: str) -> bool:
    """Return whether a sign is part of a text; Urdu needs signs that nobody sees."""
    return unicodedata.category(sign) not in ("Cc", "Cs", "Cn")


def said(text: str, what: str, most: int = 2000, *, may_be_empty: bool = False) -> str:
    """Return a text as it is kept: without control signs, spaces trimmed.

    Parameters
    ----------
    text : what was typed
    what : how to call it
    most : the greatest number of letters
    may_be_empty : whether nothing is an answer too

    Raises
    ------
    BadAnswer
    """
    lines = (text or "").replace("\r\n", "\n").strip()
    kept = "".join(sign for sign in lines if sign == "\n" or _belongs(sign))
    if not kept and not may_be_empty:
        raise BadAnswer(f"The {what} is empty", "Write it, then try again.")
    if len(kept) > most:
        raise BadAnswer(f"The {what} is too long", f"Keep it under {most} letters.")
    return kept
