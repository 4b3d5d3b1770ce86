"""What a press on the clicker or a key does, and what is asked twice before it.

Imports `ui.lists`, `ui.workshop` and `ui.decided`; no Streamlit. The wall's own window
and *Present* send it what was pressed.
"""
