"""What happened in a workshop, in plain words, by the names that people say.

Imports `ui.workshop` and `ui.decided`; no Streamlit. *Decide* shows it.
"""
