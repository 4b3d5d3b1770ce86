"""The event log: kinds of events, their chain, and the state they replay to.

Imports the roots of `data.store` only. `replay.py` says which file takes which kind.
"""
