"""Reasons handed in from phones, until somebody has put them in own words."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, select

from data.store import terms
from data.store.database import ballots, reason_rows
from data.store.errors import OutOfTurn
from data.store.events import kinds
from data.store.keys.round_keys import SLIP
from data.store.roles import Actor, verb
from data.store.tables import slip
from data.store.verbs.recorder_seats import Seats
from data.store.verbs.turn import one_of, said


@dataclass(frozen=True)
class Slip:
    """A reason as a phone handed it in.

    Parameters
    ----------
    key : names it until it is discarded; leads to no ballot
    caucus, text : from which caucus, and what it says
    """

    key: str
    caucus: str
    text: str


class Slips(Seats):
    """The verbs of handing in reasons and of taking them up.

    A slip is no event, is in no back-up and never on a screen: its words may tell
    who wrote it. Only the file that another laptop goes on with holds it. What nobody
    took up is destroyed at its end, see `slip_rows.over`.
    """

    @verb(terms.PARTICIPANT, terms.RECORDER)
    def hand_in(self, actor: Actor, number: int, text: str) -> None:
        """Hand a reason in while the round is open; a later one replaces it.

        Parameters
        ----------
        actor : participant or recorder
        number : of the round
        text : at most 400 letters; nothing takes it back
        """
        text = said(text, "reason", 400, may_be_empty=True)
        with self.store.writing() as connection:
            self._hold_still(connection, actor)
            ballots.require_open(connection, number, None)
            voter = self._voter(connection, actor)
            key = self.store.secrets.key(number, voter, SLIP)
            # Before its key is made: a cleaning waits for this, see `forget_closed`.
            reason_rows.destroy(
                connection, (slip.c.round == number) & (slip.c.slip_key == key)
            )
            if text:
                hidden = self.store.slip_keys.hidden(actor.caucus, text)
                row: ballots.Row = {
                    "round": number,
                    "slip_key": key,
                    "caucus": "",
                    "text": hidden,
                }
                ballots.put(connection, slip, row)

    @verb(terms.FACILITATOR, terms.RECORDER)
    def slips(self, actor: Actor, number: int) -> list[Slip]:
        """Return the slips of a round; a recorder sees those of the own caucus."""
        with self.store.reading() as connection:
            state = self.store.log.state(connection)
            self._require_seat(state, actor, actor.caucus)
            return self._readable(connection, actor, slip.c.round == number)

    @verb(terms.FACILITATOR)
    def slips_waiting(self, actor: Actor) -> dict[int, int]:  # noqa: ARG002
        """Return round -> how many slips nobody has taken up or set aside."""
        with self.store.reading() as connection:
            return reason_rows.waiting(connection)

    @verb(terms.FACILITATOR, terms.RECORDER)
    def take_up(
        self,
        actor: Actor,
        number: int,
        key: str,
        text: str,
        *,
        side: str = "",
        caucus: str = "",
    ) -> int:
        """Note a slip's reason in own words and destroy the slip: both, or neither.

        Returns the number of the event that notes it.

        Parameters
        ----------
        actor : the facilitator, or the recorder of the slip's caucus
        number : of the round
        key : of the slip
        text : the reason, paraphrased
        side : the answer it speaks for, or nothing
        caucus : the slip's, only if it consents to be named; else not even the log
            knows

        Raises
        ------
        OutOfTurn
            The slip was taken up or set aside already.
        """
        text = said(text, "reason")
        with self._turn(actor) as turn:
            self._require_seat(turn.state, actor, actor.caucus)
            if side:
                one_of(side, terms.SCALES[turn.round(number).scale], "answer")
            taken = self._taken(turn.connection, actor, number, key)
            if taken is None:
                raise OutOfTurn(
                    "This slip was taken up or set aside already",
                    "Look at the reasons noted; if yours is missing, note it as said "
                    "aloud.",
                )
            if caucus:
                one_of(caucus, (taken.caucus,), "caucus of this slip")
            content = {"round": number, "text": text, "side": side, "caucus": caucus}
            noted = turn.note(kinds.REASON, content, by="" if caucus else actor.role)
        self.store.try_to_clean()
        return noted.seq

    @verb(terms.FACILITATOR, terms.RECORDER)
    def discard(self, actor: Actor, number: int, key: str) -> None:
        """Destroy a slip, once it was put in own words or set aside."""
        with self._turn(actor) as turn:
            self._require_seat(turn.state, actor, actor.caucus)
            self._taken(turn.connection, actor, number, key)
        self.store.try_to_clean()

    def _readable(
        self, connection: Connection, actor: Actor, which: ColumnElement[bool]
    ) -> list[Slip]:
        """Return slips, for a recorder those of the own caucus."""
        query = select(slip).where(which).order_by(slip.c.slip_key)
        found = []
        for row in connection.execute(query):
            said = self.store.slip_keys.shown(row._asdict())
            if said["text"]:
                found.append(Slip(row.slip_key, **said))
        mine = actor.role == terms.RECORDER and actor.caucus
        return [each for each in found if mine in (False, each.caucus)]

    def _taken(
        self, connection: Connection, actor: Actor, number: int, key: str
    ) -> Slip | None:
        """Destroy a slip and return what it was; None if there is none."""
        which = (slip.c.round == number) & (slip.c.slip_key == key)
        found = self._readable(connection, actor, which)
        if not found:
            return None
        reason_rows.destroy(connection, which)
        return found[0]
