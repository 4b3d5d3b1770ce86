"""The wall, at `/screen`: one step of the storyline, going on by itself.

Imports `ui.edition`, `ui.view`, `ui.figure`, `ui.map`, `ui.library`, `ui.lists`,
`ui.in_urdu` and `ui.workshop`; no Streamlit. What its keys do stands in
`ui.clicker.keys`.
"""
