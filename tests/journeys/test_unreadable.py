"""One thing kept cannot be read any more: it is named and set aside, and the person comes in as ever."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

import main
from tests.journeys.test_first_call import Desk
from tests.support.dealing import dealt
from tests.support.played import ENDED, LEFT, PROFILE, TYPED, played_folder
from widgets.debrief.debrief_page import DebriefPage
from widgets.dialogs.error_dialog import ErrorDialog
from widgets.home.home_page import HomePage
from widgets.home.profile_page import ProfilePage
from widgets.home.resume_card import ResumeCard
from workstation.paths import DATABASE_NAME
from workstation.settings import FILE_NAME

EVENT = "WHERE session = :left AND number = 4"
OF_LEFT = {
    "a byte of an event": "UPDATE session_event SET body = CAST(replace(body, 'cliente', x'ff') AS TEXT) "
    "WHERE session = :left AND name = 'draft.edited'",
    "an event that is no JSON": "UPDATE session_event SET body = '{\"contact\": ' :event",
    "an event of another shape": "UPDATE session_event SET body = '[1, 2]' :event",
    "an event with a number for a text": "UPDATE session_event SET body = replace(body, '\"c1\"', '1') :event",
    "an event nested without end": "UPDATE session_event SET body = replace(hex(zeroblob(40000)), '0', '[') :event",
    "an event of bytes": "UPDATE session_event SET body = x'00ff' :event",
    "an event of an unknown name": "UPDATE session_event SET name = 'call.dreamt' :event",
    "a byte of an event's name": "UPDATE session_event SET name = :no_text :event",
    "an event of another version": "UPDATE session_event SET version = 'two' :event",
    "an event at no time": "UPDATE session_event SET at = 'noon' :event",
    "an event of a transaction to come": "UPDATE session_event SET origin = 9 :event",
    "an event of half a transaction": "UPDATE session_event SET origin = NULL :event",
    "an event that answers nobody": "UPDATE session_event SET asked = 'call.dream' :event",
    "a byte of what was asked": "UPDATE session_event SET asked = :no_text :event",
    "an event lost": "DELETE FROM session_event :event",
    "the first event lost": "DELETE FROM session_event WHERE session = :left AND number = 1",
    "an event before it could be": "UPDATE session_event SET (name, body) = (SELECT name, body FROM session_event AS x "
    "WHERE x.session = :left AND x.name = 'draft.edited') WHERE session = :left AND number = 1",
}
OF_TEXTS = {
    "a byte of every text": "UPDATE content_text SET text = :no_text",
    "a byte of role-plays": "UPDATE content_text SET text = :no_text WHERE kind = 'roleplay'",
    "a byte of what is read late": "UPDATE content_text SET text = :no_text WHERE kind = 'content'",
    "a letter of role-plays": "UPDATE content_text SET text = replace(text, 'e', 'a') WHERE kind = 'roleplay'",
    "manifests": "UPDATE content_text SET text = '[]' WHERE kind = 'manifest'",
    "role-plays lost": "DELETE FROM content_text WHERE kind = 'roleplay'",
}
OF_ROWS = {
    "a byte of a session's kind": "UPDATE session SET kind = :no_text WHERE id = :left",
    "a byte of a session's role-play": "UPDATE session SET scenario = :no_text WHERE id = :left",
    "a byte of a session's state": "UPDATE session SET state = :no_text WHERE id = :left",
    "a byte of a session's moment": "UPDATE session SET started = :no_text WHERE id = :left",
    "a session of an unknown kind": "UPDATE session SET kind = 'dream' WHERE id = :left",
    "a session that leaves nobody": "UPDATE session SET fork_at = 3 WHERE id = :left",
    "a byte of a score": "UPDATE result SET points = :no_text",
    "a score that is no JSON": "UPDATE result SET points = '{'",
    "a score of another shape": "UPDATE result SET points = '3'",
    "a score nested without end": "UPDATE result SET points = replace(hex(zeroblob(40000)), '0', '[')",
    "a score of words": "UPDATE result SET score = 'good'",
    "flags that are none": "UPDATE result SET flags = 'null'",
}
OF_THE_REST = {
    "a byte of a name": "UPDATE profile SET name = :no_text",
    "no role": "UPDATE profile SET role = 'king'",
    "a byte of a profile's day": "UPDATE profile SET created = :no_text",
    "the dataset's day": "UPDATE dataset_info SET reference_date = '2026-13-45'",
    "clients": "UPDATE client SET city = :no_text, last_name = :no_text WHERE key > 0",
    "people of role-plays": "UPDATE client SET digest = 'x', city = :no_text WHERE key < 0",
    "a session that descends from itself": "UPDATE session SET parent = id, fork_at = 2 WHERE id = :left",
}
ALL = OF_LEFT | OF_TEXTS | OF_ROWS | OF_THE_REST


def some(of: dict[str, str], *here: str) -> list[ParameterSet]:
    """What is damaged, as parameters: through the window those ``here`` in the plain run, all in the long one.

    Every damage goes through the command line below, which reads by the same way.
    """
    return [pytest.param(how, marks=() if how in here else pytest.mark.torture) for how in of]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base")
    played_folder(folder)
    return folder


@pytest.fixture
def folder(base: Path, data_dir: Path, caplog: pytest.LogCaptureFixture) -> Path:
    shutil.copytree(base, data_dir, dirs_exist_ok=True)
    return data_dir


def damage(folder: Path, statement: str) -> None:
    """Do what the triggers refuse, as a broken disk does."""
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as file:
        triggers = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            file.execute(f'DROP TRIGGER "{name}"')
        for name, stands_for in ((":event", EVENT), (":left", f"'{LEFT}'"), (":no_text", "CAST(x'ff41fe' AS TEXT)")):
            statement = statement.replace(name, stands_for)
        assert file.execute(statement).rowcount > 0
        for _, sql in triggers:
            file.execute(sql)
        file.commit()


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, folder: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    damage(folder, ALL[request.param])
    opened = Desk(qtbot, qapp, folder)
    yield opened
    opened.close()


def come_in(desk: Desk) -> HomePage:
    page = desk.wait_for(ProfilePage)
    assert isinstance(page, ProfilePage)
    page.chosen.emit(PROFILE)
    home = desk.wait_for(HomePage)
    assert isinstance(home, HomePage)
    return home


def told(desk: Desk) -> list[str]:
    """The sentences of the dialogs that are up."""
    return [one.says[1].replace("\u00a0", " ") for one in desk.window.findChildren(ErrorDialog) if one.isVisible()]


def resume_cards(home: HomePage) -> list[ResumeCard]:
    return [card for card in home.findChildren(ResumeCard) if card.isVisible()]


def a_session_that_cannot_be_read_stands_on_home_and_can_be_given_up(desk: Desk) -> None:
    home = come_in(desk)
    assert told(desk) == []
    (card,) = resume_cards(home)
    card.resume_asked.emit(LEFT)
    (sentence,) = told(desk)
    assert sentence == f"La séance {LEFT} n’est plus lisible. Elle est mise de côté et gardée telle quelle : " + (
        "commencez-en une autre."
    )
    card.resume_asked.emit(LEFT)
    assert told(desk) == [sentence]
    home.abandon_asked.emit(LEFT)
    assert resume_cards(home) == []
    assert desk.flow.store is not None
    assert desk.flow.store.log.unfinished() == []


@pytest.mark.parametrize(
    "desk", some(OF_LEFT, "a byte of an event", "an event of another shape", "the first event lost"), indirect=True
)
def test_a_session_that_cannot_be_read_is_given_up_and_the_others_are_read_as_ever(desk: Desk) -> None:
    a_session_that_cannot_be_read_stands_on_home_and_can_be_given_up(desk)
    desk.flow._show_report(ENDED)
    assert isinstance(desk.window.page, DebriefPage)


@pytest.mark.parametrize("desk", some(OF_TEXTS, "a byte of every text", "manifests"), indirect=True)
def test_a_session_whose_texts_are_lost_is_given_up_and_a_report_of_them_is_said(desk: Desk) -> None:
    a_session_that_cannot_be_read_stands_on_home_and_can_be_given_up(desk)
    for dialog in desk.window.findChildren(ErrorDialog):
        dialog.shut.click()
    desk.flow._show_report(ENDED)
    assert [ENDED in sentence for sentence in told(desk)] == [True]
    assert isinstance(desk.window.page, HomePage)


@pytest.mark.parametrize("desk", some(OF_ROWS, "a byte of a session's kind", "a score of another shape"), indirect=True)
def test_a_row_that_cannot_be_read_is_named_once(desk: Desk) -> None:
    home = come_in(desk)
    (sentence,) = told(desk)
    assert "mise de côté : " in sentence
    assert LEFT in sentence or ENDED in sentence
    for dialog in desk.window.findChildren(ErrorDialog):
        dialog.shut.click()
    desk.flow.show_home()
    assert told(desk) == []
    assert home.isVisible()


@pytest.mark.parametrize("desk", some(OF_THE_REST, "a byte of a name", "no role", "clients"), indirect=True)
def test_what_else_is_damaged_keeps_nobody_out(desk: Desk) -> None:
    assert come_in(desk).isVisible()
    assert len(told(desk)) <= 1


@pytest.mark.parametrize(("how", "session"), dealt(ALL, (LEFT, ENDED)))
def test_a_report_is_one_line_or_the_report(
    folder: Path, how: str, session: str, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    damage(folder, ALL[how])
    code = main.main(["--data", str(folder), "--lang", "en", "report", session])
    out, err = capsys.readouterr()
    if code == 0:
        assert out.startswith("<!DOCTYPE html>")
    else:
        assert code == 2
        assert len(err.splitlines()) == 1
        assert session in err
    assert TYPED[:9] not in err + caplog.text


@pytest.mark.parametrize("how", list(OF_ROWS))
def test_the_list_of_sessions_names_what_is_set_aside(
    folder: Path, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(folder, ALL[how])
    assert main.main(["--data", str(folder), "--lang", "en", "sessions"]) == 0
    out, err = capsys.readouterr()
    assert ENDED in out
    if "session" in how:
        assert f"session {LEFT}" in err
        assert LEFT not in out


def test_settings_that_cannot_be_are_said_with_the_rest(qtbot: QtBot, qapp: QApplication, folder: Path) -> None:
    (folder / FILE_NAME).write_text('{"scale": 40, "volume_ring": -1, "theme": "dark"}', encoding="utf-8")
    desk = Desk(qtbot, qapp, folder)
    desk.wait_for(ProfilePage)
    (sentence,) = told(desk)
    assert sentence.endswith("celle du début : scale, volume_ring.")
    (dialog,) = (one for one in desk.window.findChildren(ErrorDialog) if one.isVisible())
    assert any("scale, volume_ring" in label.text() for label in dialog.findChildren(QLabel))
    desk.close()
