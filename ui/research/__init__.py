"""The part of *Gaps* for researchers: measures, splits, clusters, a composite.

Imports what `ui.gaps` may import, and `ui.gaps`.
"""
