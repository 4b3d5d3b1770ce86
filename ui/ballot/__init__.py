"""The ballot on phones, at `/vote`: plain pages, without JavaScript too.

Imports `ui.workshop` and `ui.in_urdu`; no Streamlit. `routes` are its
addresses, `posts` what a phone sends, `states` what a phone sees when.
"""
