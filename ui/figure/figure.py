"""Every figure is shown one way: sentence, drawing, source, numbers, download."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from analysis import writing
from ui.edition import tables
from ui.figure import columns, export
from ui.figure.about import about
from ui.figure.facts import Facts as Facts
from ui.figure.facts import source_of as source_of
from ui.figure.table import show
from ui.notebook.kinds import HOW, KINDS, Kind, code
from ui.view import links, session
from ui.view.selection import Selection


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

    Raises
    ------
    KeyError
        Nobody has written the code of this kind of figure.
    """
    kind = KINDS[facts.kind]
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
        _code(facts, selection, kind)
    _source(facts)
    if draw:
        _numbers(facts)


def _download(facts: Facts, selection: Selection) -> None:
    name = file_name(facts)
    st.download_button(
        "Numbers (CSV)",
        partial(csv, facts, selection, links.page()),
        file_name=name,
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"csv_{facts.figure}",
    )


def _code(facts: Facts, selection: Selection, kind: Kind) -> None:
    """Offer the code for a figure as it is chosen; it is written once it is opened."""
    box = st.popover(
        "Code for this",
        type="tertiary",
        icon=":material/code:",
        key=f"code_{facts.figure}",
        on_change="rerun",
    )
    if box.open:
        with box:
            st.caption(f"{kind.label}. {HOW}")
            st.code(code(facts.kind, selection.to_query()), language="python")


def file_name(facts: Facts) -> str:
    """Return the name of the file with a figure's numbers."""
    return f"zila-{facts.title}-{facts.figure}.csv"


def csv(facts: Facts, selection: Selection, page: str = "") -> bytes:
    """Return the numbers of a figure as CSV, under what it says of itself.

    Parameters
    ----------
    facts : what stands around the figure
    selection : the view it shows
    page : address of its page, as the browser has it
    """
    rows = columns.of_file(*facts.numbers())
    return export.csv(rows, about(facts, selection, page), file_name(facts))


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
