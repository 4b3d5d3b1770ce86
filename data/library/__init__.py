"""Readers of the library: findings with their sources, recommendations, posts.

Imports the roots of `data` and `data.census`. Serves *Findings*, *Finding* and what
the storyline quotes.
"""
