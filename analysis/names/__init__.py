"""Places found by whatever they are called: folded spellings, lookup, how it is said.

Imports the roots of `analysis`. Serves the one name box of all pages.
"""
