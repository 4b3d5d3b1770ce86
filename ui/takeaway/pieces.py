"""What the take-away map adds to folium's own: imported with the first file alone.

Their library prepares hundreds of colour scales when it is imported, half a second that
the first page need not wait for.
"""

from typing import Any

from branca.element import Element, MacroElement
from jinja2 import Template


class Verbatim(Element):
    """A piece of the page that is never read as a template, whatever it says."""

    _template = Template("{{ this.text }}")

    def __init__(self, text: str):
        super().__init__()
        self.text = text


def put(root: Any, head: str, words: str) -> None:
    """Put HTML into the head and the body of a page.

    Parameters
    ----------
    root : folium's figure
    head, words : HTML
    """
    root.header.add_child(Verbatim(head), name="head")
    root.html.add_child(Verbatim(words), name="words")


class Number(MacroElement):
    """A number written beside a circle, as a child of the map.

    Parameters
    ----------
    text : as written
    at : y and x in the plane, in km
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "L.marker({{ this.at|tojson }}, {keyboard: false, interactive: false, "
        "icon: L.divIcon({html: {{ this.text|tojson }}, className: 'size', "
        "iconSize: [120, 16], iconAnchor: [-6, 8]})})"
        ".addTo({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self, text: str, at: tuple[float, float]):
        super().__init__()
        self.text, self.at = text, list(at)
