"""What a screen is drawn from: the state of the room at one look."""

from dataclasses import dataclass

from data.store import terms
from data.store.events.state import State
from data.store.roles import VIEWER, Actor
from data.store.verbs.room import Room
from ui.view.network import LOCAL, addresses


@dataclass(frozen=True)
class Look:
    """One look at the room, as anybody in it may have it.

    Parameters
    ----------
    room : the room that is used now
    state : its state
    votes : of the running round
    expected : how many may vote in it: phones, and votes given for another person
    base : the address of this server, as phones can reach it
    inside : whether this screen is the room's own, by its link, so that it may show
        code and wifi
    """

    room: Room
    state: State
    votes: int
    expected: int
    base: str
    inside: bool = False

    @property
    def mark(self) -> str:
        """What changes with every event of the room."""
        return self.state.mark(self.room.store.place.full_name)


def look(room: Room, base: str, actor: Actor = VIEWER) -> Look:
    """Look at the room now.

    Parameters
    ----------
    room : the room that is used now
    base : as in `Look`
    actor : before whose eyes
    """
    state = room.state(VIEWER)
    running = state.running
    votes = room.votes(VIEWER, running.number) if running else 0
    helped = sum(running.assisted.values()) if running else 0
    inside = actor.role in terms.INSIDE
    return Look(room, state, votes, room.headcount(VIEWER) + helped, base, inside)


def base_of(host: str, scheme: str = "http") -> str:
    """Return this server's address for phones, from the one a browser has used.

    Parameters
    ----------
    host : of the request, with its port
    scheme : of the request
    """
    name, _, port = host.rpartition(":")
    if name not in ("localhost", "127.0.0.1", "[::1]"):
        return f"{scheme}://{host}"
    others = [found for found in addresses() if found != LOCAL]
    return (others or [LOCAL])[0].link(int(port or 80))
