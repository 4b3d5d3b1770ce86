"""Discussion cards, recommendations with their evidence, balance and posts."""

import pandas as pd
import streamlit as st

from analysis import balance
from ui import evidence, opening, options
from ui.finding_page import source
from ui.frame import pages
from ui.library_page import about
from ui.reading import Reading


def card(each, reading: Reading) -> None:
    """Draw one discussion card: two statements, why they differ, the question."""
    st.header(each.title, anchor=False)
    if each.indicator:
        opening.number_cards()
    else:
        for column, id_, text in zip(
            st.columns(2, gap="large"),
            (each.first, each.second),
            each.statements,
            strict=True,
        ):
            with column:
                st.caption(about(id_, evidence.shelf().loc[id_]))
                _walk(id_, text, reading, each.id)
                if note := evidence.shelf().at[id_, "note"]:
                    st.caption(f"{note}.")
        st.markdown("**Why they may differ**")
        st.markdown("\n".join(f"- {reason}" for reason in each.why))
    st.markdown(f"**For the room:** {each.question}")
    for id_ in each.also:
        _walk(id_, f"Also on this topic: {id_}", reading, each.id)


def cards(reading: Reading) -> None:
    """Draw all discussion cards."""
    found = evidence.discussion()
    st.title(
        f"{len(found)} questions on which the evidence does not agree", anchor=False
    )
    st.caption("Found by rule: one topic, opposite directions. None is settled here.")
    for each in found:
        card(each, reading)
        st.divider()


def _walk(id_: str, label: str, reading: Reading, place: str) -> None:
    query = reading.changed(finding=id_).to_query()
    with st.container(key=f"walk_{place}_{id_}"):
        st.page_link(pages()["finding"], label=label, query_params=query)


def recommendations(reading: Reading) -> None:
    """Draw every recommendation with its evidence and what is missing."""
    found = evidence.complete()
    whole = sum(each.complete and not each.thin for each in found.values())
    st.title(
        f"{whole} of {len(found)} recommendations rest on more than thin evidence",
        anchor=False,
    )
    st.caption(
        "The texts are press paraphrases: a redline starts only from official text "
        "that a steward loads."
    )
    for id_, row in evidence.asks().iterrows():
        st.header(f"{id_} {row['short']}", anchor=False)
        st.write(row["text"])
        st.markdown(f"**{found[id_].sentence}** Asked of: {', '.join(row['asks_of'])}.")
        for missing in found[id_].missing:
            st.markdown(f"- {missing}")
        st.markdown(f"**For the room:** {row['question']}")
        with st.expander(f"Evidence for {id_}"):
            _evidence(found[id_], reading)


def _evidence(each, reading: Reading) -> None:
    for id_ in each.findings:
        said = evidence.shelf().at[id_, "statement"]
        _walk(id_, f"{id_}: {said}", reading, each.recommendation)
    if each.set_aside:
        st.caption(
            f"Set aside (context, leads, circular): {', '.join(each.set_aside)}."
        )
    for view in each.views:
        selection = evidence.selection_of(view)
        st.page_link(
            pages()["map"],
            label=f"Figure: {view_name(selection)}",
            icon=":material/map:",
            query_params=selection.to_query(),
        )


def view_name(selection) -> str:
    """Return what a linked view shows, in a few words."""
    of = options.indicator(selection)
    who = options.group_name(selection.group, selection)
    place = options.areas()[selection.within]
    return f"{of.label}, {who}, {place} ({selection.lens})"


def evenness() -> None:
    """Draw how evenly the library speaks."""
    shelf = evidence.shelf()
    st.title("How evenly the library speaks, and of whom it never does", anchor=False)
    for sentence in balance.said(shelf):
        st.markdown(f"- {sentence}")
    table = balance.by_province(shelf).rename_axis("Speaks of").reset_index()
    names = {
        "collected": "Rows collected",
        "alone": "Findings of it alone",
        "shared": "With others",
        "votable": "To vote on",
        "studies": "Studies",
    }
    st.header("By province", anchor=False)
    st.dataframe(
        table.rename(columns=names), hide_index=True, alt="Findings by province"
    )
    left, right = st.columns(2, gap="large")
    left.header("By theme", anchor=False)
    left.table(balance.by_theme(shelf).rename("Findings"))
    right.header("By year", anchor=False)
    right.table(balance.by_year(shelf).rename("Findings"))


def posts() -> None:
    """Draw who the middle tier is, as far as the sources say."""
    st.title(
        "Who is the middle tier? Each province corrects its own rows", anchor=False
    )
    st.caption(
        "Posts differ between provinces and change. Each row is to be corrected by its "
        "province; what no source supports is left out."
    )
    found = evidence.middle_tier()
    for province, rows in found.groupby("province", sort=True):
        st.header(province, anchor=False)
        shown = rows.drop(columns="province").reset_index(drop=True)
        known = shown["source"].map(
            lambda ids: "; ".join(map(source, ids)) or "none yet"
        )
        shown = shown.assign(source=known).replace("", pd.NA).dropna(axis=1, how="all")
        st.table(shown.fillna("–").drop(columns="status").set_index("post"))
