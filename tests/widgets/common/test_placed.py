"""What a layout holds, and how it is emptied: in order, whole, and without a hold on what Qt frees."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.support.ownership import unwatched
from widgets.adviser.flow import Flow
from widgets.common.order import neighbour
from widgets.common.placed import empty, let_go, nest, nest_in_grid, parts
from widgets.common.rows import lies_across


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A page whose parts were made in another order than they are read in."""
    window = QWidget()
    qtbot.addWidget(window)
    made = QWidget(window)
    last, first, second = (QPushButton(words, made) for words in ("last", "first", "second"))
    column, row, grid, deep = QVBoxLayout(made), QHBoxLayout(), QGridLayout(), QVBoxLayout()
    deep.addWidget(QPushButton("fourth"))
    grid.addWidget(QPushButton("third"), 0, 0)
    nest_in_grid(grid, deep, 1, 0)
    row.addStretch(1)
    row.addWidget(second)
    nest(row, grid)
    column.addWidget(last)
    nest(column, row, 1, at=0)
    column.insertWidget(0, first)
    column.insertSpacing(1, 4)
    window.show()
    return made


def laid_out(page: QWidget) -> QVBoxLayout:
    layout = page.layout()
    assert isinstance(layout, QVBoxLayout)
    return layout


def words(layout: QLayout) -> list[object]:
    return [part.text() if isinstance(part, QPushButton) else words(part) for part in parts(layout)]  # type: ignore[arg-type]


def gone() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_parts_come_as_they_are_placed_with_what_is_in_them(page: QWidget) -> None:
    assert words(laid_out(page)) == ["first", ["second", ["third", ["fourth"]]], "last"]


def test_parts_of_a_flow_come_too(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = Flow(4, page)
    made = [QPushButton(each) for each in ("a", "b")]
    for button in made:
        flow.addWidget(button)
    assert parts(flow) == made


def test_a_widget_put_in_a_flow_is_seen_at_once_and_leaves_it_when_it_goes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    page = QWidget(window)
    flow = Flow(4, page)
    window.show()
    made = [QPushButton(each) for each in ("a", "b")]
    for button in made:
        flow.addWidget(button)
    qtbot.waitUntil(lambda: all(button.isVisible() for button in made))
    made[0].deleteLater()
    gone()
    assert parts(flow) == [made[1]]
    page.deleteLater()
    gone()
    assert not isValid(made[1])
    assert unwatched() == []


def test_what_no_page_holds_has_no_parts() -> None:
    assert parts(QVBoxLayout()) == []


def test_emptied_all_goes_and_is_out_of_sight_at_once(page: QWidget) -> None:
    buttons = page.findChildren(QPushButton)
    layout = laid_out(page)
    empty(layout)
    assert not [button for button in buttons if button.isVisible()]
    gone()
    assert not [button for button in buttons if isValid(button)]
    assert layout.count() == 0


def test_let_go_the_widgets_stay_and_can_be_placed_elsewhere(page: QWidget) -> None:
    layout = laid_out(page)
    direct = [part for part in parts(layout) if isinstance(part, QWidget)]
    let_go(layout)
    gone()
    assert layout.count() == 0
    assert all(isValid(widget) and widget.isVisible() for widget in direct)
    layout.addWidget(direct[1])
    assert parts(layout) == [direct[1]]


def tab(page: QWidget) -> None:
    for forward in (True, False):
        assert neighbour(page, None, forward) is not None


def measure(page: QWidget) -> None:
    row = next(part for part in parts(laid_out(page)) if isinstance(part, QHBoxLayout))
    assert lies_across(row, 10_000)
    assert not lies_across(row, 10)


def tell(page: QWidget) -> None:
    assert parts(laid_out(page))


def fill_again(page: QWidget) -> None:
    layout = laid_out(page)
    for _ in range(2):
        empty(layout)
        gone()
        layout.addWidget(QLabel("another"))
        layout.addStretch(1)


def deal_again(page: QWidget) -> None:
    let_go(laid_out(page))


@pytest.mark.parametrize("look", [tab, measure, tell, fill_again, deal_again])
def test_nothing_is_held_that_goes_without_a_word(page: QWidget, look: Callable[[QWidget], None]) -> None:
    assert unwatched() == []
    look(page)
    assert unwatched() == []
    page.findChildren(QWidget)[0].deleteLater()
    gone()
    assert unwatched() == []


def test_a_row_is_nested_with_its_share_of_the_room(page: QWidget) -> None:
    assert laid_out(page).stretch(2) == 1


def ask(layout: QVBoxLayout) -> None:
    layout.itemAt(0)


def nest_filled(layout: QVBoxLayout) -> None:
    row = QHBoxLayout()
    row.addWidget(QPushButton("another"))
    layout.addLayout(row)


@pytest.mark.parametrize("hold", [ask, nest_filled])
def test_what_hands_an_item_over_is_seen_to(page: QWidget, hold: Callable[[QVBoxLayout], None]) -> None:
    before = unwatched()
    hold(laid_out(page))
    assert unwatched() == [*before, "QWidgetItem"]
