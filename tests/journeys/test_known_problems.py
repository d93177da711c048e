"""A full disk, somebody's lock, a file that may not be written: each in its own words, whatever one was doing."""

from __future__ import annotations

import logging
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from db.engine import BUSY_MILLIS, Database, DatabaseProblem
from db.store import SqliteStore
from tests.journeys.test_first_call import Desk, take_the_desk
from tests.support.dealing import dealt
from tests.support.played import ENDED, LEFT, PROFILE, TYPED, played_folder
from widgets.app import Guard
from widgets.debrief.debrief_page import DebriefPage
from widgets.debrief.self_rating_page import SelfRatingPage
from widgets.dialogs.error_dialog import ErrorDialog
from widgets.home.home_page import HomePage
from widgets.home.profile_page import ProfilePage
from workstation import commands as c
from workstation.paths import DATABASE_NAME

pytestmark = pytest.mark.qt_no_exception_capture
SENTENCES = {"full": "est plein", "busy": "est utilisé par un autre programme", "read_only": "ne peut pas être modifié"}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base")
    played_folder(folder)
    return folder


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> Guard:
    """What catches in the program, in the place of what catches in a test."""
    guard = Guard()
    monkeypatch.setattr(sys, "excepthook", guard._escaped)
    return guard


@pytest.fixture
def desk(
    qtbot: QtBot, qapp: QApplication, base: Path, data_dir: Path, guard: Guard, caplog: pytest.LogCaptureFixture
) -> Iterator[Desk]:
    shutil.copytree(base, data_dir, dirs_exist_ok=True)
    opened = Desk(qtbot, qapp, data_dir)
    guard.caught.connect(opened.flow.show_error)
    guard.troubled.connect(opened.flow.show_problem)
    opened.wait_for(ProfilePage)
    yield opened
    opened.close()


def store_of(desk: Desk) -> SqliteStore:
    store = desk.flow.store
    assert isinstance(store, SqliteStore)
    return store


@contextmanager
def trouble(kind: str, desk: Desk) -> Iterator[None]:
    """The file as it is when it can't be written: by somebody's lock, by its rights, for want of room."""
    database = store_of(desk).database
    if kind == "busy":
        other = sqlite3.connect(database.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        yield
        other.close()
    elif kind == "read_only":
        with database.outside() as driver:
            driver.execute("PRAGMA query_only=ON")
        yield
        with database.outside() as driver:
            driver.execute("PRAGMA query_only=OFF")
    else:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Database, "writing", no_room)
            yield


@contextmanager
def no_room(database: Database) -> Iterator[Connection]:
    raise DatabaseProblem("full", database.path)
    yield


@contextmanager
def unreadable(desk: Desk) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "reading", no_room)
        yield


def told(desk: Desk) -> list[str]:
    return [one.says[1].replace("\u00a0", " ") for one in desk.window.findChildren(ErrorDialog) if one.isVisible()]


def shut_dialogs(desk: Desk) -> None:
    for dialog in desk.window.findChildren(ErrorDialog):
        dialog.shut.click()


def come_in(desk: Desk) -> None:
    page = desk.window.page
    assert isinstance(page, ProfilePage)
    page.chosen.emit(PROFILE)
    assert isinstance(desk.window.page, HomePage)


def at_home(desk: Desk, what: Callable[[], None]) -> None:
    what()
    assert isinstance(desk.window.page, HomePage)


def begin(desk: Desk) -> None:
    desk.flow.start("card-lost")
    desk.flow._begin("choice")


def resume(desk: Desk) -> None:
    desk.flow._resume(LEFT)


def give_up(desk: Desk) -> None:
    desk.flow._abandon(LEFT)


@pytest.mark.parametrize(("act", "kind"), dealt((begin, resume, give_up), SENTENCES))
def test_an_act_of_home_that_cannot_be_kept_is_said_and_can_be_done_later(
    desk: Desk, act: Callable[[Desk], None], kind: str, guard: Guard
) -> None:
    come_in(desk)
    with trouble(kind, desk):
        act(desk)
        act(desk)
        (sentence,) = told(desk)
        assert SENTENCES[kind] in sentence
    shut_dialogs(desk)
    act(desk)
    assert told(desk) == []
    assert guard.count == 0


def test_a_profile_that_cannot_be_kept_is_said_on_its_page(desk: Desk) -> None:
    page = desk.window.page
    assert isinstance(page, ProfilePage)
    for kind, sentence in SENTENCES.items():
        with trouble(kind, desk):
            page.create_asked.emit("Théo Bris", "recruit", "")
            assert any(sentence in label.text().replace("\u00a0", " ") for label in page.findChildren(QLabel))
            assert desk.window.page is page
    page.create_asked.emit("Théo Bris", "recruit", "")
    assert isinstance(desk.window.page, HomePage)


def test_a_skip_that_cannot_be_kept_is_said_and_time_waits(desk: Desk, guard: Guard) -> None:
    come_in(desk)
    take_the_desk(desk, "card-lost", "choice")
    bridge = desk.practice().bridge
    assert bridge is not None
    bridge.do(c.GoReady())
    bridge.do(c.AnswerContact("c1"))
    before = bridge.at, bridge.session.number
    for kind in SENTENCES:
        with trouble(kind, desk):
            bridge.skip()
            bridge.skip()
            (sentence,) = told(desk)
            assert SENTENCES[kind] in sentence
            assert (bridge.at, bridge.session.number) == before
        shut_dialogs(desk)
    bridge.skip()
    assert bridge.session.number > before[1]
    assert guard.count == 0


def test_a_rating_that_cannot_be_kept_is_said_and_given_again(desk: Desk, guard: Guard) -> None:
    come_in(desk)
    take_the_desk(desk)
    desk.play()
    page = desk.wait_for(SelfRatingPage)
    assert isinstance(page, SelfRatingPage)
    for kind in SENTENCES:
        with trouble(kind, desk):
            page.rated.emit(70, (3, 3, 2))
            (sentence,) = told(desk)
            assert SENTENCES[kind] in sentence
            assert desk.window.page is page
        shut_dialogs(desk)
    page.rated.emit(70, (3, 3, 2))
    desk.wait_for(DebriefPage)
    report = desk.practice().reporting.report
    assert report is not None
    assert report.rating is not None
    assert report.rating.score == 70
    assert guard.count == 0


def test_a_score_that_cannot_be_kept_keeps_nobody_from_the_debrief(desk: Desk) -> None:
    come_in(desk)
    store = store_of(desk)
    with store.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM result")
    for kind in SENTENCES:
        with trouble(kind, desk):
            desk.flow._show_report(ENDED)
            (sentence,) = told(desk)
            assert SENTENCES[kind] in sentence
            assert isinstance(desk.window.page, DebriefPage)
        shut_dialogs(desk)
    desk.flow._show_report(ENDED)
    assert store.results.of(ENDED, "c1") is not None


@pytest.mark.parametrize("act", ["show_home", "show_profiles", "show_authoring", "_show_report"])
def test_what_cannot_be_read_now_is_said_in_its_own_words(desk: Desk, act: str, guard: Guard) -> None:
    come_in(desk)
    asked = getattr(desk.flow, act)
    button = desk.flow._home
    button.report_asked.disconnect()
    button.report_asked.connect(asked if act == "_show_report" else lambda _session: asked())
    with unreadable(desk):
        button.report_asked.emit(ENDED)
        assert [SENTENCES["full"] in sentence for sentence in told(desk)] == [True]
    assert guard.count == 0


def test_the_thread_that_paints_waits_for_a_lock_a_moment_only(desk: Desk) -> None:
    with store_of(desk).database.outside() as driver:
        assert driver.execute("PRAGMA busy_timeout").fetchone()[0] * 10 < BUSY_MILLIS


def test_what_comes_again_and_again_is_one_dialog_and_once_in_the_log(
    desk: Desk, guard: Guard, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(30):
        try:
            raise ZeroDivisionError
        except ZeroDivisionError as error:
            guard._escaped(type(error), error, error.__traceback__)
    assert len(told(desk)) == 1
    assert len([record for record in caplog.records if record.levelno >= logging.ERROR]) == 1
    assert guard.count == 30


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER odd BEFORE INSERT ON session_event BEGIN SELECT RAISE(ABORT, 'odd'); END",
        "CREATE TRIGGER odd BEFORE INSERT ON session_event BEGIN INSERT INTO gone VALUES (NEW.body); END",
        "DROP TABLE session_event",
    ],
)
def test_what_people_type_is_never_in_the_log(
    desk: Desk, guard: Guard, statement: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever fails while it is kept; nor is it in the dialog's details, which people are asked to send on."""
    caplog.set_level(logging.DEBUG)
    come_in(desk)
    take_the_desk(desk, "card-lost", "choice")
    bridge = desk.practice().bridge
    assert bridge is not None
    bridge.do(c.GoReady())
    bridge.do(c.AnswerContact("c1"))
    with store_of(desk).database.writing() as connection:
        connection.exec_driver_sql(statement)
    shown: list[str] = []
    guard.caught.connect(shown.append)
    try:
        bridge.do(c.EditDraft("c1", "note", 0, 0, TYPED))
    except IntegrityError as error:
        guard._escaped(type(error), error, error.__traceback__)
    assert told(desk)
    for text in (caplog.text, *shown, *told(desk)):
        assert TYPED[:12] not in text
        assert "voix basse" not in text
    with store_of(desk).database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS odd")


def test_the_log_of_a_damaged_session_quotes_nothing(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    file = store_of(desk).database.path.parent / DATABASE_NAME
    other = sqlite3.connect(file)
    for (name,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        other.execute(f'DROP TRIGGER "{name}"')
    other.execute(
        "UPDATE session_event SET body = replace(body, '\"inserted\":', '\"at\":') WHERE name = 'draft.edited'"
    )
    other.commit()
    other.close()
    come_in(desk)
    desk.flow._resume(LEFT)
    assert len(told(desk)) == 1
    assert TYPED[:12] not in caplog.text
