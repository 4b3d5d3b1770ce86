"""The address of a view for others: with a host that they can reach."""

from urllib.parse import urlencode, urlsplit

import streamlit as st

from ui import by_address
from ui.view import pages
from ui.view.address import short
from ui.view.network import LOCAL, likeliest
from ui.view.selection import Addressed

_OWN = {"localhost", "127.0.0.1", "::1", "0.0.0.0", None}
_button = st.components.v2.component(
    "zila.copy_link",
    js=f"""
const copy = import(location.origin + "{by_address("pages/copy_link.js")}");
export default async (told) => (await copy).default(told);
""",
    html="<p>",
    isolate_styles=False,
)


def page() -> str:
    """Return the address of the page that is shown, without what it chooses."""
    if known := st.context.url:
        return known
    return f"http://localhost:{st.get_option('server.port')}/{pages.here()}"


def link(host: str, path: str, choice: Addressed) -> str:
    """Return the address of a view on a host (``192.168.1.5:8501``)."""
    return f"http://{host}/{path}?{urlencode(choice.to_query())}"


def whole(at: str, choice: Addressed) -> str:
    """Return the address of a view with everything that it chooses.

    For files, which are read when what is usual may be something else.

    Parameters
    ----------
    at : address of its page; empty for the one that is shown
    choice : what it shows
    """
    return _with(at or page(), choice.to_query())


def shortest(at: str, choice: Addressed) -> str:
    """Return the address of a view with the least that opens it again.

    Parameters
    ----------
    at : address of its page
    choice : what it shows
    """
    return _with(at, short(choice))


def copy_link(choice: Addressed) -> None:
    """Offer to copy the address of this view, with one press."""
    _button(key="copy_link", data={"link": shortest(page(), choice)}, width="content")


def _with(at: str, query: dict[str, str]) -> str:
    """Return an address; where the host is this computer's own, that of the room."""
    parts = urlsplit(at)
    host = parts.netloc
    if parts.hostname in _OWN:
        room = likeliest()
        port = f":{parts.port}" if parts.port else ""
        host = f"{room.address}{port}" if room != LOCAL else parts.netloc
    asked = f"?{urlencode(query)}" if query else ""
    return f"{parts.scheme}://{host}/{parts.path.strip('/')}{asked}"
