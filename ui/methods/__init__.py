"""The page *Sources & methods*: catalogue of indicators, formulas, certificate.

Imports `ui.edition`, `ui.view` and `ui.figure`.
"""
