"""Two groups of every district as two marks on one line."""

import pandas as pd

from analysis import writing
from ui.figure import theme
from ui.figure.vega import Spec, behind, dressed, layer, number, over, values, word
from ui.figure.vega import place as line_of

ROW = 24
_SIZE = 110


def ordered(table: pd.DataFrame, lens: str, *, adverse: bool) -> pd.DataFrame:
    """Return districts that can be shown, the one a lens finds worst first.

    Parameters
    ----------
    table : lenses of the districts, with ``name``; without ``gap`` one group alone
    lens : ``gap`` (widest first), ``level`` (worst first) or ``number`` (most first;
        a district where the other group does not live has a number too)
    adverse : whether a high level is worse
    """
    shown = "gap" if "gap" in table else "level"
    rows = table.dropna(subset=["number" if lens == "number" else shown])
    low_first = lens == "level" and not adverse
    return rows.sort_values([lens, "name"], ascending=[low_first, True])


def dumbbells(
    table: pd.DataFrame,
    names: tuple[str, str],
    *,
    ends: tuple[float, float],
    title: str,
    named: bool = True,
    chosen: str = "",
) -> Spec:
    """Draw districts in the order given, both groups of each on its line.

    Parameters
    ----------
    table : columns ``name, level, against, gap``, indexed by district
    names : of the group and of the one it is compared with
    ends : of the axis, percent
    title : of the axis, with its unit
    named : whether districts are named; not on a projector
    chosen : code of the district to mark
    """
    rows = _rows(table, chosen, named=named)
    tip = _tip(names, named=named)
    line = layer(
        "rule",
        {"size": 3, "opacity": 0.55},
        x=_rate("level", ends, title),
        x2={"field": "against"},
        color=behind("datum.behind"),
    )
    marks = [
        layer(
            "point",
            _POINT | {"shape": shape, "color": colour},
            x=_rate(field, ends, title),
            tooltip=tip,
        )
        for field, shape, colour in _MARKS
    ]
    look = {"align": "left", "dx": 11, "fontSize": 13, "color": theme.INK}
    text = layer("text", look, x=_rate("end", ends, title), text=word("apart"))
    data = values({name: rows[name] for name in _DRAWN})
    place = line_of("place", **names_axis(named))
    drawn = over(data, [line, *marks, text], *_MADE, y=place)
    return dressed([drawn], ROW * len(rows) + 76)


_POINT = {"filled": True, "opacity": 1, "size": _SIZE}
_DRAWN = ("place", "level", "against", "gap", "behind", "rounded")
# Gaps are sent as they are written, in digits; Vega adds sign and unit.
_MADE = [
    {"calculate": "max(datum.level, datum.against)", "as": "end"},
    {
        "calculate": "(datum.gap ? format(datum.gap, '+.1f') : '0.0') + '\u00a0pp'",
        "as": "apart",
    },
    {
        "calculate": "datum.apart + (datum.rounded ? ', before rounding' : '')",
        "as": "told",
    },
]
# Those usually behind are drawn last, over the others.
_MARKS = (("against", "diamond", theme.AHEAD), ("level", "circle", theme.BEHIND))


def key(who: str, other: str) -> str:
    """Return what the marks mean, as HTML that stands above the scrolled rows."""
    return (
        f'<p class="zila-key"><span><b style="color:{theme.BEHIND}">●</b> {who}</span>'
        f'<span><b style="color:{theme.AHEAD}">◆</b> {other}</span>'
        f"<span>The number is the gap in percentage points (pp), + where {who} are "
        f"worse off</span></p>"
    )


def _rows(table: pd.DataFrame, chosen: str, *, named: bool) -> pd.DataFrame:
    rows = table[["level", "against"]].copy()
    place = marked(table["name"], chosen)
    rows["place"] = place if named else [f"{n}" for n in range(len(place))]
    gaps = table["gap"].to_numpy(float)
    rows["gap"], rows["behind"] = writing.written_out(gaps), gaps.round(3) > 0
    told = zip(gaps.tolist(), rows["level"], rows["against"], strict=True)
    rows["rounded"] = [not writing.adds_up(*each) for each in told]
    return rows


def marked(names: pd.Series, chosen: str) -> pd.Series:
    """Return names that are each another, the chosen district's with a mark.

    Parameters
    ----------
    names : of the districts
    chosen : code of the district to mark
    """
    place = names.copy()
    doubled = place.duplicated(keep=False)
    if doubled.any():
        place[doubled] += " (" + place.index[doubled] + ")"
    if chosen in place.index:
        place[chosen] = f"▸ {place[chosen]}"
    return place


def _tip(names: tuple[str, str], *, named: bool) -> list[Spec]:
    return [
        *([word("place")] if named else []),
        number("level", format=".1f", title=names[0]),
        number("against", format=".1f", title=names[1]),
        word("told", title="Gap"),
    ]


def names_axis(named: bool) -> Spec:
    """Return an axis on which every district has its line and its name.

    Parameters
    ----------
    named : whether names are written
    """
    ends = {"labelOverlap": False, "labelFlush": False, "ticks": False}
    return {"grid": True, "labels": named, "domain": False} | ends


def _rate(field: str, ends: tuple[float, float], title: str) -> Spec:
    axis = {"orient": "top", "tickCount": 6, "format": "d"}
    axis |= {"labelExpr": "datum.label+'%'"}
    scale = {"domain": list(ends), "nice": False}
    return number(field, title=title, axis=axis, scale=scale)
