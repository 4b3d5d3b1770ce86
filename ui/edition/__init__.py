"""What is served to everybody: tables, geometry, library; read once, at the start.

Imports `analysis` and `data`. No Selection and no Streamlit in it: it runs without a
session. Serves all pages, and `/geometry`.
"""
