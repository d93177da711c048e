"""Whether the file, the session and the screen agree: three readings of one log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from db.engine import Database
from db.event_log import SqliteEventLog
from tests.support.program import Program
from widgets.bridge import Bridge
from widgets.desk_window import DeskPage
from workstation.paths import DATABASE_NAME
from workstation.session.runner import Session
from workstation.session.state import SessionState, fold_all


def differences(one: SessionState, other: SessionState) -> str:
    """The fields that differ, with both values."""
    fields = [name for name in one.__dataclass_fields__ if getattr(one, name) != getattr(other, name)]
    return "; ".join(f"{name}: {getattr(one, name)!r} / {getattr(other, name)!r}" for name in fields)


def agrees(program: Program) -> str:
    """What the file, the session and the desk tell otherwise than one another; nothing when they agree."""
    bridge = program.bridge
    assert bridge is not None
    session = bridge.session
    read = fold_all(session.entries())
    if read != session.state:
        return f"the log of {session.id} folds otherwise than the session: {differences(read, session.state)}"
    if not isinstance(page := program.window.page, DeskPage):
        return ""
    page.flush()
    bridge.tick()
    if program.bridge is not bridge or program.window.page is not page:
        return ""
    again = Session(session.id, session._log, session.world)
    again.at = session.at
    beside = Bridge(again, bridge._clock, parent=program.window)
    fresh = DeskPage(program.flow._theme, beside)
    one, other = shown(page), shown(fresh)
    if not page.conversation.isVisible():  # it tells what happened once it is looked at
        del one["transcript"]
    fresh.deleteLater()
    beside.deleteLater()
    wrong = [f"{name}: {one[name]!r} / {other[name]!r}" for name in one if one[name] != other[name]]
    return f"the desk of {session.id} shows otherwise than its log: {'; '.join(wrong)}" if wrong else ""


def shown(page: DeskPage) -> dict[str, object]:
    """What a desk shows of its session, leaving out what is only looked at."""
    return {
        "page": type(page._centre.currentWidget()).__name__,
        "transcript": [(row.who, row.text) for row in page.conversation.transcript.rows()],
        "note": page.note.text(),
    }


def keeps(folder: Path, sessions: Mapping[str, Session]) -> Iterator[str]:
    """What the file of a closed program tells otherwise than its window did."""
    with closing(Database(folder / DATABASE_NAME)) as database:
        log = SqliteEventLog(database)
        for kept in sessions.values():
            if not isinstance(kept._log, SqliteEventLog):
                continue  # a try-out is nobody's session
            read = Session(kept.id, log, kept.world)
            upto = fold_all([entry for entry in read.entries() if entry.number <= kept.number])
            if read.number < kept.number or upto != kept.state:
                yield f"the file tells {kept.id} otherwise: {differences(upto, kept.state)}"
