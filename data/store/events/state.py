"""What the log says has become of the workshop, at one moment."""

from dataclasses import dataclass, field
from typing import Any

from data.store import terms
from data.store.events.secret_link import Link
from data.store.events.stage import Stage
from data.store.events.statement import Statement, item_name
from data.store.events.written_down import Written


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
    """A vote on exactly one question on one wording, by one rule fixed beforehand.

    Parameters
    ----------
    number : from 1, through the whole workshop; people say `name`
    statement : the statement's id
    texts : language -> text, as voted on
    wording : digest of statement, texts, scale and question; a ballot must name it
    scale : a key of `terms.SCALES`
    question : what is asked of the statement, a key of `vocabulary.QUESTIONS`
    asks : language -> its text, as asked; empty in rounds of an earlier version
    rule : the rule of consensus as it was fixed: "id", "name", "words"
    status : "open", "paused" or "closed"
    revealed : "hidden", "own caucus" or "everybody"
    shown : whether it was ever revealed
    opened, closed : when; closed is empty while it is not
    event : number of the event that opened it
    turn : which round on its item, from 1
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
    follow_ups : caucus, or nothing for the whole room -> field of what follows -> text
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
    question: str
    asks: dict[str, str] = field(default_factory=dict)
    tickets: bool = False
    event: int = 0
    turn: int = 1
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
    follow_ups: dict[str, dict[str, str]] = field(default_factory=dict)
    objections: int | None = None

    @property
    def item(self) -> str:
        """What everybody calls what it asks."""
        return item_name(self.statement, self.question)

    @property
    def name(self) -> str:
        """What everybody calls it, on every screen and in the log: "F025, round 2"."""
        return f"{self.item}, round {self.turn}"

    @property
    def votes(self) -> int:
        """How many voted by phone, once it is closed; not all ballots may be kept."""
        return sum(self.voters.values()) or self.ballots


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
    checked : when the room was checked before people came; empty before that
    freed : signs of the phones that may choose their caucus once more
    regrouped : print of a phone -> the caucus it was put into last
    generation : of the badges and links that hold now
    written : posts corrected, what is parked, when days begin
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
    checked: str = ""
    freed: tuple[str, ...] = ()
    regrouped: dict[str, str] = field(default_factory=dict)
    generation: int = 1
    written: Written = Written()
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
