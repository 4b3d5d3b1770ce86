"""What a phone keeps of its vote: a cookie that only this running server can read."""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from starlette.responses import Response

from data.store.keys.hiding import unveiled, veiled
from data.store.keys.receipt import Receipt
from data.store.roles import Actor
from data.store.verbs.room import Room
from data.vocabulary import CHOICES, SCORES

_PATH = "/vote"
_HOURS = 3
# All cookies of a round are of one length, whatever the answer.
_STEP = 256
# Earlier answers that a phone keeps; a second round follows soon, if at all.
_MOST = 3
_ANSWERS = (*CHOICES, *SCORES)
Earlier = tuple[int, int, int]


def cookie_name(room: Room) -> str:
    """Return the name of the cookie; a rehearsal has its own."""
    return f"zila-receipt-{room.store.place.name}"


def _older_name(room: Room) -> str:
    """Return the name of the cookie of before, which anybody could read."""
    return f"zila-receipts-{room.store.place.name}"


@dataclass
class Receipts:
    """What one phone kept of one round.

    Parameters
    ----------
    number : of the round; 0 where there is none
    own : receipt of the own vote, if there is one; its time is empty where the phone
        never heard it
    other : time of day when another person's vote was recorded, or nothing; never
        the answer
    earlier : of earlier rounds their number, the place of the own answer among all
        there are, and the minute from which it is kept
    forgotten : whether something was kept that this server cannot read any more
    changed : whether the cookie must be given anew
    older : whether the phone still has a cookie of before
    """

    number: int = 0
    own: Receipt | None = None
    other: str = ""
    earlier: tuple[Earlier, ...] = ()
    forgotten: bool = False
    changed: bool = False
    older: bool = False

    @classmethod
    def read(
        cls, room: Room, actor: Actor, number: int, cookies: Mapping[str, str]
    ) -> Self:
        """Return what a phone kept; nothing if the cookie is not its own and good.

        Parameters
        ----------
        room : the room that is used now
        actor : who holds the phone
        number : of the round
        cookies : of the request
        """
        made = cls(number, older=_older_name(room) in cookies)
        kept = cookies.get(cookie_name(room), "")
        of, _, hidden = kept.partition(".")
        if of != str(number):
            made.changed = bool(kept)
            made._carry(room, actor, of, hidden)
            return made
        key = room.store.pocket.key(number)
        plain = unveiled(key, _bytes(hidden), _about(actor, number))
        if plain is None:
            made.forgotten = made.changed = True
            return made
        own, made.other, earlier = json.loads(plain)
        made.own = Receipt(*own) if own else None
        made.earlier = tuple((of, answer, at) for of, answer, at in earlier)
        return made

    def _carry(self, room: Room, actor: Actor, of: str, hidden: str) -> None:
        """Take the own answers over from the cookie of the round before, if it is."""
        before = int(of) if of.isascii() and of.isdigit() and len(of) < 6 else 0
        key = room.store.pocket.kept(before)
        plain = unveiled(key, _bytes(hidden), _about(actor, before))
        if plain is None:
            return
        own, _, earlier = json.loads(plain)
        now = _minute(room)
        if own:
            earlier.append([before, _ANSWERS.index(own[2]), now])
        young = [each for each in earlier if now - each[2] < _HOURS * 60]
        self.earlier = tuple((of, answer, at) for of, answer, at in young[-_MOST:])

    def answers(self) -> dict[int, str]:
        """Return number of an earlier round -> the own answer in it."""
        return {number: _ANSWERS[answer] for number, answer, _ in self.earlier}

    def keep(self, number: int, receipt: Receipt) -> None:
        """Keep the receipt of the own vote."""
        if number == self.number and self.own != receipt:
            self.own, self.changed = receipt, True

    def drop(self) -> None:
        """Forget the own vote: the round knows none of this phone."""
        if self.own:
            self.own, self.changed = None, True

    def keep_other(self, number: int, at: str) -> None:
        """Keep when another person's vote was first recorded; it stands as it was."""
        if number == self.number and not self.other:
            self.other, self.changed = at, True

    def give(self, answer: Response, room: Room, actor: Actor) -> None:
        """Put what is kept into the cookie of an answer, if anything is new.

        It goes with requests for the ballot only, and ends after some hours.

        Parameters
        ----------
        answer : any
        room : the room that is used now
        actor : who holds the phone
        """
        if self.older:
            answer.delete_cookie(_older_name(room), httponly=True, samesite="lax")
        empty = not (self.own or self.other or self.earlier)
        if not self.changed or (self.forgotten and empty):
            return
        name = cookie_name(room)
        if empty:
            answer.delete_cookie(name, path=_PATH, httponly=True, samesite="lax")
            return
        own = self.own and [self.own.at, self.own.code, self.own.answer]
        plain = json.dumps([own, self.other, self.earlier]).encode()
        plain += b" " * (-len(plain) % _STEP)
        key = room.store.pocket.key(self.number)
        hidden = veiled(key, plain, _about(actor, self.number))
        signs = base64.urlsafe_b64encode(hidden).decode().rstrip("=")
        text = f"{self.number}.{signs}"
        answer.set_cookie(
            name,
            text,
            max_age=_HOURS * 3600,
            path=_PATH,
            httponly=True,
            samesite="lax",
        )


def _bytes(hidden: str) -> bytes:
    """Return what a cookie holds; nothing if it is not whole."""
    try:
        return base64.urlsafe_b64decode(hidden.encode("ascii") + b"==")
    except (binascii.Error, ValueError):
        return b""


def _minute(room: Room) -> int:
    return int(room.store.now().timestamp() // 60)


def _about(actor: Actor, number: int) -> bytes:
    return f"{number} {actor.role} {actor.seat}".encode()
