"""What the log says has become of the workshop, at one moment."""

from dataclasses import dataclass, field
from typing import Any

from data.store import terms
from data.store.events.secret_link import Link
from data.store.events.statement import Statement


@dataclass(frozen=True)
class Count:
    """Hands or papers, counted by a person.

    Parameters
    ----------
    answers : answer -> number
    at, by : when, and by which role
    """

    answers: dict[str, int]
    at: str
    by: str


@dataclass(frozen=True)
class Round:
    """A vote on exactly one wording, by one rule fixed before it opened.

    Parameters
    ----------
    number : from 1, through the whole workshop
    statement : the statement's id
    texts : language -> text, as voted on
    wording : digest of statement, texts and scale; a ballot must name it
    scale : a key of `terms.SCALES`
    rule : the rule of consensus as it was fixed: "id", "name", "words"
    status : "open", "paused" or "closed"
    revealed : "hidden", "own caucus" or "everybody"
    shown : whether it was ever revealed
    opened, closed : when; closed is empty while it is not
    event : number of the event that opened it
    limit : votes for another person that a caucus may have
    caucuses : whether caucuses will be told apart, or the whole room only
    tickets : whether only phones that joined with a ticket vote
    assisted : caucus -> how many it was given
    ballots : how many rows were kept at the close; see `voters` and `votes`
    fingerprint : digest of the ballots at the close
    lost : how many could not be read then, for the key of the round was gone
    voters : caucus -> how many voted by phone; empty if an earlier version closed it
    hands, paper : caucus -> Count
    reasons, positions, decisions : what was said, each with ``seq``, ``at``, ``by``
    objections : how many objected when the facilitator asked aloud; None if not asked
    """

    number: int
    statement: str
    texts: dict[str, str]
    wording: str
    scale: str
    rule: dict[str, Any]
    opened: str
    limit: int
    caucuses: bool
    tickets: bool = False
    event: int = 0
    status: str = terms.OPEN
    revealed: str = terms.HIDDEN
    shown: bool = False
    closed: str = ""
    assisted: dict[str, int] = field(default_factory=dict)
    ballots: int = 0
    fingerprint: str = ""
    lost: int = 0
    voters: dict[str, int] = field(default_factory=dict)
    hands: dict[str, Count] = field(default_factory=dict)
    paper: dict[str, Count] = field(default_factory=dict)
    reasons: tuple[dict[str, Any], ...] = ()
    positions: tuple[dict[str, Any], ...] = ()
    decisions: tuple[dict[str, Any], ...] = ()
    objections: int | None = None

    @property
    def votes(self) -> int:
        """How many voted by phone, once it is closed; not all ballots may be kept."""
        return sum(self.voters.values()) or self.ballots


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
    since : number of the event by which the facilitator came to it
    frozen : id of the step the projector is held at; empty when it follows
    held : number of the event up to which the projector is held; 0 when it follows
    screen : "shown", "black" or "neutral"
    timer : None when none runs
    lit : code of the area that is lit on the figure of the step; empty if none is
    tongues : one of `terms.TONGUES`: which language the wall shows, or both
    """

    steps: tuple[dict[str, Any], ...] = ()
    step: str = ""
    since: int = 0
    frozen: str = ""
    held: int = 0
    screen: str = terms.SHOWN
    timer: Timer | None = None
    lit: str = ""
    tongues: str = terms.ENGLISH

    @property
    def on_screen(self) -> str:
        """Id of the step that the projector shows."""
        return self.frozen or self.step


@dataclass(frozen=True)
class State:
    """Everything the log says.

    Parameters
    ----------
    title : of the workshop
    rehearsal : whether its votes are made up
    code : with which phones join; empty while joining is shut
    people : caucus -> how many people it has, as the facilitator entered it
    tickets : whether nobody joins or votes without a ticket
    statements : id -> Statement
    rounds : number -> Round
    stage : what the projector shows
    recorders : caucus -> digest of the one phone that records for it
    seatings : caucus -> number of the event of each seating, the last one's last
    seat_links : number of the event of a seating -> id of the link it was by; empty if
        it was not noted
    links : id -> Link, as they were made or first seen
    generation : of the badges and links that hold now
    moved : where the workshop went, "to" and "at"; empty while it is here
    seq, digest, at : of the last event; 0 and empty before the first
    """

    title: str = ""
    rehearsal: bool = False
    code: str = ""
    people: dict[str, int] = field(default_factory=dict)
    tickets: bool = False
    statements: dict[str, Statement] = field(default_factory=dict)
    rounds: dict[int, Round] = field(default_factory=dict)
    stage: Stage = Stage()
    recorders: dict[str, str] = field(default_factory=dict)
    seatings: dict[str, tuple[int, ...]] = field(default_factory=dict)
    seat_links: dict[int, str] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    generation: int = 1
    moved: dict[str, str] = field(default_factory=dict)
    seq: int = 0
    digest: str = ""
    at: str = ""

    def mark(self, workshop: str) -> str:
        """Return what changes with every event of a workshop.

        Parameters
        ----------
        workshop : its full name
        """
        return f"{workshop}.{self.seq}"

    @property
    def running(self) -> Round | None:
        """The round that is open or paused; there is one at most."""
        last = self.rounds.get(len(self.rounds))
        return last if last and last.status != terms.CLOSED else None
