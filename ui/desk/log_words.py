"""What happened in the workshop, in plain words; never how anybody voted."""

from collections.abc import Callable
from typing import Any

from analysis.writing import count, listed
from data.store import terms
from data.store.events import kinds
from data.store.events.chain import Event
from data.store.events.statement import item_name
from ui.desk.log_names import Names

_Content = dict[str, Any]
_NAMELESS = Names()
_SHORT = 120
_LANGUAGES = {terms.ENGLISH: "English", terms.URDU: "Urdu", terms.SINDHI: "Sindhi"}


def sentence(event: Event, names: Names = _NAMELESS) -> str:
    """Return what an event says, one line without a full stop.

    Parameters
    ----------
    event : of any kind of `data.store.events.kinds`
    names : of what it speaks of
    """
    return SAID[event.kind](names.content(event))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1].rstrip()}…"


def _of_round(what: str) -> Callable[[_Content], str]:
    return lambda said: f"{said['vote']} {what}"


def _always(what: str) -> Callable[[_Content], str]:
    return lambda said: what  # noqa: ARG005


def _opened(said: _Content) -> str:
    return f"{said['vote']} opened, rule: {said['rule']['name']}"


def _closed(said: _Content) -> str:
    votes = sum(said.get("voters", {}).values()) or said["ballots"]
    text = f"{said['vote']} closed with {count(votes, 'vote')}"
    if said.get("lost"):
        lost = count(said["lost"], "vote")
        text += f"; {lost} could not be read, for the key of the round was gone"
    return text


def _revealed(said: _Content) -> str:
    whom = "everybody" if said["to"] == terms.EVERYBODY else "each caucus, its own"
    return f"Result of {said['vote']} revealed to {whom}"


def _counted(means: str) -> Callable[[_Content], str]:
    def told(said: _Content) -> str:
        n = sum(said["answers"].values())
        return f"{count(n, means)} of {said['caucus']} entered: {said['vote']}"

    return told


def _reason(said: _Content) -> str:
    return f"Reason noted on {said['vote']}: “{_short(said['text'])}”"


def _position(said: _Content) -> str:
    where = f"{said['vote']}; {said['post']}"
    return f"{said['caucus']} {said['position']} ({where})"


def _asked_aloud(said: _Content) -> str:
    n = said["objections"]
    told = f"{count(n, 'person', 'people')} objected" if n else "nobody objected"
    return f"{said['vote']}, asked aloud: {told}"


def _translated(said: _Content) -> str:
    language = _LANGUAGES[said["language"]]
    return f"{language} translation of {item_name(said['statement'])}: {said['status']}"


def _timer(said: _Content) -> str:
    label = f" “{said['label']}”" if said["label"] else ""
    return f"Clock{label} started, {_time(said['seconds'])}"


def _extended(said: _Content) -> str:
    more = said["seconds"]
    return f"Clock {'lengthened' if more >= 0 else 'shortened'} by {_time(abs(more))}"


def _whose(said: _Content) -> str:
    return ", ".join(part for part in (said["role"], said["caucus"]) if part)


def _time(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    parts = [f"{minutes} min"] * bool(minutes) + [f"{rest} s"] * bool(rest)
    return " ".join(parts) or "0 s"


def _link_withdrawn(said: _Content) -> str:
    gone = said.get("dropped")
    where = said["vote"]
    more = f"; the vote of its seat in {where} was taken out" if gone else ""
    return f"Secret link withdrawn{more}"


def _people(said: _Content) -> str:
    each = [f"{name} {number}" for name, number in said["people"].items()]
    return f"People counted: {', '.join(each) or 'none'}"


def _undone(said: _Content) -> str:
    why = f": {_short(said['why'])}" if said["why"] else ""
    return f"Taken back: {said['thing']}{why}"


SAID: dict[str, Callable[[_Content], str]] = {
    kinds.MADE: lambda said: f"Workshop “{_short(said['title'])}” made",
    kinds.CODE_SET: lambda said: (
        "New code to join with" if said["code"] else "Joining shut"
    ),
    kinds.PEOPLE: _people,
    kinds.CHECKED: _always("Room checked before people came"),
    kinds.PHONE_FREED: lambda said: f"Phone {said['sign']} freed to choose its caucus",
    kinds.REGROUPED: lambda said: (
        f"Phone {said['sign']} went from {said['from']} to {said['to']}"
    ),
    kinds.TICKETS_MADE: lambda said: (
        f"{count(sum(said['tickets'].values()), 'ticket')} made, "
        f"for {listed(list(said['tickets']))}"
    ),
    kinds.TICKETS_WITHDRAWN: lambda said: (
        f"{count(len(said['numbers']), 'ticket')} of {said['caucus']} withdrawn"
    ),
    kinds.TICKETS_NEEDED: lambda said: (
        "Tickets needed to join and to vote"
        if said["needed"]
        else "Tickets no longer needed"
    ),
    kinds.SEATED: lambda said: f"Recorder of {said['caucus']} took the seat",
    kinds.FREED: lambda said: f"Seat of the recorder of {said['caucus']} freed",
    kinds.LINK_MADE: lambda said: f"Secret link made: {_whose(said)}",
    kinds.LINK_USED: lambda said: f"Secret link first used: {_whose(said)}",
    kinds.LINK_WITHDRAWN: _link_withdrawn,
    kinds.RENEWED: _always("All badges and links ended: everybody joins again"),
    kinds.WORDED: lambda said: (
        f"{item_name(said['statement'])} worded: “{_short(said['text'])}”"
    ),
    kinds.TRANSLATED: _translated,
    kinds.OPENED: _opened,
    kinds.PAUSED: _of_round("paused"),
    kinds.RESUMED: _of_round("goes on"),
    kinds.CLOSED: _closed,
    kinds.REVEALED: _revealed,
    kinds.HIDDEN: lambda said: f"Result of {said['vote']} hidden",
    kinds.ASSISTED: lambda said: (
        f"{said['caucus']} was given a vote for another person: {said['vote']}"
    ),
    kinds.HANDS: _counted("hand"),
    kinds.PAPER: _counted("paper"),
    kinds.REASON: _reason,
    kinds.POSITION: _position,
    kinds.ASKED_ALOUD: _asked_aloud,
    kinds.DECISION: lambda said: f"{said['vote']}: {said['outcome']}",
    kinds.STORYLINE: lambda said: f"Storyline set, {count(len(said['steps']), 'step')}",
    kinds.ADDED: lambda said: f"Step “{_short(said['step'].get('title', ''))}” added",
    kinds.CHANGED: lambda said: f"Step {said['called']} changed",
    kinds.SKIPPED: lambda said: (
        f"Step {said['called']} {'skipped' if said['skipped'] else 'taken in again'}"
    ),
    kinds.ORDERED: _always("Steps put into another order"),
    kinds.STEP: lambda said: f"Step {said['called']} shown",
    kinds.SCREEN: lambda said: f"Screen: {said['screen']}",
    kinds.FROZEN: lambda said: (
        "Screen frozen" if said["frozen"] else "Screen no longer frozen"
    ),
    kinds.TIMER: _timer,
    kinds.EXTENDED: _extended,
    kinds.STOPPED: _always("Clock stopped"),
    kinds.UNDONE: _undone,
    kinds.MOVED: lambda said: f"Moved to another laptop: {_short(said['to'])}",
    kinds.STAYED: _always("Move taken back: it goes on here"),
    kinds.ARRIVED: _always("Brought in: it goes on here"),
}
