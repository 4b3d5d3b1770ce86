"""The still map of clusters: what each tile means."""

import pandas as pd

from analysis.sentences import clusters
from analysis.spatial import local_moran
from analysis.spatial.local_moran import HH, HL, LH, LL
from data.vocabulary import ADVERSE
from ui.edition import tables
from ui.figure import theme
from ui.figure.vega import Spec, layer, number, values, word
from ui.map import scale, still_chart, still_map
from ui.view import options
from ui.view.selection import Selection

KINDS = (HH, LL, HL, LH, "")
LABELS = {
    HH: "High, and high around it",
    LL: "Low, and low around it",
    HL: "High, but low around it",
    LH: "Low, but high around it",
    "": "Does not stand out",
}
_SIGNS = {HH: "▲", HL: "▲", LL: "▼", LH: "▼", "": ""}


def still(asked: Selection, table: pd.DataFrame) -> still_map.Still:
    """Return the still map of clusters.

    Parameters
    ----------
    asked : what was tested
    table : as `analysis.spatial.local_moran.clusters` gives it
    """
    out = local_moran.standing_out(table, clusters.RATE)
    everywhere = tables.tables().districts.index
    place = pd.Series([KINDS.index(kind) for kind in out], index=table.index)
    known = place.where(table["local"].notna(), -1)
    write = scale.writer(asked.lens, options.indicator(asked).kind)
    said = table["value"].map(write) + out.map(lambda kind: f", {LABELS[kind].lower()}")
    return still_map.Still(
        title="",
        index=known.reindex(everywhere, fill_value=-1),
        values=said.reindex(everywhere, fill_value=""),
        labels=tuple(LABELS[kind] for kind in KINDS),
        colours=_colours(asked),
        outside=frozenset(everywhere.difference(table.index)),
    )


def chart(drawn: still_map.Still) -> Spec:
    """Return the drawing; a sign on each district that stands out says high or low.

    Parameters
    ----------
    drawn : as `still` gives it
    """
    tiles = still_map.squares(drawn)
    kinds = tiles["district"].map(drawn.index)
    known = (tiles["state"] == "value") & (kinds < len(_SIGNS) - 1)
    standing, kinds = tiles[known], kinds[known].astype(int)
    columns = {
        "x": standing[["left", "right"]].mean(axis=1),
        "y": standing[["low", "high"]].mean(axis=1),
        "sign": [_SIGNS[KINDS[kind]] for kind in kinds],
        "ink": [theme.PAPER if kind < 2 else theme.INK for kind in kinds],
    }
    signs = layer(
        "text",
        {"fontSize": 11},
        x=number("x"),
        y=number("y"),
        text=word("sign"),
        color=word("ink", scale=None),
    )
    whole = still_chart.chart(drawn)
    return whole | {"layer": [*whole["layer"], signs | values(columns)]}


def key(drawn: still_map.Still, lens: str) -> str:
    """Return what the tiles mean and how many there are, as HTML.

    Parameters
    ----------
    drawn : as `still` gives it
    lens : what was tested
    """
    rows = zip(KINDS, drawn.labels, drawn.colours, drawn.counts(), strict=True)
    parts = [
        f'<span><i style="background:{colour}"></i>{_SIGNS[kind]} {label} '
        f"<b>{count}</b></span>"
        for kind, label, colour, count in rows
    ]
    high = "High is a high share, measured by"
    if lens == "gap":
        high = "High is a wide gap, low a narrow or reversed one, beside"
    parts.append(f"<span>{high} the mean of these districts</span>")
    return f'<p class="zila-key">{"".join(parts)}</p>'


def _colours(asked: Selection) -> tuple[str, ...]:
    """Return orange for districts that are worse off, pale where the others differ."""
    adverse = options.indicator(asked).direction == ADVERSE
    high = 1 if adverse or asked.lens == "gap" else -1
    shades = (3 * high, -3 * high, high, -high, 0)
    return tuple(theme.diverging(shade) for shade in shades)
