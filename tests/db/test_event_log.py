"""What any log must do, asked of the one in memory and of the one in the file; then what the file alone must refuse."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from db.engine import Database
from db.event_log import SqliteEventLog
from db.migrate import open_database
from tests.support.kept import enrol
from workstation.session.log import EventLog, LogConflict, MemoryEventLog, StoredEvent


def event(number: int, name: str = "said") -> StoredEvent:
    return StoredEvent(number, number * 100, name, 1, f'{{"n": {number}}}')


def events(*numbers: int) -> list[StoredEvent]:
    return [event(number) for number in numbers]


@pytest.fixture(params=["memory", "sqlite"])
def log(request: pytest.FixtureRequest, data_dir: Path) -> Iterator[EventLog]:
    if request.param == "memory":
        yield MemoryEventLog()
    else:
        opened = open_database(data_dir / "w.sqlite3")
        enrol(opened, "lea", "max")
        yield SqliteEventLog(opened)
        opened.close()


def begin(log: EventLog, name: str, kind: str = "practice", profile: str = "lea", day: int = 1, **more: object) -> None:
    log.start(name, kind, profile, "card-lost", f"2026-11-{day:02d}T09:00:00", **more)


def test_events_come_back_as_they_went_in(log):
    begin(log, "s1")
    log.append("s1", events(1, 2))
    log.append("s1", [StoredEvent(3, 450, "noted", 2, '{"text": "déjà « vu »"}')])
    assert log.read("s1") == [*events(1, 2), StoredEvent(3, 450, "noted", 2, '{"text": "déjà « vu »"}')]
    assert log.read("s1", after=2) == [StoredEvent(3, 450, "noted", 2, '{"text": "déjà « vu »"}')]
    assert log.read("s1", after=3) == []


def test_what_was_asked_comes_back_and_where_it_began(log):
    begin(log, "s1")
    kept = [StoredEvent(1, 0, "said", 1, "{}", 1, "roleplay.say"), StoredEvent(2, 0, "heard", 1, "{}", 1, "")]
    log.append("s1", kept)
    assert log.read("s1") == kept


def test_sessions_do_not_mix(log):
    begin(log, "s1")
    begin(log, "s2", day=2)
    log.append("s1", events(1, 2))
    log.append("s2", events(1))
    assert (len(log.read("s1")), len(log.read("s2"))) == (2, 1)


@pytest.mark.parametrize("numbers", [(2,), (1, 3), (1, 1), (0, 1)])
def test_a_number_out_of_turn_keeps_nothing(log, numbers):
    begin(log, "s1")
    with pytest.raises(LogConflict):
        log.append("s1", events(*numbers))
    assert log.read("s1") == []


def test_two_writers_cannot_both_be_right(log):
    begin(log, "s1")
    log.append("s1", events(1))
    with pytest.raises(LogConflict):
        log.append("s1", events(1))
    assert log.read("s1") == events(1)


def test_an_unknown_session_is_an_error(log):
    for asked in (lambda: log.read("x"), lambda: log.append("x", events(1)), lambda: log.end("x")):
        with pytest.raises(KeyError):
            asked()


def test_a_session_begins_once(log):
    begin(log, "s1")
    with pytest.raises(LogConflict):
        begin(log, "s1")


def test_a_branch_begins_with_its_parent_s_events(log):
    begin(log, "s1")
    log.append("s1", events(1, 2, 3, 4))
    begin(log, "b1", "branch", day=2, parent="s1", fork_at=2)
    assert log.read("b1") == events(1, 2)
    log.append("b1", [event(3, "tried")])
    assert log.read("b1", names=["tried"]) == [event(3, "tried")]
    assert log.read("b1", names={one.name for one in events(1)}) == events(1, 2)
    begin(log, "b2", "branch", day=3, parent="b1", fork_at=3)
    log.append("b2", [event(4, "again")])
    assert log.read("b2") == [*events(1, 2), event(3, "tried"), event(4, "again")]
    assert log.read("b2", after=1) == [event(2), event(3, "tried"), event(4, "again")]
    assert log.read("b2", after=3) == [event(4, "again")]
    assert log.read("s1") == events(1, 2, 3, 4)


def test_a_branch_may_leave_within_what_its_parent_inherited(log):
    begin(log, "s1")
    log.append("s1", events(1, 2, 3))
    begin(log, "b1", "branch", parent="s1", fork_at=3)
    log.append("b1", events(4, 5))
    begin(log, "b2", "branch", parent="b1", fork_at=1)
    assert log.read("b2") == events(1)


def test_a_branch_needs_a_place_that_exists(log):
    begin(log, "s1")
    log.append("s1", events(1))
    with pytest.raises(LogConflict):
        begin(log, "b1", "branch", parent="s1", fork_at=2)
    with pytest.raises(LogConflict):
        begin(log, "b1", "branch", parent="s1")
    with pytest.raises(KeyError):
        begin(log, "b1", "branch", parent="nobody", fork_at=0)


def test_an_ended_session_is_no_longer_offered_but_may_be_commented(log):
    begin(log, "s1")
    log.append("s1", events(1))
    log.end("s1")
    assert log.unfinished() == []
    log.append("s1", [event(2, "rated")])
    assert log.sessions()[0].state == "ended"
    assert len(log.read("s1")) == 2


def test_lists_are_newest_first_and_offer_only_what_counts(log):
    for day, kind in enumerate(("practice", "demo", "exam", "quiz", "day", "cards"), 1):
        begin(log, f"s{day}", kind, day=day)
    begin(log, "other", profile="max", day=7)
    begin(log, "b", "branch", day=8, parent="s1", fork_at=0)
    assert [row.id for row in log.sessions()] == ["b", "other", "s6", "s5", "s4", "s3", "s2", "s1"]
    assert [row.id for row in log.unfinished()] == ["other", "s5", "s3", "s1"]
    assert [row.id for row in log.unfinished("lea")] == ["s5", "s3", "s1"]


def test_sessions_of_one_moment_keep_their_order(log):
    for name in ("a", "b", "c"):
        begin(log, name)
    assert [row.id for row in log.sessions()] == ["c", "b", "a"]


def test_erasing_a_person_takes_their_sessions_whole_with_the_branches(log):
    begin(log, "s1")
    log.append("s1", events(1, 2))
    begin(log, "b1", "branch", profile="trainer", parent="s1", fork_at=1)
    begin(log, "b2", "branch", profile="trainer", parent="b1", fork_at=1)
    begin(log, "kept", profile="max")
    log.append("kept", events(1))
    assert log.erase_profile("lea") == 3
    rows = {row.id: row for row in log.sessions()}
    assert {name: rows[name].state for name in rows} == {"s1": "erased", "b1": "erased", "b2": "erased", "kept": "open"}
    assert {rows[name].profile for name in ("s1", "b1", "b2")} == {""}
    assert log.read("s1") == log.read("b1") == log.read("b2") == []
    assert log.read("kept") == events(1)
    assert log.erase_profile("lea") == 0


def test_an_erased_session_takes_nothing_more(log):
    begin(log, "s1")
    log.erase_profile("lea")
    for asked in (
        lambda: log.append("s1", events(1)),
        lambda: log.end("s1"),
        lambda: begin(log, "b", "branch", parent="s1", fork_at=0),
    ):
        with pytest.raises(LogConflict):
            asked()


def test_what_is_past_its_term_goes(log):
    begin(log, "old", day=1)
    log.append("old", events(1))
    begin(log, "branch", "branch", day=9, parent="old", fork_at=1)
    begin(log, "new", day=20)
    assert log.purge("2026-11-05") == 2
    assert [(row.id, row.state) for row in log.sessions()] == [("new", "open"), ("branch", "erased"), ("old", "erased")]


@pytest.fixture
def written(database: Database) -> Database:
    log = SqliteEventLog(database)
    enrol(database, "lea")
    begin(log, "s1")
    log.append("s1", events(1, 2))
    return database


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE session_event SET body = '{}'",
        "UPDATE session_event SET number = number + 10",
        "DELETE FROM session_event WHERE number = 2",
        "DELETE FROM session_event",
        "INSERT OR REPLACE INTO session_event VALUES ('s1', 1, 0, 'forged', 1, '{}', NULL, NULL)",
        "REPLACE INTO session_event VALUES ('s1', 2, 0, 'forged', 1, '{}', NULL, NULL)",
        "INSERT INTO session_event VALUES ('s1', 1, 0, 'x', 1, '{}', 1, '') ON CONFLICT DO UPDATE SET name = 'forged'",
        "UPDATE session_event SET origin = 2, asked = 'call.answer'",
        "INSERT INTO session_event VALUES ('nobody', 1, 0, 'x', 1, '{}', NULL, NULL)",
        "DELETE FROM session",
    ],
)
def test_the_file_refuses_to_change_what_was_said(written, statement):
    with pytest.raises(IntegrityError), written.writing() as connection:
        connection.exec_driver_sql(statement)
    assert SqliteEventLog(written).read("s1") == events(1, 2)


def test_the_triggers_hold_for_any_program(written):
    written.close()
    with closing(sqlite3.connect(written.path)) as other:
        for statement in ("UPDATE session_event SET body = ''", "DELETE FROM session_event"):
            with pytest.raises(sqlite3.IntegrityError):
                other.execute(statement)


def test_an_erased_session_cannot_be_revived(written):
    SqliteEventLog(written).erase_profile("lea")
    for statement in (
        "UPDATE session SET state = 'open'",
        "INSERT INTO session_event VALUES ('s1', 1, 0, 'x', 1, '{}', NULL, NULL)",
    ):
        with pytest.raises(IntegrityError), written.writing() as connection:
            connection.exec_driver_sql(statement)


def test_an_append_that_fails_half_way_keeps_nothing(written):
    with pytest.raises(IntegrityError):
        SqliteEventLog(written).append("s1", [event(3), StoredEvent(4, 0, None, 1, "{}")])  # type: ignore[arg-type]
    assert SqliteEventLog(written).read("s1") == events(1, 2)


def test_what_was_appended_is_seen_by_another_opening_at_once(written):
    other = Database(written.path)
    SqliteEventLog(written).append("s1", events(3))
    assert len(SqliteEventLog(other).read("s1")) == 3
    other.close()
