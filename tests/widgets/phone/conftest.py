"""One customer waiting, a window to show panes in, and a clock that only the test winds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.content import LOST_CARD
from tests.support.shift import Shift
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from workstation import commands as c
from workstation.session.state import Contact

W = TypeVar("W", bound=QWidget)


class Workplace:
    """A session behind its bridge, at some stage of the call."""

    def __init__(self, qtbot: QtBot, theme: Theme, shift: Shift) -> None:
        self.qtbot, self.theme, self.shift = qtbot, theme, shift
        self.now = 0
        self.bridge = Bridge(shift.session, clock=self._clock)

    def _clock(self) -> int:
        return self.now

    @property
    def contact(self) -> Contact:
        return self.bridge.state.contacts["c1"]

    @property
    def draft(self) -> str:
        return self.contact.desk.drafts.get("note", "")

    def wait(self, seconds: float) -> None:
        """Let session time pass, at the pace of the ticks."""
        left = round(seconds * 1000)
        while left > 0:
            step = min(left, 1000)
            self.now += step
            self.bridge.tick()
            left -= step

    def ring(self) -> None:
        assert self.bridge.do(c.GoReady())

    def answer(self) -> None:
        self.ring()
        assert self.bridge.do(c.AnswerContact("c1"))

    def wrap_up(self) -> None:
        self.answer()
        self.wait(20)
        assert self.bridge.do(c.EndContact("c1"))

    def show(self, *panes: QWidget, width: int = 1366, height: int = 700) -> QMainWindow:
        """Put panes in a window one under the other."""
        self.window = window = QMainWindow()  # kept: a window that nobody holds is gone
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for pane in panes:
            column.addWidget(pane)
        window.setCentralWidget(inside)
        window.resize(width, height)
        self.qtbot.addWidget(window)
        with self.qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        return window

    def press(self, widget: QWidget, letter: str) -> None:
        """Ctrl+Shift and a letter, while ``widget`` has the focus."""
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        self.qtbot.keyClick(widget, getattr(Qt.Key, f"Key_{letter}"), both)


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme("light", 1.0)


@pytest.fixture
def at_work(qtbot: QtBot, theme: Theme) -> Callable[..., Workplace]:
    def make(help_level: str = "guided", text: str = LOST_CARD) -> Workplace:
        return Workplace(qtbot, theme, Shift(text, help_level))

    return make


@pytest.fixture
def place(at_work: Callable[..., Workplace]) -> Workplace:
    """At guided help, the customer still in the queue."""
    return at_work()
