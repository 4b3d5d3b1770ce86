"""Findings searched, graded, balanced, set against one another, and cited.

Imports the roots of `analysis`. Serves *Findings*, *Finding* and the projected cards.
"""
