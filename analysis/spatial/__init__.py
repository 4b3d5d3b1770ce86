"""Clustering: neighbours, Moran, Geary, Getis-Ord, and tests by permutation.

Imports the roots of `analysis`. Serves the clusters on *Gaps*.
"""
