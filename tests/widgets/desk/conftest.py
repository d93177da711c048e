"""A call in progress in a real window, on a clock that only the test winds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.content import LOST_CARD
from tests.support.shift import ANNE, Shift
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from workstation.commands import Command
from workstation.session.state import Contact


class Post:
    """A session behind its bridge; ``wait`` winds both."""

    def __init__(self, qtbot: QtBot, theme: Theme, shift: Shift) -> None:
        self.qtbot, self.theme, self.shift = qtbot, theme, shift
        self._now = 0
        self.bridge = Bridge(shift.session, clock=self._clock)

    def _clock(self) -> int:
        return self._now

    @property
    def contact(self) -> Contact:
        return self.shift.contact

    def do(self, command: Command) -> None:
        assert self.bridge.do(command), command

    def wait(self, seconds: float) -> None:
        for _ in range(round(seconds * 10)):
            self._now += 100
            self.bridge.tick()

    def hear(self) -> None:
        """The customer says everything there is to say."""
        while self.contact.talk.queue:
            self.bridge.skip()

    def show(self, widget: QWidget, width: int = 1366, height: int = 768) -> None:
        self.qtbot.addWidget(widget)
        widget.resize(width, height)
        with self.qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        self.qtbot.waitUntil(widget.isActiveWindow)

    def key(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(widget, key, modifier)

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


Make = Callable[..., Post]


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme("light", 1.0)


@pytest.fixture
def post(qtbot: QtBot, theme: Theme) -> Make:
    """``post("greet_full", …)`` answers the call and says these; without ``answer`` the customer still waits."""

    def make(*moves: str, help_level: str = "guided", text: str = LOST_CARD, answer: bool = True) -> Post:
        shift = Shift(text, help_level)
        if answer:
            shift.answer()
            shift.say(*moves)
        return Post(qtbot, theme, shift)

    return make


__all__ = ["ANNE", "Make", "Post"]
