"""The file: how it is opened, what it must be, and what is said when it can't be used.

Whoever calls gets one connection for each thread, never shared. Every transaction is begun in so many words, so that
changes of the schema are undone with the rest when one fails.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import SingletonThreadPool

from workstation.i18n import tr
from workstation.paths import private_file, private_folder
from workstation.problem import Problem

APPLICATION_ID = 0x4F52564E
"""« ORVN » in the file's header: the mark of a file of ours."""

SCHEMA = 5
"""The number of the newest migration: ``user_version`` of an up-to-date file."""

BUSY_MILLIS = 5_000
"""How long another program's lock is waited for."""

HURRIED_MILLIS = 150
"""The same for the thread that paints: longer would be felt as a window that hangs."""

ProblemKind = Literal["newer", "foreign", "read_only", "full", "folder", "damaged", "busy", "upgrade"]
Standing = Literal["new", "older", "current"]

_KINDS: dict[int, ProblemKind] = {
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CANTOPEN: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_AUTH: "read_only",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_IOERR: "damaged",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_INTERNAL: "damaged",
    sqlite3.SQLITE_TOOBIG: "damaged",
    sqlite3.SQLITE_FORMAT: "damaged",
    sqlite3.SQLITE_NOTADB: "foreign",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_PROTOCOL: "busy",
}


class DatabaseProblem(Problem):
    """The file can't be used. ``describe`` says so to a person, in one sentence and with a cure.

    ``detail`` is for whoever mends the program.
    """

    def __init__(self, kind: ProblemKind, path: Path, detail: str = "") -> None:
        super().__init__(f"{kind}: {path}: {detail}" if detail else f"{kind}: {path}")
        self.kind = kind
        self.path = path

    def describe(self) -> str:
        """The problem and what to do, in the reader's language."""
        path, folder = str(self.path), str(self.path.parent)
        match self.kind:
            case "newer":
                text = tr("{path} was written by a newer version of the program: install that version.", path=path)
            case "foreign":
                text = tr("{path} is not a file of this program: move it away or choose another folder.", path=path)
            case "read_only":
                text = tr("{path} cannot be written: check your rights on {folder}.", path=path, folder=folder)
            case "full":
                text = tr("The disk that holds {folder} is full: free some space, then try again.", folder=folder)
            case "folder":
                text = tr("The folder {folder} cannot be created: choose another one.", folder=folder)
            case "damaged":
                text = tr("{path} cannot be read any more: put back a copy, or move it away to start anew.", path=path)
            case "busy":
                text = tr("{path} is in use by another program: close it, then try again.", path=path)
            case "upgrade":
                text = tr("{path} could not be brought up to date and was left as it was: put back a copy.", path=path)
        return text


def problem_of(error: BaseException, path: Path) -> DatabaseProblem | None:
    """What a failure of SQLite means to a person; None when it is a fault of ours."""
    original = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(original, "sqlite_errorcode", None)
    kind = _KINDS.get(code & 0xFF) if isinstance(code, int) else None
    return DatabaseProblem(kind, path) if kind else None


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Within it, SQLite's failures that a person can cure are raised as ``DatabaseProblem``."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        problem = problem_of(error, path)
        if problem is None:
            raise
        raise problem from error
    except UnicodeDecodeError as error:  # a table's own words, which the driver wanted to quote
        raise DatabaseProblem("damaged", path) from error


def examine(path: Path) -> Standing:
    """What the file at ``path`` is to us. Raises ``DatabaseProblem`` when it can't be used, or not be written."""
    try:
        private_folder(path.parent)
    except OSError as error:
        raise DatabaseProblem("full" if error.errno == errno.ENOSPC else "folder", path) from error
    make_private(path)
    with explained(path), closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        if mark != APPLICATION_ID and not (empty and mark == version == 0):
            raise DatabaseProblem("foreign", path)
        if version > SCHEMA:
            raise DatabaseProblem("newer", path)
        _try_to_write(connection, version)
    if version == SCHEMA:
        return "current"
    return "new" if empty else "older"


def make_private(path: Path) -> None:
    """See that a file is there, and its owner's alone: what SQLite puts beside it takes its rights from it.

    Raises ``DatabaseProblem``.
    """
    try:
        private_file(path)
    except FileExistsError as error:  # a folder, a pipe, a device
        raise DatabaseProblem("foreign", path) from error
    except OSError as error:
        raise DatabaseProblem("full" if error.errno == errno.ENOSPC else "read_only", path) from error


def _try_to_write(connection: sqlite3.Connection, version: int) -> None:
    """Write the version that is there already, and take it back; somebody else's writing proves that one can."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA user_version={version}")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise


def _text(stored: bytes) -> str | bytes:
    """A text of the file. What can't be read stays bytes, so that its row is set aside and the others are not."""
    try:
        return stored.decode()
    except UnicodeDecodeError:
        return stored


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("orvanne_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


class Database:
    """The open file. Within one thread, transactions follow one another: they can't be nested.

    ``is_whole`` says whether the file has the tables it should have; asked when SQLite misses one.
    """

    def __init__(self, path: Path, is_whole: Callable[[Path], bool] | None = None) -> None:
        self.path = path
        self.busy_millis = BUSY_MILLIS  # of connections opened from now on
        self.set_aside: dict[tuple[str, str], None] = {}  # the kind and the name of each row that can't be read
        self._is_whole = is_whole
        self._engine = create_engine(
            URL.create("sqlite", database=str(path)),
            poolclass=SingletonThreadPool,  # one connection a thread, kept
            pool_size=64,
            hide_parameters=True,  # what people typed is nobody's business, and errors end in the log
        )
        event.listen(self._engine, "connect", self._on_connect)
        event.listen(self._engine, "begin", _on_begin)
        self._writing = self._engine.execution_options(orvanne_writes=True)

    def _on_connect(self, connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver's own idea of when a transaction begins leaves CREATE TABLE out
        connection.text_factory = _text
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout={self.busy_millis}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "recursive_triggers=ON",  # without it INSERT OR REPLACE deletes behind the triggers' back
            "secure_delete=ON",  # what is erased is written over, whatever SQLite was built with
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            with explained(self.path):
                yield
        except OperationalError as error:  # our own statements name what every whole file has
            if self._is_whole is None or self._is_whole(self.path):
                raise
            raise DatabaseProblem("damaged", self.path) from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the file from its first question to its end."""
        with self._explained(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that may write: kept when the block ends, undone when it raises."""
        with self._explained(), self._writing.begin() as connection:
            yield connection

    @contextmanager
    def outside(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection between two transactions, for what can't be said within one (some PRAGMAs)."""
        with self._explained():
            held = self._engine.raw_connection()
            try:
                driver = held.driver_connection
                assert isinstance(driver, sqlite3.Connection)  # noqa: S101  the only driver there is
                yield driver
            finally:
                held.close()

    def close(self) -> None:
        """Let go of the file, for every thread."""
        self._engine.dispose()
