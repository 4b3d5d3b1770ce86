"""What the page with the map fetches, told to browsers before its first script is read.

Its script, styles, outlines and values then come while Streamlit's own page starts.
"""

from urllib.parse import parse_qsl

from ui import by_address
from ui.edition import geometry
from ui.map import values
from ui.view.options import linked
from ui.view.selection import Selection

PAGE = "/map"
_FETCHED = "rel=preload; as=fetch; crossorigin"
_PARTS = ("live_map", "element", "labels", "search", "panel", "wheel", "circle_key")
_FILES = [
    *(f"<{by_address(f'map/{name}.js')}>; rel=modulepreload" for name in _PARTS),
    f"<{by_address('map/live_map.css')}>; rel=preload; as=style",
    "</app/static/leaflet/leaflet.css>; rel=preload; as=style",
    "</app/static/leaflet/leaflet.js>; rel=preload; as=script",
]


def link(query: bytes) -> str:
    """Return the header ``Link`` of the page with the map.

    Parameters
    ----------
    query : of its address
    """
    return ", ".join([*_FILES, *_figure(query)])


def _figure(query: bytes) -> list[str]:
    """Return outlines and values, once the tables are read: nobody waits for a hint."""
    if not geometry.geometry_name.cache_info().currsize:
        return []
    asked = dict(parse_qsl(query.decode("latin-1")))
    selection, _ = linked(Selection(), asked)
    addresses = (geometry.address(), values.address(selection))
    return [f"<{each}>; {_FETCHED}" for each in addresses]
