"""The decisions as a table, to be taken away."""

import pandas as pd

from analysis import writing
from data.store import terms
from data.store.events.state import State
from data.store.verbs.room import Room
from ui.decided import outcomes as decided
from ui.decided.outcomes import LABELS, Decided
from ui.figure import export

NAME = "zila-decisions.csv"


def csv(room: Room, state: State) -> bytes:
    """Return the decisions as CSV under lines that say what it is.

    Parameters
    ----------
    room, state : the room that is used now, and what its log says
    """
    about = {
        "workshop": state.title,
        "log": f"event {state.seq}, {state.digest[:12]}",
        "results": "as they are published; a round that is not revealed says so",
    }
    if room.store.place.rehearsal:
        about["demonstration data"] = export.DEMONSTRATION
    said = export.of_table("What was decided", about, work=export.WORKSHOP)
    return export.csv(table(room, state), said, NAME)


def table(room: Room, state: State) -> pd.DataFrame:
    """Return a row for each decision, and for each caucus something follows for.

    Parameters
    ----------
    room, state : as in `csv`

    Returns
    -------
    DataFrame of str; ``For`` is empty where a row speaks of the whole room
    """
    names = decided.closed_statements(state)
    every = decided.of_statements(room, state, names)
    rows = [row for each in every if each.outcome for row in _rows(each)]
    return pd.DataFrame(rows)


def _rows(each: Decided) -> list[dict[str, str]]:
    """Return the row of the whole room, then one for each caucus."""
    told = {"": {}, **each.follow_ups}
    return [
        {
            **_said(each),
            "For": place,
            **{LABELS[name]: known.get(name, "") for name in terms.FIELDS},
        }
        for place, known in told.items()
    ]


def _said(each: Decided) -> dict[str, str]:
    """Return what is said of the decision itself, by column."""
    return {
        "Statement": each.name or each.statement,
        "Round": str(each.round or ""),
        "Wording": each.text,
        "Wording in Urdu": each.urdu,
        "Result": each.result,
        "Outcome": writing.sentence(each.outcome),
        "Level": each.level,
        "Rationale": each.rationale,
        "Dissent": each.dissent,
        "Declared positions": "; ".join(each.positions),
        "What follows": each.follow_up,
        "Decided at (UTC)": each.at,
    }
