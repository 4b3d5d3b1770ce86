"""Secret links at the command line, where the laptop itself is the key."""

from collections.abc import Callable

from data.store import terms, times
from data.store.events.secret_link import Link
from data.store.roles import Actor
from data.store.verbs.room import Room
from data.store.verbs.secret_links import START

_LEADER = Actor(terms.FACILITATOR)


def _say(room: Room, link: str = "") -> list[str]:  # noqa: ARG001
    text = room.invite(_LEADER, terms.FACILITATOR, use=START)
    return ["The facilitator's link, behind the address of Zila:", f"/enter/{text}"]


def _list(room: Room, link: str = "") -> list[str]:  # noqa: ARG001
    state = room.state(_LEADER)
    lines = [_line(each, state.generation) for each in state.links.values()]
    return lines or ["No link was given yet."]


def _withdraw(room: Room, link: str) -> list[str]:
    dropped = room.withdraw(_LEADER, link)
    where = room.state(_LEADER).rounds[dropped].name if dropped else ""
    lost = [
        f"The vote of its seat in {where} was taken out; who voted so joins "
        "with the code and votes again."
    ]
    ended = ["It is withdrawn, and so are the badges it gave."]
    return [*ended, *lost * bool(dropped), *_say(room)]


def _renew(room: Room, link: str = "") -> list[str]:  # noqa: ARG001
    room.renew(_LEADER)
    return ["All links and badges have ended; everybody joins again.", *_say(room)]


def _line(link: Link, generation: int) -> str:
    told = {"made": link.made, "used": link.used, "withdrawn": link.withdrawn}
    when = [f"{what} {_at(at)}" for what, at in told.items() if at]
    ended = ["ended"] if link.generation < generation else []
    whose = " ".join(part for part in (link.role, link.caucus, link.use) if part)
    return f"{link.id}  {whose}: {', '.join([*when, *ended]) or 'not used'}"


def _at(at: str) -> str:
    return f"{times.read(at).astimezone():%d %b %H:%M}"


VERBS: dict[str, Callable[..., list[str]]] = {
    "link": _say,
    "links": _list,
    "withdraw": _withdraw,
    "renew": _renew,
}
