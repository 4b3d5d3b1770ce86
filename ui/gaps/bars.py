"""One figure of every district, as bars: people badly off, or a rate."""

import pandas as pd

from analysis import writing
from ui.figure import theme
from ui.figure.scales import from_zero
from ui.figure.vega import Spec, dressed, layer, number, over, values, word
from ui.figure.vega import place as line_of
from ui.gaps.dumbbells import ROW, marked, names_axis

# Room for the figure behind the longest bar.
_ROOM = 1.2


def scale(numbers: pd.Series, *, share: bool = False) -> Spec:
    """Return the scale of all bars that are read together.

    Parameters
    ----------
    numbers : of people, or percentages
    share : whether they are percentages
    """
    return from_zero(numbers, share=share, room=_ROOM)


def bars(
    table: pd.DataFrame,
    *,
    ends: Spec,
    title: str,
    chosen: str = "",
    share: bool = False,
) -> Spec:
    """Draw districts in the order given, a bar with its figure on each line.

    Parameters
    ----------
    table : columns ``name, number``, with percentages ``name, level``, indexed by
        district
    ends : of the axis, as `scale` gives it
    title : of the axis: who is counted, and that it is a number of people
    chosen : code of the district to mark
    share : whether the rate is drawn, and not the number of people
    """
    of = table["level" if share else "number"]
    write = writing.percent if share else writing.number
    rows = pd.DataFrame(
        {
            "place": marked(table["name"], chosen),
            "number": of,
            "people": of.map(write),
        }
    )
    look = {"align": "left", "dx": 6, "fontSize": 13, "color": theme.INK}
    axis = {"orient": "top", "tickCount": 4, "format": ",d"}
    axis |= {"labelExpr": "datum.label+'%'"} if share else {}
    drawn = over(
        values({name: rows[name] for name in rows}),
        [
            layer("bar", {"color": theme.BEHIND, "height": 14}),
            layer("text", look, text=word("people")),
        ],
        y=line_of("place", **names_axis(True)),
        x=number("number", title=title, axis=axis, scale=ends),
        tooltip=[word("place", title="District"), word("people", title=title)],
    )
    return dressed([drawn], ROW * len(rows) + 76)
