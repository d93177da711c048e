"""What the screens are searched for is found where it is: a search that finds nothing anywhere would be no use."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.layout_lint import hard_to_use, looks_wrong, order_faults
from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.theme import Theme

LONG = "Une carte perdue se bloque toujours, avec une identification légère"

# A tooltip is shown to read it; the offscreen platform says this of every one.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme()


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 300)
    return made


def put(widget: QWidget, page: QWidget, box: tuple[int, int, int, int]) -> None:
    widget.setParent(page)
    widget.setGeometry(*box)


def seen(qtbot: QtBot, page: QWidget) -> str:
    with qtbot.waitExposed(page):
        page.show()
    return "\n".join([*looks_wrong(page), *hard_to_use(page)])


@pytest.mark.parametrize(
    ("wrap", "box"),
    [(False, (10, 10, 120, 20)), (True, (10, 10, 120, 20))],
    ids=["too narrow", "too low"],
)
def test_a_text_cut(qtbot: QtBot, theme: Theme, page: QWidget, wrap: bool, box: tuple[int, int, int, int]) -> None:
    put(Label(theme, LONG, wrap=wrap), page, box)
    assert "is cut" in seen(qtbot, page)


@pytest.mark.parametrize("box", [(10, 292, 580, 20), (480, 10, 580, 20)], ids=["under", "beside"])
def test_a_text_past_the_edge(qtbot: QtBot, theme: Theme, page: QWidget, box: tuple[int, int, int, int]) -> None:
    put(Label(theme, LONG), page, box)
    assert "passes the edge of what holds it" in seen(qtbot, page)


def test_a_text_cut_short_on_purpose_says_the_rest(qtbot: QtBot, theme: Theme, page: QWidget) -> None:
    put(Label(theme, LONG, elide=True), page, (10, 10, 120, 22))
    assert seen(qtbot, page) == ""
    page.findChildren(Label)[0].setToolTip("")
    assert "no tooltip says" in "\n".join(looks_wrong(page))


def test_words_of_the_program_are_never_cut_short(qtbot: QtBot, theme: Theme, page: QWidget) -> None:
    put(Label(theme, "La note s’ouvre avec le contact.", elide=True), page, (10, 10, 120, 22))
    assert "own words are cut short" in seen(qtbot, page)


def test_a_text_over_another(qtbot: QtBot, theme: Theme, page: QWidget) -> None:
    put(Label(theme, LONG), page, (10, 10, 580, 22))
    put(Label(theme, LONG), page, (30, 16, 560, 22))
    assert "written over one another" in seen(qtbot, page)


def test_a_faint_text(qtbot: QtBot, theme: Theme, page: QWidget) -> None:
    put(Label(theme, LONG, tone="edge_soft"), page, (10, 10, 580, 22))
    assert "has a contrast of" in seen(qtbot, page)


def test_a_control_nobody_can_use(qtbot: QtBot, theme: Theme, page: QWidget) -> None:
    put(Button(theme, kind="icon", icon="close"), page, (10, 10, 20, 20))
    alone = Button(theme, "Répondre")
    alone.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    put(alone, page, (10, 60, 200, 40))
    found = seen(qtbot, page)
    assert "has no accessible name" in found
    assert "too small to press" in found
    assert "out of reach of the Tab key" in found


def test_an_order_that_goes_back(qtbot: QtBot, qapp: QApplication, page: QWidget) -> None:
    column = QVBoxLayout(page)
    first, second, third = (QPushButton(text) for text in ("Un", "Deux", "Trois"))
    for button in (first, third, second):
        column.addWidget(button)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert order_faults(qapp, page) == []
    QWidget.setTabOrder(second, third)
    assert [fault for fault in order_faults(qapp, page) if "goes back" in fault]
