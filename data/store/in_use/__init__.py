"""Which workshop this server uses now: the real one, or a rehearsal beside it.

Imports `data.store`, its keys and verbs.
"""
