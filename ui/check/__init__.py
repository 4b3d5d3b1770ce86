"""The page *Room check*: what to look at before people come, and a sheet to print.

Imports `ui.figure`, `ui.workshop` and `ui.desk`.
"""
