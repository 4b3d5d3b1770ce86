"""Joining and voting with a ticket: one on paper, one browser, one vote."""

from collections.abc import Iterable
from hashlib import sha256

from sqlalchemy import Connection

from data.store import terms
from data.store.database import ballots, ticket_rows
from data.store.errors import (
    BadSeal,
    NotAllowed,
    StoreUnavailable,
    TicketNeeded,
    TicketUsed,
)
from data.store.events.state import Round
from data.store.keys.badge import Badge
from data.store.keys.join_code import WHOLE, new_code
from data.store.roles import Actor, verb
from data.store.verbs.turn import Desk

_LENGTH = 32


class TicketUse(Desk):
    """What joining and voting have to do with tickets."""

    @verb(*terms.ROLES)
    def has_ticket(self, actor: Actor) -> bool:
        """Say whether a phone joined with a ticket of its caucus, which is still used.

        No key makes a ticket, not even that of the laptop where the workshop began.
        """
        with self.store.reading() as connection:
            return ticket_rows.used_by(connection, actor.caucus, actor.token)

    def _use_made_up(self, voters: Iterable[Actor]) -> None:
        """Give each of a rehearsal's made-up voters a used ticket of its own."""
        with self.store.writing() as connection:
            for each in voters:
                if not ticket_rows.used_by(connection, each.caucus, each.token):
                    code = new_code(WHOLE)
                    ticket_rows.put(connection, each.caucus, [code])
                    ticket_rows.claim(connection, code, each.token)

    def _by_ticket(
        self, actor: Actor, code: str, traits: dict[str, str], browser: str
    ) -> Badge:
        """Let the browser in that used a ticket first, however often it sends it."""
        if not browser:
            raise BadSeal("This phone kept no cookie", "Allow them, and load it again.")
        # Nobody else knows both: from this alone the phone's token is made.
        own = f"zila ticket token {browser} {code}"
        token = sha256(own.encode()).hexdigest()[:_LENGTH]
        with self.store.writing() as connection:
            generation = self.store.log.state(connection).generation
            caucus = ticket_rows.caucus_of(connection, code)
            given = ticket_rows.claim(connection, code, token) if caucus else False
            # Who had joined without one is counted already.
            known = actor.role == terms.PARTICIPANT and actor.caucus == caucus
            counted = given and not known
            if counted:
                ballots.count(connection, {("caucus", caucus): 1})
        if counted:
            self._count_traits(traits)
        if not caucus:
            self._gate.fail(code, "")
            raise NotAllowed("This code is not right", "Scan your ticket, or type it.")
        if given is False:
            raise TicketUsed(
                "Another phone has joined with this ticket",
                "Ask the facilitator for a new one.",
            )
        return Badge(Actor(terms.PARTICIPANT, caucus, token), traits, generation)

    def _count_traits(self, known: dict[str, str]) -> None:
        """Count what a person said, written once enough have; nobody waits for it."""
        found = self.store.traits.add(known)
        if not found:
            return
        try:
            with self.store.writing() as connection:
                ballots.count(connection, found)
        except StoreUnavailable:
            self.store.traits.put_back(found)

    def _require_ticket(
        self, connection: Connection, found: Round, actor: Actor, *, assisted: bool
    ) -> None:
        """Let a vote pass that a ticket stands for, where the round needs one."""
        if not found.tickets:
            return
        if assisted:
            raise TicketNeeded(
                "This round is with tickets: nobody votes for another person",
                "Let that person join with the own ticket, on any phone.",
            )
        if not ticket_rows.used_by(connection, actor.caucus, actor.token):
            raise TicketNeeded(
                "This round is with tickets, and this phone joined without one",
                "Join with your ticket.",
            )
