"""What the log says of the stage: the storyline, the wall, the clock, the lists."""

from collections.abc import Callable

from analysis.writing import count
from data.store.events import kinds
from ui.log.phrases import Content, always, short


def _timer(said: Content) -> str:
    label = f" “{said['label']}”" if said["label"] else ""
    return f"Clock{label} started, {_time(said['seconds'])}"


def _extended(said: Content) -> str:
    more = said["seconds"]
    return f"Clock {'lengthened' if more >= 0 else 'shortened'} by {_time(abs(more))}"


def _time(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    parts = [f"{minutes} min"] * bool(minutes) + [f"{rest} s"] * bool(rest)
    return " ".join(parts) or "0 s"


ON_STAGE: dict[str, Callable[[Content], str]] = {
    kinds.STORYLINE: lambda said: f"Storyline set, {count(len(said['steps']), 'step')}",
    kinds.ADDED: lambda said: f"Step “{short(said['step'].get('title', ''))}” added",
    kinds.CHANGED: lambda said: f"Step {said['called']} changed",
    kinds.SKIPPED: lambda said: (
        f"Step {said['called']} {'skipped' if said['skipped'] else 'taken in again'}"
    ),
    kinds.ORDERED: always("Steps put into another order"),
    kinds.STEP: lambda said: f"Step {said['called']} shown",
    kinds.SCREEN: lambda said: f"Screen: {said['screen']}",
    kinds.FROZEN: lambda said: (
        "Screen frozen" if said["frozen"] else "Screen no longer frozen"
    ),
    kinds.LIT: lambda said: f"Lit on the wall: {said['area'] or 'nothing'}",
    kinds.TONGUES: lambda said: f"Languages of the wall: {said['tongues']}",
    kinds.TIMER: _timer,
    kinds.EXTENDED: _extended,
    kinds.STOPPED: always("Clock stopped"),
    kinds.PAGE: lambda said: f"Page {said['page'] + 1} shown",
    kinds.POST: lambda said: (
        f"{said['province']}, {short(said['row']['post'])}: {said['what']}"
    ),
    kinds.PARKED: lambda said: f"Parked: “{short(said['text'])}”",
    kinds.PARKED_CHANGED: lambda said: f"Parked anew: “{short(said['text'])}”",
    kinds.PARKED_CLOSED: lambda said: (
        f"Parked item {said['item']} {'closed' if said['closed'] else 'opened again'}"
    ),
    kinds.DAY_BEGINS: lambda said: f"Day {said['day']} begins at {said['at']}",
}
