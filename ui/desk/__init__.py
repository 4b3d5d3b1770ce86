"""The page *Decide*: rounds, wording, hands, reasons, decisions, the log.

Imports `ui.edition`, `ui.view`, `ui.workshop`, `ui.decided` and `ui.log`. `seat` says
who sits at the desk.
"""
