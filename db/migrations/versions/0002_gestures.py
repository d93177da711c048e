"""Each event tells what was asked, and where its transaction begins; null in the rows that are there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the two columns. The triggers stay, and no row is changed."""
    op.add_column("session_event", sa.Column("origin", sa.Integer(), nullable=True))
    op.add_column("session_event", sa.Column("asked", sa.Text(), nullable=True))
