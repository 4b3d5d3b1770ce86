"""Coming in: the workshop's title, the code on the wall, joining, recorders' seats."""

from collections import Counter

from sqlalchemy import func, select

from data.store import ballots, kinds, words
from data.store.codes import new_code
from data.store.desk import Desk, one_of, said
from data.store.errors import NotAllowed, StoreUnavailable
from data.store.roles import Actor, verb
from data.store.seal import Badge, new_token
from data.store.tables import joined

TRAITS = ("language", "sex", "work")
_CAUCUS = "caucus"


class Doors(Desk):
    """The verbs of coming in."""

    @verb(words.FACILITATOR, words.STEWARD)
    def make(self, actor: Actor, title: str) -> None:
        """Give the workshop its title, at its start or anew."""
        rehearsal = self.store.place.rehearsal
        content = {"title": said(title, "title", 200), "rehearsal": rehearsal}
        with self._turn(actor) as turn:
            turn.note(kinds.MADE, {**content, "name": self.store.place.name})

    @verb(words.FACILITATOR)
    def set_code(self, actor: Actor, shut: bool = False) -> str:
        """Make a new code to join with, or shut the door; return the code."""
        code = "" if shut else new_code()
        with self._turn(actor) as turn:
            turn.note(kinds.CODE_SET, {"code": code})
        return code

    @verb(words.VIEWER, words.PARTICIPANT)
    def join(
        self,
        actor: Actor,  # noqa: ARG002
        caucus: str,
        traits: dict[str, str],
        *,
        code: str,
        address: str = "",
    ) -> Badge:
        """Let a phone in; return the badge to be sealed into its cookie.

        The store only counts: each trait on its own, no token, no address, and what
        people say of themselves only once five have joined (`traits`).

        Parameters
        ----------
        actor : a viewer, or somebody who joins again
        caucus : one of `words.PLACES`
        traits : language, sex, work: what was chosen, any of them left out
        code : what was typed, or came with the link on the wall
        address : of the phone, to slow down guessing; forgotten after a minute

        Raises
        ------
        TooManyTries, NotAllowed, BadAnswer
        """
        self._gate.enter(self._state().code, code, address)
        one_of(caucus, words.PLACES, "caucus")
        known = {
            name: said(traits[name], name, 40) for name in TRAITS if name in traits
        }
        with self.store.writing() as connection:
            ballots.count(connection, {(_CAUCUS, caucus): 1})
        self._count_traits(known)
        return Badge(Actor(words.PARTICIPANT, caucus, new_token()), known)

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

    @verb(words.FACILITATOR, words.RECORDER)
    def attendance(self, actor: Actor) -> dict[str, dict[str, int]]:  # noqa: ARG002
        """Return trait -> value -> how many joined; "caucus" is one of the traits.

        What up to four people said of themselves is not written yet, and lost if the
        server stops; their caucuses are.
        """
        with self.store.reading() as connection:
            rows = connection.execute(select(joined)).all()
        every = Counter({(trait, value): number for trait, value, number in rows})
        every += self.store.traits.waiting()
        found: dict[str, dict[str, int]] = {}
        for (trait, value), number in sorted(every.items()):
            found.setdefault(trait, {})[value] = number
        return found

    @verb(*words.ROLES)
    def headcount(self, actor: Actor) -> int:  # noqa: ARG002
        """Return how many phones joined, partners and observers among them."""
        mine = joined.c.trait == _CAUCUS
        query = select(func.coalesce(func.sum(joined.c.number), 0)).where(mine)
        with self.store.reading() as connection:
            return int(connection.scalar(query))

    @verb(words.RECORDER)
    def take_seat(self, actor: Actor) -> None:
        """Make this phone the one that records for its caucus.

        Raises
        ------
        NotAllowed
            Another phone does.
        """
        with self._turn(actor) as turn:
            seated = turn.state.recorders.get(actor.caucus)
            if seated not in (None, actor.seat):
                raise NotAllowed(
                    f"{actor.caucus} has a recorder already",
                    "Ask the facilitator to free the seat.",
                )
            if seated is None:
                content = {"caucus": actor.caucus, "seat": actor.seat}
                turn.note(kinds.SEATED, content)

    @verb(words.FACILITATOR)
    def free_seat(self, actor: Actor, caucus: str) -> None:
        """Let another phone record for a caucus."""
        with self._turn(actor) as turn:
            if caucus in turn.state.recorders:
                turn.note(kinds.FREED, {"caucus": caucus})
