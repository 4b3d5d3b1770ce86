"""The result of a round as its reader may see it.

Every result on a screen, a phone or a page comes from here, so that two of them
never tell together what one of them hides.
"""

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from analysis import ballots, tally
from analysis.caucus_row import Row
from analysis.rules import RULES
from data.store import words
from data.store.errors import OutOfTurn
from data.store.roles import Actor
from data.store.room import Room

_COLUMNS = ("caucus", "means", "option", "votes")


@dataclass(frozen=True)
class Shown:
    """What one reader may see of a round.

    Parameters
    ----------
    own : the row of the reader's own caucus; None who has none
    whole : everything that is published; None while only the own row is shown
    """

    own: Row | None
    whole: tally.Published | None


def shown(room: Room, actor: Actor, number: int) -> Shown | None:
    """Return what a reader may see of a round; None where it is nothing, yet.

    Nothing is shown while votes come in: the difference of two results would tell
    each new vote. A round is closed before it is revealed.

    Parameters
    ----------
    room : the room that is used now
    actor : the reader
    number : of the round
    """
    found = room.state(actor).rounds[number]
    if found.status != words.CLOSED or found.revealed == words.HIDDEN:
        return None
    try:
        counted = room.counts(actor, number)
    except OutOfTurn:
        # Revealed to the caucuses, and the reader belongs to none.
        return None
    rows = ballots.tidy(counted.by_means).sort_values(list(_COLUMNS))
    cells = tuple(rows.itertuples(index=False, name=None))
    whole = _published(cells, found.rule["id"], counted.caucuses)
    own = whole.row(actor.caucus) if actor.caucus else None
    return Shown(own, None if counted.only else whole)


# Kept by what was counted, not by who asks; planning what to hide takes a while.
@lru_cache(maxsize=256)
def _published(cells: tuple, rule: str, caucuses: bool) -> tally.Published:
    counts = pd.DataFrame(list(cells), columns=list(_COLUMNS)).astype({"votes": int})
    return tally.publish(counts, RULES[rule], caucuses=caucuses)
