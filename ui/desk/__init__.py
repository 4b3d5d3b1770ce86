"""The page *Decide*: rounds, wording, hands, reasons, decisions, the log.

Imports `ui.edition`, `ui.view` and `ui.workshop`. `seat` says who sits at the desk;
`log_words` holds the words of the log.
"""
