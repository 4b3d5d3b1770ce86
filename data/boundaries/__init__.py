"""Layers of districts: the one in use, and adopting an official one.

Imports the roots of `data`, `data.census` and `data.shapes`. A foreign file is opened
in a process of its own (`limited`, `foreign`). Serves every map;
`python -m data.boundaries` adopts, goes back and records a clearance.
"""
