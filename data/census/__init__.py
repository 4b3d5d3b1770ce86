"""Readers of the census tables: places, counts, indicators, published figures.

Imports `data.errors`, `data.checks`, `data.vocabulary` and nothing above `data`.
Every page is made from what these readers return.
"""
