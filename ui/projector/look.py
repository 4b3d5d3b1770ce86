"""What a screen is drawn from: the state of the room at one look."""

from dataclasses import dataclass, replace

from data.store import terms
from data.store.events.state import State
from data.store.roles import VIEWER, Actor
from data.store.verbs.room import Room
from ui.view.network import LOCAL, addresses
from ui.workshop import turnout
from ui.workshop.turnout import Turnout


@dataclass(frozen=True)
class Look:
    """One look at the room, as anybody in it may have it.

    Parameters
    ----------
    room : the room that is used now
    state : its state
    came : who came, and who has voted in the running round
    base : the address of this server, as phones can reach it
    inside : whether this screen is the room's own, by its link, so that it may show
        code and wifi
    """

    room: Room
    state: State
    came: Turnout
    base: str
    inside: bool = False

    @property
    def votes(self) -> int:
        """How many have voted in the running round."""
        return self.came.votes

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
    inside = actor.role in terms.INSIDE
    return Look(room, state, turnout.of_room(room, state), base, inside)


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


def held(of: Look) -> Look:
    """Return the look of the moment at which the screens were held."""
    moment = of.state.stage.held - 1
    then = of.room.state(VIEWER, moment)
    came = turnout.of_room(of.room, then)
    now = replace(then.stage, screen=of.state.stage.screen)
    return replace(of, state=replace(then, stage=now), came=came)
