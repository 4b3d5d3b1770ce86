"""Going on at another laptop: all of the workshop as one file, and this one shut."""

from data.store import terms
from data.store.database import backup, replaced_workshops
from data.store.database.moved_away import hold, require_here
from data.store.errors import NotAllowed, OutOfTurn
from data.store.events import kinds
from data.store.faults import plainly
from data.store.keys.round_secrets import shred
from data.store.moving import taking_away
from data.store.roles import Actor, verb
from data.store.verbs.turn import Desk, Turn, said


class Moving(Desk):
    """The verbs of moving, and of keeping a second laptop ready."""

    @verb(terms.FACILITATOR, terms.STEWARD)
    def copy(self, actor: Actor) -> bytes:  # noqa: ARG002
        """Return the file that lets another laptop go on, as of this moment.

        It holds open ballots, the secrets of their rounds and the key of the badges:
        it is as secret as the ballots, and is deleted once it was brought in. The
        room goes on here; what comes after this moment is not in it.
        """
        return taking_away.take_away(self.store)

    @verb(terms.FACILITATOR)
    def move_away(self, actor: Actor, to: str) -> None:
        """Take nothing any more from here on; `copy` then is all there ever was.

        Parameters
        ----------
        actor : the facilitator
        to : where the workshop goes, in words

        Raises
        ------
        NotAllowed
            This is a rehearsal.
        """
        if self.store.place.rehearsal:
            raise NotAllowed("A rehearsal is not moved", "End it, then move.")
        to = said(to, "name of the other laptop", 80)
        with self.store.writing(though_moved=True) as connection:
            hold(connection)
            require_here(connection)
            Turn(connection, self.store.log, actor).note(kinds.MOVED, {"to": to})

    @verb(terms.FACILITATOR)
    def stay(self, actor: Actor) -> None:
        """Take the move back, if the file arrived nowhere; votes are taken again.

        Raises
        ------
        OutOfTurn
            It was not moved, or its secrets were forgotten.
        """
        with self.store.writing(though_moved=True) as connection:
            hold(connection)
            turn = Turn(connection, self.store.log, actor)
            _require_moved(turn)
            running = turn.state.running
            if running and running.number not in self.store.secrets.rounds():
                raise OutOfTurn(
                    "This laptop forgot how to go on",
                    "Bring the workshop back with a file of the other laptop.",
                )
            turn.note(kinds.STAYED, {})

    @verb(terms.FACILITATOR)
    def forget_here(self, actor: Actor) -> None:
        """Destroy what leads to ballots here, once the other laptop goes on.

        Raises
        ------
        OutOfTurn
            It was not moved.
        """
        with self.store.writing(though_moved=True) as connection:
            hold(connection)
            _require_moved(Turn(connection, self.store.log, actor))
            with plainly():
                for number in self.store.secrets.rounds():
                    self.store.secrets.destroy(number)
                for path in backup.kept(self.store.place):
                    if "-open" in path.stem:
                        shred(path)
                replaced_workshops.clean(replaced_workshops.whole(self.store.place))


def _require_moved(turn: Turn) -> None:
    if not turn.state.moved:
        raise OutOfTurn("The workshop is here", "There is nothing to do.")
