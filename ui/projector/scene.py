"""What the projector shows now: one step of the storyline, drawn once for all."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import jinja2
from markupsafe import Markup

from analysis.sentences import votes as votes_sentence
from analysis.votes.rules import GUARD, RULES, USUAL
from data.store import terms, times
from data.store.events import countdown
from data.store.events.stage import Timer
from data.store.events.state import State
from data.store.verbs.storyline import Step
from data.workshop import storyline
from ui.projector import (
    both,
    decisions,
    figures,
    findings,
    going,
    vote,
    written_down,
)
from ui.projector.join import joining
from ui.projector.look import Look, held
from ui.workshop import rounds, urdu
from ui.workshop import storyline as workshop_storyline
from ui.workshop.templates import environment

_PAPER = environment()
_PAPER.filters["first_part"] = figures.first
_PAPER.filters["set_apart"] = urdu.set_apart
_BLACK = "black"
_RULES_STEP = "ground-rules"
_MOST = 64
_kept: OrderedDict[tuple[Any, ...], Markup] = OrderedDict()
_lock = threading.Lock()


def template(name: str) -> jinja2.Template:
    """Return a template of the projector, everything in it escaped."""
    return _PAPER.get_template(name)


def main(of: Look, *, ahead: bool = False) -> Markup:
    """Return the main region of the screen, drawn once for each state of the room.

    Parameters
    ----------
    of : one look at the room
    ahead : whether to show where the facilitator is, though the screen is held
    """
    # The digest, since a rehearsal that begins anew counts its events anew.
    minute = round(times.now().timestamp()) // 60 * _by_the_clock(of)
    seen = (of.mark, of.state.digest, of.came, of.base, of.inside)
    key = (*seen, ahead, minute)
    with _lock:
        if key in _kept:
            return _kept[key]
    html = template("screen_main.html").render(scene(of, ahead=ahead))
    drawn = Markup(both.marked(html))
    with _lock:
        _kept[key] = drawn
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return drawn


def _by_the_clock(of: Look) -> bool:
    """Say whether what is drawn may be an agenda, which tells the time."""
    step = workshop_storyline.step_of(of.state, of.state.stage.on_screen)
    return terms.AGENDA in (of.state.stage.screen, step["kind"] if step else "")


def scene(of: Look, *, ahead: bool = False) -> dict[str, Any]:
    """Return what is drawn: the kind of the scene, and what it says.

    Parameters
    ----------
    of, ahead : as for `main`
    """
    now = of
    if of.state.stage.held and not ahead:
        of = held(of)
    stage, whole = of.state.stage, _around(of, now)
    step = workshop_storyline.step_of(of.state, "" if ahead else stage.on_screen)
    title = whole["workshop"]
    if stage.screen == terms.BLACK and not ahead:
        return whole | {"kind": _BLACK, "title": "The screen is black"}
    if stage.screen in written_down.LISTS and not ahead:
        title = written_down.LISTS[stage.screen]
        listed = _SCENES[stage.screen](of, None)
        return whole | {"kind": stage.screen, "title": title, **listed}
    words = decisions.put_up(of)
    if words and (ahead or stage.screen == terms.SHOWN):
        return whole | words
    step = _beside(of.state, step)
    if step is None or (stage.screen == terms.NEUTRAL and not ahead):
        return whole | {"kind": storyline.NEUTRAL, "title": title, "join": None}
    whole |= {"title": step.get("title") or title, "step": step["id"]}
    whole["going"] = going.line(now, step)
    kind = step["kind"] if _whole(step) else storyline.TITLE
    return whole | {"kind": kind, **_SCENES[kind](of, step)}


def _around(of: Look, now: Look) -> dict[str, Any]:
    """Return what is drawn around every scene; what goes on is told as it is now."""
    timer = of.state.stage.timer
    return {
        "rehearsal": of.room.store.place.rehearsal,
        "timer": clock(timer, of) if timer else None,
        "step": "",
        "workshop": of.state.title or workshop_storyline.TITLE,
        "going": going.line(now, None),
        **both.words(of.state),
    }


def _beside(state: State, step: Step | None) -> Step | None:
    """Return the vote that is held beside the storyline; the step where there is none.

    Whoever goes on to another step while it runs sees that step.

    Parameters
    ----------
    state : of the room
    step : where the facilitator is
    """
    now = rounds.just_opened(state)
    if now is None and step:
        now = rounds.on_another_question(state, step)
    if now is None or (step and now in rounds.rounds_of(state, step)):
        return step
    return rounds.as_step(now)


def _whole(step: Step) -> bool:
    """Say whether a step has what its kind needs; one added live may not."""
    needed = _NEEDS.get(step["kind"], ())
    return step["kind"] in _SCENES and all(step.get(each) for each in needed)


def clock(timer: Timer, of: Look) -> dict[str, Any]:
    """Return what a clock that runs down shows: label, and its end in two ways.

    Parameters
    ----------
    timer : that runs
    of : the look it is drawn from

    Returns
    -------
    dict : ``label``; ``end``, as `times.even` counts; ``at``, the time of day here
    """
    left = countdown.seconds_left(timer, of.room.store.place.full_name)
    at = times.clock(times.now() + timedelta(seconds=left)).rpartition(":")[0]
    return {"label": timer.label, "end": round(times.even() + left), "at": at}


def _title(of: Look, step: Step) -> dict[str, Any]:
    """Return what a title shows; how votes count, at the step of ground rules."""
    if step["id"] != _RULES_STEP:
        return {"lines": []}
    steps = of.state.stage.steps
    asked = {each.get("rule") or USUAL for each in steps if each.get("asks")}
    rule = RULES[USUAL if USUAL in asked or not asked else asked.pop()]
    return {"lines": [rule.words, GUARD, votes_sentence.COUNTING]}


def _with_door(of: Look, step: Step) -> dict[str, Any]:
    return {"join": joining(of), "minutes": step.get("minutes", 0)}


_NEEDS = {
    storyline.VIEW: ("views",),
    storyline.FINDING: ("findings",),
    storyline.VOTE: ("asks",),
    storyline.WORDING: ("asks",),
}
_SCENES: dict[str, Callable[[Look, Any], dict[str, Any]]] = {
    storyline.TITLE: _title,
    storyline.VIEW: figures.scene,
    storyline.PLAN: figures.scene,
    storyline.FINDING: findings.finding,
    storyline.CARD: findings.card,
    storyline.VOTE: vote.scene,
    storyline.WORDING: decisions.wording,
    storyline.DECISION: decisions.decision,
    storyline.POSTS: written_down.posts_scene,
    storyline.PARKED: written_down.parked_scene,
    storyline.AGENDA: written_down.agenda_scene,
    storyline.BREAK: _with_door,
    storyline.NEUTRAL: _with_door,
    storyline.REPORT: _title,
}
