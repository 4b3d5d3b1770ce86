"""What a workshop says, votes and decides, kept so that nothing is lost or joined.

Roles, terms, tables and errors stand here; the rooms are `keys`, `events`,
`database`, `moving` and `verbs`. Imports the roots of `data`. Only the workshop's
rooms of `ui` and its pages import it; `python -m data.store` checks, backs up, moves.
"""
