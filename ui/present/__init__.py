"""The page *Present*: the facilitator's second screen; the wall is `ui.projector`.

Imports `ui.edition`, `ui.view`, `ui.lists` and `ui.workshop`.
"""
