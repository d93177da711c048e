"""The schema the migrations make is the one the code believes in."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import IntegrityError

from db.engine import APPLICATION_ID, SCHEMA, Database
from db.event_log import SqliteEventLog
from db.migrate import open_database
from db.results import SqliteResults
from db.rows import FTS_TABLE, Base, in_migration
from workstation.paths import ROOT
from workstation.session.log import StoredEvent


def test_the_migrated_file_has_the_tables_of_the_rows(database):
    options = {"include_name": lambda name, kind, _parents: in_migration(name, kind), "compare_type": True}
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_columns_keys_and_clustering_agree_too(database):
    with database.reading() as connection:
        for table in Base.metadata.sorted_tables:
            said = connection.exec_driver_sql(f'PRAGMA table_info("{table.name}")').all()
            assert [(row[1], bool(row[3])) for row in said] == [(c.name, not c.nullable) for c in table.columns]
            assert [row[1] for row in said if row[5]] == [c.name for c in table.primary_key.columns]
            made = connection.exec_driver_sql(
                "SELECT sql FROM sqlite_master WHERE name = ?", (table.name,)
            ).scalar_one()
            assert made.rstrip().endswith("WITHOUT ROWID") != table.dialect_options["sqlite"]["with_rowid"]


def test_the_full_text_index_is_there_and_is_nobody_s_table(database):
    with database.reading() as connection:
        connection.exec_driver_sql("SELECT rowid FROM client_words WHERE client_words MATCH 'x'").all()
    assert FTS_TABLE == "client_words"
    assert FTS_TABLE not in Base.metadata.tables


def test_the_newest_migration_is_the_schema_s_number():
    config = Config()
    config.set_main_option("script_location", str(Path(ROOT) / "db" / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [f"{SCHEMA:04d}"]
    assert len(list(scripts.walk_revisions())) == SCHEMA


def test_a_file_of_before_gestures_keeps_its_events_and_refuses_to_change_them(data_dir):
    path = data_dir / "w.sqlite3"
    older(path, 1)
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("INSERT INTO session VALUES ('s1', 'practice', '', 'x', 'open', 't', NULL, NULL)")
        file.execute("INSERT INTO session_event VALUES ('s1', 1, 0, 'call.answered', 1, '{\"contact\": \"c1\"}')")
    database = open_database(path)
    log = SqliteEventLog(database)
    assert log.read("s1") == [StoredEvent(1, 0, "call.answered", 1, '{"contact": "c1"}')]
    log.append("s1", [StoredEvent(2, 0, "call.held", 1, "{}", 2, "call.hold")])
    for statement in ("UPDATE session_event SET origin = 1", "DELETE FROM session_event"):
        with pytest.raises(IntegrityError), database.writing() as connection:
            connection.exec_driver_sql(statement)
    database.close()


def test_a_result_of_before_contacts_goes_to_the_one_its_log_began_with(data_dir):
    path = data_dir / "w.sqlite3"
    older(path, 4)
    offered = [("s1", '{"contact": "c7"}'), ("s2", "no text of JSON")]
    with closing(sqlite3.connect(path)) as file, file:
        for session, body in [*offered, ("s3", "")]:
            file.execute("INSERT INTO session VALUES (?, 'practice', 'p', 'x', 'ended', 't', NULL, NULL)", (session,))
            file.execute("INSERT INTO result VALUES (?, 'x', 'p', 80, 1, '1', '{}', '[]', 60)", (session,))
            if body:
                event = (session, 2, 0, "contact.offered", 1, body, 2, "")
                file.execute("INSERT INTO session_event VALUES (?, ?, ?, ?, ?, ?, ?, ?)", event)
    database = open_database(path)
    results = SqliteResults(database)
    kept = {
        session: (found.contact, found.score) for session in ("s1", "s2", "s3") if (found := results.alone(session))
    }
    assert kept == {"s1": ("c7", 80), "s2": ("c1", 80), "s3": ("c1", 80)}
    database.close()


def older(path: Path, version: int) -> None:
    """Make the file as the program of that schema made it."""
    config = Config()
    config.set_main_option("script_location", str(Path(ROOT) / "db" / "migrations"))
    database = Database(path)
    with database.writing() as connection:
        config.attributes["connection"] = connection
        config.attributes["on_version"] = lambda **_: None
        command.upgrade(config, f"{version:04d}")
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={version}")
    database.close()
