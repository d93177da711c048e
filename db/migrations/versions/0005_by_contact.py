"""A result is a contact's: a session may have several. Older ones go to the contact their session's log began with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

# Sessions whose log offers nobody any more had one contact, named so.
KEEP = """
INSERT INTO result (session, contact, scenario, profile, score, passed, marking, points, flags, seconds)
SELECT session, COALESCE((
    SELECT json_extract(body, '$.contact') FROM session_event AS event
    WHERE event.session = older_result.session AND event.name = 'contact.offered' AND json_valid(body)
    ORDER BY number LIMIT 1
), 'c1'), scenario, profile, score, passed, marking, points, flags, seconds FROM older_result
"""


def upgrade() -> None:
    """Make the table again with its rows: SQLite changes no key in place."""
    op.rename_table("result", "older_result")
    op.drop_index("ix_result_profile_scenario", "older_result")
    op.create_table(
        "result",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("session", "contact", "scenario", "profile")),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("passed", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("marking", "points", "flags")),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("session", "contact", name="pk_result"),
        sa.ForeignKeyConstraint(["session"], ["session.id"], name="fk_result_session_session"),
    )
    op.create_index("ix_result_profile_scenario", "result", ["profile", "scenario"])
    op.execute(KEEP)
    op.drop_table("older_result")
