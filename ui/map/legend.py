"""The legend of a map in words: its classes, what has no value, its notes."""

from html import escape

from analysis import writing
from ui.edition import geometry
from ui.map.picture import Picture
from ui.view import areas

_KEYS = {
    "gap": "{who} compared with {other}; districts in each class",
    "level": "{who}; districts in each class",
    "number": "{who} who {phrase}; districts in each class",
}


def emptiness(picture: Picture, lens: str) -> list[tuple[str, str, str]]:
    """Return the legend's rows for what has no value: kind, label, number."""
    said = picture.lenses[lens].emptiness
    found = []
    if said["no data"]:
        found.append(("no-data", "No data in the source", str(said["no data"])))
    if said["not applicable"]:
        label = "Not applicable: nobody in a group"
        found.append(("not-applicable", label, str(said["not applicable"])))
    if picture.selection.within == areas.NATIONAL:
        found.append(("outside", "Outside the census tables (AJK, GB)", ""))
    found.append(("approximate", "Approximate outline, not a border", ""))
    return found


def notes() -> dict[str, str]:
    """Return the notes under the legend, by kind of drawing."""
    about = geometry.shapes().metadata
    return {
        "tiles": "Tile diagram: one equal tile a district, shows no boundaries.",
        "shapes": f"{about['title']}. Clearance: {about['clearance']}.{_undrawn()}",
        "more": f"{about['disclaimer']} Outlines: {about['vintage']}. "
        f"{about['source']}.",
    }


def _undrawn() -> str:
    names = geometry.without_outline()
    return (
        f" Without an outline in this layer: {writing.listed(names)}." if names else ""
    )


def key(shown: Picture, lens: str) -> str:
    """Return the legend of a small tile map as HTML."""
    rows = "".join(
        f'<span><i style="background:{colour}"></i>{escape(label)} '
        f"<b>{number}</b></span>"
        for label, colour, number in shown.lenses[lens].legend
    )
    rows += "".join(
        f'<span><i class="{kind}"></i>{escape(label)} <b>{number}</b></span>'
        for kind, label, number in emptiness(shown, lens)
        if kind != "approximate"
    )
    return f'<p class="zila-key">{rows}</p>'
