"""Before people come: that the room was checked, and how many people there are."""

from data.store import terms
from data.store.errors import BadAnswer
from data.store.events import kinds
from data.store.roles import Actor, verb
from data.store.verbs.turn import Desk, one_of

_MOST_PEOPLE = 2000


class People(Desk):
    """The verbs of what is done before people come."""

    @verb(terms.FACILITATOR, terms.STEWARD)
    def note_check(self, actor: Actor) -> None:
        """Note that the room was checked; once is enough."""
        with self._turn(actor) as turn:
            if not turn.state.checked:
                turn.note(kinds.CHECKED, {})

    @verb(terms.FACILITATOR)
    def enter_people(self, actor: Actor, people: dict[str, int]) -> None:
        """Enter how many people each caucus has; 0 where nobody has counted.

        Parameters
        ----------
        actor : the facilitator
        people : caucus -> number, in place of what was entered before
        """
        for caucus, number in people.items():
            one_of(caucus, terms.PLACES, "caucus")
            whole_number(number, _MOST_PEOPLE, "people")
        counted = {name: people[name] for name in terms.PLACES if people.get(name)}
        with self._turn(actor) as turn:
            if counted != turn.state.people:
                turn.note(kinds.PEOPLE, {"people": counted})


def whole_number(given: int, most: int, what: str) -> int:
    """Return a number of people or things.

    Parameters
    ----------
    given : what was entered
    most : the greatest
    what : how to call it

    Raises
    ------
    BadAnswer
    """
    known = isinstance(given, int) and not isinstance(given, bool)
    if not known or not 0 <= given <= most:
        raise BadAnswer(f"{given} is no number of {what}", f"Take 0 to {most}.")
    return given
