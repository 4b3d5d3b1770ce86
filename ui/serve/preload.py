"""What the page with the map fetches, told to browsers before its first script is read.

Its script, styles, outlines and values then come while Streamlit's own page starts.
"""

from urllib.parse import parse_qsl

from ui import by_address
from ui.edition import geometry
from ui.map import values
from ui.several import offers
from ui.several.choice import asked
from ui.several.maps import MANY, ONE, TWO, Maps

PAGE = "/map"
_FETCHED = "rel=preload; as=fetch; crossorigin"
_SCRIPT = "rel=modulepreload"
_STYLE = "rel=preload; as=style"
_PARTS = ("live_map", "element", "labels", "search", "panel", "wheel", "circle_key")
_FILES = [
    *(f"<{by_address(f'map/{name}.js')}>; {_SCRIPT}" for name in _PARTS),
    f"<{by_address('map/live_map.css')}>; {_STYLE}",
]
_LEAFLET = [
    f"</app/static/leaflet/leaflet.css>; {_STYLE}",
    "</app/static/leaflet/leaflet.js>; rel=preload; as=script",
]
_SEVERAL = [
    f"<{by_address('map/several.js')}>; {_SCRIPT}",
    f"<{by_address('map/several.css')}>; {_STYLE}",
]
_OF = {
    ONE: [*_FILES, *_LEAFLET],
    TWO: [*_FILES, *_LEAFLET, *_SEVERAL],
    MANY: [*_FILES, *_SEVERAL],
}


def link(query: bytes) -> str:
    """Return the header ``Link`` of the page with the map.

    Parameters
    ----------
    query : of its address
    """
    wanted = dict(parse_qsl(query.decode("latin-1")))
    # Nobody waits for a hint: before the tables are read it names the files alone.
    if not geometry.geometry_name.cache_info().currsize:
        return ", ".join(_OF.get(wanted.get("maps", ONE), _OF[ONE]))
    chosen, _ = asked(Maps(), wanted)
    return ", ".join([*_OF[chosen.maps], *_figures(chosen)])


def _figures(chosen: Maps) -> list[str]:
    """Return where the outlines and the values of the maps are fetched."""
    if chosen.maps == MANY:
        return []
    shown = [chosen.plain()]
    if chosen.maps == TWO:
        shown.append(offers.second(chosen))
    addresses = dict.fromkeys(values.address(selection) for selection in shown)
    return [f"<{each}>; {_FETCHED}" for each in (geometry.address(), *addresses)]
