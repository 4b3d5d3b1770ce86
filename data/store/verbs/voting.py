"""Votes: cast, changed while the round is open, counted, shown once revealed."""

from typing import Any

from data.store import tables, terms
from data.store.database import ballots
from data.store.errors import NotAllowed, OutOfTurn, StoreUnavailable
from data.store.events import kinds
from data.store.keys import round_keys
from data.store.keys.receipt import Receipt
from data.store.roles import Actor, verb
from data.store.verbs.casting import VOTERS, Casting, Vote, helps
from data.store.verbs.recount import Counted, counted, recount
from data.store.verbs.turn import the_round


class Voting(Casting):
    """The verbs of those who vote, and of those who count."""

    @verb(*VOTERS)
    def vote(
        self,
        actor: Actor,
        number: int,
        answer: str,
        wording: str,
        *,
        assisted: bool = False,
    ) -> Receipt:
        """Record a vote, in place of the same phone's earlier one.

        When this returns, the vote is on the disk. Sending it again does no harm.
        Another person's vote stands as it was first given: whoever holds the phone
        afterwards can neither change it nor find out what it was.

        Parameters
        ----------
        actor : participant or recorder
        number : of the round
        answer : one of the scale's
        wording : `Round.wording` as the phone showed it
        assisted : whether it is the vote of a person without a phone, see `assist`

        Raises
        ------
        NotAllowed
            A recorder without the seat, whose vote it is, unless it had joined.
        TicketNeeded
            The round is for tickets, and this phone joined without one.
        RoundClosed, RoundPaused, WordingChanged, BadAnswer, NotAllowed
        StoreUnavailable
            It was not recorded.
        """
        sent = Vote(actor, number, answer, wording, assisted)
        (found,) = self._vote_together([sent])
        if isinstance(found, Exception):
            raise found
        return found

    @verb(*VOTERS)
    def own_vote(
        self, actor: Actor, number: int, *, assisted: bool = False
    ) -> tuple[str, str] | None:
        """Return answer and receipt code of this phone's vote; None if there is none.

        After the close only the phone itself knows: the answer is None for all.
        """
        with self.store.reading() as connection:
            found = the_round(self.store.log.state(connection), number)
            if found.status == terms.CLOSED:
                return None
            use = round_keys.ASSISTED if assisted else round_keys.BALLOT
            try:
                voter = self._voter(connection, actor)
                held = self.store.secrets.keys(number)
            except (StoreUnavailable, NotAllowed):
                # Closed this very moment; or lost, which `vote` will say; or a
                # recorder without the seat, whose vote is not its own.
                return None
            key = held.phone(voter, use)
            kept = ballots.answer_of(connection, number, key)
        answer = kept and held.answer(kept, found.scale, key)
        return (answer, held.receipt(voter, use)) if answer else None

    @verb(*VOTERS)
    def assist(self, actor: Actor, number: int) -> None:
        """Let this phone vote once for another person; counted openly.

        Raises
        ------
        NotAllowed
            The caucus has had as many as the round allows.
        """
        with self._turn(actor) as turn:
            ballots.require_open(turn.connection, number, None)
            asked = turn.round(number)
            self._require_ticket(turn.connection, asked, actor, assisted=True)
            voter = self._voter(turn.connection, actor)
            key = self.store.secrets.key(number, voter, round_keys.HELPER)
            if helps(turn.connection, number, key):
                return
            found = turn.round(number)
            if found.assisted.get(actor.caucus, 0) >= found.limit:
                raise NotAllowed(
                    "Your caucus has no further vote for another person in this round",
                    "Ask the facilitator to count a show of hands.",
                )
            helper: ballots.Row = {"round": number, "helper_key": key}
            ballots.put(turn.connection, tables.helper, helper)
            turn.note(kinds.ASSISTED, {"round": number, "caucus": actor.caucus})

    @verb(*terms.ROLES)
    def votes(self, actor: Actor, number: int) -> int:  # noqa: ARG002
        """Return how many votes a round has, partners and observers among them."""
        with self.store.reading() as connection:
            found = the_round(self.store.log.state(connection), number)
            if found.status == terms.CLOSED:
                # Not all of them need have been kept.
                return found.votes
            return ballots.how_many(connection, number)

    @verb(terms.FACILITATOR)
    def votes_in(self, actor: Actor, number: int) -> dict[str, int]:  # noqa: ARG002
        """Return caucus -> how many voted, so that the room can wait for a table."""
        with self.store.reading() as connection:
            about = the_round(self.store.log.state(connection), number)
            found = about.voters or ballots.voters(connection, number)
        return {name: found[name] for name in terms.PLACES if name in found}

    @verb(*terms.ROLES)
    def counts(self, actor: Actor, number: int) -> Counted:
        """Return the votes of a round, as far as it was revealed to the actor.

        Raises
        ------
        OutOfTurn
            It is hidden or still runs: `votes` is all that may show.
        """
        with self.store.reading() as connection:
            found = the_round(self.store.log.state(connection), number)
            if found.status != terms.CLOSED:
                raise OutOfTurn("This round still runs", "Wait for the close.")
            by_phone = ballots.answers(connection, number)
        everybody = found.revealed == terms.EVERYBODY
        mine = found.revealed == terms.OWN_CAUCUS and actor.caucus
        if not everybody and not mine:
            raise OutOfTurn("The result is not revealed yet", "Wait for the reveal.")
        return counted(found, by_phone, only="" if everybody else actor.caucus)

    @verb(*terms.ROLES)
    def recount(
        self,
        actor: Actor,  # noqa: ARG002
        number: int,
        published: dict[str, Any],
    ) -> dict[str, Any]:
        """Return what anybody may take away to check the screen against.

        Parameters
        ----------
        actor : anybody
        number : of a round that is closed and revealed to everybody
        published : what the screen shows of its votes, by the rules of disclosure
        """
        found = the_round(self._state(), number)
        if found.status != terms.CLOSED or found.revealed != terms.EVERYBODY:
            raise OutOfTurn(
                "There is nothing to recount yet", "Wait for the close and the reveal."
            )
        rehearsal = self.store.place.rehearsal
        return recount(found, published, rehearsal=rehearsal)
