"""What a map needs before it is drawn: classes, equal tiles, names of places found.

Imports the roots of `analysis`. Serves every map: live, still, taken away, projected.
"""
