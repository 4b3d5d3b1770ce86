"""Who the middle tier is: posts by province, on a page."""

import pandas as pd
import streamlit as st

from analysis import writing
from ui.edition import library
from ui.library.finding import source

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
