"""The table of posts at the desk: each province corrects its own rows."""

from typing import Any

import pandas as pd
import streamlit as st

from analysis.writing import literal
from data.library.posts import WINGS
from data.store.events.state import State
from data.store.events.written_down import (
    ADDED,
    CONFIRMED,
    CORRECTED,
    POSTED,
    STRUCK,
    province_of,
)
from data.vocabulary import TIERS
from data.workshop import storyline
from ui.desk.seat import Desk, act
from ui.lists import posts as table
from ui.lists.posts import Post
from ui.recorder.table_files import files, written

_NEW, _OWN = "A post that is missing", "posts.csv"
_LABELS = {
    "grade": "Grade, for example 18 or 18–19",
    "from": "From, as 2026-01-31",
    "to": "Until, as 2026-01-31",
    "notification": "Notification, with its date",
    "note": "Note",
}


def posts(here: Desk) -> None:
    """Draw the rows of a province and the forms to correct them; nothing for others."""
    own = province_of(here.actor.caucus) if here.records else ""
    if here.records and not own:
        return
    open_ = _reached(here.state)
    with st.expander("Table of posts", expanded=open_, key=f"posts_{open_}"):
        name = own or st.selectbox("Posts of", POSTED, key="posts_of")
        rows = [each for each in table.table(here.state) if each.province == name]
        _rows(rows)
        known = {each.key: each for each in rows}
        chosen = st.selectbox(
            "Row",
            [*known, ""],
            format_func=lambda key: known[key].row["post"] if key else _NEW,
            key=f"post_row_{name}",
        )
        _form(here, name, known.get(chosen), sum(not each.before for each in rows))
        told = table.told(here.state)
        files(here, {"Posts, with what was published": ("posts-corrected.csv", told)})
        _file(here)


def _reached(state: State) -> bool:
    """Say whether the room has come to the step of posts: open from then on."""
    steps = state.stage.steps
    names = [each["id"] for each in steps]
    here = names.index(state.stage.step) if state.stage.step in names else -1
    return any(each["kind"] == storyline.POSTS for each in steps[: here + 1])


def _rows(rows: list[Post]) -> None:
    for each in rows:
        name = literal(each.row["post"])
        named = f"~~{name}~~" if each.struck else f"**{name}**"
        st.markdown(f"{named}  \n{literal(table.about(each.row))}")
        old = f"Published: {literal(each.old)}. " if each.old else ""
        st.caption(f"{old}{each.mark}")
    if not rows:
        st.caption("No post is in the table yet: add those there are.")


def _form(here: Desk, province: str, of: Post | None, added: int) -> None:
    seq = of.said.seq if of and of.said else 0
    key = f"{of.key}_{seq}" if of else f"new_{added}"
    with st.form(f"post_{province}_{key}"):
        row = _fields(of.row if of else {}, key)
        with st.container(horizontal=True):
            if of is None:
                _submit(here, (province, row, ADDED), of, "Add this post")
            else:
                _submit(here, (province, row, CORRECTED), of, "Record the correction")
                own = (province, of.row)
                _submit(here, (*own, CONFIRMED), of, "It is right as it stands")
                _submit(here, (*own, STRUCK), of, "There is no such post")


def _fields(row: dict[str, str], key: str) -> dict[str, str]:
    left, right = st.columns(2)
    found = {"post": left.text_input("Post", row.get("post", ""), key=f"p_{key}")}
    tier, wing = row.get("tier", TIERS[0]), row.get("wing", WINGS[0])
    found["tier"] = right.selectbox("Tier", TIERS, TIERS.index(tier), key=f"t_{key}")
    found["wing"] = left.selectbox("Wing", WINGS, WINGS.index(wing), key=f"w_{key}")
    for number, (name, label) in enumerate(_LABELS.items()):
        side = (right, left)[number % 2]
        found[name] = side.text_input(label, row.get(name, ""), key=f"{name}_{key}")
    return found


def _submit(
    here: Desk, said: tuple[str, dict[str, str], str], of: Post | None, label: str
) -> None:
    if not st.form_submit_button(label):
        return
    province, row, what = said
    named: dict[str, Any] = {"what": what}
    if of:
        named |= {"key": of.key, "before": of.before or None}
    act(_correct, here, province, row, **named)


def _correct(here: Desk, province: str, row: dict[str, str], **named: Any) -> None:
    if named["what"] != STRUCK:
        table.require_one(here.state, {"province": province, **row}, named.get("key"))
    here.room.correct_post(here.actor, province, row, **named)


def _file(here: Desk) -> None:
    if here.leads:
        st.download_button(
            "posts.csv, for the user data of Zila",
            lambda: written(here, (_OWN, _adopted(here)), "Posts, as corrected"),
            _OWN,
            "text/csv",
            on_click="ignore",
            key="posts_adopted",
        )


def _adopted(here: Desk) -> pd.DataFrame:
    return table.adopted(here.room.state(here.actor))
