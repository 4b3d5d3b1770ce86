"""The library on a page: filters, chips, cards, table, exports."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis import writing
from analysis.library import citations, search
from analysis.library import table as library_table
from ui.edition import library, tables
from ui.figure import export
from ui.figure.table import show
from ui.library import choice
from ui.library.choice import Reading
from ui.view import links, session
from ui.view.pages import pages

_LABELS = {
    "theme": "Theme",
    "province": "Province",
    "recommendation": "Recommendation",
    "year": "Year",
    "era": "Era",
    "grade": "Grade",
    "method": "Method",
    "tier": "Tier",
    "status": "Use",
}
_MAIN = ("theme", "province", "recommendation", "grade")


def filters(chosen: Reading) -> None:
    """Draw search and filters in the sidebar, each value with what it would leave."""
    with st.sidebar:
        st.text_input(
            "Search findings",
            type="search",
            key=session.offer("filter_words", chosen.wanted.words),
            on_change=session.picked_several,
            args=("words",),
        )
        for field in _MAIN:
            _filter(field, chosen)
        with st.expander("Year, era, method, tier, use"):
            for field in choice.FILTERS:
                if field not in _MAIN:
                    _filter(field, chosen)


def _filter(field: str, chosen: Reading) -> None:
    left = search.choices(library.shelf(), field, chosen.wanted)
    st.multiselect(
        _LABELS[field],
        list(left),
        format_func=lambda value: f"{_named(field, value)} ({left[value]})",
        key=session.offer(f"filter_{field}", list(getattr(chosen.wanted, field))),
        on_change=session.picked_several,
        args=(field,),
    )


def _named(field: str, value: str) -> str:
    if field == "recommendation":
        return f"{value} {library.asks().at[value, 'short']}"
    return writing.sentence(value)


def chips(chosen: Reading) -> None:
    """Draw what is filtered; each chip takes its filter away."""
    set_ = chosen.wanted.chips()
    if not set_:
        return
    with st.container(horizontal=True, gap="small", key="chips"):
        for field, value in set_:
            label = f"{_LABELS.get(field, 'Words')}: {_named(field, value)}"
            kept = chosen.wanted.without(field, value)
            st.button(
                label,
                icon=":material/close:",
                key=f"chip_{field}_{value}",
                on_click=partial(session.read, **{field: getattr(kept, field)}),
            )
        st.button(
            "Clear all",
            type="tertiary",
            key="chip_all",
            on_click=partial(
                session.read, words="", **dict.fromkeys(choice.FILTERS, ())
            ),
        )


def forms(chosen: Reading) -> None:
    """Draw the choice between findings, table, recommendations, cards, balance."""
    with st.container(horizontal=True, vertical_alignment="center", key="forms"):
        st.pills(
            "Show",
            list(choice.SHOWS),
            format_func=choice.SHOWS.get,
            key=session.offer("filter_show", chosen.show),
            on_change=session.picked_show,
            label_visibility="collapsed",
        )
        links.copy_link(chosen)


def found(chosen: Reading) -> pd.DataFrame:
    """Return the findings that are wanted."""
    return search.matching(library.shelf(), chosen.wanted)


def headline(rows: pd.DataFrame) -> None:
    """Say how many findings there are, and how far they carry."""
    every = len(library.shelf())
    size = writing.count(len(rows), "finding")
    text = (
        size
        if len(rows) == every
        else f"{len(rows)} of {writing.count(every, 'finding')}"
    )
    strong = int((rows["grade"] == "strong").sum())
    votable = rows[rows["status"] == "votable"]
    to_vote = f"{len(votable) or 'none'} to vote on"
    if len(votable):
        to_vote += f", from {_studies(votable)}"
    st.title(
        f"{text} from {_studies(rows)}: {to_vote}; {strong or 'none'} strong",
        anchor=False,
    )
    st.caption(
        "What published work says of district education managers, graded by rule. "
        "Findings of one study count as one. Fewer findings is not fewer problems."
    )


def _studies(rows: pd.DataFrame) -> str:
    return writing.count(rows["study"].nunique(), "study", "studies")


def cards(rows: pd.DataFrame) -> None:
    """Draw the findings one below the other."""
    chosen = session.selected(choice.LIBRARY)
    if rows.empty:
        st.info("No finding fits. Take a filter away, or search for fewer words.")
    use = rows["status"].map({"votable": 0, "context": 1, "lead": 2})
    for id_, row in rows.iloc[use.argsort(kind="stable")].iterrows():
        with st.container(key=f"finding_{id_}", gap="xxsmall"):
            st.caption(about(id_, row))
            query = chosen.changed(finding=id_).to_query()
            st.page_link(pages()["finding"], label=row["statement"], query_params=query)


def about(id_: str, row: pd.Series) -> str:
    """Return what stands over a statement: id, grade, places, year."""
    places = ", ".join(row["provinces"])
    year = "no date" if pd.isna(row["year"]) else str(row["year"])
    use = "" if row["status"] == "votable" else f" · {row['status']}, not voted on"
    return f"**{id_}** · {row['grade']} · {row['theme']} · {places} · {year}{use}"


def table(rows: pd.DataFrame) -> None:
    """Draw the findings as a table."""
    shown = library_table.flat(rows, library.cited()).reset_index()
    shown["topic"] = shown["topic"].map(library.titles()).fillna("")
    show(
        shown.rename(columns=library_table.HEADINGS),
        f"{len(rows)} findings with grade, source and how they were made",
        {"Statement": st.column_config.TextColumn(width="large")},
        height=520,
    )


def exports(chosen: Reading, rows: pd.DataFrame) -> None:
    """Offer what is shown as CSV, CSL-JSON and BibTeX."""
    cited = citations.cited(rows, library.cited())
    said = {
        "title": f"{len(rows)} findings on district education managers",
        "filters": "; ".join(f"{f}={v}" for f, v in chosen.wanted.chips()) or "none",
        "edition": tables.tables().edition,
        "statements": "Zila's own words, checked against the figures of each source",
        "grades": "by rule, see Sources & methods",
    }
    flat = library_table.flat(rows, library.cited()).reset_index()
    files = (
        ("Findings (CSV)", export.csv(flat, said), "csv", "text/csv"),
        ("Citations (CSL-JSON)", citations.csl_json(cited), "json", "application/json"),
        ("Citations (BibTeX)", citations.bibtex(cited), "bib", "text/plain"),
    )
    with st.container(horizontal=True, gap="small"):
        for label, content, ending, mime in files:
            st.download_button(
                label,
                content,
                file_name=f"zila-findings.{ending}",
                mime=mime,
                on_click="ignore",
                icon=":material/download:",
                key=f"export_{ending}",
            )
