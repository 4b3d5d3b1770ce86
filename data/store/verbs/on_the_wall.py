"""The verbs that put what was said or decided in place of the step."""

from data.store import terms
from data.store.errors import OutOfTurn
from data.store.events import kinds
from data.store.roles import Actor, verb
from data.store.verbs.turn import Desk, one_of

# What the log says once the step is back.
NOTHING = {"of": "", "round": 0, "reasons": []}


class OnTheWall(Desk):
    """The verbs that put what was said or decided in place of the step."""

    @verb(terms.FACILITATOR)
    def put_up(
        self, actor: Actor, of: str, number: int, reasons: tuple[int, ...] = ()
    ) -> None:
        """Put a decision, or reasons in a recorder's words, in place of the step.

        Parameters
        ----------
        actor : the facilitator
        of : `terms.DECIDED` or `terms.REASONS`
        number : of a closed round
        reasons : the numbers of the events that noted them

        Raises
        ------
        OutOfTurn
            A vote runs, or there is nothing of this kind to show.
        """
        one_of(of, (terms.DECIDED, terms.REASONS), "thing to show")
        with self._turn(actor) as turn:
            found = turn.round(number)
            if turn.state.running:
                raise OutOfTurn("A vote runs", "Close it, then show this.")
            known = {each["seq"] for each in found.reasons}
            shown = [each for each in dict.fromkeys(reasons) if each in known]
            if not (found.decisions if of == terms.DECIDED else shown):
                raise OutOfTurn("There is nothing to show", "Record it first.")
            content = {"of": of, "round": number, "reasons": shown}
            turn.note(kinds.PUT_UP, content)

    @verb(terms.FACILITATOR)
    def take_down(self, actor: Actor) -> None:
        """Show the step again in place of what was put up."""
        with self._turn(actor) as turn:
            if turn.state.stage.put_up:
                turn.note(kinds.PUT_UP, dict(NOTHING))
