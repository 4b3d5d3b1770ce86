"""The frame around every page: navigation, selection, errors."""

import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from data.errors import ZilaError  # noqa: E402
from ui import by_address, header  # noqa: E402
from ui.serve import page_turn  # noqa: E402
from ui.view import pages, session  # noqa: E402

st.set_page_config(
    page_title="Zila",
    page_icon=by_address("icon.png"),
    layout="wide",
)
with page_turn.turn():
    page = pages.navigation(ROOT / "pages")
    try:
        session.sync(header.kind(page), page)
        with header.header():
            page.run()
    except ZilaError as error:
        st.error(error.remedy, title=error.problem, icon=":material/error:")
