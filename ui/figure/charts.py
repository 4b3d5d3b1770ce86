"""Charts that several pages draw, made from tidy frames."""

import pandas as pd

from ui.figure import theme
from ui.figure.scales import from_zero
from ui.figure.vega import (
    Spec,
    behind,
    dressed_large,
    either,
    layer,
    number,
    over,
    values,
    word,
)
from ui.figure.vega import place as line_of

_ROW = 30
_POINT = {"filled": True, "opacity": 1, "size": 170}


def beside(table: pd.DataFrame, title: str, share: bool, digits: int = 1) -> Spec:
    """Return the rate of every group in a district, its province and the country.

    Parameters
    ----------
    table : columns ``group, place, rate``; places in reading order, the district first
    title : of the axis, with its unit
    share : whether rates are percentages, drawn to 100 unless all are low
    digits : decimals of the rates
    """
    scale = from_zero(table["rate"], share=share)
    places = table["place"].drop_duplicates().tolist()
    colours = [theme.BEHIND, theme.AHEAD, theme.INK]
    shapes = ["circle", "diamond", "triangle-up"]
    marks = layer(
        "point",
        _POINT,
        y=line_of("group", grid=True),
        x=_axis(title, scale),
        color=word(
            "place", title=None, legend=_UNTITLED, scale=_scale(places, colours)
        ),
        shape=word("place", title=None, legend=_UNTITLED, scale=_scale(places, shapes)),
        tooltip=[word("group"), word("place"), number("rate", format=f",.{digits}f")],
    )
    data = values({name: table[name] for name in ("group", "place", "rate")})
    return dressed_large([marks | data], _height(table["group"].nunique()))


def ranking(
    table: pd.DataFrame,
    title: str,
    share: bool,
    digits: int = 1,
    *,
    scale: Spec | None = None,
) -> Spec:
    """Return one rate over places in the order given, the chosen one apart.

    Parameters
    ----------
    table : columns ``name, rate, chosen`` (bool)
    title : of the axis, with its unit
    share : whether rates are percentages, drawn to 100 unless all are low
    digits : decimals of the rates
    scale : of the axis, where a chart beside it has the same; else its own
    """
    rate = number("rate", format=f",.{digits}f")
    marks = layer(
        "point",
        _POINT,
        color=behind("datum.chosen"),
        shape=either("datum.chosen", "diamond", "circle"),
    )
    look = {"align": "left", "dx": 12, "fontSize": 14, "color": theme.INK}
    drawn = over(
        values({name: table[name] for name in ("name", "rate", "chosen")}),
        [marks, layer("text", look, text=rate)],
        y=line_of("name", grid=True),
        x=_axis(title, scale or from_zero(table["rate"], share=share)),
        tooltip=[word("name"), rate],
    )
    return dressed_large([drawn], _height(len(table)))


_UNTITLED = {"title": None}


def _scale(domain: list[str], given: list[str]) -> Spec:
    return {"domain": domain, "range": given}


def _axis(title: str, scale: Spec) -> Spec:
    return number("rate", title=title, scale=scale, axis={"tickCount": 6})


def _height(lines: int) -> int:
    return _ROW * lines + 150


def rows(table: pd.DataFrame, *, ranked: bool) -> pd.DataFrame:
    """Return the columns a chart of places draws, without places that have no rate.

    Parameters
    ----------
    table : columns ``name, level, chosen``
    ranked : whether the highest stands first; else the names are in their order
    """
    columns = {"name": table["name"], "rate": table["level"]}
    named = pd.DataFrame(columns | {"chosen": table["chosen"]})
    doubled = named["name"].duplicated(keep=False)
    if doubled.any():
        named.loc[doubled, "name"] += " (" + named.index[doubled] + ")"
    by = {"by": "rate", "ascending": False} if ranked else {"by": "name"}
    return named[named["rate"].notna()].sort_values(**by)
