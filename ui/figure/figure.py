"""Every figure is shown one way: sentence, drawing, source, numbers, download."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import pandas as pd
import streamlit as st

from analysis import writing
from data.census.indicators import Indicator
from data.vocabulary import PEOPLE
from ui.edition import tables
from ui.figure import export
from ui.figure.table import show
from ui.view import links, session
from ui.view.selection import Selection


@dataclass(frozen=True)
class Facts:
    """What stands around a drawing.

    Parameters
    ----------
    headline : computed sentence; also the alternative text
    subtitle : measure, people, place
    source : source and vintage
    figure : figure id (see `ui.view.numbers.figure_id`)
    table : the numbers, one row a place; or what makes them and `columns` once they
        are asked for
    columns : column settings for the table on screen
    caveats : what to be careful with
    title : name of the file to download
    """

    headline: str
    subtitle: str
    source: str
    figure: str
    table: pd.DataFrame | Callable[[], tuple[pd.DataFrame, Mapping[str, object]]]
    columns: Mapping[str, object] = field(default_factory=dict)
    caveats: tuple[str, ...] = ()
    title: str = "figure"

    def numbers(self) -> tuple[pd.DataFrame, Mapping[str, object]]:
        """Return the numbers, and column settings for the table on screen."""
        if isinstance(self.table, pd.DataFrame):
            return self.table, self.columns
        return self.table()


def source_of(indicator: Indicator) -> str:
    """Return where figures come from, and whom their shares stand on.

    Source, years, table and universe: a share is of those whom the census describes in
    its tables of characteristics, never of all it counted.
    """
    base = f"{indicator.universe[:1].lower()}{indicator.universe[1:]}"
    if indicator.kind == "share":
        base = f"shares of {base}"
        if indicator.counted == PEOPLE and "described" not in base:
            base += ", as the tables of characteristics describe them"
    where = (indicator.source, indicator.vintage, indicator.source_table)
    return f"{', '.join(where)}; {base}"


def figure(
    draw: Callable[[], object] | None,
    facts: Facts,
    selection: Selection,
    *,
    first: bool = False,
    more: Sequence[Callable[[], object]] = (),
) -> None:
    """Draw a figure under its headline, with its source, numbers and downloads.

    Parameters
    ----------
    draw : draws the figure itself; None where its table is the figure
    facts : what stands around it
    selection : the view it shows
    first : whether it opens the page
    more : each draws a further download
    """
    heading = st.title if first else st.header
    heading(writing.literal(facts.headline), anchor=False)
    st.caption(writing.literal(facts.subtitle))
    if draw:
        draw()
    else:
        _table(facts)
    if first and facts.caveats:
        st.caption(f"Be careful: {facts.caveats[0]}.")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _download(facts, selection)
        for download in more:
            download()
        if first:
            links.copy_link(selection)
    _source(facts)
    if draw:
        _numbers(facts)


def _download(facts: Facts, selection: Selection) -> None:
    st.download_button(
        "Numbers (CSV)",
        partial(_csv, facts, selection),
        file_name=f"zila-{facts.title}-{facts.figure}.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"csv_{facts.figure}",
    )


def _csv(facts: Facts, selection: Selection) -> bytes:
    return export.csv(facts.numbers()[0], metadata(facts, selection))


def _source(facts: Facts) -> None:
    edition = tables.tables().edition
    st.caption(f"Source: {facts.source}. Edition {edition}, figure {facts.figure}.")


def _numbers(facts: Facts) -> None:
    place = session.next_figure()
    numbers = st.expander(
        "The numbers",
        icon=":material/table:",
        key=f"numbers_{place}",
        on_change="rerun",
    )
    if not numbers.open:
        return
    with numbers:
        for caveat in facts.caveats:
            st.caption(f"Be careful: {caveat}.")
        _table(facts)


def _table(facts: Facts) -> None:
    rows, columns = facts.numbers()
    show(rows, f"Numbers behind: {facts.headline}", columns)


def metadata(facts: Facts, selection: Selection) -> dict[str, str]:
    """Return what a download says of itself."""
    asked = ", ".join(f"{key}={value}" for key, value in selection.to_query().items())
    return {
        "title": facts.headline,
        "measure": facts.subtitle,
        "source": facts.source,
        "edition": tables.tables().edition,
        "figure": facts.figure,
        "selection": asked,
        "caveats": "; ".join(facts.caveats) or "none",
        "made with": "Zila; counts in, rates out: every rate is a ratio of sums",
    }
