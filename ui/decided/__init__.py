"""What became of statements, and the words that stand on the wall in place of a step.

Imports `ui.edition`, `ui.workshop` and `ui.in_urdu`; no Streamlit. Wall, *Present* and
*Decide* show it.
"""
