"""Charts as written Vega-Lite: the pieces that several of them are made of.

A chart is a plain dict that `streamlit.vega_lite_chart` draws. Its values stand in it
column by column, which Vega turns into rows: half the bytes of JSON row by row, and no
frame is made for them. CSV would be as short, but to read it Vega makes code, which the
server's headers forbid. They stand in a layer, since Streamlit makes Arrow of what
stands at the top. Tests hold every chart against the schema of Vega-Lite.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from ui.figure import theme

Spec = dict[str, Any]
_DIGITS = 3
_BAR = "|"


def values(columns: Mapping[str, Iterable[Any]]) -> Spec:
    """Return columns as data of a chart: ``data``, and ``transform`` into rows.

    Parameters
    ----------
    columns : name -> numbers, words or yes and no, all equally many; a number is
        written so that it reads the same with one decimal, a missing one as null
    """
    written = {name: _written(np.asarray(each)) for name, each in columns.items()}
    rows = [{"flatten": list(columns)}]
    return {"data": {"values": [written]}, "transform": rows}


def packed(columns: Mapping[str, Iterable[Any]]) -> Spec:
    """Return columns as `values` does, each as one text, which Vega parts again.

    Half as long for many short words and whole numbers. To Vega every value is a text,
    which it takes for a number where it reckons.

    Parameters
    ----------
    columns : name -> words without a bar, or whole numbers, all equally many
    """
    one = {name: _BAR.join(map(str, each)) for name, each in columns.items()}
    parts = [
        {"calculate": f"split(datum.{name}, '{_BAR}')", "as": name} for name in columns
    ]
    return {"data": {"values": [one]}, "transform": [*parts, {"flatten": [*columns]}]}


def _written(column: np.ndarray) -> list[Any]:
    if column.dtype == bool:
        return column.astype(int).tolist()
    if column.dtype.kind != "f":
        return column.tolist()
    rounded = np.round(column, _DIGITS)
    # A rounded number half-way between two tenths may be printed as the other one.
    halfway = np.abs(rounded * 10 % 1 - 0.5) < 10**-_DIGITS
    kept = np.where(halfway, column, rounded).tolist()
    return [None if each != each else _whole(each) for each in kept]


def _whole(number: float) -> float | int:
    return int(number) if number.is_integer() else number


def number(field: str, **more: Any) -> Spec:
    """Return a channel that shows numbers of a column.

    Parameters
    ----------
    field : name of the column
    **more : what else Vega-Lite takes of a channel
    """
    return {"field": field, "type": "quantitative", **more}


def word(field: str, **more: Any) -> Spec:
    """Return a channel that shows words of a column.

    Parameters
    ----------
    field : name of the column
    **more : what else Vega-Lite takes of a channel
    """
    return {"field": field, "type": "nominal", **more}


def place(field: str, **axis: Any) -> Spec:
    """Return the lines of a chart, one a word, in the order of the data.

    Parameters
    ----------
    field : name of the column
    **axis : what Vega-Lite takes of an axis
    """
    return word(field, sort=None, title=None, axis=axis)


def either(test: str, then: str, otherwise: str) -> Spec:
    """Return a channel with one of two values.

    Parameters
    ----------
    test : Vega expression over a row
    then, otherwise : value where it holds, and where not
    """
    return {"condition": {"test": test, "value": then}, "value": otherwise}


def behind(test: str) -> Spec:
    """Return the colour of who is behind where a test holds, else of who is ahead.

    Parameters
    ----------
    test : Vega expression over a row
    """
    return either(test, theme.BEHIND, theme.AHEAD)


def layer(kind: str, look: Mapping[str, Any], /, **channels: Any) -> Spec:
    """Return one kind of mark.

    Parameters
    ----------
    kind : ``point``, ``rule``, ``text`` and so on
    look : what Vega-Lite takes of a mark
    **channels : what its marks show, beside what all layers of the data show
    """
    return {"mark": {"type": kind, **look}, "encoding": channels}


def over(data: Spec, layers: list[Spec], /, *made: Spec, **channels: Any) -> Spec:
    """Return layers over the same data.

    Parameters
    ----------
    data : as `values` gives it
    layers : the lowest first
    *made : transforms that make further columns
    **channels : what all of them show
    """
    transform = [*data["transform"], *made]
    return data | {"transform": transform, "encoding": channels, "layer": layers}


def dressed(layers: list[Spec], height: int) -> Spec:
    """Return a chart in the house's type and colours.

    Parameters
    ----------
    layers : the lowest first
    height : in pixels, without the title of its axis
    """
    return _chart(layers, height, _AXIS, _LEGEND)


def dressed_large(layers: list[Spec], height: int) -> Spec:
    """Return a chart in larger type, its legend one line a name.

    Parameters
    ----------
    layers : the lowest first
    height : in pixels, without the title of its axis
    """
    axis = _AXIS | {"labelFontSize": 15, "titleFontSize": 15, "labelLimit": 240}
    legend = {"direction": "vertical", "labelFontSize": 15, "symbolSize": 150}
    return _chart(layers, height, axis, _LEGEND | legend)


def _chart(layers: list[Spec], height: int, axis: Spec, legend: Spec) -> Spec:
    config = {"axis": axis, "legend": legend, "view": {"stroke": None}}
    return {"layer": layers, "height": height, "config": config}


_AXIS = {
    "labelFontSize": 14,
    "titleFontSize": 14,
    "labelLimit": 190,
    "labelColor": theme.INK,
    "titleColor": theme.QUIET,
    "titleFontWeight": "normal",
}
_LEGEND = {
    "orient": "top",
    "labelFontSize": 14,
    "labelLimit": 320,
    "labelColor": theme.INK,
}
