"""Lists of a workshop in pages: posts by province, what is parked, the agenda.

Imports `ui.edition` and `ui.figure`; no Streamlit. Wall, *Present* and
*Decide* show them.
"""
