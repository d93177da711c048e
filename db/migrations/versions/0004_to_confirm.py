"""A result may wait for somebody to confirm it: its score is null until then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

KEEP = """
INSERT INTO result (session, scenario, profile, score, passed, marking, points, flags, seconds)
SELECT session, scenario, profile, score, passed, marking, points, flags, seconds FROM older_result
"""


def upgrade() -> None:
    """Make the table again with its rows: SQLite changes no column in place."""
    op.rename_table("result", "older_result")
    op.drop_index("ix_result_profile_scenario", "older_result")
    op.create_table(
        "result",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("session", "scenario", "profile")),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("passed", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("marking", "points", "flags")),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("session", name="pk_result"),
        sa.ForeignKeyConstraint(["session"], ["session.id"], name="fk_result_session_session"),
    )
    op.create_index("ix_result_profile_scenario", "result", ["profile", "scenario"])
    op.execute(KEEP)
    op.drop_table("older_result")
