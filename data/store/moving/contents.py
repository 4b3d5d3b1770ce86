"""What a workshop holds, read whole: the one that is here, and the one in a file."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, StaticPool, create_engine, select
from sqlalchemy.exc import SQLAlchemyError

from data.store import terms
from data.store.database import audit, workshop_file
from data.store.database.workshop_file import Carried
from data.store.errors import BadFile
from data.store.events import kinds
from data.store.events.chain import Event
from data.store.events.log import kept
from data.store.events.replay import state_at
from data.store.events.state import State
from data.store.keys.reason_keys import SlipKeys

# What opening the facilitator's link writes into a workshop nobody used yet.
_PREPARED = [kinds.STORYLINE, kinds.CODE_SET, kinds.MADE]
# The start makes a link by itself, and the facilitator opens it.
OF_THE_START = ("link made", "link first used")
# The log, and how far the disk is clean: neither is something that was given.
_NOT_GIVEN = ("event", "box", "unclean")


@dataclass(frozen=True)
class Held:
    """What a workshop holds, in the newest form of the tables.

    Parameters
    ----------
    events : the log
    state : what it says
    rows : table -> rows, of all tables with something that people gave
    secrets : round -> secret, of the rounds that are open
    """

    events: tuple[Event, ...]
    state: State
    rows: dict[str, list[dict[str, Any]]] = field(repr=False)
    secrets: dict[int, bytes] = field(repr=False)

    @property
    def open(self) -> list[int]:
        """The rounds that are not closed."""
        rounds = self.state.rounds.items()
        return [n for n, each in rounds if each.status != terms.CLOSED]

    @property
    def unused(self) -> bool:
        """Whether nobody did anything in it but open the facilitator's link."""
        people = any(self.rows.get(name) for name in ("ballot", "slip", "joined"))
        written = [e.kind for e in self.events if e.kind not in OF_THE_START]
        return not people and written in ([], _PREPARED)


def held(
    connection: Connection, secrets: dict[int, bytes], slips: SlipKeys | None = None
) -> Held:
    """Return what a connection sees.

    Parameters
    ----------
    connection : of tables in the newest form
    secrets : round -> secret
    slips : their keys; None where they lie in clear
    """
    events = tuple(kept(connection))
    rows = {
        table.name: [dict(row._mapping) for row in connection.execute(select(table))]
        for table in workshop_file.tables(connection)
        if table.name not in _NOT_GIVEN
    }
    if slips:
        rows["slip"] = [row | slips.shown(row) for row in rows.get("slip", [])]
    found = Held(events, state_at(events), rows, {})
    mine = {n: value for n, value in secrets.items() if n in found.open}
    return Held(events, found.state, rows, mine)


def in_file(carried: Carried, name: str) -> Held:
    """Return what a file holds, brought up to date in memory and checked as a whole.

    Parameters
    ----------
    carried : what was read of it
    name : of the file

    Raises
    ------
    BadFile, BrokenLog
    """
    engine = create_engine("sqlite+pysqlite://", poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            workshop_file.fill(connection, carried)
            audit.check(connection)
            return held(connection, carried.secrets)
    except (SQLAlchemyError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadFile(
            f"{name} holds what no version of Zila wrote", "Take another copy of it."
        ) from error
    finally:
        engine.dispose()
