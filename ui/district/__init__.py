"""The page *District*: finding a place, and the profile of one.

Imports `ui.edition`, `ui.view` and `ui.figure`.
"""
