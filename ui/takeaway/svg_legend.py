"""The legend of still maps in a file: only what the maps show."""

from typing import NamedTuple

import pandas as pd

from analysis.rates.rates import NO_DATA, NOT_APPLICABLE
from ui.figure import theme
from ui.map.legend import EMPTY
from ui.map.still_map import Still
from ui.map.tiles import OUTSIDE
from ui.takeaway import letters
from ui.takeaway.svg_parts import line, text

_LINE, _SIZE, _INDENT = 24, 15, 32
_AWAY = "other area"
_LOOKS = {
    NO_DATA: (theme.PAPER, theme.NO_DATA),
    NOT_APPLICABLE: (theme.PAPER, theme.NO_DATA),
    OUTSIDE: (theme.PAPER, theme.LAND),
    _AWAY: (theme.LAND, theme.LAND),
}


class LegendRow(NamedTuple):
    """A row of a legend.

    Parameters
    ----------
    label : what it is
    fill, stroke : colours
    striped : whether a stripe lies over them
    """

    label: str
    fill: str
    stroke: str
    striped: bool = False


def rows(stills: list[Still], tiles: list[pd.DataFrame]) -> list[LegendRow]:
    """Return what the maps show: classes that hold a district, kinds of emptiness.

    Parameters
    ----------
    stills : the maps, on one scale
    tiles : of each, as `ui.map.still_map.squares` gives them
    """
    counts = [still.counts() for still in stills]
    found = [
        LegendRow(
            f"{label}: {counts[0][place]}" if len(stills) == 1 else label,
            stills[0].colours[place],
            theme.OUTLINE,
        )
        for place, label in enumerate(stills[0].labels)
        if any(each[place] for each in counts)
    ]
    states = set().union(*(each["state"] for each in tiles))
    labels = EMPTY | {_AWAY: "Outside the chosen area"}
    found += [
        LegendRow(label, *_LOOKS[state], striped=state == NO_DATA)
        for state, label in labels.items()
        if state in states
    ]
    return found


def width(of: list[LegendRow]) -> float:
    """Return how wide a legend may be, whatever font draws it."""
    return _INDENT + max((letters.width(row.label, _SIZE) for row in of), default=0)


def drawn(of: list[LegendRow], at: tuple[float, float]) -> tuple[list[str], float]:
    """Return the drawn rows, and where what comes below them begins.

    Parameters
    ----------
    of : the rows
    at : left side and first line
    """
    left, top = at
    parts = []
    for place, row in enumerate(of):
        y = top + _LINE * place
        parts.append(
            f"<rect x='{left}' y='{y - 14:.0f}' width='22' height='16' "
            f"fill='{row.fill}' stroke='{row.stroke}'/>"
        )
        if row.striped:
            parts.append(line((left, y + 2), (left + 22, y - 14)))
        parts.append(text(row.label, (left + _INDENT, y), _SIZE))
    return parts, top + _LINE * (len(of) + 1)
