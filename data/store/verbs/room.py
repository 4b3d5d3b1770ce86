"""The room: everything that can be done in a workshop, and by whom."""

from datetime import datetime
from pathlib import Path

from data.store import terms
from data.store.database import (
    audit,
    not_yet_cleaned,
    replaced_workshops,
    workshop_file,
)
from data.store.errors import NotAllowed
from data.store.events.chain import Event
from data.store.events.state import State
from data.store.faults import plainly
from data.store.roles import Actor, verb
from data.store.verbs import rehearsal
from data.store.verbs.hands_and_decisions import Floor
from data.store.verbs.joining import Doors
from data.store.verbs.moving import Moving
from data.store.verbs.on_the_wall import OnTheWall
from data.store.verbs.people_expected import People
from data.store.verbs.posts_and_parking import Writing
from data.store.verbs.reasons_from_phones import Slips
from data.store.verbs.regrouping import Regrouping
from data.store.verbs.rounds import Rounds
from data.store.verbs.secret_links import Links
from data.store.verbs.storyline import Stages
from data.store.verbs.tickets import Tickets
from data.store.verbs.voting import Voting
from data.store.verbs.wordings import Wordings


class Room(
    Doors,
    Links,
    People,
    Tickets,
    Wordings,
    Rounds,
    Voting,
    Slips,
    Floor,
    Writing,
    Stages,
    OnTheWall,
    Moving,
    Regrouping,
):
    """A workshop, made from its store; every verb refuses who may not use it."""

    @verb(*terms.ROLES)
    def state(self, actor: Actor, moment: int | datetime | None = None) -> State:  # noqa: ARG002
        """Return what has become of the workshop, now or at an earlier moment.

        Parameters
        ----------
        actor : anybody
        moment : the number of an event, or a time with its zone
        """
        with self.store.reading() as connection:
            return self.store.log.state(connection, moment)

    @verb(terms.FACILITATOR, terms.STEWARD)
    def history(self, actor: Actor) -> tuple[Event, ...]:  # noqa: ARG002
        """Return the log."""
        with self.store.reading() as connection:
            return self.store.log.events(connection)

    @verb(terms.FACILITATOR, terms.STEWARD)
    def verify(self, actor: Actor) -> audit.Report:  # noqa: ARG002
        """Return what was checked, or raise BrokenLog."""
        return audit.verify(self.store)

    @verb(terms.FACILITATOR, terms.STEWARD)
    def uncleaned(self, actor: Actor) -> tuple[str, ...]:  # noqa: ARG002
        """Return what was deleted but may still be read on the disk, see `cleaning`."""
        files = [not_yet_cleaned.FILES] if self.store.left_over() else []
        return (*self.store.uncleaned(), *files)

    @verb(terms.FACILITATOR, terms.STEWARD)
    def put_aside(self, actor: Actor) -> tuple[Path, ...]:  # noqa: ARG002
        """Return the files that still hold open votes and what leads to them."""
        return tuple(replaced_workshops.whole(self.store.place))

    @verb(terms.FACILITATOR, terms.STEWARD)
    def backup(self, actor: Actor) -> Path:  # noqa: ARG002
        """Make a back-up, unless nothing changed since the last."""
        return self.store.backup()

    @verb(terms.FACILITATOR, terms.STEWARD)
    def take_away(self, actor: Actor, path: Path) -> None:
        """Write all that another laptop needs to go on into one file; see `copy`.

        Parameters
        ----------
        actor : the facilitator or steward
        path : of the file
        """
        packed = self.copy(actor)
        with plainly():
            workshop_file.write(path, packed)

    @verb(terms.FACILITATOR)
    def rehearse(
        self, actor: Actor, number: int, *, seed: int, voters: int = 40
    ) -> int:
        """Cast made-up votes in a rehearsal, the same for the same seed.

        Parameters
        ----------
        actor : the facilitator
        number : of an open round
        seed : chooses the votes
        voters : how many

        Raises
        ------
        NotAllowed
            This is no rehearsal.
        """
        self._require_rehearsal()
        found = self.state(actor).rounds[number]
        given = list(rehearsal.made_up(found, seed, voters))
        if found.tickets:
            self._use_made_up(voter for voter, _ in given)
        for voter, answer in given:
            self.vote(voter, number, answer, found.wording)
        return voters

    @verb(terms.FACILITATOR, terms.STEWARD)
    def drop(self, actor: Actor) -> None:  # noqa: ARG002
        """Destroy a rehearsal with its secrets and back-ups; the room is shut then.

        Raises
        ------
        NotAllowed
            This is no rehearsal.
        """
        self._require_rehearsal()
        self.store.close()
        rehearsal.destroy(self.store.place)

    def _require_rehearsal(self) -> None:
        if not self.store.place.rehearsal:
            raise NotAllowed(
                "This is no rehearsal", "Start the rehearsal, and do it there."
            )
