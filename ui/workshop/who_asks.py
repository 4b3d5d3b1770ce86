"""Who asks: the cookie read, links that give a role, the token of our own forms."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from data.store import terms
from data.store.errors import BadSeal, StoreUnavailable
from data.store.events.state import State
from data.store.in_use import open_workshops, rehearsal_mode
from data.store.keys.badge import Badge
from data.store.roles import Actor
from data.store.verbs.regrouping import placed
from data.store.verbs.room import Room
from data.store.verbs.secret_links import VIEWER, standing
from ui.workshop import http, storyline
from ui.workshop.newcomer import LASTS

_FORM = "form"
_PLACES = {
    terms.FACILITATOR: "/present",
    terms.STEWARD: "/decide",
    terms.RECORDER: "/decide",
    terms.PROJECTOR: "/screen",
}
_VOTERS = (terms.PARTICIPANT, terms.RECORDER)


def cookie_name(room: Room) -> str:
    """Return the name of the cookie of a workshop; a rehearsal has its own."""
    return f"zila-{room.store.place.full_name}"


def badge(
    room: Room, cookies: Mapping[str, str], look: Callable[[], State] | None = None
) -> Badge:
    """Return who holds these cookies; whoever shows none that is good is a viewer.

    Who leads or records in the workshop does so in its rehearsal too; who votes
    joins it anew.

    Parameters
    ----------
    room : the room that is used now
    cookies : of a request, or ``st.context.cookies``
    look : returns the state of the room, for who has looked at it or will; called
        only for a good badge

    Raises
    ------
    StoreUnavailable
        Nobody knows whether it was withdrawn: nothing is read or written for it then.
    """
    held = _read(room, cookies, look or partial(room.state, VIEWER.actor))
    if held is VIEWER and room.store.place.rehearsal:
        whole = open_workshops.room()
        held = _read(whole, cookies, partial(whole.state, VIEWER.actor))
        if held.actor.role == terms.PARTICIPANT:
            return VIEWER
    return held


def _read(room: Room, cookies: Mapping[str, str], look: Callable[[], State]) -> Badge:
    try:
        held = room.seal.read_badge(cookies.get(cookie_name(room), ""))
    except BadSeal:
        return VIEWER
    state = look()
    return placed(standing(held, state), state, room.seal)


def give(answer: Response, room: Room, badge: Badge) -> None:
    """Put a badge into the cookie of an answer.

    Parameters
    ----------
    answer : any
    room : the room the badge is for
    badge : who the browser is from now on
    """
    answer.set_cookie(
        cookie_name(room),
        room.seal.badge(badge),
        max_age=LASTS,
        httponly=True,
        samesite="lax",
    )


def form_token(room: Room, badge: Badge, more: str = "") -> str:
    """Return what a form of ours must carry: signed, for this browser only.

    Parameters
    ----------
    room : the room that is used now
    badge : the badge of the browser
    more : what the form shall say besides
    """
    return room.seal.close(_FORM, [_print(badge), more])


def require_token(room: Room, badge: Badge, given: str) -> str:
    """Let a form pass that this very browser was given by us; return what more it says.

    Parameters
    ----------
    room : the room that is used now
    badge : the badge that came with it
    given : the token that came with it; empty if none did

    Raises
    ------
    BadSeal
        It is missing, or another browser's.
    """
    said = room.seal.open(_FORM, given)
    # A form that was open while this version was put in place says the badge alone.
    badge_said, more = (said, "") if isinstance(said, str) else said
    if badge_said != _print(badge):
        raise BadSeal("This form is another browser's", "Load the page again.")
    return more


def _print(badge: Badge) -> str:
    actor = badge.actor
    said = f"{actor.role} {actor.caucus} {actor.token}"
    return hashlib.sha256(said.encode()).hexdigest()


def _enter(request: Request) -> Response:
    """Give the role of a secret link, and lead to where that role works."""
    try:
        room = open_workshops.room()
        held = _seated(room, request, request.path_params["link"])
        if held.actor.role == terms.FACILITATOR:
            storyline.prepare(rehearsal_mode.now(), held.actor)
    except (BadSeal, StoreUnavailable) as error:
        return PlainTextResponse(f"{error.problem}.\n{error.remedy}", 403)
    answer = RedirectResponse(_PLACES.get(held.actor.role, "/vote"), 303)
    answer.headers.update(http.FRESH)
    give(answer, room, held)
    return answer


def _seated(room: Room, request: Request, link: str) -> Badge:
    """Return the badge of a link; who votes already goes on with the same vote."""
    held, before = room.open_link(VIEWER.actor, link), badge(room, request.cookies)
    had = before.actor
    if held.actor.role == terms.PROJECTOR and had.role != terms.VIEWER:
        # A facilitator's own browser shows the whole screen already.
        if had.role in terms.INSIDE:
            return before
        raise BadSeal(
            "This browser has another role",
            "Open the link on the projector's computer.",
        )
    if held.actor.role != terms.RECORDER:
        _require_no_vote_by_seat(room, had)
    if held.actor.role != terms.RECORDER or had.role not in _VOTERS:
        # Opened again in the same browser, it is the same browser still.
        return before if before.link == held.link else held
    if had.caucus != held.actor.caucus:
        raise BadSeal(
            f"This phone votes with {had.caucus}",
            f"Open the link of {held.actor.caucus} on another phone.",
        )
    joined = had.joined or had.role == terms.PARTICIPANT
    actor = Actor(terms.RECORDER, had.caucus, had.token, joined)
    return replace(held, actor=actor, traits=before.traits)


def _require_no_vote_by_seat(room: Room, had: Actor) -> None:
    """Refuse another role while a running round has a vote of this browser's seat.

    With that role ended, it would be nobody and could vote once more.
    """
    found = room.state(VIEWER.actor).running
    if had.role != terms.RECORDER or had.joined or not found:
        return
    if room.own_vote(had, found.number):
        raise BadSeal(
            f"This browser has voted as the recorder of {had.caucus}",
            "Open the link in another browser, or after the round is closed.",
        )


routes = [Route("/enter/{link}", _enter)]
