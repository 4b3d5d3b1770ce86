"""Votes for another person, reasons from phones, and how many joined."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "helper",
        sa.Column("round", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("helper_key", sa.String(32), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "slip",
        sa.Column("round", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("slip_key", sa.String(32), primary_key=True),
        sa.Column("caucus", sa.String(40), nullable=False),
        sa.Column("text", sa.String(400), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "joined",
        sa.Column("trait", sa.String(20), primary_key=True),
        sa.Column("value", sa.String(40), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
