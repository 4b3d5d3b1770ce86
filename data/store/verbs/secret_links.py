"""Secret links that give a role: made, opened, withdrawn; and who still stands."""

from dataclasses import replace

from sqlalchemy import delete

from data.store import tables, terms
from data.store.errors import BadSeal, OutOfTurn, StoreUnavailable
from data.store.events import kinds
from data.store.events.secret_link import Link
from data.store.events.state import State
from data.store.keys.badge import Badge
from data.store.roles import Actor, verb
from data.store.verbs.recorder_seats import sits_by, vote_of_link
from data.store.verbs.turn import Desk, one_of

VIEWER = Badge(Actor(terms.VIEWER))
# The link that is printed where Zila is started, always the same one.
START = "start"
# Who votes joins with the code: one form, one badge.
_GIVEN = tuple(role for role in terms.ROLES if role != terms.PARTICIPANT)


class Links(Desk):
    """The verbs of secret links."""

    @verb(terms.FACILITATOR)
    def invite(
        self,
        actor: Actor,
        role: str,
        caucus: str = "",
        *,
        use: str = "",
        another: bool = False,
    ) -> str:
        """Return the secret part of a link that gives a role.

        It is the same one each time, until it is withdrawn.

        Parameters
        ----------
        actor : the facilitator
        role, caucus : what it gives
        use : START for the one that is printed at the start; it is a link of its own
        another : whether to make a further one, for a further person
        """
        one_of(role, _GIVEN, "role of a link")
        if role == terms.RECORDER:
            one_of(caucus, terms.PLACES, "caucus")
        wanted = (role, caucus, use)
        found = self._newest(self._state(), wanted)
        if found and not another:
            return self._text(found)
        with self._turn(actor) as turn:
            found = self._newest(turn.state, wanted)
            if not found or another:
                made = _next(turn.state, wanted)
                made = replace(made, id=self._id(made))
                content = {"id": made.id, "role": role, "caucus": caucus, "use": use}
                numbers = {"number": made.number, "generation": made.generation}
                turn.note(kinds.LINK_MADE, {**content, **numbers})
                found = made
        return self._text(found)

    @verb(*terms.ROLES)
    def open_link(self, actor: Actor, text: str) -> Badge:  # noqa: ARG002
        """Return a new badge of the role that a link gives; its first use is noted.

        Parameters
        ----------
        actor : anybody
        text : the secret part of the link

        Raises
        ------
        BadSeal
            It is none of ours, or it was withdrawn.
        """
        held = self.seal.read_link(text)
        state = self._state()
        if standing(held, state) is not held:
            raise BadSeal(
                "This link was withdrawn", "Ask the facilitator for a new one."
            )
        known = state.links.get(held.link)
        if not known or not known.used:
            self._note_use(held)
        return held

    @verb(terms.FACILITATOR)
    def withdraw(self, actor: Actor, link: str) -> int:
        """End a link and all badges it gave, at once.

        A phone that had joined before votes on as a participant. The seat it gave is
        free then, and the seat's vote in a running round taken out. Return that round;
        0 if there was no such vote.

        Parameters
        ----------
        actor : the facilitator
        link : its id
        """
        with self._turn(actor) as turn:
            found = turn.state.links.get(link)
            if found is None:
                raise OutOfTurn("There is no such link", "Choose one of those listed.")
            if found.withdrawn:
                return 0
            dropped = vote_of_link(turn, self.store.secrets, link, found.caucus)
            turn.note(kinds.LINK_WITHDRAWN, {"id": link, "dropped": dropped})
            if sits_by(turn.state, link, found.caucus):
                turn.note(kinds.FREED, {"caucus": found.caucus})
            return dropped

    @verb(terms.FACILITATOR)
    def renew(self, actor: Actor) -> None:
        """End every badge and every link: everybody joins again, with a new count.

        Raises
        ------
        OutOfTurn
            A round runs: whoever has voted would vote again.
        """
        with self._turn(actor) as turn:
            if turn.state.running:
                raise OutOfTurn(
                    f"{turn.state.running.name} still runs",
                    "Close it, then end all badges.",
                )
            for table in (tables.joined, tables.used_form):
                turn.connection.execute(delete(table))
            turn.note(kinds.RENEWED, {"generation": turn.state.generation + 1})

    def _newest(self, state: State, wanted: tuple[str, str, str]) -> Link | None:
        """Return the last link made for this that holds, by the key that is here."""
        every = [e for e in state.links.values() if e.number and _holds(e, state)]
        mine = [e for e in every if (e.role, e.caucus, e.use) == wanted]
        last = mine[-1] if mine else None
        return last if last and self._id(last) == last.id else None

    def _id(self, link: Link) -> str:
        return self.seal.read_link(self._text(link)).link

    def _text(self, link: Link) -> str:
        given = {"number": link.number, "generation": link.generation}
        return self.seal.link(link.role, link.caucus, **given)

    def _note_use(self, held: Badge) -> None:
        """Note a first use; a store that cannot write keeps nobody out."""
        actor = held.actor
        content = {"id": held.link, "role": actor.role, "caucus": actor.caucus}
        try:
            with self._turn(actor) as turn:
                known = turn.state.links.get(held.link)
                if not known or not known.used:
                    turn.note(kinds.LINK_USED, content)
        except StoreUnavailable:
            return


def standing(held: Badge, state: State) -> Badge:
    """Return who holds a well-signed badge now; `VIEWER` if it holds no more.

    No clock is asked: a badge ends when all are ended, or with the link it came by.

    Parameters
    ----------
    held : as the cookie says
    state : of the workshop
    """
    if held.generation < state.generation:
        return VIEWER
    link = state.links.get(held.link)
    if link is None or not link.withdrawn:
        return held
    if not held.actor.joined:
        return VIEWER
    # Who had joined by the code keeps that, and the own vote with it.
    voter = Actor(terms.PARTICIPANT, held.actor.caucus, held.actor.token)
    return replace(held, actor=voter, link="")


def _next(state: State, wanted: tuple[str, str, str]) -> Link:
    role, caucus, use = wanted
    number = 1 + max((each.number for each in state.links.values()), default=0)
    return Link("", role, caucus, number=number, generation=state.generation, use=use)


def _holds(link: Link, state: State) -> bool:
    return not link.withdrawn and link.generation >= state.generation
