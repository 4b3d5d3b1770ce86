"""One vote written: whose it is, for whom, what it must fit, its row."""

from sqlalchemy import Connection, select

from data.store import tables, terms
from data.store.database import ballots
from data.store.errors import NotAllowed
from data.store.keys import round_keys
from data.store.keys.round_keys import Keys
from data.store.roles import Actor
from data.store.verbs.joining_by_ticket import TicketUse
from data.store.verbs.recorder_seats import Seats
from data.store.verbs.turn import one_of, the_round


class Casting(Seats, TicketUse):
    """What a vote does in the transaction that it shares with those beside it."""

    def _cast(
        self,
        actor: Actor,
        number: int,
        given: tuple[str, str],
        connection: Connection,
        *,
        assisted: bool,
    ) -> str:
        """Write a vote, answer and wording; return the code of its receipt."""
        answer, wording = given
        self._hold_still(connection, actor)
        scale = ballots.require_open(connection, number, wording)
        voter = self._voter(connection, actor)
        asked = the_round(self.store.log.state(connection), number)
        self._require_ticket(connection, asked, actor, assisted=assisted)
        one_of(answer, terms.SCALES[scale], "answer")
        held = self.store.secrets.keys(number)
        use = use_of(connection, voter, held, assisted)
        key = held.phone(voter, use)
        if not assisted:
            self._drop_earlier(connection, actor, number)
        row: ballots.Row = {
            "round": number,
            "voter_key": key,
            "caucus": actor.caucus,
            "answer": held.hidden(answer, scale, key),
        }
        write = ballots.put_once if assisted else ballots.put
        write(connection, tables.ballot, row)
        return held.receipt(voter, use)


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
