"""How any figure is shown: sentence, drawing, source, numbers, CSV, colours.

Imports `ui.edition`, `ui.view` and `ui.notebook`. Serves every page with a figure;
`theme` holds all colours.
"""
