"""Which sessions trainers may read the sentences of: exams, and those whose recruit shares them."""

from __future__ import annotations

import json

from db.engine import Database
from workstation.events import SessionShared
from workstation.events.codec import stored_name

_ENDED = (
    "SELECT id, kind FROM session WHERE scenario = ? AND state = 'ended' AND kind <> 'demo' "
    "ORDER BY started DESC, rowid DESC"
)
_LAST = "SELECT body FROM session_event WHERE session = ? AND name = ? ORDER BY number DESC LIMIT 1"


def readable_sessions(database: Database, scenario: str) -> list[str]:
    """See ``Store.readable_sessions``."""
    with database.reading() as connection:
        rows = connection.exec_driver_sql(_ENDED, (scenario,)).all()
        found = []
        for session, kind in rows:
            said = connection.exec_driver_sql(_LAST, (session, stored_name(SessionShared))).scalar()
            if kind == "exam" or (said is not None and _is_on(said)):
                found.append(str(session))
    return found


def _is_on(body: object) -> bool:
    """Whether it says so; what cannot be read does not."""
    try:
        return isinstance(body, str) and json.loads(body).get("shared") is True
    except (ValueError, AttributeError):
        return False
