"""One vote written: whose it is, what it must fit, its row."""

from sqlalchemy import Connection

from data.store import tables, terms
from data.store.database import ballots
from data.store.roles import Actor
from data.store.verbs import voting_for_another
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
        use = voting_for_another.use_of(connection, voter, held, assisted)
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
