"""A vote counted and judged: scales, rules, measures of consensus, disclosure.

Imports the roots of `analysis`. `disclosure` decides what of a secret vote may be
shown, `published` holds what is. Serves the result on every face of a workshop.
"""
