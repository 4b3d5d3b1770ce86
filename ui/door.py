"""Who asks: the cookie read, the links that give a role, the sign of our own forms."""

import hashlib
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from data.store import practice, running, words
from data.store.errors import BadSeal, StoreUnavailable
from data.store.roles import Actor
from data.store.room import Room
from data.store.seal import WEEK, Badge
from ui import agenda

_VIEWER = Badge(Actor(words.VIEWER))
_FORM = "form"
_HALF_A_DAY = 12 * 3600
_PLACES = {
    words.FACILITATOR: "/decide",
    words.STEWARD: "/decide",
    words.RECORDER: "/decide",
    words.PROJECTOR: "/screen",
}


def cookie_name(room: Room) -> str:
    """Return the name of the cookie of a workshop; a rehearsal has its own."""
    return f"zila-{room.store.place.full_name}"


def badge(room: Room, cookies: Mapping[str, str]) -> Badge:
    """Return who holds these cookies; whoever shows none that is good is a viewer.

    Who leads or records in the workshop does so in its rehearsal too; who votes
    joins it anew.

    Parameters
    ----------
    room : the room that is used now
    cookies : of a request, or ``st.context.cookies``
    """
    held = _read(room, cookies)
    if held is _VIEWER and room.store.place.rehearsal:
        held = _read(running.room(), cookies)
        if held.actor.role == words.PARTICIPANT:
            return _VIEWER
    return held


def _read(room: Room, cookies: Mapping[str, str]) -> Badge:
    try:
        return room.seal.read_badge(cookies.get(cookie_name(room), ""))
    except BadSeal:
        return _VIEWER


def give(answer: Response, room: Room, held: Badge) -> None:
    """Put a badge into the cookie of an answer.

    Parameters
    ----------
    answer : any
    room : the room the badge is for
    held : who the browser is from now on
    """
    answer.set_cookie(
        cookie_name(room),
        room.seal.badge(held),
        max_age=WEEK,
        httponly=True,
        samesite="lax",
    )


def form_token(room: Room, held: Badge) -> str:
    """Return what a form of ours must carry: signed, dated, for this browser only."""
    return room.seal.close(_FORM, _print(held))


def require_token(room: Room, held: Badge, given: str) -> None:
    """Let a form pass that this very browser was given by us.

    Parameters
    ----------
    room : the room that is used now
    held : the badge that came with it
    given : the token that came with it; empty if none did

    Raises
    ------
    BadSeal
        It is missing, too old, or another browser's.
    """
    if room.seal.open(_FORM, given, _HALF_A_DAY) != _print(held):
        raise BadSeal("This form is another browser's", "Load the page again.")


def _print(held: Badge) -> str:
    actor = held.actor
    said = f"{actor.role} {actor.caucus} {actor.token}"
    return hashlib.sha256(said.encode()).hexdigest()


def _enter(request: Request) -> Response:
    """Give the role of a secret link, and lead to where that role works."""
    try:
        room = running.room()
        held = _seated(room, request, request.path_params["link"])
        if held.actor.role == words.FACILITATOR:
            agenda.prepare(practice.now(), held.actor)
    except (BadSeal, StoreUnavailable) as error:
        return PlainTextResponse(f"{error.problem}.\n{error.remedy}", 403)
    answer = RedirectResponse(_PLACES.get(held.actor.role, "/vote"), 303)
    answer.headers["cache-control"] = "no-store"
    give(answer, room, held)
    return answer


def _seated(room: Room, request: Request, link: str) -> Badge:
    """Return the badge of a link; who votes already goes on with the same vote."""
    held, before = room.seal.read_link(link), badge(room, request.cookies).actor
    if held.actor.role == words.PROJECTOR and before.role != words.VIEWER:
        # A facilitator's own browser shows the whole screen already.
        if before.role in words.INSIDE:
            return badge(room, request.cookies)
        raise BadSeal(
            "This browser has another role",
            "Open the link on the projector's computer.",
        )
    if before.role != words.PARTICIPANT or held.actor.role != words.RECORDER:
        return held
    if before.caucus != held.actor.caucus:
        raise BadSeal(
            f"This phone votes with {before.caucus}",
            f"Open the link of {held.actor.caucus} on another phone.",
        )
    return Badge(Actor(words.RECORDER, before.caucus, before.token))


routes = [Route("/enter/{link}", _enter)]
