"""The seats of the recorders: taken openly, freed openly, one vote to each."""

from sqlalchemy import Connection

from data.store import terms
from data.store.database import ballots
from data.store.errors import BadSeal, NotAllowed
from data.store.events import kinds
from data.store.events.state import State
from data.store.keys.round_secrets import Secrets
from data.store.roles import Actor, verb
from data.store.verbs.turn import Desk, Turn


class Seats(Desk):
    """The verbs of the seats, and whose a vote is."""

    @verb(terms.RECORDER)
    def take_seat(self, actor: Actor, link: str = "") -> None:
        """Make this phone the one that records for its caucus.

        Parameters
        ----------
        actor : the recorder
        link : id of the link it came by; withdrawn, it ends the seat

        Raises
        ------
        NotAllowed
            Another phone does.
        BadSeal
            The link was withdrawn this very moment.
        """
        with self._turn(actor) as turn:
            if link in turn.state.links and turn.state.links[link].withdrawn:
                raise BadSeal(
                    "This link was withdrawn", "Ask the facilitator for a new one."
                )
            seated = turn.state.recorders.get(actor.caucus)
            if seated not in (None, actor.seat):
                raise NotAllowed(
                    f"{actor.caucus} has a recorder already",
                    "Ask the facilitator to free the seat.",
                )
            if seated is None:
                content = {"caucus": actor.caucus, "seat": actor.seat}
                turn.note(kinds.SEATED, {**content, "link": link})

    @verb(terms.FACILITATOR)
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
        return _name(actor.caucus, state.seatings[actor.caucus][-1])

    def _drop_earlier(self, connection: Connection, actor: Actor, number: int) -> None:
        """Take out, unread, what the seat's earlier recorders voted in this round.

        What this phone voted before seats had votes goes with it.
        """
        if not _by_seat(actor):
            return
        state = self.store.log.state(connection)
        gone = state.seatings[actor.caucus][:-1]
        earlier = [*(_name(actor.caucus, seq) for seq in gone), actor.token]
        keys = [self.store.secrets.key(number, voter) for voter in earlier]
        ballots.drop(connection, number, keys)


def _by_seat(actor: Actor) -> bool:
    return actor.role == terms.RECORDER and not actor.joined


def _name(caucus: str, seating: int) -> str:
    """Return what the vote of one seating is known by."""
    return f"seat of {caucus}, {seating}"


def vote_of_link(turn: Turn, secrets: Secrets, link: str, caucus: str) -> int:
    """Take out, unread, what was voted by a seat that a link gave, as it is withdrawn.

    Its browser is nobody then and may join with the code, for a vote of its own.

    Parameters
    ----------
    turn : in which the link is withdrawn
    secrets : of the workshop
    link : its id
    caucus : whose seat it gave; empty if none

    Returns
    -------
    the number of the round that lost a vote; 0 if none did
    """
    found = turn.state.running
    gone = [s for s in turn.state.seatings.get(caucus, ()) if _by(turn.state, s, link)]
    if not found or not gone:
        return 0
    keys = [secrets.key(found.number, _name(caucus, seating)) for seating in gone]
    dropped = ballots.drop(turn.connection, found.number, keys)
    return found.number if dropped else 0


def sits_by(state: State, link: str, caucus: str) -> bool:
    """Say whether who sits on a seat came, or may have come, by a link."""
    if caucus not in state.recorders:
        return False
    return _by(state, state.seatings[caucus][-1], link)


def _by(state: State, seating: int, link: str) -> bool:
    """Say whether it was by this link; by which, was not noted before."""
    return state.seat_links.get(seating, "") in ("", link)
