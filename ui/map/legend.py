"""The legend of a map in words: its classes, what has no value, its notes."""

from html import escape

from analysis import writing
from analysis.rates.rates import NO_DATA, NOT_APPLICABLE
from ui.edition import geometry, tables
from ui.map.picture import Picture
from ui.map.tiles import OUTSIDE
from ui.view import areas

_MEASURED = {
    "gap": "{who} compared with {other}, in percentage points (pp)",
    "level": "{who}",
    "number": "{those}",
}
_CIRCLES = (
    "Numbers of people are drawn as circles, never as shapes: a large district would "
    "look like many people."
)

# What a class without a value is called, on every map: state -> label.
EMPTY = {
    NO_DATA: "No data in the source",
    NOT_APPLICABLE: "Not applicable: nobody in a group",
    OUTSIDE: "Outside the census tables (AJK, GB)",
}


def measured(picture: Picture, lens: str) -> str:
    """Return whom a lens counts or compares, for the head of a legend or of a list."""
    return _MEASURED[lens].format(
        who=writing.sentence(picture.who),
        other=picture.other,
        those=writing.those(
            writing.sentence(picture.who),
            picture.indicator.lack or picture.indicator.state,
        ),
    )


def circles(picture: Picture, lens: str) -> str:
    """Return what the area of a circle stands for."""
    counted = picture.indicator.counted
    sized = f"{counted} concerned" if lens == "number" else picture.who
    return f"Area of a circle: number of {sized}."


def kind_of(state: str) -> str:
    """Return the name under which styles know a state without a value."""
    return "outside" if state == OUTSIDE else state.replace(" ", "-")


def empty_classes(picture: Picture, lens: str) -> list[tuple[str, str, str]]:
    """Return the classes without a value that a map shows: kind, label, number.

    Places outside the census tables stand beside the whole country and have no number.
    """
    said = picture.lenses[lens].emptiness
    numbers = {state: str(n) for state, n in said.items() if n}
    if picture.selection.within == areas.NATIONAL:
        numbers[OUTSIDE] = ""
    return [
        (kind_of(state), label, numbers[state])
        for state, label in EMPTY.items()
        if state in numbers
    ]


def emptiness(picture: Picture, lens: str) -> list[tuple[str, str, str]]:
    """Return the rows of a legend beside the classes: kind, label, number."""
    approximate = ("approximate", "Approximate outline, not a border", "")
    return [*empty_classes(picture, lens), approximate]


@tables.once
def notes() -> dict[str, str]:
    """Return the notes under the legend, by kind of drawing."""
    about = geometry.shapes().metadata
    return {
        "circles": _CIRCLES,
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
        f"{swatch(kind, label)} <b>{number}</b></span>"
        for kind, label, number in empty_classes(shown, lens)
    )
    said = rule(shown, lens)
    told = f'<p class="zila-rule">{escape(said)}</p>' if said else ""
    return f'<p class="zila-key">{rows}</p>{told}'


def rule(shown: Picture, lens: str) -> str:
    """Return how the classes of a gap add up to its headline; empty for other lenses.

    Parameters
    ----------
    shown : what the map says
    lens : one of its lenses
    """
    return shown.view.rule if lens == "gap" else ""


def swatch(kind: str, label: str) -> str:
    """Return the beginning of a legend's row as HTML: how it looks, what it is."""
    return f'<span><i class="{kind}"></i>{escape(label)}'
