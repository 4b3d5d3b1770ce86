"""Forms that phones joined with: each makes one badge."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "used_form",
        sa.Column("form", sa.String(32), primary_key=True),
        sa.Column("held", sa.String(32), nullable=False),
        sqlite_with_rowid=False,
    )
