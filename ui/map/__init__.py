"""What a map says, and its drawings on a page: live, still, small tiles.

Imports `ui.edition`, `ui.view` and `ui.figure`. `picture` decides values, classes,
colours and legend once for all drawings. Serves *Map*, and maps on other pages.
"""
