"""Tickets for votes that matter: a plain page to make, print and withdraw them.

Imports `ui.workshop`; no Streamlit.
"""
