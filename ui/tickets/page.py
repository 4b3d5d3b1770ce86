"""Tickets: a plain page to make, print, withdraw and need them, for the facilitator."""

from collections.abc import Awaitable, Callable
from functools import cache

from jinja2 import Template
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import (
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
)
from starlette.routing import Route

from data.errors import ZilaError
from data.store import terms
from data.store.errors import NotAllowed, StoreUnavailable
from data.store.in_use import rehearsal_mode
from data.store.keys.badge import Badge
from data.store.roles import Actor, require
from data.store.verbs.room import Room
from data.store.verbs.tickets import Given
from ui import STATIC
from ui.projector.look import base_of
from ui.tickets import printed_sheet
from ui.workshop import http, who_asks
from ui.workshop.sent_form import lists
from ui.workshop.templates import environment

Form = dict[str, list[str]]
# A caucus has tickets by the hundred, and any may be withdrawn.
_MOST = 2000
_CODES = ((NotAllowed, 403), (StoreUnavailable, 503), (ZilaError, 400))


@cache
def _template() -> Template:
    made = environment()
    style = STATIC / "room" / "tickets.css"
    made.globals["css"] = style.read_text(encoding="utf-8")
    return made.get_template("tickets.html")


def _page(room: Room, badge: Badge, error: ZilaError | None = None) -> Response:
    """Return the page, with what was refused on top."""
    state, given = room.state(badge.actor), room.tickets(badge.actor)
    more = {
        "state": state,
        "given": given,
        "places": terms.PLACES,
        "wanted": {name: _wanted(state.people, given, name) for name in terms.PLACES},
        "token": who_asks.form_token(room, badge),
        "error": error,
        "rehearsal": room.store.place.rehearsal,
    }
    status = _code(error) if error else 200
    return HTMLResponse(_template().render(more), status, http.FRESH)


def _wanted(people: dict[str, int], given: dict[str, Given], name: str) -> int:
    """Return how many tickets of a caucus are still to be made, as people were counted.

    Parameters
    ----------
    people, given : caucus -> people, caucus -> tickets
    name : of the caucus
    """
    there = given[name].used + len(given[name].unused) if name in given else 0
    return max(0, people.get(name, 0) - there)


def _code(error: ZilaError) -> int:
    return next(code for kind, code in _CODES if isinstance(error, kind))


def _make(request: Request, room: Room, actor: Actor, form: Form) -> Response:
    """Make tickets and answer with the sheet: there is no other time to read them."""
    numbers = {
        name: _number(form.get(f"n{place}", ["0"])[0])
        for place, name in enumerate(terms.PLACES)
    }
    made = room.make_tickets(actor, numbers, seen=_number(form.get("seen", [""])[0]))
    base = base_of(request.headers.get("host", ""), request.url.scheme)
    rehearsal = room.store.place.rehearsal
    return HTMLResponse(printed_sheet.sheet(made, base, rehearsal), headers=http.FRESH)


def _withdraw(_: Request, room: Room, actor: Actor, form: Form) -> Response:
    numbers = [_number(each) for each in form.get("number", [])]
    room.withdraw_tickets(actor, form.get("caucus", [""])[0], numbers)
    return _back()


def _need(_: Request, room: Room, actor: Actor, form: Form) -> Response:
    room.need_tickets(actor, form.get("needed", [""])[0] == "yes")
    return _back()


def _back() -> Response:
    return RedirectResponse("/tickets", 303, http.FRESH)


def _number(text: str) -> int:
    """Return a number as it was typed; −1, which is none of anything, if it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else -1


Act = Callable[[Request, Room, Actor, Form], Response]


def _look(request: Request) -> Response:
    return _led(request, lambda room, badge: _page(room, badge))


def _taking(act: Act) -> Callable[[Request], Awaitable[Response]]:
    """Return what reads a form of this page and does what it asks."""

    async def endpoint(request: Request) -> Response:
        try:
            sent = await http.body(request)
        except ClientDisconnect:
            # Nothing was asked to the end.
            sent = b""
        if sent is None:
            return PlainTextResponse("This is too large.", 413)
        form = lists(sent, most=_MOST)
        return await run_in_threadpool(_do, act, request, form)

    return endpoint


def _do(act: Act, request: Request, form: Form) -> Response:
    def done(room: Room, badge: Badge) -> Response:
        try:
            who_asks.require_token(room, badge, form.get("token", [""])[0])
            return act(request, room, badge.actor, form)
        except ZilaError as error:
            return _page(room, badge, error)

    return _led(request, done)


def _led(request: Request, do: Callable[[Room, Badge], Response]) -> Response:
    """Do something for the facilitator; tell everybody else whom this is for."""
    try:
        room = rehearsal_mode.now()
        badge = who_asks.badge(room, request.cookies)
        require(badge.actor, terms.FACILITATOR)
        return do(room, badge)
    except ZilaError as error:
        told = f"{error.problem}.\n{error.remedy}"
        return PlainTextResponse(told, _code(error), http.FRESH)


routes = [
    Route("/tickets", _look),
    Route("/tickets/make", _taking(_make), methods=["POST"]),
    Route("/tickets/withdraw", _taking(_withdraw), methods=["POST"]),
    Route("/tickets/need", _taking(_need), methods=["POST"]),
]
