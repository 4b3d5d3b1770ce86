"""Tickets on paper: ten a page, to be cut, each with its QR code and its typed code."""

from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from data.store.verbs.tickets import Ticket
from ui import STATIC
from ui.ballot.language import ENGLISH, Tongue, unconfirmed
from ui.workshop import qr
from ui.workshop.templates import environment


@cache
def _template() -> Template:
    made = environment()
    style = STATIC / "room" / "tickets.css"
    made.globals["css"] = style.read_text(encoding="utf-8")
    made.globals |= {"tongue": Tongue(ENGLISH), "unconfirmed": unconfirmed}
    return made.get_template("tickets_sheet.html")


def sheet(tickets: list[Ticket], base: str, rehearsal: bool = False) -> str:
    """Return the page to print, each caucus on paper of its own.

    Parameters
    ----------
    tickets : as they were made
    base : the address of this server, as phones can reach it
    rehearsal : whether the votes will be made up
    """
    caucuses = [
        (name, [_drawn(each, base) for each in group])
        for name, group in groupby(tickets, lambda each: each.caucus)
    ]
    address = f"{base}/vote".partition("://")[2]
    more = {"caucuses": caucuses, "address": address, "rehearsal": rehearsal}
    return _template().render(more)


def _drawn(ticket: Ticket, base: str) -> dict[str, Any]:
    """Return what one ticket shows."""
    whole = f"{base}/vote/{ticket.code}"
    label = f"QR code of ticket {ticket.number} of {ticket.caucus}"
    parts = [ticket.code[place : place + 4] for place in range(0, len(ticket.code), 4)]
    return {
        "number": ticket.number,
        "qr": Markup(qr.svg(whole, label)),
        "code": "-".join(parts),
    }
