"""Sessions and their events in the file. What ``append`` returned from survives a power cut (WAL, full sync)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, get_args

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from db.engine import Database
from db.sound import are_numbers, are_texts, sound_rows
from workstation.events.codec import UnreadableEvent
from workstation.session.log import (
    COUNTED_KINDS,
    Erased,
    LogConflict,
    SessionKind,
    SessionRow,
    SessionState,
    StoredEvent,
    check_numbers,
)

_START = (
    "INSERT INTO session (id, kind, profile, scenario, state, started, parent, fork_at) "
    "VALUES (?, ?, ?, ?, 'open', ?, ?, ?)"
)
_STANDING = (
    "SELECT state, fork_at, (SELECT max(number) FROM session_event WHERE session = s.id) FROM session AS s WHERE id = ?"
)
_APPEND = (
    "INSERT INTO session_event (session, number, at, name, version, body, origin, asked) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_READ = (
    "SELECT number, at, name, version, body, origin, asked FROM session_event "
    "WHERE session = ? AND number > ? AND number <= ?{named} ORDER BY number"
)
_LINE = "SELECT parent, fork_at, state FROM session WHERE id = ?"
_SESSIONS = "SELECT id, kind, profile, scenario, state, started, parent, fork_at FROM session"
_NEWEST_FIRST = " ORDER BY started DESC, rowid DESC"
_WITH_BRANCHES = (
    "WITH RECURSIVE family(id) AS (SELECT id FROM session WHERE {which} AND state <> 'erased' "
    "UNION SELECT session.id FROM session JOIN family ON session.parent = family.id) "
    "SELECT id FROM family JOIN session USING (id) WHERE state <> 'erased'"
)
_NO_END = 2**62


class SqliteEventLog:
    """The ``EventLog`` that lasts. An append is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def start(
        self,
        session_id: str,
        kind: SessionKind,
        profile: str,
        scenario: str,
        started: str,
        parent: str | None = None,
        fork_at: int | None = None,
    ) -> None:
        """See ``EventLog.start``."""
        if (parent is None) != (fork_at is None):
            raise LogConflict("a branch has a parent and a place where it leaves it")
        with self._database.writing() as connection:
            if parent is None and profile and not _is_known(connection, profile):
                raise Erased(f"nobody here is {profile}")
            if parent is not None and not 0 <= (fork_at or 0) <= _last(connection, parent):
                raise LogConflict(f"session {parent} has no event {fork_at}")
            try:
                connection.exec_driver_sql(_START, (session_id, kind, profile, scenario, started, parent, fork_at))
            except IntegrityError as error:
                raise LogConflict(f"session {session_id} is there already") from error

    def append(self, session_id: str, events: Sequence[StoredEvent]) -> None:
        """See ``EventLog.append``."""
        with self._database.writing() as connection:
            check_numbers(session_id, _last(connection, session_id), events)
            if events:
                rows = [(session_id, e.number, e.at, e.name, e.version, e.body, e.origin, e.asked) for e in events]
                connection.exec_driver_sql(_APPEND, rows)

    def read(self, session_id: str, after: int = 0, names: Collection[str] = ()) -> list[StoredEvent]:
        """See ``EventLog.read``."""
        with self._database.reading() as connection:
            return _read(connection, session_id, after, tuple(names))

    def end(self, session_id: str) -> None:
        """See ``EventLog.end``."""
        with self._database.writing() as connection:
            _living(connection, session_id)
            connection.exec_driver_sql("UPDATE session SET state = 'ended' WHERE id = ?", (session_id,))

    def sessions(self) -> list[SessionRow]:
        """See ``EventLog.sessions``."""
        with self._database.reading() as connection:
            rows = connection.exec_driver_sql(_SESSIONS + _NEWEST_FIRST).all()
        return sound_rows(self._database, "session", rows, _session)

    def unfinished(self, profile: str | None = None) -> list[SessionRow]:
        """See ``EventLog.unfinished``."""
        kinds = ", ".join("?" for _ in COUNTED_KINDS)
        statement = f"{_SESSIONS} WHERE state = 'open' AND kind IN ({kinds})"
        values: tuple[Any, ...] = COUNTED_KINDS
        if profile is not None:
            statement += " AND profile = ?"
            values = (*values, profile)
        with self._database.reading() as connection:
            rows = connection.exec_driver_sql(statement + _NEWEST_FIRST, values).all()
        return sound_rows(self._database, "session", rows, _session)

    def erase_profile(self, profile: str) -> int:
        """See ``EventLog.erase_profile``."""
        with self._database.writing() as connection:
            erased = _erase(connection, "profile = ?", profile)
            connection.exec_driver_sql("DELETE FROM result WHERE profile = ?", (profile,))
        return erased

    def purge(self, before: str) -> int:
        """See ``EventLog.purge``. Results are kept: their own term is longer."""
        with self._database.writing() as connection:
            return _erase(connection, "started < ?", before)


def _last(connection: Connection, session_id: str) -> int:
    """The number of a session's last event, the inherited ones counted. Raises ``KeyError``, ``LogConflict``."""
    fork_at, number = _living(connection, session_id)
    return int(number or fork_at or 0)


def _living(connection: Connection, session_id: str) -> tuple[Any, Any]:
    """Where a session leaves its parent, and the number of its own last event. Raises ``KeyError``, ``Erased``."""
    row = connection.exec_driver_sql(_STANDING, (session_id,)).one_or_none()
    if row is None:
        raise KeyError(session_id)
    state, fork_at, number = row
    if state == "erased":
        raise Erased(f"session {session_id} was erased")
    return fork_at, number


def _event(number: Any, at: Any, name: Any, version: Any, body: Any, origin: Any, asked: Any) -> StoredEvent:
    known = (are_numbers(origin) and are_texts(asked)) or origin is asked is None
    if not (known and are_numbers(number, at, version) and are_texts(name, body)):
        raise UnreadableEvent(f"event {number}")
    return StoredEvent(number, at, name, version, body, origin, asked)


def _is_known(connection: Connection, profile: str) -> bool:
    return connection.exec_driver_sql("SELECT 1 FROM profile WHERE id = ?", (profile,)).first() is not None


def _session(*row: Any) -> SessionRow | None:
    """The row, when it is whole."""
    *texts, parent, fork_at = row
    whole = are_texts(*texts) and row[1] in get_args(SessionKind) and row[4] in get_args(SessionState)
    branches = are_texts(parent) and are_numbers(fork_at)
    return SessionRow(*row) if whole and (branches or parent is fork_at is None) else None


def _read(connection: Connection, session_id: str, after: int, names: tuple[str, ...]) -> list[StoredEvent]:
    """A session's events above ``after``: those of the youngest of its line first found, then put in their order."""
    parts: list[list[StoredEvent]] = []
    upto, seen = _NO_END, set[str]()
    statement = _READ.format(named=f" AND name IN ({', '.join('?' for _ in names)})" if names else "")
    while session_id not in seen:  # in a damaged file a session may descend from itself
        seen.add(session_id)
        row = connection.exec_driver_sql(_LINE, (session_id,)).one_or_none()
        if row is None:
            raise KeyError(session_id)
        own = connection.exec_driver_sql(statement, (session_id, after, upto, *names))
        parts.append([_event(*event) for event in own])
        parent, fork_at, state = row
        if state == "erased" or not (are_texts(parent) and are_numbers(fork_at) and after < fork_at):
            break
        session_id, upto = parent, min(fork_at, upto)
    return [event for part in reversed(parts) for event in part]


def _erase(connection: Connection, which: str, value: str) -> int:
    """Erase the sessions chosen and every branch of theirs: mark them, then let their events go."""
    ids = [row[0] for row in connection.exec_driver_sql(_WITH_BRANCHES.format(which=which), (value,))]
    for session_id in ids:
        connection.exec_driver_sql("UPDATE session SET state = 'erased', profile = '' WHERE id = ?", (session_id,))
        connection.exec_driver_sql("DELETE FROM session_event WHERE session = ?", (session_id,))
    return len(ids)
