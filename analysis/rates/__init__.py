"""From counts to rates: the cube of counts, groups of people, what is missing, weak.

Imports the roots of `analysis`. Every figure of the census pages starts here.
"""
