"""The second click of a double click never acts on what its first click brought."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from widgets.common.second_click import SecondClick
from widgets.windows import MainWindow

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


@pytest.fixture(autouse=True)
def _heard(qapp: QApplication) -> Iterator[None]:
    watcher = SecondClick(qapp)
    yield
    watcher.deleteLater()


class Pages:
    """A window whose button, all over it, brings another page with a button of its own."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.opened = self.pressed = 0
        self.first = QPushButton("Resume")
        self.first.clicked.connect(self._open)
        self.window.set_home(self.first)
        self.window.show()
        qtbot.waitExposed(self.window)
        qtbot.waitUntil(self.window.isActiveWindow)

    def _open(self) -> None:
        self.opened += 1
        self.next = QPushButton("Say it")
        self.next.clicked.connect(self._press)
        self.window.show_page(self.next)

    def _press(self) -> None:
        self.pressed += 1

    def double_click(self, at: QPoint) -> None:
        QTest.mouseDClick(self.window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, at)

    def click(self, at: QPoint) -> None:
        QTest.mouseClick(self.window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, at)


def test_a_double_click_on_what_replaces_the_page_presses_nothing_of_the_next(qtbot: QtBot) -> None:
    pages = Pages(qtbot)
    pages.double_click(QPoint(300, 300))
    assert (pages.opened, pages.pressed) == (1, 0)
    pages.click(QPoint(300, 300))
    assert pages.pressed == 1


def test_where_nothing_was_replaced_both_clicks_count(qtbot: QtBot) -> None:
    pages = Pages(qtbot)
    pages.click(QPoint(300, 300))
    pages.double_click(QPoint(300, 300))
    assert pages.pressed == 2


def test_a_double_click_that_closes_a_dialog_presses_nothing_under_it(qtbot: QtBot) -> None:
    pages = Pages(qtbot)
    pages.click(QPoint(300, 300))
    dialog = QDialog(pages.window)
    close = QPushButton("Close", dialog)
    close.clicked.connect(dialog.accept)
    close.setGeometry(0, 0, 400, 400)
    dialog.setGeometry(pages.window.geometry())
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    send(dialog, 1_000_000)
    assert dialog.result() == QDialog.DialogCode.Accepted
    send(pages.window, 1_000_150)
    assert pages.pressed == 0
    send(pages.window, 1_002_000)
    assert pages.pressed == 1


def send(window: QWidget, at: int) -> None:
    """One click there, at that moment of the system's clock."""
    place, handle = QPointF(300, 300), window.windowHandle()
    for kind, held in ((QEvent.Type.MouseButtonPress, LEFT), (QEvent.Type.MouseButtonRelease, NONE)):
        event = QMouseEvent(kind, place, handle.mapToGlobal(place), LEFT, held, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(at)
        QApplication.sendEvent(handle, event)
