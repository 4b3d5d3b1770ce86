"""Tickets: made to be printed once, counted, withdrawn, needed or not."""

from dataclasses import dataclass

from data.store import terms
from data.store.database import ticket_rows
from data.store.errors import BadAnswer, OutOfTurn
from data.store.events import kinds
from data.store.keys.join_code import WHOLE, new_code, tidy
from data.store.roles import Actor, verb
from data.store.verbs.people_expected import whole_number
from data.store.verbs.turn import Desk, one_of

_MOST_TICKETS = 500


@dataclass(frozen=True)
class Ticket:
    """A ticket as it is printed, once.

    Parameters
    ----------
    caucus, number : for whom; the number tells tickets of one caucus apart
    code : 80 random bits; the store keeps a digest of it only
    """

    caucus: str
    number: int
    code: str


@dataclass(frozen=True)
class Given:
    """What became of the tickets of one caucus.

    Parameters
    ----------
    used : how many let a phone in
    unused : the numbers of those that can still be used or withdrawn
    refused : how often a used one was tried in another browser
    """

    used: int
    unused: tuple[int, ...]
    refused: int


class Tickets(Desk):
    """The verbs of who hands tickets out."""

    @verb(terms.FACILITATOR)
    def make_tickets(
        self, actor: Actor, numbers: dict[str, int], *, seen: int | None = None
    ) -> list[Ticket]:
        """Make tickets, to be printed now: nobody can read their codes again.

        Parameters
        ----------
        actor : the facilitator
        numbers : caucus -> how many
        seen : number of the last event that the facilitator saw; a form that is sent
            again then makes nothing. None where that cannot be

        Raises
        ------
        BadAnswer, OutOfTurn
        """
        for caucus, number in numbers.items():
            one_of(caucus, terms.PLACES, "caucus")
            whole_number(number, _MOST_TICKETS, "tickets")
        wanted = {name: numbers[name] for name in terms.PLACES if numbers.get(name)}
        if not wanted:
            raise BadAnswer("No tickets were asked for", "Say how many, by caucus.")
        made: list[Ticket] = []
        with self._turn(actor) as turn:
            if seen not in (None, turn.state.seq):
                raise OutOfTurn(
                    "Something happened since this page was loaded, so no tickets "
                    "were made",
                    "Load the page again, and look whether they were made already.",
                )
            for caucus, number in wanted.items():
                codes = [new_code(WHOLE) for _ in range(number)]
                given = ticket_rows.put(turn.connection, caucus, codes)
                made += map(Ticket, [caucus] * number, given, codes)
            turn.note(kinds.TICKETS_MADE, {"tickets": wanted})
        return made

    @verb(terms.FACILITATOR)
    def withdraw_tickets(self, actor: Actor, caucus: str, numbers: list[int]) -> int:
        """Make unused tickets worth nothing; return how many there were.

        A used one stays: its phone has joined.

        Parameters
        ----------
        actor : the facilitator
        caucus : whose tickets
        numbers : as printed on them
        """
        one_of(caucus, terms.PLACES, "caucus")
        with self._turn(actor) as turn:
            gone = ticket_rows.withdraw(turn.connection, caucus, numbers)
            if gone:
                content = {"caucus": caucus, "numbers": gone}
                turn.note(kinds.TICKETS_WITHDRAWN, content)
        return len(gone)

    @verb(terms.FACILITATOR)
    def need_tickets(self, actor: Actor, needed: bool) -> None:
        """Let nobody join or vote without a ticket from now on, or again with the code.

        Raises
        ------
        OutOfTurn
            A round runs, which is for one or the other.
        """
        with self._turn(actor) as turn:
            if turn.state.running:
                raise OutOfTurn(
                    f"{turn.state.running.name} still runs",
                    "Close it first: a round is with tickets or without.",
                )
            if needed and not ticket_rows.counted(turn.connection):
                raise OutOfTurn("There are no tickets", "Make and print them first.")
            if turn.state.tickets != bool(needed):
                turn.note(kinds.TICKETS_NEEDED, {"needed": bool(needed)})

    @verb(terms.FACILITATOR, terms.STEWARD)
    def tickets(self, actor: Actor) -> dict[str, Given]:  # noqa: ARG002
        """Return caucus -> what became of its tickets; nothing of who used which."""
        with self.store.reading() as connection:
            rows = ticket_rows.counted(connection)
        return {
            name: Given(
                sum(used for caucus, _, used, _ in rows if caucus == name),
                tuple(n for caucus, n, used, _ in rows if caucus == name and not used),
                sum(refused for caucus, _, _, refused in rows if caucus == name),
            )
            for name in terms.PLACES
            if name in {caucus for caucus, *_ in rows}
        }

    @verb(*terms.ROLES)
    def caucus_of_ticket(self, actor: Actor, code: str) -> str:  # noqa: ARG002
        """Return for whom a ticket is, used or not; empty if there is none."""
        if len(tidy(code)) != WHOLE:
            return ""
        with self.store.reading() as connection:
            return ticket_rows.caucus_of(connection, tidy(code))
