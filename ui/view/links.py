"""The address of a view for others: with a host that they can reach."""

from urllib.parse import urlencode, urlsplit

import streamlit as st

from ui.view.network import addresses
from ui.view.selection import Addressed


def link(host: str, path: str, choice: Addressed) -> str:
    """Return the address of a view on a host (``192.168.1.5:8501``)."""
    return f"http://{host}/{path}?{urlencode(choice.to_query())}"


def copy_link(choice: Addressed) -> None:
    """Offer the address of this view on every network of this machine."""
    opened = st.popover(
        "Copy link", icon=":material/link:", key="copy_link", on_change="rerun"
    )
    if not opened.open:
        return
    here = urlsplit(st.context.url or "http://localhost:8501")
    hosts = [here.netloc]
    port = f":{here.port}" if here.port else ""
    hosts += [f"{found.address}{port}" for found in addresses()]
    with opened:
        st.write("The address of exactly this view. Phones need one on their network.")
        for host in dict.fromkeys(hosts):
            whole = link(host, here.path.strip("/"), choice)
            # Without wrapping it would scroll, and no keyboard could reach the rest.
            st.code(whole, language=None, wrap_lines=True)
