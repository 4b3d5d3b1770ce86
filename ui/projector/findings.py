"""Findings and discussion cards on the projector."""

import re
from typing import Any

import pandas as pd

from analysis import writing
from analysis.library.cards import Card
from analysis.library.grade import called
from data.store.verbs.storyline import Step
from ui.edition import library
from ui.library import which_number
from ui.projector.figures import figure
from ui.projector.look import Look
from ui.projector.tiles import SMALL

_LINK = re.compile(r"\[(.*?)\]\(.*?\)")
_MOST_REASONS = 4


def finding(of: Look, step: Step) -> dict[str, Any]:
    """Return what a step with findings shows."""
    rows = [told(id_) for id_ in step["findings"]]
    own = library.shelf().at[step["findings"][0], "views"] if len(rows) == 1 else ()
    views = (*step.get("views", ()), *own)
    drawn = figure(views[0], of.state.stage.lit, SMALL) if views else None
    return {"rows": rows, "figure": drawn}


def told(id_: str) -> dict[str, str]:
    """Return a finding in the projector's words: statement, grade, short source."""
    row = library.shelf().loc[id_]
    later = row["superseded_by"]
    return {
        "id": id_,
        "statement": row["statement"],
        "grade": called(row["grade"]),
        "source": _short(row),
        "later": f"A later finding takes its place: {later}" if later else "",
    }


def _short(row: pd.Series) -> str:
    """Return who published the first source, and the year."""
    about = library.cited().loc[row["sources"][0]]
    who = about["publisher"] or about["container"] or about["authors"]
    return ", ".join(filter(None, [who, about["date"][:4] or "no date"]))


def card(of: Look, step: Step) -> dict[str, Any]:  # noqa: ARG001
    """Return what a discussion card shows: two sides, or the numbers of a table."""
    found = _card(step)
    if found is None:
        return {"sides": [], "numbers": [], "why": (), "question": ""}
    ids = [id_ for id_ in (found.first, found.second) if id_]
    sides = [
        {**told(id_), "side": writing.sentence(side)}
        for id_, side in zip(ids, found.sides, strict=False)
    ]
    return {
        "sides": sides,
        "numbers": _numbers() if found.indicator else [],
        "why": found.why[:_MOST_REASONS],
        "question": found.question,
    }


def _card(step: Step) -> Card | None:
    named = tuple(step.get("findings", ()))
    of_topic = [c for c in library.discussion() if c.topic == step.get("topic")]
    same = [card for card in of_topic if (card.first, card.second) == named]
    return next(iter(same or of_topic), None)


def _numbers() -> list[dict[str, str]]:
    """Return the figures people quote for one question, with their definitions."""
    rows = which_number.which_number().to_dict("records")
    plain = [{key.split()[0].lower(): row[key] for key in row} for row in rows]
    return [{**row, "source": _LINK.sub(r"\1", row["source"])} for row in plain]
