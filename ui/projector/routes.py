"""The projector: a plain page of this server that shows one step and goes on by itself.

A page of Streamlit lays a dialog over itself when the server dies, and does not run
again by itself; this one keeps what it shows and asks again.
"""

from datetime import timedelta
from functools import partial
from typing import Any

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from data.errors import ZilaError
from data.store import terms, times
from data.store.errors import NotAllowed, OutOfTurn, StoreUnavailable
from data.store.in_use import rehearsal_mode
from data.store.keys.badge import Badge
from data.store.verbs.room import Room
from data.workshop.wifi import Wifi, read_wifi
from ui import STATIC
from ui.clicker import keys as clicker
from ui.projector import join, scene
from ui.projector import keys as projector_keys
from ui.projector.look import Look, base_of, look
from ui.workshop import http, presence, stopped, who_asks
from ui.workshop.once_a_second import Second
from ui.workshop.pulse import Counts, pulse
from ui.workshop.sent_form import fields

_FOLDER = STATIC / "room"
_CALM = 2.0
_same = Second()
_CODES = {NotAllowed: 403, OutOfTurn: 409, StoreUnavailable: 503}


def _page(request: Request) -> Response:
    """Return the whole page; the neutral screen while the store does not answer."""
    preview = "preview" in request.query_params
    try:
        told = _for(request, preview)
    except StoreUnavailable:
        told = {"mark": "", "html": "", "votes": 0, "token": "", "wifi": ""}
    keys = projector_keys.KEYS if told["token"] else ()
    told |= {"preview": preview, "keys": keys, "stopped": stopped.words(), **_clock()}
    page = scene.template("screen.html").render(told)
    return HTMLResponse(page, headers=http.FRESH)


async def _next(request: Request) -> Response:
    """Answer once something changed, for votes alone every other second at most."""
    query = request.query_params
    size = query.get("w", ""), query.get("h", "")
    presence.note(query.get("id", ""), size)
    seen, known = query.get("seen", ""), Counts.read(query.get("votes", ""))
    now = await pulse.after(seen, patience=_CALM)
    if now[0] == seen and known in (None, now[1]):
        now = await pulse.after(seen, counts=known)
    return await run_in_threadpool(_answer, request, seen, known, now)


def _answer(
    request: Request, seen: str, known: Counts | None, now: tuple[str, Counts]
) -> Response:
    try:
        told = _for(request, "preview" in request.query_params, now)
    except StoreUnavailable:
        return JSONResponse({"mark": ""}, 503, http.FRESH)
    same_wifi = request.query_params.get("wifi", "") == told["wifi"]
    same = known is None or known.written == told["votes"]
    if told["mark"] == seen and same and same_wifi:
        told["html"] = None
    return JSONResponse(told | _clock(), headers=http.FRESH)


async def _act(request: Request) -> Response:
    """Do what the facilitator pressed, and answer with the screen as it is then."""
    asked = await _body(request)
    if asked is None:
        return JSONResponse({"say": "Too much was sent."}, 413, http.FRESH)
    answer = await run_in_threadpool(_done, request, asked)
    await pulse.touch()
    return answer


def _done(request: Request, asked: dict[str, str]) -> Response:
    try:
        room = rehearsal_mode.now()
        held = who_asks.badge(room, request.cookies)
        who_asks.require_token(room, held, asked.get("token", ""))
        what, sure = asked.get("act", ""), asked.get("sure", "")
        if what == "go":
            said = clicker.go(room, held.actor, sure)
        else:
            said = clicker.press(room, held.actor, what, sure)
        shown, held = _look(request)
        told = _told(shown, held, bool(asked.get("preview")))
    except ZilaError as error:
        code = next((n for kind, n in _CODES.items() if isinstance(error, kind)), 400)
        text = f"{error.problem}. {error.remedy}"
        return JSONResponse({"say": text}, code, http.FRESH)
    return JSONResponse(
        {**told, "say": said.text, "sure": said.sure, **_clock()}, headers=http.FRESH
    )


def _for(
    request: Request, preview: bool, now: tuple[str, Counts] | tuple[()] = ()
) -> dict[str, Any]:
    """Return what a screen needs; for all who may see the code, or may not, the same.

    Parameters
    ----------
    request : who asks, and by which address
    preview : whether it is asked for as a preview
    now : what the pulse says; empty where a second more or less does not matter
    """
    room = rehearsal_mode.now()
    held = who_asks.badge(room, request.cookies)
    base = base_of(request.headers.get("host", ""), request.url.scheme)
    if held.actor.role == terms.FACILITATOR:
        return _told(look(room, base, held.actor), held, preview)
    inside = held.actor.role in terms.INSIDE
    key = (room.store.place.full_name, base, now, inside)
    make = partial(_shown, room, base, held)
    return dict(_same.get(key, make))


def _shown(room: Room, base: str, badge: Badge) -> dict[str, Any]:
    return _told(look(room, base, badge.actor), badge, False)


def _look(request: Request) -> tuple[Look, Badge]:
    room = rehearsal_mode.now()
    base = base_of(request.headers.get("host", ""), request.url.scheme)
    held = who_asks.badge(room, request.cookies)
    return look(room, base, held.actor), held


def _told(shown: Look, badge: Badge, preview: bool) -> dict[str, Any]:
    """Return what a screen needs: the drawing, and what only the facilitator gets."""
    leads = badge.actor.role == terms.FACILITATOR
    drawn = scene.main(shown, ahead=preview and leads)
    known = read_wifi() if shown.inside else Wifi()
    html, wifi = join.with_wifi(drawn, known)
    return {
        "mark": shown.mark,
        "votes": Counts(shown.votes, shown.came.phones).written,
        "html": Markup(html),
        "wifi": wifi,
        "token": who_asks.form_token(shown.room, badge) if leads else "",
    }


def _clock() -> dict[str, float]:
    """Return this server's time, and by how many minutes its clock is ahead of UTC.

    By "even" what runs down is counted, since the clock of the wall may be set.
    """
    now = times.now().astimezone()
    zone = (now.utcoffset() or timedelta()).total_seconds() / 60
    return {"now": now.timestamp(), "even": times.even(), "zone": zone}


async def _body(request: Request) -> dict[str, str] | None:
    """Return the fields that were sent, as JSON or as a form; None if too large."""
    try:
        sent = await http.body(request)
    except ClientDisconnect:
        # Whoever pressed has gone; nothing was asked to the end.
        return {}
    if sent is None:
        return None
    kind = request.headers.get("content-type", "")
    return fields(sent, json_sent="json" in kind)


def _file(name: str, kind: str) -> Route:
    def answer(_: Request) -> Response:
        return FileResponse(_FOLDER / name, media_type=kind, headers=http.FRESH)

    return Route(f"/screen/{name}", answer)


routes = [
    Route("/screen", _page),
    Route("/screen/next", _next),
    Route("/screen/act", _act, methods=["POST"]),
    _file("screen.js", "text/javascript"),
    _file("screen.css", "text/css"),
]
