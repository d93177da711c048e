"""In the other theme the desk is as if it had been made in it, and nothing of it is made again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator

import pytest
from PySide6.QtCore import QChildEvent, QEvent, QObject
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.desk_stages import ONE_OWNER, Desk, has_seen_operations
from tests.support.screens import Screen, desk_at_choice, desk_in_window
from widgets.common.theme import Theme


def desk_mid_call(theme: Theme) -> Screen:
    desk = Desk(ONE_OWNER, "guided")
    desk.until(has_seen_operations)
    return desk_in_window(theme, desk)


DESKS = {"at a choice": desk_at_choice, "mid call": desk_mid_call}


class Look:
    """Shows desks under a theme of the application's, and takes their pictures."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
        self._qtbot, self._qapp, self.theme = qtbot, qapp, theme

    def show(self, name: str) -> Screen:
        screen = DESKS[name](self.theme)
        screen.keep(self._qtbot)
        self.theme.dress(screen.window)
        screen.window.resize(1366, 768)
        screen.window.show()
        screen.window.activateWindow()
        self.settle()
        return screen

    def settle(self) -> None:
        for _ in range(20):
            self._qapp.processEvents()
        self._qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def picture(self, screen: Screen) -> QImage:
        self.settle()
        return screen.window.grab().toImage()


@pytest.fixture
def look(qtbot: QtBot, qapp: QApplication) -> Generator[Look, None, None]:
    theme = Theme()
    theme.reduced_motion = True
    theme.apply(qapp)
    yield Look(qtbot, qapp, theme)
    qapp.setPalette(QPalette())


class Made(QObject):
    """Counts the widgets and layouts that come into others, by who has them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QChildEvent) and event.added() and isinstance(event.child(), QWidget | QLayout):
            self.found[type(watched).__name__] += 1
        return False


@pytest.mark.parametrize("name", DESKS)
def test_the_desk_in_the_other_theme_is_as_if_it_had_been_made_in_it(look: Look, name: str) -> None:
    before = look.show(name)
    light = look.picture(before)
    look.theme.set_mode("dark")
    changed = look.picture(before)
    before.window.hide()
    made = look.picture(look.show(name))
    assert changed != light
    assert changed == made, "not the same picture"


def test_the_desk_makes_nothing_again_for_other_colours(look: Look, qapp: QApplication) -> None:
    look.show("mid call")
    made = Made()
    qapp.installEventFilter(made)
    look.theme.set_mode("dark")
    look.settle()
    qapp.removeEventFilter(made)
    assert not made.found
