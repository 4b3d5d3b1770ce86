"""The log that refuses changes, and the ballots beside it."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_REFUSED = "the event log takes no changes"
_SQLITE = (
    "CREATE TRIGGER event_kept_{verb} BEFORE {verb} ON event "
    f"BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
)
# INSERT OR REPLACE would delete without asking the trigger above.
_SQLITE_PLACE = (
    "CREATE TRIGGER event_kept_place BEFORE INSERT ON event "
    "WHEN EXISTS (SELECT 1 FROM event WHERE seq >= NEW.seq) "
    f"BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
)
_POSTGRES = (
    "CREATE FUNCTION event_kept() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_REFUSED}' "
    "USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE TRIGGER event_kept BEFORE UPDATE OR DELETE ON event "
    "FOR EACH ROW EXECUTE FUNCTION event_kept()",
    "CREATE TRIGGER event_kept_whole BEFORE TRUNCATE ON event "
    "FOR EACH STATEMENT EXECUTE FUNCTION event_kept()",
)


def upgrade() -> None:
    """Make the log and the ballots."""
    _log()
    _ballots()
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(_SQLITE.format(verb=verb))
        op.execute(_SQLITE_PLACE)
    else:
        for line in _POSTGRES:
            op.execute(line)


def _log() -> None:
    op.create_table(
        "event",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("at", sa.String(20), nullable=False),
        sa.Column("by", sa.String(60), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
    )


def _ballots() -> None:
    op.create_table(
        "box",
        sa.Column("round", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("wording", sa.String(64), nullable=False),
        sa.Column("scale", sa.String(20), nullable=False),
    )
    op.create_table(
        "ballot",
        sa.Column("round", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("voter_key", sa.String(32), primary_key=True),
        sa.Column("caucus", sa.String(40), nullable=False),
        sa.Column("answer", sa.String(40), nullable=False),
        sa.CheckConstraint("answer <> ''", name="ballot_answered"),
        sqlite_with_rowid=False,
    )
