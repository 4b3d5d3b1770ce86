"""That the room was looked at before people came, noted once."""

from data.store import terms
from data.store.events import kinds
from data.store.roles import Actor, verb
from data.store.verbs.turn import Desk


class RoomCheck(Desk):
    """The verb of the room check."""

    @verb(terms.FACILITATOR, terms.STEWARD)
    def note_check(self, actor: Actor) -> None:
        """Note that the room was checked; once is enough."""
        with self._turn(actor) as turn:
            if not turn.state.checked:
                turn.note(kinds.CHECKED, {})
