"""One finding: statement, grade and why, source, the figure it speaks of, its cards."""

import pandas as pd
import streamlit as st

from analysis import writing
from analysis.library import links
from analysis.library.grade import SCALE, called
from analysis.library.search import Wanted
from ui.edition import library
from ui.library.choice import Reading
from ui.view.pages import pages


def statement(id_: str, row: pd.Series) -> None:
    """Draw the statement, its grade with the reasons, and what to know."""
    st.title(row["statement"], anchor=False)
    use = {
        "votable": "to be voted on",
        "context": "context, not voted on",
        "heading": "a heading, not voted on",
    }
    st.markdown(
        f"**{id_}** · **{called(row['grade'])}** · "
        f"{use[row['status']]}. {'. '.join(row['reasons'])}."
    )
    st.caption(SCALE)
    if row["superseded_by"]:
        st.warning(f"A later finding takes its place: {row['superseded_by']}.")
    if row["note"]:
        st.caption(f"{row['note']}.")


def record(row: pd.Series) -> None:
    """Draw where it was found and whom it speaks of."""
    facts = {
        "Figures": row["figures"],
        "Rests on": row["sample"],
        "Cases": "not given" if pd.isna(row["n"]) else f"{row['n']:,}",
        "Speaks of": f"{', '.join(row['provinces'])}; {row['tier']} tier",
        "Year and era": f"{_year(row)}; {', '.join(row['era']) or 'no era'}",
        "How it was made": f"{row['method']}; {row['reach']}",
        "How we read it": row["how_read"],
        "Sources": "; ".join(source(id_) for id_ in row["sources"]),
    }
    kept = {key: value for key, value in facts.items() if value}
    st.table(pd.DataFrame({"What": kept.keys(), "As recorded": kept.values()}))


def _year(row: pd.Series) -> str:
    return "no date" if pd.isna(row["year"]) else str(row["year"])


def source(id_: str) -> str:
    """Return a source as a link with publisher and date."""
    about = library.cited().loc[id_]
    date = writing.date(about["date"])
    said = ", ".join(filter(None, [about["publisher"], date]))
    title = about["title"].replace("[", "(").replace("]", ")")
    return f"[{title}]({about['url']}) ({said})"


def siblings(id_: str, reading: Reading) -> None:
    """Draw the findings of the same study, with which this one counts as one."""
    others = links.siblings(library.shelf(), id_)
    if not others:
        return
    st.markdown(
        f"**From the same study: {', '.join(others)}; together they count as one "
        "study.**"
    )
    for other in others:
        query = reading.changed(finding=other).to_query()
        said = f"{other}: {library.shelf().at[other, 'statement']}"
        with st.container(key=f"walk_study_{other}"):
            st.page_link(pages()["finding"], label=said, query_params=query)


def bears_on(row: pd.Series) -> None:
    """Draw the recommendations a finding bears on."""
    if not row["recommendations"]:
        st.write("No recommendation.")
    for id_ in row["recommendations"]:
        ask = library.asks().loc[id_]
        query = Reading(Wanted(recommendation=(id_,)), "recommendations").to_query()
        st.page_link(
            pages()["findings"], label=f"{id_} {ask['short']}", query_params=query
        )
