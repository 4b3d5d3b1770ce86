"""Several maps on one page: two side by side, or many small ones on one scale.

Imports `ui.edition`, `ui.view`, `ui.figure`, `ui.map` and `ui.gaps`. `choice` is what
the address of the page *Map* holds beside the view, `pair` the two maps, `panels` the
small ones.
"""
