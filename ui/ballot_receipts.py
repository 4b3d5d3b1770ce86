"""What a phone keeps of its votes: a sealed cookie, since the store keeps nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from starlette.responses import Response

from data.store.errors import BadSeal
from data.store.receipt import Receipt
from data.store.roles import Actor
from data.store.room import Room

_USE = "receipts"
_MOST = 40
_OWNER = 12


def cookie_name(room: Room) -> str:
    """Return the name of the cookie; a rehearsal has its own."""
    return f"zila-receipts-{room.store.place.name}"


@dataclass
class Receipts:
    """The receipts of one phone.

    Parameters
    ----------
    own : round -> receipt of the own vote; the time is empty where the phone never
        heard it
    others : round -> time of day when another person's vote was recorded; never
        their answer
    changed : whether the cookie must be given anew
    """

    own: dict[int, Receipt] = field(default_factory=dict)
    others: dict[int, str] = field(default_factory=dict)
    changed: bool = False

    @classmethod
    def read(cls, room: Room, actor: Actor, cookies: Mapping[str, str]) -> Self:
        """Return what a phone kept; nothing if the cookie is not its own and good.

        Parameters
        ----------
        room : the room that is used now
        actor : who holds the phone
        cookies : of the request
        """
        try:
            owner, own, others = room.seal.open(
                _USE, cookies.get(cookie_name(room), "")
            )
        except BadSeal:
            return cls()
        if owner != actor.seat[:_OWNER]:
            return cls()
        kept = {number: Receipt(*told) for number, *told in own}
        return cls(kept, dict(others))

    def keep(self, number: int, receipt: Receipt) -> None:
        """Keep the receipt of the own vote of a round."""
        if self.own.get(number) != receipt:
            self.own[number] = receipt
            self.changed = True

    def drop(self, number: int) -> None:
        """Forget a round that knows no vote of this phone."""
        if self.own.pop(number, None):
            self.changed = True

    def keep_other(self, number: int, at: str) -> None:
        """Keep when another person's vote was first recorded; it stands as it was."""
        self.others.setdefault(number, at)
        self.changed = True

    def give(self, answer: Response, room: Room, actor: Actor) -> None:
        """Put the newest receipts into the cookie of an answer, if any is new.

        Parameters
        ----------
        answer : any
        room : the room that is used now
        actor : who holds the phone
        """
        if not self.changed:
            return
        last = sorted(self.own.items())[-_MOST:]
        own = [[number, each.at, each.code, each.answer] for number, each in last]
        others = [list(each) for each in sorted(self.others.items())[-_MOST:]]
        answer.set_cookie(
            cookie_name(room),
            room.seal.close(_USE, [actor.seat[:_OWNER], own, others]),
            max_age=7 * 24 * 3600,
            httponly=True,
            samesite="lax",
        )
