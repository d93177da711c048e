"""What contacts were worth, kept by session and contact; only practice, exams and days count for anybody's results."""

from __future__ import annotations

import json
from typing import Any

from db.engine import Database
from db.sound import are_numbers, are_texts, sound_rows
from workstation.session.keeping import Result
from workstation.session.log import COUNTED_KINDS, Erased

_KEEP = (
    "INSERT OR REPLACE INTO result "
    "(session, contact, scenario, profile, score, passed, marking, points, flags, seconds) "
    "SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM session WHERE id = ? AND state <> 'erased'"
)
_SELECT = (
    "SELECT result.session, contact, result.scenario, result.profile, score, passed, marking, points, flags, seconds "
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
            result.contact,
            result.scenario,
            result.profile,
            result.score,
            int(result.passed),
            result.marking,
            json.dumps(dict(result.points), ensure_ascii=False, sort_keys=True),
            json.dumps(list(result.flags), ensure_ascii=False),
            result.seconds,
            result.session,
        )
        with self._database.writing() as connection:
            if connection.exec_driver_sql(_KEEP, values).rowcount == 0:
                raise Erased(f"session {result.session} was erased")

    def of(self, session: str, contact: str) -> Result | None:
        """See ``Results.of``."""
        found = self._ask(_SELECT + "WHERE session = ? AND contact = ?", (session, contact))
        return found[0] if found else None

    def alone(self, session: str) -> Result | None:
        """See ``Results.alone``."""
        found = self._ask(_SELECT + "WHERE session = ?", (session,))
        return found[0] if len(found) == 1 else None

    def best(self, profile: str, scenario: str) -> Result | None:
        """See ``Results.best``."""
        statement = (
            _SELECT
            + _COUNTED
            + "AND result.scenario = ? AND score IS NOT NULL ORDER BY score DESC, session.started LIMIT 1"
        )
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
        return sound_rows(self._database, "result", rows, _result)


def _result(*row: Any) -> Result | None:
    """The row, when it is whole. Raises ``ValueError`` or ``TypeError`` when its points or flags are not."""
    session, contact, scenario, profile, score, passed, marking, points, flags, seconds = row
    if not (are_texts(session, contact, scenario, profile, marking) and are_numbers(score or 0, passed, seconds)):
        return None
    return Result(
        session=session,
        contact=contact,
        scenario=scenario,
        profile=profile,
        score=score,
        passed=bool(passed),
        marking=marking,
        points={str(criterion): float(found) for criterion, found in dict(json.loads(points)).items()},
        flags=tuple(str(flag) for flag in json.loads(flags)),
        seconds=seconds,
    )
