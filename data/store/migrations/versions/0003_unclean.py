"""What is not yet cleaned from the disk, and room for reasons that are hidden."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


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
    first = "1" if op.get_bind().dialect.name == "sqlite" else "pg_current_xact_id()"
    op.execute(
        "INSERT INTO unclean (what, mark) "
        f"SELECT 'round ' || round, {first} FROM box WHERE status = 'closed'"
    )
