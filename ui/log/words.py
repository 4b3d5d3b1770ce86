"""What happened in the workshop, in plain words; never how anybody voted."""

from collections.abc import Callable

from analysis.writing import count, listed
from data.store import terms
from data.store.events import kinds
from data.store.events.chain import Event
from data.store.events.statement import item_name
from ui.decided.outcomes import fields
from ui.log.names import Names
from ui.log.phrases import Content, always, short
from ui.log.stage_words import ON_STAGE

_NAMELESS = Names()
# First strong isolate and its end: each language runs its own way in one line.
_APART = "\u2068{}\u2069"
_LANGUAGES = {terms.ENGLISH: "English", terms.URDU: "Urdu", terms.SINDHI: "Sindhi"}


def sentence(event: Event, names: Names = _NAMELESS) -> str:
    """Return what an event says, one line without a full stop.

    Parameters
    ----------
    event : of any kind of `data.store.events.kinds`
    names : of what it speaks of
    """
    return SAID[event.kind](names.content(event))


def _of_round(what: str) -> Callable[[Content], str]:
    return lambda said: f"{said['vote']} {what}"


def _opened(said: Content) -> str:
    rule = said["rule"]["name"]
    asked = said.get("question", {"texts": {}})["texts"].values()
    question = f" “{' / '.join(map(_APART.format, asked))}”" if asked else ""
    return f"{said['vote']} opened:{question} Rule: {rule}"


def _closed(said: Content) -> str:
    votes = sum(said.get("voters", {}).values()) or said["ballots"]
    text = f"{said['vote']} closed with {count(votes, 'vote')}"
    if said.get("lost"):
        lost = count(said["lost"], "vote")
        text += f"; {lost} could not be read, for the key of the round was gone"
    return text


def _revealed(said: Content) -> str:
    whom = "everybody" if said["to"] == terms.EVERYBODY else "each caucus, its own"
    return f"Result of {said['vote']} revealed to {whom}"


def _counted(means: str) -> Callable[[Content], str]:
    def told(said: Content) -> str:
        n = sum(said["answers"].values())
        return f"{count(n, means)} of {said['caucus']} entered: {said['vote']}"

    return told


def _reason(said: Content) -> str:
    return f"Reason noted on {said['vote']}: “{short(said['text'])}”"


def _position(said: Content) -> str:
    where = f"{said['vote']}; {said['post']}"
    return f"{said['caucus']} {said['position']} ({where})"


def _asked_aloud(said: Content) -> str:
    n = said["objections"]
    told = f"{count(n, 'person', 'people')} objected" if n else "nobody objected"
    return f"{said['vote']}, asked aloud: {told}"


def _followed(said: Content) -> str:
    told = fields({each: said[each] for each in terms.FIELDS if said.get(each)})
    whom = f" for {said['caucus']}" if said["caucus"] else ""
    return f"{said['vote']}, what follows{whom}: {short(told) or 'nothing'}"


def _put_up(said: Content) -> str:
    if not said["of"]:
        return "The step is on the wall again"
    return f"On the wall: {said['of']} of {said['vote']}"


def _translated(said: Content) -> str:
    language = _LANGUAGES[said["language"]]
    return f"{language} translation of {item_name(said['statement'])}: {said['status']}"


def _whose(said: Content) -> str:
    return ", ".join(part for part in (said["role"], said["caucus"]) if part)


def _link_withdrawn(said: Content) -> str:
    gone = said.get("dropped")
    where = said["vote"]
    more = f"; the vote of its seat in {where} was taken out" if gone else ""
    return f"Secret link withdrawn{more}"


def _people(said: Content) -> str:
    each = [f"{name} {number}" for name, number in said["people"].items()]
    return f"People counted: {', '.join(each) or 'none'}"


def _undone(said: Content) -> str:
    why = f": {short(said['why'])}" if said["why"] else ""
    return f"Taken back: {said['thing']}{why}"


SAID: dict[str, Callable[[Content], str]] = {
    kinds.MADE: lambda said: f"Workshop “{short(said['title'])}” made",
    kinds.CODE_SET: lambda said: (
        "New code to join with" if said["code"] else "Joining shut"
    ),
    kinds.PEOPLE: _people,
    kinds.CHECKED: always("Room checked before people came"),
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
    kinds.RENEWED: always("All badges and links ended: everybody joins again"),
    kinds.WORDED: lambda said: (
        f"{item_name(said['statement'])} worded: “{short(said['text'])}”"
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
    kinds.FOLLOWED: _followed,
    kinds.PUT_UP: _put_up,
    **ON_STAGE,
    kinds.UNDONE: _undone,
    kinds.MOVED: lambda said: f"Moved to another laptop: {short(said['to'])}",
    kinds.STAYED: always("Move taken back: it goes on here"),
    kinds.ARRIVED: always("Brought in: it goes on here"),
}
