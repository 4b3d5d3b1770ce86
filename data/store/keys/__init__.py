"""Keys of a workshop: the join code, signed cookies and links, secrets of rounds.

Imports the roots of `data.store` only. Nothing here knows an event or a database.
"""
