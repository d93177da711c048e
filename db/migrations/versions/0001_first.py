"""The first schema: clients and what they hold, people who practise, sessions and their logs, texts, results."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

CLIENT_TEXTS = (
    "id", "number", "title", "first_name", "last_name", "birth_date", "profession", "street", "postcode", "city",
    "phone", "email", "language",
)  # fmt: skip
EVENTS_ARE_KEPT = """
CREATE TRIGGER session_event_is_never_changed BEFORE UPDATE ON session_event
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END
"""
ONLY_ERASED_SESSIONS_LOSE_THEIR_EVENTS = """
CREATE TRIGGER session_event_goes_with_its_session BEFORE DELETE ON session_event
WHEN (SELECT state FROM session WHERE id = OLD.session) IS NOT 'erased'
BEGIN SELECT RAISE(ABORT, 'an event goes only with its erased session'); END
"""
ERASED_SESSIONS_GET_NO_EVENTS = """
CREATE TRIGGER session_event_needs_a_living_session BEFORE INSERT ON session_event
WHEN (SELECT state FROM session WHERE id = NEW.session) IS 'erased'
BEGIN SELECT RAISE(ABORT, 'the session was erased'); END
"""
ERASED_SESSIONS_STAY_ERASED = """
CREATE TRIGGER session_stays_erased BEFORE UPDATE ON session WHEN OLD.state = 'erased' AND NEW.state <> 'erased'
BEGIN SELECT RAISE(ABORT, 'the session was erased'); END
"""


def _text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _number(name: str, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _of_client(table: str, *columns: sa.Column[str] | sa.Column[int] | sa.ForeignKeyConstraint) -> None:
    """A table of what belongs to a client: 256 keys for each, in the order of their dossier."""
    op.create_table(
        table,
        _number("key"),
        *columns,
        sa.PrimaryKeyConstraint("key", name=f"pk_{table}"),
    )


def _clients() -> None:
    op.create_table(
        "client",
        _number("key"),
        *(_text(name) for name in CLIENT_TEXTS),
        _number("since"),
        _text("branch"),
        _text("adviser"),
        _number("fragile"),
        _number("sales_consent"),
        _text("folded_first"),
        _text("folded_last"),
        _text("digest", nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_client"),
    )
    op.create_index("ix_client_id", "client", ["id"], unique=True)
    for name in ("number", "phone", "email"):
        op.create_index(f"ix_client_{name}", "client", [name])
    op.create_index("ix_client_folded_last_folded_first", "client", ["folded_last", "folded_first"])
    op.create_index("ix_client_folded_first_folded_last", "client", ["folded_first", "folded_last"])
    op.execute(
        "CREATE VIRTUAL TABLE client_words USING fts5(words, content='', columnsize=0, detail=none, "
        "prefix='2 3 4 5 6', tokenize='unicode61 remove_diacritics 0')"
    )


def _holdings() -> None:
    _of_client(
        "household",
        _number("relative"),
        _text("relation"),
        sa.ForeignKeyConstraint(["relative"], ["client.key"], name="fk_household_relative_client"),
    )
    _of_client(
        "account",
        *(_text(name) for name in ("id", "kind", "tail")),
        *(_number(name) for name in ("balance", "overdraft", "opened")),
    )
    _of_client(
        "card",
        *(_text(name) for name in ("id", "kind", "tail", "status", "debit")),
        *(_number(name) for name in ("limit", "spent", "cash_limit", "cash_spent")),
        _number("expires_in", nullable=True),
        _text("expires_on", nullable=True),
        _text("account"),
        _number("insured"),
    )
    _of_client("contract", *(_text(name) for name in ("id", "kind", "label")), _number("amount"))


def _histories() -> None:
    _of_client(
        "operation",
        _text("id"),
        _number("day"),
        _text("label"),
        _number("amount"),
        *(_text(name) for name in ("status", "account", "card")),
    )
    _of_client("interaction", _number("day"), *(_text(name) for name in ("channel", "reason", "outcome", "note")))
    _of_client("appointment", _number("day"), *(_text(name) for name in ("hour", "subject", "mode")))
    _of_client("incident", _number("day"), *(_text(name) for name in ("kind", "label", "state")), _number("amount"))
    op.create_table(
        "dataset_info",
        *(_number(name) for name in ("id", "version", "seed", "size")),
        _text("reference_date"),
        _number("built"),
        sa.PrimaryKeyConstraint("id", name="pk_dataset_info"),
    )


def _sessions() -> None:
    op.create_table(
        "session",
        *(_text(name) for name in ("id", "kind", "profile", "scenario", "state", "started")),
        _text("parent", nullable=True),
        _number("fork_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_session"),
        sa.ForeignKeyConstraint(["parent"], ["session.id"], name="fk_session_parent_session"),
    )
    for name in ("profile", "parent", "started"):
        op.create_index(f"ix_session_{name}", "session", [name])
    op.create_table(
        "session_event",
        _text("session"),
        _number("number"),
        _number("at"),
        _text("name"),
        _number("version"),
        _text("body"),
        sa.PrimaryKeyConstraint("session", "number", name="pk_session_event"),
        sa.ForeignKeyConstraint(["session"], ["session.id"], name="fk_session_event_session_session"),
        sqlite_with_rowid=False,
    )
    for trigger in (
        EVENTS_ARE_KEPT,
        ONLY_ERASED_SESSIONS_LOSE_THEIR_EVENTS,
        ERASED_SESSIONS_GET_NO_EVENTS,
        ERASED_SESSIONS_STAY_ERASED,
    ):
        op.execute(trigger)


def _people_and_results() -> None:
    op.create_table(
        "profile",
        *(_text(name) for name in ("id", "name", "role", "created")),
        _text("pin", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_profile"),
    )
    op.create_table(
        "content_text",
        *(_text(name) for name in ("digest", "kind", "text")),
        sa.PrimaryKeyConstraint("digest", name="pk_content_text"),
    )
    op.create_table(
        "result",
        *(_text(name) for name in ("session", "scenario", "profile")),
        _number("score"),
        _number("passed"),
        *(_text(name) for name in ("marking", "points", "flags")),
        _number("seconds"),
        sa.PrimaryKeyConstraint("session", name="pk_result"),
        sa.ForeignKeyConstraint(["session"], ["session.id"], name="fk_result_session_session"),
    )
    op.create_index("ix_result_profile_scenario", "result", ["profile", "scenario"])


def upgrade() -> None:
    """Make every table, the full-text index and the triggers."""
    _clients()
    _holdings()
    _histories()
    _sessions()
    _people_and_results()
