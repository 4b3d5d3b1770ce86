"""Who may do what: one check, and nothing is allowed that is not said here."""

import functools
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Concatenate, ParamSpec, TypeVar

from data.store import terms
from data.store.errors import NotAllowed

_NEED_CAUCUS = (terms.PARTICIPANT, terms.RECORDER)


@dataclass(frozen=True)
class Actor:
    """Who asks.

    Parameters
    ----------
    role : one of `terms.ROLES`
    caucus : of a participant or recorder, one of `terms.PLACES`
    token : what the phone is known by; it is never stored and never shown
    joined : of a recorder, whether this phone had joined before and so has a vote of
        its own; else its vote is the seat's
    """

    role: str
    caucus: str = ""
    token: str = field(default="", repr=False)
    joined: bool = False

    @property
    def by(self) -> str:
        """How the log names this actor."""
        recorder = self.role == terms.RECORDER
        return f"{self.role}, {self.caucus}" if recorder else self.role

    @property
    def seat(self) -> str:
        """How the log tells one recorder's phone from another; leads to no vote."""
        return hashlib.sha256(f"seat:{self.token}".encode()).hexdigest()


VIEWER = Actor(terms.VIEWER)


_Room = TypeVar("_Room")
_Answer = TypeVar("_Answer")
_Given = ParamSpec("_Given")
# A method that takes the actor first; guarded, it is called as it was.
_Method = Callable[Concatenate[_Room, Actor, _Given], _Answer]


def require(actor: Actor, *roles: str) -> None:
    """Let an actor of one of these roles pass.

    Parameters
    ----------
    actor : who asks
    *roles : who may; nobody, if none is named

    Raises
    ------
    NotAllowed
    """
    known = isinstance(actor, Actor) and actor.role in terms.ROLES
    if not known or actor.role not in roles:
        raise NotAllowed(
            "This is not for your role",
            f"It is for: {', '.join(roles) or 'nobody'}. Open the link of that role.",
        )
    if actor.role in _NEED_CAUCUS:
        placed = actor.caucus in terms.PLACES
        if not placed or len(actor.token) < 32:
            raise NotAllowed(
                "Your phone has no seat in this workshop",
                "Join again with the code on the wall.",
            )


def verb(
    *roles: str,
) -> Callable[[_Method[_Room, _Given, _Answer]], _Method[_Room, _Given, _Answer]]:
    """Make a method of the room something that only these roles may do.

    Parameters
    ----------
    *roles : who may
    """

    def guard(
        method: _Method[_Room, _Given, _Answer],
    ) -> _Method[_Room, _Given, _Answer]:
        @functools.wraps(method)
        def guarded(
            room: _Room, actor: Actor, /, *given: _Given.args, **named: _Given.kwargs
        ) -> _Answer:
            require(actor, *roles)
            return method(room, actor, *given, **named)

        guarded.__dict__["roles"] = roles
        return guarded

    return guard
