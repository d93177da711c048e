"""Tab goes through a page as it is read, and Shift+Tab the other way round."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from widgets.common.order import neighbour
from widgets.common.placed import nest

READ = ["first", "left", "right", "inside", "in front", "unplaced", "last"]


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A page whose controls were made in another order than they are read in, some out of reach."""
    outer = QWidget()
    qtbot.addWidget(outer)
    page = QWidget(outer)
    made = {name: QPushButton(name, page) for name in ("last", "right", "left", "hidden", "disabled", "first")}
    made["hidden"].hide()
    made["disabled"].setEnabled(False)
    row, column = QHBoxLayout(), QVBoxLayout(page)
    row.addWidget(made["left"])
    row.addWidget(made["right"])
    area, inner, stack = QScrollArea(page), QWidget(), QStackedWidget(page)
    QVBoxLayout(inner).addWidget(QPushButton("inside", inner))
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    stack.addWidget(QPushButton("in front", stack))
    stack.addWidget(QPushButton("behind", stack))
    passing = QLabel("passes its focus on", page)
    passing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    passing.setFocusProxy(made["first"])
    holder = QWidget(page)
    QPushButton("unplaced", holder)
    for widget in (made["first"], made["hidden"]):
        column.addWidget(widget)
    nest(column, row)
    for widget in (area, stack, passing, holder, made["disabled"], made["last"]):
        column.addWidget(widget)
    return page


def round_of(page: QWidget, forward: bool) -> list[str]:
    """What the key goes through until it comes back to where it began."""
    found: list[str] = []
    at = neighbour(page, None, forward)
    while isinstance(at, QPushButton) and at.text() not in found:
        found.append(at.text())
        at = neighbour(page, at, forward)
    assert isinstance(at, QPushButton)
    assert at.text() == found[0]
    return found


def test_tab_goes_round_as_the_page_is_read_and_back(page: QWidget) -> None:
    assert round_of(page, True) == READ
    assert round_of(page, False) == READ[::-1]


@pytest.mark.parametrize("forward", [True, False])
def test_from_where_the_keyboard_cannot_be_the_round_begins_anew(page: QWidget, forward: bool) -> None:
    begin = neighbour(page, None, forward)
    for button in page.findChildren(QPushButton):
        if button.isHidden():
            assert neighbour(page, button, forward) is begin
    assert neighbour(page, QLineEdit(page.parentWidget()), forward) is begin


def test_what_alone_takes_the_keyboard_leads_nowhere(qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    page = QWidget(outer)
    only = QPushButton("alone", page)
    assert neighbour(page, only, True) is None
    assert neighbour(page, None, False) is only
