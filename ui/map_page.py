"""The words and numbers around the map of a selection."""

import pandas as pd
import streamlit as st

from analysis import words
from ui import sources
from ui.figure import Facts
from ui.picture import Picture

_PERCENT = st.column_config.NumberColumn(format="%.1f")
_COUNT = st.column_config.NumberColumn(format="localized")


def facts(picture: Picture) -> Facts:
    """Return what stands around the map."""
    lens, of = picture.lenses[picture.selection.lens], picture.indicator
    table, columns = numbers(picture)
    return Facts(
        headline=lens.headline,
        subtitle=lens.subtitle,
        source=f"{of.source}, {of.vintage}, {of.source_table.lower()}",
        figure=picture.figure,
        table=table,
        columns=columns,
        caveats=of.caveats,
        title=f"{of.id}-{picture.selection.lens}",
    )


def numbers(picture: Picture) -> tuple[pd.DataFrame, dict]:
    """Return the table under the map, and how its columns are written."""
    table, places = picture.table.loc[picture.inside], sources.tables().districts
    who, other = words.sentence(picture.who), words.sentence(picture.other)
    of = picture.indicator
    shown = pd.DataFrame(
        {
            "District": places["name"].loc[table.index],
            "Province": places["province"].loc[table.index],
            "P-code": table.index,
            who if of.kind != "share" else f"{who}, %": table["level"],
        }
    )
    kinds = {shown.columns[3]: _COUNT if of.kind == "count" else _PERCENT}
    if "gap" in table:
        shown[f"{other}, %"], shown["Gap, pp"] = table["against"], table["gap"]
        shown["Parity index"] = table["parity"]
        kinds |= {f"{other}, %": _PERCENT, "Gap, pp": _PERCENT}
        kinds["Parity index"] = st.column_config.NumberColumn(format="%.2f")
    if of.kind == "share":
        lacking = f"{who} who {of.lack or of.state}"
        shown[lacking], shown[f"All {picture.who}"] = table["number"], table["people"]
        kinds |= {lacking: _COUNT, f"All {picture.who}": _COUNT}
    if "gap" in table:
        shown["To close the gap"] = table["to_close"].round()
        kinds["To close the gap"] = _COUNT
    shown["State"] = table["status"]
    shown["Flags"] = sources.flags().loc[table.index]
    shown["Outline"] = [sources.outline(code) for code in table.index]
    return shown, kinds
