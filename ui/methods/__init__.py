"""The page *Sources & methods*: catalogue of indicators, formulas, certificate.

Imports `ui.edition`, `ui.view`, `ui.figure`, `ui.notebook`, and of `ui.gaps` what is
chosen there.
"""
