"""Opening the file: the ordinary way, and every way it can go wrong, each with a sentence for a person."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import traceback
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from db import engine
from db.contents import SqliteContents
from db.engine import APPLICATION_ID, SCHEMA, Database, DatabaseProblem, problem_of
from db.migrate import backup_path, open_database
from workstation.paths import ROOT


def ask(path: Path, statement: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchone()[0]


def tell(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def refused(path: Path) -> DatabaseProblem:
    with pytest.raises(DatabaseProblem) as caught:
        open_database(path).close()
    sentence = caught.value.describe()
    assert sentence.endswith(".")
    assert sentence.count(".") <= sentence.count(str(path)) * str(path).count(".") + 1
    return caught.value


def test_a_new_file_is_made_with_its_folder(tmp_path):
    path = tmp_path / "un" / "deux" / "base 100 %.sqlite3"
    open_database(path).close()
    assert ask(path, "PRAGMA application_id") == APPLICATION_ID
    assert ask(path, "PRAGMA user_version") == SCHEMA
    assert ask(path, "PRAGMA journal_mode") == "wal"


def test_what_was_kept_is_there_at_the_next_opening(data_dir):
    path = data_dir / "w.sqlite3"
    first = open_database(path)
    name = SqliteContents(first).keep("roleplay", "bonjour")
    first.close()
    second = open_database(path)
    assert SqliteContents(second).text(name) == "bonjour"
    second.close()


def test_each_connection_is_durable_and_watched(database):
    with database.outside() as driver:
        values = [
            driver.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "recursive_triggers",
                "busy_timeout",
                "secure_delete",
            )
        ]
    assert values == ["wal", 2, 1, 1, engine.BUSY_MILLIS, 1]


def test_an_up_to_date_file_opens_without_alembic(data_dir):
    path = data_dir / "w.sqlite3"
    open_database(path).close()
    program = (
        "import sys, pathlib; from db.migrate import open_database; "
        "open_database(pathlib.Path(sys.argv[1])).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program, str(path)], cwd=ROOT, check=False).returncode == 0


def test_an_older_file_is_copied_then_upgraded_with_progress(data_dir):
    path = data_dir / "w.sqlite3"
    tell(path, f"PRAGMA application_id={APPLICATION_ID}", "CREATE TABLE before (x)", "INSERT INTO before VALUES (41)")
    steps = []
    open_database(path, lambda done, of: steps.append((done, of))).close()
    assert steps == [(done, SCHEMA) for done in range(1, SCHEMA + 1)]
    assert ask(path, "PRAGMA user_version") == SCHEMA
    assert ask(path, "SELECT x FROM before") == 41
    assert ask(backup_path(path), "PRAGMA user_version") == 0
    assert ask(backup_path(path), "SELECT x FROM before") == 41


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(data_dir):
    path = data_dir / "w.sqlite3"
    tell(path, f"PRAGMA application_id={APPLICATION_ID}", "CREATE TABLE result (x)", "INSERT INTO result VALUES (41)")
    with pytest.raises(Exception, match="result"):
        open_database(path)
    assert ask(path, "SELECT x FROM result") == 41
    assert ask(path, "SELECT count(*) FROM sqlite_master WHERE name = 'client'") == 0
    assert ask(path, "PRAGMA user_version") == 0


def test_a_file_whose_making_was_cut_short_is_made_anew(data_dir):
    path = data_dir / "w.sqlite3"
    tell(path, "PRAGMA journal_mode=WAL")
    open_database(path).close()
    assert ask(path, "PRAGMA user_version") == SCHEMA


def test_a_newer_file_is_left_alone(data_dir):
    path = data_dir / "w.sqlite3"
    open_database(path).close()
    tell(path, f"PRAGMA user_version={SCHEMA + 1}")
    problem = refused(path)
    assert problem.kind == "newer"
    assert "newer version" in problem.describe()
    assert not backup_path(path).exists()


@pytest.mark.parametrize("content", [b"Dear diary, " * 60, b"%PDF-1.7\n" + bytes(5_000)])
def test_a_file_of_another_kind_is_left_alone(data_dir, content):
    path = data_dir / "w.sqlite3"
    path.write_bytes(content)
    assert refused(path).kind == "foreign"
    assert path.read_bytes() == content


def test_another_program_s_database_is_left_alone(data_dir):
    path = data_dir / "w.sqlite3"
    tell(path, "CREATE TABLE recipes (name)")
    assert refused(path).kind == "foreign"
    assert ask(path, "SELECT count(*) FROM sqlite_master") == 1


def test_a_folder_in_the_file_s_place(data_dir):
    path = data_dir / "w.sqlite3"
    path.mkdir()
    assert refused(path).kind == "foreign"


def test_a_file_in_the_folder_s_place(tmp_path):
    (tmp_path / "data").write_text("")
    problem = refused(tmp_path / "data" / "w.sqlite3")
    assert problem.kind == "folder"
    assert str(tmp_path / "data") in problem.describe()


def test_a_place_where_one_cannot_write(data_dir, monkeypatch):
    path = data_dir / "w.sqlite3"
    open_database(path).close()
    connect = sqlite3.connect

    def reading_only(_path: object, **options: object) -> sqlite3.Connection:
        return connect(f"file:{path}?mode=ro", uri=True, **options)

    monkeypatch.setattr(engine.sqlite3, "connect", reading_only)
    problem = refused(path)
    assert problem.kind == "read_only"
    assert "rights" in problem.describe()


def test_a_full_disk_is_said_and_loses_nothing_kept(database):
    contents = SqliteContents(database)
    kept = contents.keep("roleplay", "before")
    with database.outside() as driver:
        pages = driver.execute("PRAGMA page_count").fetchone()[0]
        driver.execute(f"PRAGMA max_page_count={pages + 2}")
    with pytest.raises(DatabaseProblem) as caught:
        contents.keep("roleplay", "long" * 20_000)
    assert caught.value.kind == "full"
    assert "free some space" in caught.value.describe()
    assert contents.text(kept) == "before"


def test_a_damaged_file_is_said(data_dir):
    path = data_dir / "w.sqlite3"
    open_database(path).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    opened = Database(path)
    with pytest.raises(DatabaseProblem) as caught:
        SqliteContents(opened).text("x")
    assert caught.value.kind == "damaged"
    opened.close()


def test_somebody_else_writing_is_no_reason_not_to_open(data_dir):
    path = data_dir / "w.sqlite3"
    open_database(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        opened = open_database(path)
        with opened.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM session").scalar_one() == 0
        opened.close()


def test_a_fault_of_ours_is_not_blamed_on_the_file(database):
    with pytest.raises(Exception, match="nonsense") as caught, database.reading() as connection:
        connection.exec_driver_sql("SELECT nonsense FROM session")
    assert not isinstance(caught.value, DatabaseProblem)
    assert problem_of(caught.value, database.path) is None


def test_what_people_typed_is_in_no_error_that_ends_in_the_log(tmp_path: Path) -> None:
    typed = "mon secret"
    with closing(open_database(tmp_path / "work.sqlite3")) as database:
        with pytest.raises(IntegrityError) as caught, database.writing() as connection:
            connection.execute(text("INSERT INTO session_event (session) VALUES (:typed)"), {"typed": typed})
        told = "".join(traceback.format_exception(caught.value))
    assert "NOT NULL" in told
    assert typed not in told
