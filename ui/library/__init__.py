"""The pages *Findings* and *Finding*: search, cards, table, discussion, one finding.

Imports `ui.edition`, `ui.view`, `ui.figure` and `ui.map`. `choice` is what the pages'
address holds.
"""
