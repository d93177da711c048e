"""The rebound pane at a real desk: what it shows at each help, and every gesture by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.workstation.session.test_rebounding import begun, worked
from widgets.adviser.rebound_pane import ReboundPane
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from workstation.desk.state import OFFERED


def pane_at(qtbot: QtBot, stage: str, help_level: str = "choice") -> tuple[ReboundPane, Bridge]:
    bridge = Bridge(worked(begun(help_level), stage), clock=lambda: 0)
    pane = ReboundPane(Theme(), bridge)
    qtbot.addWidget(pane)
    pane.resize(420, 600)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    return pane, bridge


def noted(bridge: Bridge) -> list[str]:
    contact = bridge.contact()
    assert contact is not None
    return list(contact.desk.rebounds.values())


def test_offered_then_refused_by_mouse(qtbot: QtBot) -> None:
    pane, bridge = pane_at(qtbot, "rebound")
    [card] = pane.cards
    assert card.accessibleName() == "Assurance des moyens de paiement · Peut se proposer"
    qtbot.mouseClick(card.gestures[OFFERED], Qt.MouseButton.LeftButton)
    assert noted(bridge) == [OFFERED]
    [card] = pane.cards
    qtbot.mouseClick(card.gestures["refused"], Qt.MouseButton.LeftButton)
    assert noted(bridge) == ["refused"]
    [card] = pane.cards
    assert not card.gestures
    assert "À ne pas proposer" in card.accessibleName()


def test_not_suitable_by_keyboard_asks_why(qtbot: QtBot) -> None:
    pane, bridge = pane_at(qtbot, "solve")
    pane.focus_pane()
    QTest.keyClick(pane.focusWidget(), Qt.Key.Key_Tab)
    assert pane.focusWidget().objectName() == "unsuitable"
    QTest.keyClick(pane.focusWidget(), Qt.Key.Key_Return)
    assert pane.focusWidget().objectName() == "no_need"
    QTest.keyClick(pane.focusWidget(), Qt.Key.Key_Space)
    assert noted(bridge) == ["unsuitable"]


@pytest.mark.parametrize(
    ("help_level", "told"), [("guided", True), ("choice", True), ("first_words", False), ("free", False)]
)
def test_the_desk_says_how_an_offer_stands_only_where_it_helps(qtbot: QtBot, help_level: str, told: bool) -> None:
    pane, _ = pane_at(qtbot, "solve", help_level)
    [card] = pane.cards
    assert ("Pas encore" in card.accessibleName()) is told
