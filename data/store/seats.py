"""The seats of the recorders: taken openly, freed openly, one vote to each."""

from sqlalchemy import Connection

from data.store import ballots, kinds, words
from data.store.desk import Desk
from data.store.errors import NotAllowed
from data.store.roles import Actor, verb
from data.store.state import State


class Seats(Desk):
    """The verbs of the seats, and whose a vote is."""

    @verb(words.RECORDER)
    def take_seat(self, actor: Actor) -> None:
        """Make this phone the one that records for its caucus.

        Raises
        ------
        NotAllowed
            Another phone does.
        """
        with self._turn(actor) as turn:
            seated = turn.state.recorders.get(actor.caucus)
            if seated not in (None, actor.seat):
                raise NotAllowed(
                    f"{actor.caucus} has a recorder already",
                    "Ask the facilitator to free the seat.",
                )
            if seated is None:
                content = {"caucus": actor.caucus, "seat": actor.seat}
                turn.note(kinds.SEATED, content)

    @verb(words.FACILITATOR)
    def free_seat(self, actor: Actor, caucus: str) -> None:
        """Let another phone record for a caucus."""
        with self._turn(actor) as turn:
            if caucus in turn.state.recorders:
                turn.note(kinds.FREED, {"caucus": caucus})

    def _hold_still(self, connection: Connection, actor: Actor) -> None:
        """Let nobody change seats until this transaction ends, if it is a seat's."""
        if _by_seat(actor):
            self.store.log.lock(connection)

    def _voter(self, connection: Connection, actor: Actor) -> str:
        """Return what a vote is known by: the phone's token, or the recorder's seat.

        A seat has one vote, whichever browser sits on it. Each seating has a name of
        its own, so that the next one does not find what the last one answered.

        Raises
        ------
        NotAllowed
            A recorder without the seat.
        """
        if not _by_seat(actor):
            return actor.token
        state = self.store.log.state(connection)
        self._require_seat(state, actor, actor.caucus)
        return _seatings(state, actor.caucus)[-1]

    def _drop_earlier(self, connection: Connection, actor: Actor, number: int) -> None:
        """Take out, unread, what the seat's earlier recorders voted in this round.

        What this phone voted before seats had votes goes with it.
        """
        if not _by_seat(actor):
            return
        state = self.store.log.state(connection)
        earlier = [*_seatings(state, actor.caucus)[:-1], actor.token]
        keys = [self.store.secrets.key(number, voter) for voter in earlier]
        ballots.drop(connection, number, keys)


def _by_seat(actor: Actor) -> bool:
    return actor.role == words.RECORDER and not actor.joined


def _seatings(state: State, caucus: str) -> list[str]:
    """Return what the votes of a seat are known by, the last seating last."""
    return [f"seat of {caucus}, {seq}" for seq in state.seatings.get(caucus, ())]
