"""A phone that joined with the wrong caucus: the facilitator frees it to choose again.

It keeps its token, and by that its one row in a round: it never counts in two caucuses,
whatever its badge says. Whoever shows an older badge is in the newest caucus too.
"""

from dataclasses import replace

from data.store import tables, terms
from data.store.database import ballots, ticket_rows
from data.store.errors import BadAnswer, NotAllowed, OutOfTurn, StoreUnavailable
from data.store.events import kinds
from data.store.events.state import State
from data.store.keys import round_keys
from data.store.keys.badge import Badge
from data.store.keys.join_code import tidy
from data.store.keys.signing import Seal
from data.store.roles import Actor, verb
from data.store.verbs.casting import helps
from data.store.verbs.turn import Desk, Turn, one_of

_SIGNS = 4
_PRINT = 32


class Regrouping(Desk):
    """The verbs by which a phone changes its caucus."""

    @verb(terms.PARTICIPANT)
    def sign_of(self, actor: Actor) -> str:
        """Return the four signs by which the facilitator finds a phone.

        They lead to no vote, and nobody without the key makes them of a badge.
        """
        return _sign(self.seal, actor.token)

    @verb(terms.FACILITATOR)
    def free_phone(self, actor: Actor, sign: str) -> None:
        """Let a phone choose its caucus once more.

        Parameters
        ----------
        actor : the facilitator
        sign : the four signs that the phone shows, however they are typed

        Raises
        ------
        BadAnswer
            It is no sign of a phone.
        OutOfTurn
            Tickets are needed: each has its caucus on it.
        """
        sign = tidy(sign)
        if len(sign) != _SIGNS or not set(sign) <= set(terms.CLEAR_LETTERS):
            raise BadAnswer(
                "This is no sign of a phone",
                "Type the four signs that it shows under “Wrong group?”.",
            )
        with self._turn(actor) as turn:
            _require_no_tickets(turn.state)
            if sign not in turn.state.freed:
                turn.note(kinds.PHONE_FREED, {"sign": sign})

    @verb(terms.PARTICIPANT)
    def regroup(self, actor: Actor, caucus: str) -> Actor:
        """Put a freed phone into another caucus; return who it is from now on.

        Parameters
        ----------
        actor : who holds the phone
        caucus : one of `terms.PLACES`

        Raises
        ------
        NotAllowed
            The facilitator has not freed it, or it joined with a ticket.
        OutOfTurn
            It has voted in the round that runs.
        """
        one_of(caucus, terms.PLACES, "caucus")
        sign = _sign(self.seal, actor.token)
        with self._turn(actor) as turn:
            _require_no_tickets(turn.state)
            if sign not in turn.state.freed:
                raise NotAllowed(
                    "This phone is not free to choose", "Ask the facilitator."
                )
            if ticket_rows.used_by(turn.connection, actor.caucus, actor.token):
                raise NotAllowed(
                    "Your ticket says your caucus", "Ask for another ticket."
                )
            self._require_no_vote(turn, actor)
            known = {"sign": sign, "print": _print(self.seal, actor.token)}
            moves = {"from": actor.caucus, "to": caucus}
            turn.note(kinds.REGROUPED, known | moves)
            if caucus != actor.caucus:
                of = {("caucus", actor.caucus): -1, ("caucus", caucus): 1}
                ballots.count(turn.connection, of)
        return replace(actor, caucus=caucus)

    def _require_no_vote(self, turn: Turn, actor: Actor) -> None:
        """Refuse who has voted in the round that runs, or was given another's vote."""
        found = turn.state.running
        if found is None:
            return
        ballots.hold(turn.connection, tables.ballot)
        try:
            held = self.store.secrets.keys(found.number)
        except StoreUnavailable:
            return
        mine = held.phone(actor.token)
        helper = held.phone(actor.token, round_keys.HELPER)
        voted = ballots.answer_of(turn.connection, found.number, mine) is not None
        if voted or helps(turn.connection, found.number, helper):
            raise OutOfTurn(
                f"This phone has voted in {found.name}",
                "Choose the other caucus once it is closed.",
            )


def placed(held: Badge, state: State, seal: Seal) -> Badge:
    """Return a badge with the caucus that its phone was put into last.

    Parameters
    ----------
    held : as the cookie says
    state, seal : of the workshop
    """
    if not state.regrouped or not held.actor.token:
        return held
    caucus = state.regrouped.get(_print(seal, held.actor.token))
    if caucus is None or held.actor.role != terms.PARTICIPANT:
        return held
    return replace(held, actor=replace(held.actor, caucus=caucus))


def _require_no_tickets(state: State) -> None:
    if state.tickets:
        raise OutOfTurn(
            "Each ticket says its caucus", "Give the person a ticket of the right one."
        )


def _sign(seal: Seal, token: str) -> str:
    made = seal.digest("sign of a phone", token)
    return "".join(terms.CLEAR_LETTERS[byte % 32] for byte in made[:_SIGNS])


def _print(seal: Seal, token: str) -> str:
    return seal.digest("phone put into a caucus", token).hex()[:_PRINT]
