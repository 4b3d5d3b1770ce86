"""Readers of what a workshop is prepared with: storyline, words of the ballot, wifi.

Imports the roots of `data`, `data.census`, `data.library` and the terms of
`data.store`. Serves `/vote`, `/screen`, *Present*, *Decide* and *Room check*.
"""
