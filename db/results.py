"""What sessions were worth, kept by session; only practice, exams and days count for anybody's results."""

from __future__ import annotations

import json
from typing import Any

from db.engine import Database
from workstation.session.keeping import Result
from workstation.session.log import COUNTED_KINDS

_KEEP = (
    "INSERT OR REPLACE INTO result (session, scenario, profile, score, passed, marking, points, flags, seconds) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_SELECT = (
    "SELECT result.session, result.scenario, result.profile, score, passed, marking, points, flags, seconds "
    "FROM result "
)
_COUNTED = (
    "JOIN session ON session.id = result.session WHERE session.kind IN ("
    + ", ".join("?" for _ in COUNTED_KINDS)
    + ") AND result.profile = ? "
)


class SqliteResults:
    """The ``Results`` of the open file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, result: Result) -> None:
        """See ``Results.keep``."""
        values = (
            result.session,
            result.scenario,
            result.profile,
            result.score,
            int(result.passed),
            result.marking,
            json.dumps(dict(result.points), ensure_ascii=False, sort_keys=True),
            json.dumps(list(result.flags), ensure_ascii=False),
            result.seconds,
        )
        with self._database.writing() as connection:
            connection.exec_driver_sql(_KEEP, values)

    def of(self, session: str) -> Result | None:
        """See ``Results.of``."""
        found = self._ask(_SELECT + "WHERE session = ?", (session,))
        return found[0] if found else None

    def scores(self) -> dict[str, int]:
        """The score of every session that has one."""
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.exec_driver_sql("SELECT session, score FROM result")}

    def best(self, profile: str, scenario: str) -> Result | None:
        """See ``Results.best``."""
        statement = _SELECT + _COUNTED + "AND result.scenario = ? ORDER BY score DESC, session.started LIMIT 1"
        found = self._ask(statement, (*COUNTED_KINDS, profile, scenario))
        return found[0] if found else None

    def history(self, profile: str) -> list[Result]:
        """See ``Results.history``."""
        statement = _SELECT + _COUNTED + "ORDER BY session.started DESC, session.rowid DESC"
        return self._ask(statement, (*COUNTED_KINDS, profile))

    def purge(self, before: str) -> int:
        """Forget the results of sessions started before that ISO moment; answers how many."""
        with self._database.writing() as connection:
            statement = "DELETE FROM result WHERE session IN (SELECT id FROM session WHERE started < ?)"
            return connection.exec_driver_sql(statement, (before,)).rowcount

    def _ask(self, statement: str, values: tuple[Any, ...]) -> list[Result]:
        with self._database.reading() as connection:
            rows = connection.exec_driver_sql(statement, values).all()
        return [
            Result(
                session=row[0],
                scenario=row[1],
                profile=row[2],
                score=row[3],
                passed=bool(row[4]),
                marking=row[5],
                points=json.loads(row[6]),
                flags=tuple(json.loads(row[7])),
                seconds=row[8],
            )
            for row in rows
        ]
