"""One look of a phone at the room: who it is, its language, what it may see."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from starlette.responses import Response

from data.store import terms
from data.store.database.joining_forms import print_of
from data.store.errors import StoreUnavailable
from data.store.events.state import Round, State
from data.store.keys.badge import Badge, new_token
from data.store.keys.receipt import Receipt
from data.store.roles import VIEWER, Actor, require
from data.store.verbs.room import Room
from ui.ballot.language import Tongue, offered, tongue
from ui.ballot.looked_up import looked_up
from ui.ballot.receipts import Receipts
from ui.workshop import newcomer, rounds, who_asks

LANGUAGE = "zila-language"
_VOTERS = (terms.PARTICIPANT, terms.RECORDER)
_JOINERS = (terms.VIEWER, terms.PARTICIPANT)


@dataclass
class Visit:
    """One request of a phone.

    Parameters
    ----------
    room : the room that is used now
    cookies : of the request
    query : of the address
    client : the phone's address, to slow down who guesses codes
    accepts : the languages the browser asks for, as it writes them
    direct : whether a script of ours asks, which shows what it is answered; who
        sends a form without it is led on, so that to load again sends nothing again
    """

    room: Room
    cookies: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    client: str = ""
    accepts: str = ""
    direct: bool = False

    @looked_up
    def held(self) -> Badge:
        """Who holds the phone."""
        return who_asks.badge(self.room, self.cookies, lambda: self.seen)

    @looked_up
    def seen(self) -> State:
        """What has become of the workshop: one look at it for the whole page."""
        return self.room.state(VIEWER)

    @property
    def actor(self) -> Actor:
        """Who asks."""
        return self.held.actor

    @property
    def votes(self) -> bool:
        """Whether this phone has a vote."""
        return self.actor.role in _VOTERS and not self.lacks_ticket

    @looked_up
    def lacks_ticket(self) -> bool:
        """Whether this phone joined before tickets were needed, without one."""
        if self.state is None or not self.state.tickets:
            return False
        joined = self.actor.role in _VOTERS
        return joined and not self.room.has_ticket(self.actor)

    @property
    def may_join(self) -> bool:
        """Whether this phone has not joined and could."""
        return self.actor.role in _JOINERS and not self.votes

    @property
    def chosen(self) -> str:
        """The language that was chosen; empty before that."""
        found = self.cookies.get(LANGUAGE)
        with suppress(StoreUnavailable):
            found = found if found in offered() else self.held.traits.get("language")
        return found if found in offered() else ""

    @looked_up
    def tongue(self) -> Tongue:
        """The words, in the language chosen, else in the browser's."""
        return tongue(self.chosen, self.accepts)

    @looked_up
    def secret(self) -> str:
        """What the browser joins with: its own, or a new one to keep."""
        return newcomer.secret(self.room, self.cookies) or new_token()

    def begin_anew(self) -> None:
        """Give the browser another secret, for a form that nobody has used."""
        self.secret = new_token()

    @property
    def token(self) -> str:
        """What the forms of this page carry."""
        more = print_of(self.room.seal, self.secret) if self.may_join else ""
        return who_asks.form_token(self.room, self.held, more)

    def keep_secret(self, answer: Response) -> None:
        """Let a browser that may join keep its secret, unless it does."""
        if not self.may_join:
            return
        if newcomer.secret(self.room, self.cookies) != self.secret:
            newcomer.give(answer, self.room, self.secret)

    @looked_up
    def state(self) -> State | None:
        """What has become of the workshop; None if the store cannot be read now."""
        try:
            require(self.actor, *terms.ROLES)
            return self.seen
        except StoreUnavailable:
            return None

    @property
    def workshop(self) -> str:
        """The full name of the room that is used now."""
        return self.room.store.place.full_name

    @property
    def mark(self) -> str:
        """What the page shows, as `ui.workshop.pulse` names it."""
        return f"{self.workshop}.{self.state.seq if self.state else ''}"

    @looked_up
    def round(self) -> Round | None:
        """The round to speak of; None where there is none."""
        if self.state is None:
            return None
        return rounds.current(self.state)

    def says(self, name: str) -> bool:
        """Say whether the address names this round for something just done."""
        found = self.round
        return found is not None and self.query.get(name) == str(found.number)

    @looked_up
    def count(self) -> int:
        """How many votes the round has; 0 where there is none."""
        return self.room.votes(self.actor, self.round.number) if self.round else 0

    @looked_up
    def receipts(self) -> Receipts:
        """What the phone kept of its vote."""
        number = self.round.number if self.round else 0
        return Receipts.read(self.room, self.actor, number, self.cookies)

    @looked_up
    def own(self) -> Receipt | None:
        """The own vote of the round: while it runs as the store knows it.

        Raises
        ------
        StoreUnavailable
        """
        found = self.round
        if found is None or not self.votes:
            return None
        kept = self.receipts.own
        if found.status == terms.CLOSED:
            return kept
        known = self.room.own_vote(self.actor, found.number)
        # Closed since the state was read: what the phone kept is all there is.
        now = found if known else self.room.state(self.actor).rounds[found.number]
        if now.status == terms.CLOSED:
            return kept
        return self._settled(found.number, kept, known)

    def _settled(
        self, number: int, kept: Receipt | None, known: tuple[str, str] | None
    ) -> Receipt | None:
        """Return the receipt that agrees with the store, and keep it."""
        if known is None:
            self.receipts.drop()
            return None
        answer, code = known
        found = Receipt("", code, answer)
        if kept and (kept.answer, kept.code) == known:
            found = kept
        self.receipts.keep(number, found)
        return found

    def other_recorded(self) -> bool:
        """Say whether this phone gave another person's vote in this round."""
        found = self.round
        if found is None or not self.votes or found.status == terms.CLOSED:
            return False
        return bool(self.room.own_vote(self.actor, found.number, assisted=True))
