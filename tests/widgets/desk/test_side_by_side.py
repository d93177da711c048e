"""Two chats side by side: one in hand, the other read and kept warm without being turned to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.content import BUNDLED
from widgets.adviser.composer_parts import Beside
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation.library.shift_playing import fresh_shift
from workstation.session.state import Contact

CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """Kévin and Inès in hand, at free, the one who came first on the desk."""

    def __init__(self, qtbot: QtBot, theme: Theme, size: tuple[int, int] = (1366, 768)) -> None:
        self.qtbot = qtbot
        self.bridge = Bridge(fresh_shift(BUNDLED.shifts["two-chats"], BUNDLED, help_level="free"), clock=int)
        assert self.bridge.do(c.GoReady())
        self.first, self.second = self._taken(), self._taken()
        assert self.bridge.do(c.FocusContact(self.first))
        self.page = DeskPage(theme, self.bridge)
        qtbot.addWidget(self.page)
        self.page.resize(*size)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def _taken(self) -> str:
        while (ringing := self.bridge.ringing()) is None:
            self.wait(1)
        assert self.bridge.do(c.AnswerContact(ringing.id))
        return ringing.id

    def wait(self, seconds: int) -> None:
        self.bridge.jump(self.bridge.at + seconds * 1000)

    def contact(self, name: str) -> Contact:
        return self.bridge.state.contacts[name]

    def left_of_the_other(self) -> bool:
        """Whether the chat in hand stands at the left."""
        mine, other = self.page.conversation, self.page.beside
        return mine.mapTo(self.page, QPoint(0, 0)).x() < other.mapTo(self.page, QPoint(0, 0)).x()


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Desk:
    return Desk(qtbot, theme)


def test_another_chat_is_read_beside_the_one_in_hand_and_takes_nothing(desk: Desk) -> None:
    beside, field = desk.page.beside, desk.page.composer.field
    assert beside.isVisible()
    QTest.keyClicks(field, "Bonjour, je")
    desk.wait(90)
    said = [line.text for line in desk.contact(desk.second).lines if line.who == "customer"]
    assert said
    assert [row.text for row in beside.transcript.rows() if row.who == "customer"] == said
    assert beside.head.wait.isVisible()
    assert QApplication.focusWidget() is field
    assert field.text() == "Bonjour, je"
    assert desk.bridge.state.queue.focus == desk.first


@pytest.mark.parametrize("how", ["mouse", "key"])
def test_one_turns_from_side_to_side_and_each_keeps_its_place_and_its_draft(desk: Desk, how: str) -> None:
    page = desk.page
    there = desk.left_of_the_other()
    QTest.keyClicks(page.composer.field, "Pour le premier")
    desk.wait(60)
    if how == "mouse":
        desk.qtbot.mouseClick(page.beside.turn, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(page.composer.field, Qt.Key.Key_Tab, CTRL)
    assert desk.bridge.state.queue.focus == desk.second
    QApplication.processEvents()
    assert desk.left_of_the_other() is not there, "each stays on its side"
    assert QApplication.focusWidget() is page.composer.field
    assert page.composer.field.text() == ""
    assert "Pour le premier" in page.beside.draft.text()
    QTest.keyClicks(page.composer.field, "Pour elle")
    desk.qtbot.mouseClick(page.beside.turn, Qt.MouseButton.LeftButton)
    assert page.composer.field.text() == "Pour le premier"


def test_who_waits_beside_is_asked_to_wait_without_being_turned_to(desk: Desk) -> None:
    beside = desk.page.beside
    assert not beside.wait.isVisible(), "there is no hurry yet"
    QTest.keyClicks(desk.page.composer.field, "Je regarde")
    desk.wait(90)
    before = len(desk.contact(desk.second).lines)
    desk.qtbot.mouseClick(beside.wait, Qt.MouseButton.LeftButton)
    asked = desk.contact(desk.second).lines[before]
    assert asked.who == "adviser"
    assert asked.text in [row.text for row in beside.transcript.rows()]
    assert not beside.wait.isVisible()
    assert desk.bridge.state.queue.focus == desk.first
    assert desk.page.composer.field.text() == "Je regarde"


@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 1.0), ((1366, 768), 1.5)])
def test_where_there_is_no_width_the_rail_alone_tells_of_the_other(
    qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    desk = Desk(qtbot, Theme("light", scale), size)
    assert not desk.page.beside.isVisible()
    assert desk.second in desk.page.rail._cards


def test_once_alone_a_chat_has_the_whole_width(desk: Desk) -> None:
    while not desk.bridge.do(c.EndContact(desk.second)):
        desk.wait(1)
    assert not desk.page.beside.isVisible()


def test_what_can_be_done_without_beside_a_title_is_whole_or_not_there(qtbot: QtBot, theme: Theme) -> None:
    label = Beside(theme)
    qtbot.addWidget(label)

    def shown(text: str, width: int, *, needed: bool) -> QImage:
        label.tell(text, needed=needed)
        label.resize(width, label.sizeHint().height())
        return label.grab().toImage()

    blank = shown("", 60, needed=False)
    assert shown("choisissez votre phrase", 60, needed=False) == blank
    assert shown("Conseil sur mon contrat", 60, needed=True) != blank
    assert shown("choisissez votre phrase", 300, needed=False) != shown("", 300, needed=False)
