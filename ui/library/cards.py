"""The page *Findings*: the chosen findings as cards or a table, and their exports."""

import pandas as pd
import streamlit as st

from analysis import writing
from analysis.library import citations, nearest, search
from analysis.library import table as library_table
from analysis.library.grade import SCALE
from ui.edition import library
from ui.figure import export
from ui.figure.table import show
from ui.library import choice
from ui.library.choice import Reading
from ui.view import links, session
from ui.view.pages import pages


def found(chosen: Reading) -> pd.DataFrame:
    """Return the findings that are wanted."""
    return search.matching(library.shelf(), chosen.wanted)


def headline(rows: pd.DataFrame) -> None:
    """Say how many findings there are, and how far they carry."""
    every = len(library.shelf())
    text = (
        _size(rows)
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
        "Findings of one study count as one. Fewer findings is not fewer problems. "
        + SCALE
    )


def _studies(rows: pd.DataFrame) -> str:
    return writing.count(rows["study"].nunique(), "study", "studies")


def _nearest(chosen: Reading) -> pd.DataFrame:
    """Say that no finding fits, and return those that come nearest to the words."""
    near = nearest.nearest(library.shelf(), chosen.wanted.words)
    text = "No finding fits. Take a filter away, or search for fewer words."
    if not near.empty:
        text += " These come nearest to the words, whatever the filters."
    st.info(text)
    return near


def cards(rows: pd.DataFrame) -> None:
    """Draw the findings one below the other."""
    chosen = session.selected(choice.LIBRARY)
    if rows.empty:
        rows = _nearest(chosen)
    use = rows["status"].map({"votable": 0, "context": 1, "heading": 2})
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


def _size(rows: pd.DataFrame) -> str:
    return writing.count(len(rows), "finding")


def table(rows: pd.DataFrame) -> None:
    """Draw the findings as a table."""
    shown = library_table.flat(rows, library.cited()).reset_index()
    shown["topic"] = shown["topic"].map(library.titles()).fillna("")
    show(
        shown.rename(columns=library_table.HEADINGS),
        f"{_size(rows)} with grade, source and how they were made",
        {"Statement": st.column_config.TextColumn(width="large")},
        height=520,
    )


def exports(chosen: Reading, rows: pd.DataFrame) -> None:
    """Offer what is shown as CSV, CSL-JSON and BibTeX."""
    cited, about = citations.cited(rows, library.cited()), _said(chosen, rows)
    flat = library_table.flat(rows, library.cited()).reset_index()
    table = export.csv(flat, about, "zila-findings.csv")
    files = (
        ("Findings (CSV)", table, "csv", "text/csv"),
        (
            "Citations (CSL-JSON)",
            citations.csl_json(cited, about),
            "json",
            "application/json",
        ),
        ("Citations (BibTeX)", citations.bibtex(cited, about), "bib", "text/plain"),
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


def _said(chosen: Reading, rows: pd.DataFrame) -> dict[str, str]:
    """Return what a file with findings says of itself."""
    title = f"{writing.count(len(rows), 'finding')} on district education managers"
    said = {
        "filters": "; ".join(f"{f}={v}" for f, v in chosen.wanted.chips()) or "none",
        "statements": "Zila's own words, checked against the figures of each source",
        "grades": "by rule, see Sources & methods",
        "sources": "named in each row; cite them, not Zila, for what they found",
    }
    return export.of_table(
        title, said, links.whole(links.page(), chosen), work=export.LIBRARY
    )
