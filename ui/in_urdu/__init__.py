"""Computed sentences in Urdu: results, decisions, lists, made from the English ones.

Imports `ui.workshop`; no Streamlit. Wall, phones and the pages of decisions show them.
"""
