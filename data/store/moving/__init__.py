"""A workshop brought in from a file: compared with what is here, then put in its place.

Imports `keys`, `events` and `database` of `data.store`. What writes the file stands in
`database.workshop_file`, what sends a workshop away in `verbs.moving`.
"""
