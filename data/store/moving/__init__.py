"""A workshop taken to another laptop as a file, and brought in: compared, then put in.

Imports `keys`, `events` and `database` of `data.store`. What writes the file stands in
`database.workshop_file`, what sends a workshop away in `verbs.moving`.
"""
