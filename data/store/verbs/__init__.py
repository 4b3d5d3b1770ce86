"""What can be done in a workshop: one file a kind of act, put together in `room`.

Imports `keys`, `events` and `database` of `data.store`. A verb checks the role, takes
its turn at the log, appends one event and returns; the faces in `ui` call only these.
"""
