"""Where phones come in, and the secret links that give other roles."""

import ipaddress
from html import escape
from urllib.parse import SplitResult, urlsplit

import streamlit as st

from data.store import terms
from ui.desk.seat import Desk
from ui.view.network import LOCAL, addresses
from ui.workshop import qr
from ui.workshop.secret_links import role_path

_USUAL = 8501


def page_address() -> str:
    """Return the address of the page as the browser has it; empty if it is unknown."""
    return st.context.url or ""


def origins(address: str) -> list[str]:
    """Return where phones can open Zila, the likeliest first, without paths.

    Parameters
    ----------
    address : of the page as this browser has it; it leads, if others have it too
    """
    parts = urlsplit(address)
    mine = [f"{parts.scheme}://{parts.netloc}"] if _reachable(parts.hostname) else []
    if parts.scheme == "https":
        return mine
    found = [each.link(_port(parts)) for each in addresses() if each != LOCAL]
    return list(dict.fromkeys([*mine, *found]))


def port() -> int:
    """Return the port that this browser found Zila on."""
    return _port(urlsplit(page_address()))


def _port(parts: SplitResult) -> int:
    known = {"https": 443, "http": 80}
    return parts.port or known.get(parts.scheme, _USUAL)


def _reachable(host: str | None) -> bool:
    """Say whether other devices could mean this computer by a name of a host."""
    if not host or host == LOCAL.address:
        return False
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return True


def best() -> str:
    """Return the address that phones should use; empty where there is no network."""
    return next(iter(origins(page_address())), "")


def join_path(here: Desk) -> str:
    """Return the path that a phone opens from the wall, with a code in it.

    Where tickets are needed, each has its own.

    Parameters
    ----------
    here : the desk of who may see the code
    """
    if not here.state.code or here.state.tickets:
        return "/vote"
    return f"/vote/{here.room.whole_code(here.actor, here.state.code)}"


def joining(here: Desk) -> None:
    """Draw how one joins: the QR code, the address, the code."""
    where = best()
    if not here.state.code:
        st.markdown("**Joining is shut.**")
        return
    if not where:
        st.warning("Join the wifi of the room, then load this page again.")
        return
    address(where + join_path(here), f"{urlsplit(where).netloc}/vote")
    if here.state.tickets:
        st.markdown("**Everybody joins with a ticket.**")
    else:
        st.html(f'<p class="zila-code" translate="no">{escape(here.state.code)}</p>')


def address(whole: str, said: str) -> None:
    """Draw an address as a QR code and in letters.

    Parameters
    ----------
    whole : what the QR code holds
    said : what is written beside it
    """
    st.html(qr.image(qr.svg(whole), f"QR code of {said}"))
    st.html(f'<p class="zila-address" translate="no">{escape(said)}</p>')


def roles() -> list[tuple[str, str, str]]:
    """Return label, role and caucus of each secret link that may be given."""
    found = [(f"Recorder, {place}", terms.RECORDER, place) for place in terms.PLACES]
    leads = [
        ("Projector: the screen with the code", terms.PROJECTOR, ""),
        ("Second facilitator", terms.FACILITATOR, ""),
        ("Steward: translations, back-ups", terms.STEWARD, ""),
    ]
    return found + leads


def invite() -> None:
    """Draw the choice of a role and its secret link."""
    with st.popover("Secret links for other roles", key="links"):
        known = {label: (role, place) for label, role, place in roles()}
        chosen = st.selectbox(
            "Whom for",
            list(known),
            index=None,
            placeholder="Choose a role",
            key="whom_for",
        )
        if chosen:
            _given(chosen, *known[chosen])
        st.caption(
            "Whoever has such a link has its role until it is withdrawn. Show it to "
            "that person only; each person gets one."
        )


def _given(label: str, role: str, caucus: str) -> None:
    """Draw the link that was made, beside its code: all of it in sight."""
    where = best() or page_address().partition("/decide")[0]
    with st.container(horizontal=True, key="made"):
        code = st.container(width=240)
        with st.container(width=330):
            another = st.button("Another link for this role")
            link = where + role_path(role, caucus, another=another)
            st.code(link, language=None, wrap_lines=True)
        with code:
            st.html(qr.image(qr.svg(link), f"QR code: {label}"))
