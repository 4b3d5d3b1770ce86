"""What the projector shows, at one moment, and the clock that runs down."""

from dataclasses import dataclass, field
from typing import Any

from data.store import terms


@dataclass(frozen=True)
class Timer:
    """A clock that runs down.

    Parameters
    ----------
    label : what it is for
    started : when, as an event's time
    seconds : how long, with all that was added
    event : number of the event that started it
    """

    label: str
    started: str
    seconds: int
    event: int = 0


@dataclass(frozen=True)
class Stage:
    """What the projector shows.

    Parameters
    ----------
    steps : the storyline in order; each has "id", "kind" and what it needs, and
        "skipped"
    step : id of the step the facilitator is at; empty before the first
    since, came : number and time of the event by which the facilitator came to it
    page : of what the screen shows, from 0
    frozen : id of the step the projector is held at; empty when it follows
    held : number of the event up to which the projector is held; 0 when it follows
    screen : one of `terms.SCREENS`
    timer : None when none runs
    lit : code of the area that is lit on the figure of the step; empty if none is
    tongues : one of `terms.TONGUES`: which language the wall shows, or both
    put_up : "of", "round" and "reasons" of what stands in place of the step, or nothing
    """

    steps: tuple[dict[str, Any], ...] = ()
    step: str = ""
    since: int = 0
    came: str = ""
    page: int = 0
    frozen: str = ""
    held: int = 0
    screen: str = terms.SHOWN
    timer: Timer | None = None
    lit: str = ""
    tongues: str = terms.ENGLISH
    put_up: dict[str, Any] = field(default_factory=dict)

    @property
    def on_screen(self) -> str:
        """Id of the step that the projector shows."""
        return self.frozen or self.step
