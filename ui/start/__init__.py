"""The page *Start*: six sentences, three small maps, three doors.

Imports `ui.edition`, `ui.view`, `ui.figure` and `ui.map`.
"""
