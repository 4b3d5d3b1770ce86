"""Two groups compared: gap, parity, people, goals, peers, quadrants, composites.

Imports the roots of `analysis`, `rates` and `inequality`. Serves *Map* and *Gaps*.
"""
