"""The database of a workshop: opened, migrated, backed up, moved, cleaned, audited.

Imports `data.store.keys` and `data.store.events`. SQLAlchemy stands here, in the
tables and migrations of `data.store`, and in the verbs' queries; nowhere else.
"""
