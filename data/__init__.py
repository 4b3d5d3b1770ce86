"""Reading, checking and keeping: every table is checked once, here.

The files of this folder are for every room of it. Imports nothing above `data`.
"""
