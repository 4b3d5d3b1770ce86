"""Is the store what was written, and does everything in it hang together?"""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from data.store import terms
from data.store.database import ballots
from data.store.database.store import Store
from data.store.errors import BrokenLog
from data.store.events import chain
from data.store.events.log import kept
from data.store.events.replay import state_at
from data.store.events.state import State
from data.store.tables import ballot, box


@dataclass(frozen=True)
class Report:
    """What `verify` found sound.

    Parameters
    ----------
    events : how many
    digest : of the last one; noted on paper, it also proves that none is missing
    rounds, ballots : how many
    """

    events: int
    digest: str
    rounds: int
    ballots: int


def verify(store: Store) -> Report:
    """Check the whole store.

    Raises
    ------
    BrokenLog
        An event, or the ballots of a closed round, are not as they were written.
    """
    with store.reading() as connection:
        return check(connection)


def check(connection: Connection) -> Report:
    """Check what a connection sees; see `verify`."""
    # As it is on the disk: the store's own log goes by what it remembers.
    events = kept(connection)
    chain.check(events)
    state = state_at(events)
    number = sum(_sound(connection, state))
    return Report(len(events), state.digest, len(state.rounds), number)


def orphans(store: Store) -> list[str]:
    """Return, a line each, what hangs in the air: it names what is not there."""
    with store.reading() as connection:
        state = store.log.state(connection)
        voted = set(connection.scalars(select(ballot.c.round).distinct()))
    lines = [
        f"ballots of a round {n} that never opened" for n in voted - {*state.rounds}
    ]
    lines += _secrets(state, set(store.secrets.rounds()))
    lines += [
        f"round {n} is closed, but nothing was decided"
        for n, each in state.rounds.items()
        if each.status == terms.CLOSED and not each.decisions
    ]
    lines += [
        f"statement {name} rests on no finding or recommendation"
        for name, each in state.statements.items()
        if not {"finding", "recommendation"} & each.about.keys()
    ]
    lines += [
        f"step {step['id']} names statement {step['statement']}, which has no wording"
        for step in state.stage.steps
        if step.get("statement") and step["statement"] not in state.statements
    ]
    return sorted(lines)


def _secrets(state: State, kept: set[int]) -> list[str]:
    """Return where open rounds and secrets do not match."""
    held = {n for n, each in state.rounds.items() if each.status != terms.CLOSED}
    return [
        *(f"a secret without an open round {n}" for n in kept - held),
        *(f"round {n} is open, but its secret is gone" for n in held - kept),
    ]


def _sound(connection: Connection, state: State) -> list[int]:
    """Return the number of ballots of each round, all as the log has them."""
    numbers = []
    boxes = {row.round: row for row in connection.execute(select(box))}
    if boxes.keys() != state.rounds.keys():
        raise _broken("The rounds are not those of the log")
    for number, said in state.rounds.items():
        kept = boxes[number]
        same = (said.status, said.wording, said.scale)
        if (kept.status, kept.wording, kept.scale) != same:
            raise _broken(f"Round {number} is not as the log has it")
        found = ballots.fingerprint(connection, number)
        if said.status == terms.CLOSED and found != (said.ballots, said.fingerprint):
            raise _broken(f"The ballots of round {number} were changed after its close")
        numbers.append(found[0])
    return numbers


def _broken(problem: str) -> BrokenLog:
    return BrokenLog(problem, "Keep the file as it is, and take the last back-up.")
