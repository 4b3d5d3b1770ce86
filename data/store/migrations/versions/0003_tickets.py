"""Tickets on paper, each good for one browser."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "ticket",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("caucus", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("claim", sa.String(64), nullable=False),
        sa.Column("refused", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
