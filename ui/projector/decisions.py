"""Wordings and words on the projector: what changed, what was decided, why."""

from typing import Any

from analysis.redline import redline
from data.store.verbs.storyline import Step
from data.workshop import storyline
from ui.decided import wall_of_words
from ui.decided.wall_of_words import Sheet
from ui.projector import both
from ui.projector.look import Look
from ui.workshop import storyline as workshop_storyline
from ui.workshop import urdu


def wording(of: Look, step: Step) -> dict[str, Any]:
    """Return what a step of wording shows: the words in force, and what changed."""
    asks = workshop_storyline.put_to_vote(step)
    known = of.state.statements.get(asks.statement)
    told = known.wordings if known else ()
    now = workshop_storyline.wording(of.state, asks)
    first = told[0].text if told else asks.text
    return {
        "text": now,
        "urdu": both.shown(of.state, urdu.of_statement(of.state, asks.statement, now)),
        "parts": redline(first, now) if first != now else (),
        "number": len(told) or 1,
    }


def decision(of: Look, step: Step) -> dict[str, Any]:
    """Return what a step of decisions shows: one, those it names, or all."""
    return _drawn(of, wall_of_words.of_step(of.room, of.state, step))


def put_up(of: Look) -> dict[str, Any]:
    """Return what stands in place of the step; nothing where nothing does."""
    sheet = wall_of_words.put_up(of.room, of.state)
    if sheet is None:
        return {}
    step = of.state.stage.on_screen
    return {"kind": storyline.DECISION, "step": step, **_drawn(of, sheet)}


def _drawn(of: Look, sheet: Sheet) -> dict[str, Any]:
    """Return one page of a sheet."""
    number = sheet.page(of.state.stage.page)
    return {
        "title": sheet.title,
        "lead": sheet.lead,
        "blocks": sheet.pages[number],
        "foot": sheet.foot,
        "page": number + 1,
        "pages": len(sheet.pages),
    }
