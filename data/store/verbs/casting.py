"""One vote written: whose it is, for whom, what it must fit, its row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection, Transaction, select

from data.store import tables, terms, times
from data.store.database import ballots
from data.store.errors import NotAllowed
from data.store.keys import round_keys
from data.store.keys.receipt import Receipt
from data.store.keys.round_keys import Keys
from data.store.roles import Actor, require
from data.store.verbs.joining_by_ticket import TicketUse
from data.store.verbs.recorder_seats import Seats
from data.store.verbs.turn import one_of, the_round

VOTERS = (terms.PARTICIPANT, terms.RECORDER)
_Found = TypeVar("_Found")


@dataclass(frozen=True)
class Vote:
    """One vote as a phone sends it.

    Parameters
    ----------
    actor : participant or recorder
    number : of the round
    answer : one of the scale's
    wording : `Round.wording` as the phone showed it
    assisted : whether it is the vote of a person without a phone
    """

    actor: Actor
    number: int
    answer: str
    wording: str
    assisted: bool = False


class Shared:
    """What votes of one transaction look up once, since nothing can change it then."""

    def __init__(self) -> None:
        self._transaction: Transaction | None = None
        self._known: dict[tuple[Any, ...], Any] = {}

    def once(
        self, connection: Connection, find: Callable[..., _Found], *given: Any
    ) -> _Found:
        """Return what is found, looked up at the first call in a transaction.

        Parameters
        ----------
        connection : in a transaction that may write
        find : looks it up; not for what depends on who votes
        *given : what it takes
        """
        if connection.get_transaction() is not self._transaction:
            self._transaction, self._known = connection.get_transaction(), {}
        key = (find, *given)
        if key not in self._known:
            self._known[key] = find(*given)
        found: _Found = self._known[key]
        return found


class Casting(Seats, TicketUse):
    """What a vote does in the transaction that it shares with those beside it."""

    def _cast(self, vote: Vote, shared: Shared, connection: Connection) -> str:
        """Write a vote; return the code of its receipt."""
        actor, number = vote.actor, vote.number
        once = partial(shared.once, connection)
        self._hold_still(connection, actor)
        scale = once(ballots.require_open, connection, number, vote.wording)
        voter = self._voter(connection, actor)
        asked = the_round(once(self.store.log.state, connection), number)
        self._require_ticket(connection, asked, actor, assisted=vote.assisted)
        one_of(vote.answer, terms.SCALES[scale], "answer")
        held = once(self.store.secrets.keys, number)
        use = use_of(connection, voter, held, vote.assisted)
        key = held.phone(voter, use)
        if not vote.assisted:
            self._drop_earlier(connection, actor, number)
        row: ballots.Row = {
            "round": number,
            "voter_key": key,
            "caucus": actor.caucus,
            "answer": held.hidden(vote.answer, scale, key),
        }
        write = ballots.put_once if vote.assisted else ballots.put
        write(connection, tables.ballot, row)
        return held.receipt(voter, use)

    def _vote_together(self, votes: Sequence[Vote]) -> list[Receipt | Exception]:
        """Record votes of actors who may vote; return each one's receipt or error."""
        shared = Shared()
        acts = [partial(self._cast, each, shared) for each in votes]
        found = self.store.together.do_all(acts)
        at = times.clock(self.store.now())
        return [
            code if isinstance(code, Exception) else Receipt(at, code, vote.answer)
            for code, vote in zip(found, votes, strict=True)
        ]


def use_of(connection: Connection, voter: str, held: Keys, assisted: bool) -> str:
    """Return for whom the phone votes, or raise NotAllowed."""
    if not assisted:
        return round_keys.BALLOT
    key = held.phone(voter, round_keys.HELPER)
    if not helps(connection, held.number, key):
        raise NotAllowed(
            "This phone may not vote for another person", "Ask for it first."
        )
    return round_keys.ASSISTED


def helps(connection: Connection, number: int, key: str) -> bool:
    """Return whether the phone of a key was given another person's vote."""
    helper = tables.helper.c
    mine = (helper.round == number) & (helper.helper_key == key)
    return connection.execute(select(helper.round).where(mine)).first() is not None


def vote_together(room: Casting, votes: Sequence[Vote]) -> list[Receipt | Exception]:
    """Record votes that came at once, each as the verb `vote` does; in one commit.

    When this returns, every vote with a receipt is on the disk.

    Parameters
    ----------
    room : the room that is used now
    votes : of any phones

    Returns
    -------
    for each vote, in their order, its receipt or why it was not recorded
    """
    refused = [_refusal(each.actor) for each in votes]
    allowed = [v for v, no in zip(votes, refused, strict=True) if no is None]
    found = iter(room._vote_together(allowed) if allowed else ())
    return [no or next(found) for no in refused]


def _refusal(actor: Actor) -> NotAllowed | None:
    try:
        require(actor, *VOTERS)
    except NotAllowed as error:
        return error
    return None
