"""Discussion cards, recommendations with their evidence, balance and posts."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis import writing
from analysis.library import balance, completeness
from ui.edition import library
from ui.figure.table import show
from ui.library import filters
from ui.library.cards import about
from ui.library.choice import Reading
from ui.library.finding import source
from ui.start import opening
from ui.view import areas, options
from ui.view.pages import pages


def card(each, reading: Reading) -> None:
    """Draw one discussion card: two statements, why they differ, the question."""
    st.header(each.title, anchor=False)
    if each.indicator:
        opening.number_cards()
    else:
        for column, id_, text, side in zip(
            st.columns(2, gap="large"),
            (each.first, each.second),
            each.statements,
            each.sides,
            strict=True,
        ):
            with column:
                st.markdown(f"**{writing.sentence(side)}**")
                st.caption(about(id_, library.shelf().loc[id_]))
                _walk(id_, text, reading, each.id)
                if note := library.shelf().at[id_, "note"]:
                    st.caption(f"{note}.")
        st.markdown("**Why they may differ**")
        st.markdown("\n".join(f"- {reason}" for reason in each.why))
    st.markdown(f"**For the room:** {each.question}")
    for id_ in each.also:
        _walk(id_, f"Also on this topic: {id_}", reading, each.id)


def cards(reading: Reading) -> None:
    """Draw all discussion cards."""
    found = library.discussion()
    questions = writing.count(len({each.topic for each in found}), "question")
    pairs = writing.count(len(found), "card")
    st.title(
        f"{questions} on which the evidence does not agree, on {pairs}", anchor=False
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
    found = library.complete()
    st.title(completeness.said(found.values()), anchor=False)
    st.caption(
        "The texts are press paraphrases: a redline starts only from official text "
        "that a steward loads."
    )
    only = reading.wanted.recommendation
    if only:
        st.button(
            f"Show all {len(found)} recommendations",
            on_click=partial(filters.read, recommendation=()),
        )
    for id_, row in library.asks().iterrows():
        if only and id_ not in only:
            continue
        st.header(f"{id_} {row['short']}", anchor=False)
        st.write(row["text"])
        st.markdown(f"**{found[id_].sentence}** Asked of: {', '.join(row['asks_of'])}.")
        for missing in found[id_].missing:
            st.markdown(f"- {missing}")
        st.markdown(f"**For the room:** {row['question']}")
        with st.expander(f"Evidence for {id_}", expanded=bool(only)):
            _evidence(found[id_], reading)


def _evidence(each, reading: Reading) -> None:
    for id_ in each.findings:
        said = library.shelf().at[id_, "statement"]
        _walk(id_, f"{id_}: {said}", reading, each.recommendation)
    if each.set_aside:
        st.caption(
            f"Set aside (context, leads, circular): {', '.join(each.set_aside)}."
        )
    for asked in each.views:
        selection = options.selection_of(asked)
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
    place = areas.areas()[selection.within]
    return f"{of.label}, {who}, {place} ({selection.lens})"


def evenness() -> None:
    """Draw how evenly the library speaks."""
    shelf = library.shelf()
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
    show(table.rename(columns=names), "Findings by province")
    left, right = st.columns(2, gap="large")
    left.header("By theme", anchor=False)
    left.table(balance.by_theme(shelf).rename("Findings").rename_axis("Theme"))
    right.header("By year", anchor=False)
    right.table(balance.by_year(shelf).rename("Findings").rename_axis("Year"))


def posts() -> None:
    """Draw who the middle tier is, as far as the sources say."""
    st.title(
        "Who is the middle tier? Each province corrects its own rows", anchor=False
    )
    st.caption(
        "Posts differ between provinces and change. Each row is to be corrected by its "
        "province; rows without a source say so."
    )
    found = library.middle_tier()
    for province, rows in found.groupby("province", sort=True):
        st.header(province, anchor=False)
        shown = rows.drop(columns="province").reset_index(drop=True)
        known = shown["source"].map(
            lambda ids: "; ".join(map(source, ids)) or "none yet"
        )
        shown = shown.assign(source=known).replace("", pd.NA).dropna(axis=1, how="all")
        for column in {"from", "to"} & set(shown):
            shown[column] = shown[column].map(writing.date, na_action="ignore")
        shown = shown.fillna("–").drop(columns="status").rename(columns=_HEADINGS)
        st.table(shown.set_index("Post"))


_HEADINGS = {
    "post": "Post",
    "tier": "Tier",
    "wing": "Wing",
    "grade": "Grade",
    "from": "From",
    "to": "To",
    "notification": "Notification",
    "source": "Source",
    "note": "Note",
}
