"""The one page of the ballot, in whichever state the room and the phone are."""

from collections.abc import Mapping
from functools import cache, partial
from hashlib import sha256
from typing import Any

from jinja2 import Template
from markupsafe import escape
from starlette.responses import HTMLResponse, Response

from data.store.errors import StoreUnavailable
from ui import STATIC
from ui.ballot import joining, own_group
from ui.ballot.alerts import Alert, news
from ui.ballot.frames import Anybody, Frame, gap
from ui.ballot.language import Tongue, marked, offered, term, unconfirmed
from ui.ballot.own_words import NAMES, own_words
from ui.ballot.question import answer_words
from ui.ballot.states import now
from ui.ballot.visit import Visit
from ui.workshop import http
from ui.workshop.templates import environment

_STATIC = STATIC / "room"
LONGEST_REASON = 400
# What a screen reader is told when a page of this state takes another's place.
_AGREED_TO_SAY = {
    "waiting": "waiting",
    "moved": "moved",
    "ballot": "open",
    "watch": "open",
    "paused": "paused_none",
    "closed": "closed",
    "revealed": "revealed",
}
# What of a page with a recorded vote is the same for all phones of a language.
_SHARED = (
    *("announce", "found", "kind", "may_assist", "question", "rehearsal", "tongue"),
)
_OF_A_GROUP = ("waiting", "ballot", "closed", "revealed")
# What a form may bring back that was refused.
_TYPED = dict.fromkeys(("code", "caucus", "reason", *joining.ASKED), "")
# What a state of the page may lack: nothing may be missing in a template.
EMPTY: dict[str, Any] = {"typed": _TYPED, "fields": {}} | dict.fromkeys(
    (
        *("action", "announce", "asked", "at", "code", "code_length", "count"),
        *("asks_more", "earlier", "found", "group", "left", "may_assist", "own"),
        *("mine", "question", "recorded", "rehearsal", "shut", "then"),
        *("ticket", "tickets", "told", "visit", "vote"),
    ),
    "",
)


@cache
def script() -> str:
    """Return the code of the page."""
    return (_STATIC / "ballot.js").read_text(encoding="utf-8")


@cache
def script_path() -> str:
    """Return where the code is; another address for another code."""
    return f"/vote/ballot.js?v={sha256(script().encode()).hexdigest()[:8]}"


@cache
def _template() -> Template:
    made = environment()
    made.globals |= {
        "css": (_STATIC / "ballot.css").read_text(encoding="utf-8"),
        "script": script_path(),
        "marked": marked,
        "offered": offered(),
        "unconfirmed": unconfirmed,
        "term": term,
        "answer_words": answer_words,
        "Tongue": Tongue,
        "most": LONGEST_REASON,
        "joining": joining,
    }
    return made.get_template("ballot.html")


def page(
    visit: Visit, alert: Alert | None = None, typed: Mapping[str, str] | None = None
) -> Response:
    """Return the page as it is for this phone at this moment.

    Parameters
    ----------
    visit : who looks
    alert : what to say first
    typed : what was typed into a form that was refused
    """
    try:
        alert = alert or news(visit)
        more = now(visit)
        if more["kind"] == "lost":
            alert = Alert("error_store", 503)
        return _answer(visit, alert, {"typed": _TYPED | dict(typed or {}), **more})
    except StoreUnavailable:
        return out_of_reach(visit.tongue)


def unsaved(
    visit: Visit, action: str, fields: Mapping[str, str], *, vote: bool
) -> Response:
    """Return a page that holds what could not be saved, to be sent again.

    Parameters
    ----------
    visit : who sent it
    action : where it is sent
    fields : what was sent
    vote : whether it is a vote
    """
    alert = Alert("not_saved_press" if vote else "error_store", 503)
    more = {"kind": "unsaved", "action": action, "fields": fields, "vote": vote}
    try:
        return _answer(visit, alert, more)
    except StoreUnavailable:
        return out_of_reach(visit.tongue, action, fields)


def out_of_reach(
    tongue: Tongue, action: str = "", fields: Mapping[str, str] | None = None
) -> Response:
    """Return what can be said while not even the workshop can be opened.

    Parameters
    ----------
    tongue : of the phone, as far as it is known
    action, fields : what was sent and where, to be sent again; empty if nothing was
    """
    vote = action == "/vote"
    more = {
        "kind": "unsaved" if action else "lost",
        "visit": None,
        "tongue": tongue,
        "alert": Alert("not_saved_press" if vote else "error_store", 503),
        "action": action,
        "fields": fields or {},
        "vote": vote,
        "token": "",
    }
    return _html(_template().render(EMPTY | more), 503)


def _answer(visit: Visit, alert: Alert | None, more: dict[str, Any]) -> Response:
    more |= {
        "visit": visit,
        "tongue": visit.tongue,
        "alert": alert,
        "token": visit.token,
        "rehearsal": visit.room.store.place.rehearsal,
        "announce": _AGREED_TO_SAY.get(more["kind"]),
    }
    if visit.votes:
        more |= {"mine": own_words(visit, more)}
        if more["kind"] in _OF_A_GROUP:
            more |= {"group": own_group.group(visit)}
            more |= {"asks_more": own_group.asks_more(visit)}
    made = _html(_drawn(more), alert.status if alert else 200)
    if visit.votes:
        visit.receipts.give(made, visit.room, visit.actor)
    visit.keep_secret(made)
    return made


def _drawn(more: dict[str, Any]) -> str:
    """Return the page; of a vote that is recorded, from what all phones share."""
    if more["kind"] != "recorded" or more["alert"]:
        return _template().render(EMPTY | more)
    shared = {name: more[name] for name in _SHARED}
    gaps = {"token": gap("token"), "mine": {name: gap(name) for name in NAMES}}
    shared |= gaps | {"visit": Anybody(more["visit"].mark), "alert": None}
    draw = partial(_template().render, EMPTY | shared)
    frame: Frame = more["question"].frame(("recorded", more["may_assist"]), draw)
    own: dict[str, str] = more["mine"] | {"token": escape(more["token"])}
    return frame.filled(own)


def _html(text: str, status: int) -> Response:
    return HTMLResponse(text, status, headers=http.FRESH)
