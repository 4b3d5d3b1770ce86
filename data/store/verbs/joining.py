"""Coming in: the workshop's title, the code on the wall, joining."""

from sqlalchemy import func, select

from data.store import terms
from data.store.database import ballots
from data.store.database.joining_forms import Form, claim
from data.store.errors import TicketNeeded
from data.store.events import kinds
from data.store.keys.badge import Badge, new_token
from data.store.keys.join_code import WHOLE, new_code, tidy
from data.store.roles import Actor, verb
from data.store.tables import joined, used_form
from data.store.verbs.joining_by_ticket import TicketUse
from data.store.verbs.turn import one_of, said

TOLD_LATER = ("sex", "work")
TRAITS = ("language", *TOLD_LATER)
_LENGTH = 32
_CAUCUS = "caucus"


class Doors(TicketUse):
    """The verbs of coming in."""

    @verb(terms.FACILITATOR, terms.STEWARD)
    def make(self, actor: Actor, title: str) -> None:
        """Give the workshop its title, at its start or anew."""
        rehearsal = self.store.place.rehearsal
        content = {"title": said(title, "title", 200), "rehearsal": rehearsal}
        with self._turn(actor) as turn:
            turn.note(kinds.MADE, {**content, "name": self.store.place.name})

    @verb(terms.FACILITATOR)
    def set_code(self, actor: Actor, shut: bool = False) -> str:
        """Make a new code to join with, or shut the door; return the code."""
        code = "" if shut else new_code()
        with self._turn(actor) as turn:
            turn.note(kinds.CODE_SET, {"code": code})
        return code

    @verb(*terms.INSIDE)
    def whole_code(self, actor: Actor, code: str) -> str:  # noqa: ARG002
        """Return the code of the QR code that stands on the wall beside a code.

        It has 80 bits, so whoever came by it is never slowed down.

        Parameters
        ----------
        actor : who leads the room, or its projector
        code : on the wall; empty while joining is shut
        """
        return self._whole(code)

    @verb(*terms.ROLES)
    def wait(self, actor: Actor, code: str, address: str) -> float:  # noqa: ARG002
        """Return how many seconds a code must wait before it is given to `join`."""
        return self._gate.wait(code, address)

    @verb(terms.FACILITATOR)
    def wrong_codes(self, actor: Actor) -> int:  # noqa: ARG002
        """Return how many wrong codes came in the last five minutes."""
        return self._gate.wrong()

    @verb(terms.VIEWER, terms.PARTICIPANT)
    def join(
        self,
        actor: Actor,
        caucus: str,
        traits: dict[str, str],
        *,
        code: str,
        address: str = "",
        form: Form | None = None,
    ) -> Badge:
        """Let a phone in; return the badge to be sealed into its cookie.

        The store only counts: each trait on its own, no token, no address, and what
        people say of themselves only once five have joined (`traits`).

        Parameters
        ----------
        actor : a viewer, or somebody who joins again
        caucus : one of `terms.PLACES`; a ticket has its own
        traits : language, sex, work: what was chosen, any of them left out
        code : what was typed, or came with the link on the wall or on a ticket
        address : of the phone, to slow down guessing; forgotten after a minute
        form : that was sent; sent again, it gives the same badge and counts once

        Raises
        ------
        NotAllowed, TicketNeeded, TicketUsed, BadAnswer
        BadSeal
            Another browser joined with this form.
        """
        state, typed = self._state(), tidy(code)
        form = form or Form(new_token())
        known = {
            name: said(traits[name], name, 40) for name in TRAITS if name in traits
        }
        if state.code and len(typed) == WHOLE and typed != self._whole(state.code):
            return self._by_ticket(actor, typed, known, form.secret)
        self._gate.enter((state.code, self._whole(state.code)), code, address)
        if state.tickets:
            raise TicketNeeded(
                "Now one joins with a ticket", "Ask the facilitator for yours."
            )
        one_of(caucus, terms.PLACES, "caucus")
        with self.store.writing() as connection:
            generation = self.store.log.state(connection).generation
            first = claim(connection, self.seal, form, caucus)
            if first is None:
                ballots.count(connection, {(_CAUCUS, caucus): 1})
        if first is None:
            self._count_traits(known)
        token = form.token(self.seal, generation)
        actor = Actor(terms.PARTICIPANT, first or caucus, token)
        return Badge(actor, known, generation)

    @verb(terms.PARTICIPANT)
    def tell(self, actor: Actor, traits: dict[str, str]) -> None:
        """Count what a person says of the own work and sex, once for each phone.

        Like what is said at joining, it is written once five have said it; who rather
        says nothing is counted as that.

        Parameters
        ----------
        actor : who holds the phone
        traits : sex, work: what was chosen
        """
        known = {name: said(traits[name], name, 40) for name in TOLD_LATER}
        form = self.seal.digest("told of itself", actor.token).hex()[:_LENGTH]
        with self.store.writing() as connection:
            new = ballots.put_once(connection, used_form, {"form": form, "held": form})
        if new:
            self._count_traits(known)

    def _whole(self, code: str) -> str:
        """Return the long code that goes with a code; neither tells the other."""
        if not code:
            return ""
        made = self.seal.digest("code on the wall", code)
        return "".join(terms.CLEAR_LETTERS[byte % 32] for byte in made[:WHOLE])

    @verb(terms.FACILITATOR, terms.RECORDER)
    def attendance(self, actor: Actor) -> dict[str, dict[str, int]]:
        """Return trait -> value -> how many joined; "caucus" is one of the traits.

        A recorder gets the caucuses only. What people say of themselves is told as it
        is written, five of them at a time: looked at before and after one has joined,
        it would be that one's answers.
        """
        query = select(joined).order_by(joined.c.trait, joined.c.value)
        if actor.role != terms.FACILITATOR:
            query = query.where(joined.c.trait == _CAUCUS)
        found: dict[str, dict[str, int]] = {}
        with self.store.reading() as connection:
            for trait, value, number in connection.execute(query):
                found.setdefault(trait, {})[value] = number
        return found

    @verb(*terms.ROLES)
    def headcount(self, actor: Actor) -> int:  # noqa: ARG002
        """Return how many phones joined, partners and observers among them."""
        mine = joined.c.trait == _CAUCUS
        query = select(func.coalesce(func.sum(joined.c.number), 0)).where(mine)
        with self.store.reading() as connection:
            return int(connection.execute(query).scalar_one())
