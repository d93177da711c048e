"""The objections pane at a real desk: looked up, taken by mouse and by keyboard, and how it fades with help."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.workstation.session.test_objecting import known, listen, raised
from widgets.adviser.objection_pane import ObjectionPane
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from workstation.desk.state import Met


def pane_at(
    qtbot: QtBot, folder: Path, name: str = "price", help_level: str = "choice"
) -> tuple[ObjectionPane, Bridge]:
    bridge = Bridge(raised(known(name), folder, help_level), clock=lambda: 0)
    pane = ObjectionPane(Theme(), bridge)
    qtbot.addWidget(pane)
    pane.resize(380, 600)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    return pane, bridge


def met(bridge: Bridge) -> Met:
    contact = bridge.contact()
    assert contact is not None
    return contact.desk.objections[0]


def test_the_class_at_hand_opens_by_itself_and_an_answer_is_said_by_mouse(qtbot: QtBot, tmp_path: Path) -> None:
    pane, bridge = pane_at(qtbot, tmp_path)
    probe = next(one for one in pane.cards if one.card.tag == "probe")
    assert probe.button is not None
    assert next(one for one in pane.cards if one.card.tag == "check").button is None  # not yet
    qtbot.mouseClick(probe.button, Qt.MouseButton.LeftButton)
    assert met(bridge).tags == ("listen", "probe")
    listen(bridge.session)


def test_two_letters_and_enter_open_another_class_then_all_of_them(qtbot: QtBot, tmp_path: Path) -> None:
    pane, bridge = pane_at(qtbot, tmp_path)
    pane.focus_pane()
    QTest.keyClicks(pane.field, "refl")
    assert pane.list.item(0).text() == "Je vais réfléchir"
    QTest.keyClick(pane.field, Qt.Key.Key_Return)
    contact = bridge.contact()
    assert contact is not None
    assert contact.desk.looked_up == "think"
    assert pane.field.text() == ""
    assert all(one.button is None for one in pane.cards)  # not what the customer objected
    qtbot.mouseClick(pane.all, Qt.MouseButton.LeftButton)
    assert pane.list.count() == 18


def test_letting_go_is_a_card_of_its_own_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    pane, bridge = pane_at(qtbot, tmp_path, "flat-no")
    [let_go] = [one for one in pane.cards if one.button is not None]
    assert let_go.card.tag == "let_go"
    pane.focus_pane()
    QTest.keyClick(pane.field, Qt.Key.Key_Down)
    assert let_go.button is not None
    assert let_go.button.hasFocus()
    QTest.keyClick(let_go.button, Qt.Key.Key_Space)
    assert met(bridge).outcome == "let_go"


@pytest.mark.parametrize(
    ("help_level", "opens", "poor"), [("guided", True, True), ("choice", True, False), ("free", False, False)]
)
def test_it_suggests_less_as_help_fades(qtbot: QtBot, help_level: str, opens: bool, poor: bool, tmp_path: Path) -> None:
    pane, _ = pane_at(qtbot, tmp_path, help_level=help_level)
    assert bool(pane.cards) is opens
    assert any(one.card.tag.startswith("poor") for one in pane.cards) is poor


def test_where_one_writes_an_answer_is_asked_for_at_the_cursor(qtbot: QtBot, tmp_path: Path) -> None:
    pane, _ = pane_at(qtbot, tmp_path, help_level="free")
    pane.focus_pane()
    QTest.keyClicks(pane.field, "cher")
    QTest.keyClick(pane.field, Qt.Key.Key_Return)
    answer = next(one for one in pane.cards if one.card.tag == "answer.crac")
    assert answer.button is not None
    with qtbot.waitSignal(pane.asked) as asked:
        qtbot.mouseClick(answer.button, Qt.MouseButton.LeftButton)
    assert asked.args == ["objection", "price/answer.crac", "fr"]
