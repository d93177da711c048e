"""The way into the file: open it, make it when there is none, bring an older one up to date on a copy's safety."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from db.engine import APPLICATION_ID, SCHEMA, Database, DatabaseProblem, examine, explained, make_private, problem_of
from db.names import FTS_TABLE

Progress = Callable[[int, int], None]


def _no_progress(_done: int, _all: int) -> None:
    """Nobody is watching."""


def open_database(path: Path, progress: Progress = _no_progress) -> Database:
    """The database at ``path``, up to date. ``progress`` is told (steps done, steps in all) of an upgrade.

    Raises ``DatabaseProblem``, which ``describe()`` puts into words. Alembic is imported only when it has work to do.
    """
    standing = examine(path)
    if standing == "older":
        back_up(path)
    database = Database(path, is_whole)
    if standing != "current":
        try:
            _bring_up_to_date(database, progress)
        except BaseException:
            database.close()
            raise
    return database


def is_whole(path: Path) -> bool:
    """Whether every table of ours is there and can be written. Not asked at an opening: it brings in the tables."""
    from db.rows import Base

    try:
        with explained(path), closing(sqlite3.connect(path)) as connection:
            ours = {name: {column.name for column in table.columns} for name, table in Base.metadata.tables.items()}
            for name, columns in (*ours.items(), (FTS_TABLE, {"words"})):
                there = {row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (name,))}
                if not columns <= there:
                    return False
            for name in ours:  # compiled and not run: their triggers and indexes are read with them
                for statement in ("INSERT INTO {0} SELECT * FROM {0}", "UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"):
                    connection.execute("EXPLAIN " + statement.format(f'"{name}"', f'"{min(ours[name])}"'))
    except (DatabaseProblem, sqlite3.Error):
        return False
    return True


def backup_path(path: Path) -> Path:
    """Where the copy of an older file goes."""
    return path.with_suffix(path.suffix + ".backup")


def back_up(path: Path) -> Path:
    """Copy the file beside itself, whole even while somebody reads it. Answers the copy's place."""
    copy = backup_path(path)
    needed = path.stat().st_size
    if shutil.disk_usage(path.parent).free < needed:
        raise DatabaseProblem("full", path)
    make_private(copy)
    with (
        explained(path),
        closing(sqlite3.connect(path)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
    return copy


def _bring_up_to_date(database: Database, progress: Progress) -> None:
    from alembic import command  # imported late: a file that is up to date doesn't need it
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    done = 0

    def on_version(**_said: object) -> None:
        nonlocal done
        done += 1
        progress(done, SCHEMA)

    with database.writing() as connection:
        config.attributes["connection"] = connection
        config.attributes["on_version"] = on_version
        try:
            command.upgrade(config, "head")
        except Exception as error:  # Alembic's own, SQLite's, whatever a file in disorder brings about
            problem = problem_of(error, database.path)
            raise problem or DatabaseProblem("upgrade", database.path, str(error)) from error
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
