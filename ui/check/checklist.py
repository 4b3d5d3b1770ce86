"""The room check on a page: the points, the wifi, how to join, what to try."""

from html import escape

import streamlit as st

from analysis.writing import count
from data.store import terms, times
from data.workshop.wifi import Wifi, keep_wifi, read_wifi
from ui.check import points as check_points
from ui.check import printed_sheet, traces_on_disk
from ui.check.points import Point
from ui.desk import links as desk_links
from ui.desk.seat import Desk, act, clock

_LEADS = (terms.FACILITATOR, terms.STEWARD)

FIREWALL = """
Each system asks, or has to be told, to let others in on port {port}:

- **Windows**: when it asks at the first start, allow Zila's Python on *private*
  networks, and set the wifi to *private*. Or, in a PowerShell of an administrator:
  `New-NetFirewallRule -DisplayName Zila -Direction Inbound -Protocol TCP
  -LocalPort {port} -Action Allow`
- **macOS**: System Settings, Network, Firewall: allow Python to receive connections.
  Or in a Terminal: `sudo /usr/libexec/ApplicationFirewall/socketfilterfw --add
  "$(which python3)"`
- **Linux**: `sudo ufw allow {port}/tcp`, or `sudo firewall-cmd --add-port={port}/tcp`
"""
ISOLATION = """
Hotels often keep phones apart from each other (*client isolation*, *guest network*):
the phone has internet, this computer answers itself, and yet the address does not load
on the phone. No setting of this computer changes that. Use a router of your own, or ask
for a network without it. A hotspot of the laptop carries about eight phones.
"""


def may_look(here: Desk) -> bool:
    """Return whether this page is for who looks at it, and say so if it is not."""
    if here.actor.role in _LEADS:
        return True
    st.title("Room check", anchor=False)
    st.write(
        "This page is for who leads the room: open the secret link that was printed "
        "when Zila was started."
    )
    return False


def checklist(here: Desk, known: Wifi) -> None:
    """Draw every point, what needs a look first."""
    links = desk_links.origins(desk_links.page_address())
    room, joined = here.room, here.room.headcount(here.actor)
    offset = st.context.timezone_offset
    points = [
        *check_points.network(links),
        check_points.wifi(known),
        *check_points.people(here.state, joined),
        check_points.screen(),
        *check_points.store(room, here.state),
        traces_on_disk.traces(room),
        *check_points.computer(here.state, times.now(), offset),
    ]
    _points(points)
    with st.container(horizontal=True):
        st.button("Look again", icon=":material/refresh:")
        _done(here)


def _done(here: Desk) -> None:
    """Draw what says that the room was checked; *Present* asks for it until then."""
    if at := here.state.checked:
        st.markdown(f"Checked at {clock(at)}.")
    elif st.button("The room is checked", type="primary", key="checked"):
        act(here.room.note_check, here.actor)


def _points(points: list[Point]) -> None:
    left = [point for point in points if not point.well]
    if left:
        st.title(
            f"Look at {count(len(left), 'point')} before people come", anchor=False
        )
    else:
        st.title("The room is ready", anchor=False)
    st.caption("As this computer sees it. Look again after each change.")
    for point in [*left, *(point for point in points if point.well)]:
        key = f"point_{point.what.lower().replace('-', '_')}"
        mark = ":material/check_circle: OK" if point.well else ":material/search: Look"
        with st.container(horizontal=True, gap=None, wrap=False, key=key):
            with st.container(width=90):
                st.markdown(f"**{mark}**" if not point.well else mark)
            st.html(f"<p><b>{escape(point.what)}.</b> {escape(point.said)}</p>")


def wifi(here: Desk) -> None:
    """Draw the form for the wifi of the room."""
    known = read_wifi()
    with st.form("wifi", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input("Name of the wifi", known.name, key="wifi_name")
            password = st.text_input(
                "Password, if it has one", known.password, key="wifi_password"
            )
        st.caption(
            "Kept in a file on this computer, never in the log or in an export. The QR "
            "code shows it to everybody in the room."
        )
        if st.form_submit_button("Keep it") and here.actor.role in _LEADS:
            act(keep_wifi, name, password)


def join(here: Desk, known: Wifi) -> None:
    """Draw how to join, large, and the same as a page to print."""
    where = desk_links.best()
    whole = where + desk_links.join_path(here) if where else ""
    rehearsal = here.room.store.place.rehearsal
    code = "" if here.state.tickets else here.state.code
    inner = printed_sheet.sheet(known, whole, code, rehearsal=rehearsal)
    st.html(inner)
    st.download_button(
        "How to join, to print",
        printed_sheet.printed(inner),
        "how-to-join.html",
        "text/html",
        icon=":material/print:",
        on_click="ignore",
    )


def advice() -> None:
    """Draw what to try when a phone does not get through."""
    with st.expander("If a phone does not get through: the firewall"):
        st.markdown(FIREWALL.format(port=desk_links.port()))
    with st.expander("If it still does not: client isolation"):
        st.markdown(ISOLATION)
