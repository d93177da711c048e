"""Going on with what one left needs nothing but what that session rests on: the role-plays may still be being read."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from db.lock import FolderLock
from tests.support.played import PROFILE, opened, played_folder
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from widgets.flow import Flow
from widgets.home.home_page import HomePage
from widgets.home.resume_card import ResumeCard
from widgets.options import Options
from widgets.windows import MainWindow
from workstation.i18n import tr
from workstation.library.shelf import Shelf
from workstation.settings import Settings


class Slow:
    """A program whose role-plays are read when it is let go on."""

    def __init__(self, qtbot: QtBot, app: QApplication, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.qtbot, self._gate = qtbot, threading.Event()
        paths = Shelf.roleplay_paths

        def slowly(shelf: Shelf) -> Iterator[Path]:
            assert shelf.own is None or self._gate.wait(30)
            return paths(shelf)

        monkeypatch.setattr(Shelf, "roleplay_paths", slowly)
        played_folder(folder)
        self.lock, self.window = FolderLock(folder), MainWindow()
        self.home, self.theme = HomePage(Theme()), Theme()
        self.window.set_home(self.home)
        qtbot.addWidget(self.window)
        options = Options(folder, Settings(sounds=False, profile=PROFILE), lambda: opened(folder), self.lock.take)
        self.flow = Flow(app, self.window, self.theme, self.home, options)
        self.window.show()
        self.flow.open()
        qtbot.waitUntil(lambda: bool(self.home.findChildren(ResumeCard)), timeout=30_000)

    def card(self) -> ResumeCard:
        return self.home.findChildren(ResumeCard)[0]

    def resume_button(self) -> QPushButton:
        return next(one for one in self.card().findChildren(QPushButton) if one.text() == tr("Resume"))

    def read_on(self) -> None:
        """Let the role-plays be read."""
        self._gate.set()
        self.qtbot.waitUntil(lambda: self.flow.opening.done, timeout=30_000)

    def close(self) -> None:
        self._gate.set()
        self.flow.close()
        self.lock.release()


@pytest.fixture
def slow(qtbot: QtBot, qapp: QApplication, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    program = Slow(qtbot, qapp, data_dir, monkeypatch)
    yield program
    program.close()


def test_what_was_left_is_offered_and_gone_on_with_before_the_role_plays_are_read(slow: Slow) -> None:
    said = [label.text() for label in slow.home.findChildren(QLabel) if label.isVisible()]
    assert tr("The role-plays are being read…") in said
    assert not slow.home.table.isVisible()
    QTest.mouseClick(slow.resume_button(), Qt.MouseButton.LeftButton)
    slow.qtbot.waitUntil(lambda: isinstance(slow.window.page, DeskPage))
    assert not slow.flow.opening.done
    slow.read_on()
    assert isinstance(slow.window.page, DeskPage), "nobody is taken from the desk"


def test_once_read_they_are_listed_and_the_keyboard_stays_where_it_was(slow: Slow) -> None:
    card = slow.card()
    QTest.keyClick(slow.window.focusWidget(), Qt.Key.Key_Tab)
    held = slow.window.focusWidget()
    slow.read_on()
    assert slow.home.table.isVisible()
    assert len(slow.home.table.lines()) > 30
    assert slow.card() is card
    assert slow.window.focusWidget() is held
