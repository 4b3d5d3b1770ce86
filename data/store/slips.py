"""Reasons handed in from phones, until somebody has put them in own words."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, select

from data.store import ballots, kinds, secret, words
from data.store.desk import one_of, said
from data.store.errors import OutOfTurn
from data.store.roles import Actor, verb
from data.store.seats import Seats
from data.store.tables import slip


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
    who wrote it.
    """

    @verb(words.PARTICIPANT, words.RECORDER)
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
            key = self.store.secrets.key(number, voter, secret.SLIP)
            row = {"round": number, "slip_key": key, "caucus": actor.caucus}
            ballots.put(connection, slip, {**row, "text": text})
            if not text:
                connection.execute(delete(slip).where(slip.c.slip_key == key))

    @verb(words.FACILITATOR, words.RECORDER)
    def slips(self, actor: Actor, number: int) -> list[Slip]:
        """Return the slips of a round; a recorder sees those of the own caucus."""
        query = select(slip).where(slip.c.round == number).order_by(slip.c.slip_key)
        with self.store.reading() as connection:
            state = self.store.log.state(connection)
            self._require_seat(state, actor, actor.caucus)
            if actor.role == words.RECORDER:
                query = query.where(slip.c.caucus == actor.caucus)
            rows = connection.execute(query).all()
        return [Slip(row.slip_key, row.caucus, row.text) for row in rows]

    @verb(words.FACILITATOR, words.RECORDER)
    def take_up(
        self,
        actor: Actor,
        number: int,
        key: str,
        text: str,
        *,
        side: str = "",
        caucus: str = "",
    ) -> None:
        """Note a slip's reason in own words and destroy the slip: both, or neither.

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
                one_of(side, words.SCALES[turn.round(number).scale], "answer")
            from_caucus = _taken(turn.connection, actor, number, key)
            if caucus:
                one_of(caucus, (from_caucus,), "caucus of this slip")
            content = {"round": number, "text": text, "side": side, "caucus": caucus}
            turn.note(kinds.REASON, content, by="" if caucus else actor.role)

    @verb(words.FACILITATOR, words.RECORDER)
    def discard(self, actor: Actor, number: int, key: str) -> None:
        """Destroy a slip, once it was put in own words or set aside."""
        with self._turn(actor) as turn:
            self._require_seat(turn.state, actor, actor.caucus)
            turn.connection.execute(delete(slip).where(_mine(actor, number, key)))


def _mine(actor: Actor, number: int, key: str) -> ColumnElement[bool]:
    """Return what finds a slip, for a recorder among those of the own caucus."""
    found = (slip.c.round == number) & (slip.c.slip_key == key)
    if actor.role == words.RECORDER:
        found &= slip.c.caucus == actor.caucus
    return found


def _taken(connection: Connection, actor: Actor, number: int, key: str) -> str:
    """Destroy a slip and return its caucus, or raise OutOfTurn if there is none."""
    mine = _mine(actor, number, key)
    caucus = connection.scalar(select(slip.c.caucus).where(mine))
    if caucus is None:
        raise OutOfTurn(
            "This slip was taken up or set aside already",
            "Look at the reasons noted; if yours is missing, note it as said aloud.",
        )
    connection.execute(delete(slip).where(mine))
    return caucus
