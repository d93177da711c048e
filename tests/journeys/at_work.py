"""The bridge and the page of whoever is at work in the real window, brought as far as one wants."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.journeys.test_first_call import Desk
from widgets.bridge import Bridge
from widgets.common.tabs import SegmentedControl
from widgets.desk_window import DeskPage
from widgets.dialogs.settings_panel import SettingsPanel
from workstation.session.player import Player, Written
from workstation.session.state import Contact

LEFT = Qt.MouseButton.LeftButton


def bridge_of(desk: Desk) -> Bridge:
    bridge = desk.practice().bridge
    assert bridge is not None
    return bridge


def page_of(desk: Desk) -> DeskPage:
    page = desk.practice().page
    assert page is not None
    return page


def until(desk: Desk, reached: Callable[[Contact], bool]) -> None:
    """Play the exemplary test as far as that."""
    bridge = bridge_of(desk)
    contact = bridge.contact()
    assert contact is not None
    program = bridge.program(contact)
    player = Player("c1", program, Written(program.script.exemplary.steps), dict(program.script.exemplary.notes))
    while not reached(bridge.state.contacts["c1"]):
        turn = player.next(bridge.state, bridge.at)
        assert turn is not None
        if turn.command is not None:
            assert bridge.do(turn.command)
        else:
            due = bridge.session.due()
            bridge.jump(min(turn.until, due) if due is not None else max(turn.until, bridge.at + 1000))


def phase(name: str) -> Callable[[Contact], bool]:
    return lambda contact: contact.phase == name


def open_settings(desk: Desk) -> SettingsPanel:
    desk.flow.asides.show_settings()
    desk.qtbot.waitUntil(lambda: any(one.isVisible() for one in desk.window.findChildren(SettingsPanel)))
    return next(one for one in desk.window.findChildren(SettingsPanel) if one.isVisible())


def press(control: SegmentedControl, name: str) -> None:
    QTest.mouseClick(control._segments[name], LEFT)
    QApplication.processEvents()  # what was made is shown once it is laid out


def words_on(page: QWidget) -> set[str]:
    return {label.text() for label in page.findChildren(QLabel) if label.text() and label.isVisibleTo(page)}
