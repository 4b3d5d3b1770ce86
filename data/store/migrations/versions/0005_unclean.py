"""What is not yet cleaned from the disk, and room for reasons that are hidden."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

# What PostgreSQL gathers to plan its queries are samples of the rows themselves, kept
# in a table of its own that no cleaning of ours reaches.
_NO_SAMPLES = {
    "ballot": ("voter_key", "caucus", "answer"),
    "helper": ("helper_key",),
    "slip": ("slip_key", "caucus", "text"),
}


def upgrade() -> None:
    """Make the table; closed rounds of before may not have been cleaned."""
    op.create_table(
        "unclean",
        sa.Column("what", sa.String(40), primary_key=True),
        sa.Column("mark", sa.String(32), nullable=False),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("slip") as slip:
        slip.alter_column("text", type_=sa.Text, existing_nullable=False)
    if op.get_bind().dialect.name == "postgresql":
        for table, columns in _NO_SAMPLES.items():
            op.execute(f"ALTER TABLE {table} SET (autovacuum_enabled = false)")
            for column in columns:
                op.execute(f"ALTER TABLE {table} ALTER {column} SET STATISTICS 0")
    first = "1" if op.get_bind().dialect.name == "sqlite" else "pg_current_xact_id()"
    op.execute(
        "INSERT INTO unclean (what, mark) "
        f"SELECT 'round ' || round, {first} FROM box WHERE status = 'closed'"
    )
