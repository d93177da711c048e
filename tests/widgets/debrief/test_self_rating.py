"""The recruit's own view comes before the score, by the mouse or by the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from widgets.common.theme import Theme
from widgets.debrief.self_rating_page import SelfRatingPage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def asked(qtbot: QtBot, theme: Theme) -> SelfRatingPage:
    page = SelfRatingPage(theme, "Carte perdue")
    qtbot.addWidget(page)
    page.resize(1366, 768)
    with qtbot.waitExposed(page):
        page.show()
    return page


def answer(qtbot: QtBot, page: SelfRatingPage, *values: int) -> None:
    for question, value in zip(page.questions, values, strict=False):
        qtbot.mouseClick(question.findChildren(QAbstractButton)[value - 1], LEFT)


def test_the_report_waits_for_the_three_answers(qtbot: QtBot, asked: SelfRatingPage) -> None:
    assert not asked.see.isEnabled()
    assert asked.see.accessibleDescription() == "Répondez d’abord aux trois questions."
    answer(qtbot, asked, 4, 3)
    qtbot.keyClick(asked.slider, Qt.Key.Key_Return)
    assert not asked.see.isEnabled()
    answer(qtbot, asked, 4, 3, 2)
    assert asked.see.isEnabled()
    with qtbot.waitSignal(asked.rated) as rated:
        qtbot.mouseClick(asked.see, LEFT)
    assert rated.args == [50, (4, 3, 2)]


def test_the_keyboard_is_enough(qtbot: QtBot, asked: SelfRatingPage) -> None:
    asked.setFocus()
    for question in asked.questions:
        first = question.findChildren(QAbstractButton)[0]
        first.setFocus()
        qtbot.keyClick(first, Qt.Key.Key_Space)
        qtbot.keyClick(first, Qt.Key.Key_Right)
    asked.slider.setFocus()
    qtbot.keyClick(asked.slider, Qt.Key.Key_PageUp)
    qtbot.keyClick(asked.slider, Qt.Key.Key_Right)
    with qtbot.waitSignal(asked.rated) as rated:
        qtbot.keyClick(asked.slider, Qt.Key.Key_Return)
    assert rated.args == [61, (2, 2, 2)]


def test_a_press_on_the_thread_brings_the_knot_there(qtbot: QtBot, asked: SelfRatingPage) -> None:
    middle = asked.slider.height() // 2
    qtbot.mouseClick(asked.slider, LEFT, pos=QPoint(2, middle))
    assert asked.slider.value() == 0
    qtbot.mouseClick(asked.slider, LEFT, pos=QPoint(asked.slider.width() - 2, middle))
    assert asked.slider.value() == 100
    assert asked.slider.accessibleDescription() == "100, À l’aise"
