"""How any figure is shown: sentence, drawing, source, numbers, CSV, colours.

Imports `ui.edition` and `ui.view`. Serves every page with a figure; `theme` holds all
colours.
"""
