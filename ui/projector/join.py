"""How phones come in, as the wall says it: wifi, address and code, as QR codes."""

import hashlib
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from data.store import terms
from data.store.roles import Actor
from data.workshop.wifi import Wifi
from ui.projector.look import Look
from ui.workshop import qr, urdu

PATH = "/vote"
# A screen is drawn anew at every vote; its codes are the same until somebody makes
# another. Those of tickets are drawn elsewhere, and never kept.
_code = lru_cache(maxsize=16)(qr.svg)
_wifi = lru_cache(maxsize=4)(qr.wifi)
SLOT = "<!--wifi-->"


def joining(of: Look) -> dict[str, Any] | None:
    """Return what the wall says; None while joining is shut.

    Parameters
    ----------
    of : one look at the room
    """
    if not of.state.code:
        return None
    whole = f"{of.base}{PATH}"
    said = {"address": whole.partition("://")[2], "inside": of.inside}
    said |= {"tickets": of.state.tickets, "code": "", "qr": ""}
    said["joined"] = of.came.phones
    if not of.inside:
        return said
    if of.state.tickets:
        return said | {"qr": Markup(_code(whole, "QR code of the address"))}
    long = of.room.whole_code(Actor(terms.PROJECTOR), of.state.code)
    drawn = _code(f"{whole}/{long}", "QR code of the address and a code")
    return said | {"code": of.state.code, "qr": Markup(drawn)}


def with_wifi(drawn: str, known: Wifi) -> tuple[str, str]:
    """Return a drawing with the wifi beside the address, and what changes with it.

    A drawing is kept for as long as the room stays as it is, and the wifi is no part
    of the room: it is put in each time.

    Parameters
    ----------
    drawn : of the wall; has the slot where one waits: as people come in, in breaks
    known : the wifi that was entered

    Returns
    -------
    (HTML, mark); the mark is empty where no wifi is shown
    """
    # As plain text: what is marked as safe escapes what it is searched for.
    drawn = str(drawn)
    if not known.name or SLOT not in drawn:
        return drawn.replace(SLOT, ""), ""
    alone = 'data-tongues="en"' in drawn
    told = _line("1. Wifi", "" if alone else "join_wifi", known.name)
    if known.password:
        told += _line("Password", "" if alone else "join_password", known.password)
    code = _wifi(known.name, known.password)
    html = f'<div class="way wifi"><div class="qr">{code}</div>{told}</div>'
    mark = hashlib.sha256(html.encode()).hexdigest()[:8]
    return drawn.replace(SLOT, html), mark


def _line(english: str, id_: str, value: str) -> str:
    """Return a line to join by; in Urdu, too, where there is an id of its words."""
    made = urdu.said(id_) if id_ else None
    beside = (
        f' <bdi lang="ur" dir="rtl" data-urdu="{made.status}">{escape(made.text)}</bdi>'
        if made
        else ""
    )
    return f'<p class="address">{english}{beside} <b>{escape(value)}</b></p>'
