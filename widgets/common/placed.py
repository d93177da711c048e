"""Layouts in layouts, and what they hold: told, placed and taken out without a hold on their items.

A layout's items (``QLayoutItem``) are no ``QObject``s: Qt frees one with no word to Python, and Python keeps what it
once saw of them for as long as a layout stands. Whatever comes to lie at the same address is then taken for the item
that was there, and its end frees what is still in use. ``itemAt`` hands items over, and so does ``addLayout`` for all
that a filled layout holds. So both are used here alone, and leave nothing behind.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QWidget
from shiboken6 import invalidate

W = TypeVar("W", bound=QWidget)


def nest(outer: QBoxLayout, inner: QLayout, stretch: int = 0, *, at: int = -1) -> None:
    """Place ``inner`` in ``outer``, last or ``at`` its index, as ``addLayout`` and ``insertLayout`` do."""
    outer.insertLayout(at, inner, stretch)
    _forget(inner)


def nest_in_grid(grid: QGridLayout, inner: QLayout, row: int, column: int) -> None:
    """Place ``inner`` in a cell of ``grid``."""
    grid.addLayout(inner, row, column)
    _forget(inner)


def parts(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and the layouts placed in ``layout`` itself, in its order; nothing of what only takes room."""
    holder = layout.parentWidget()
    around = [*(holder.children() if holder is not None else ()), *layout.children()]
    there = [(layout.indexOf(each), each) for each in around if isinstance(each, QWidget | QLayout)]
    return [each for at, each in sorted(there, key=lambda found: found[0]) if at >= 0]


def placed(layout: QLayout, kind: type[W]) -> tuple[W, ...]:
    """The widgets of that kind placed in ``layout`` and in the layouts in it, in order.

    ``findChildren`` would also find those that were taken out and have not gone yet.
    """
    found: list[W] = []
    for part in parts(layout):
        if isinstance(part, kind):
            found.append(part)
        elif isinstance(part, QLayout):
            found.extend(placed(part, kind))
    return tuple(found)


def let_go(layout: QLayout) -> None:
    """Take everything out of ``layout``. The widgets stay, and stay shown, until they are placed elsewhere."""
    while layout.takeAt(0) is not None:
        pass


def empty(layout: QLayout) -> None:
    """Take everything out of ``layout`` and of the layouts in it, and have the widgets go, out of sight at once."""
    for part in parts(layout):
        if isinstance(part, QWidget):
            part.hide()
            part.deleteLater()
        else:
            empty(part)
    let_go(layout)


def _forget(layout: QLayout) -> None:
    """Give up the hold on the items in ``layout`` and in the layouts in it; what Python made itself, it sees end."""
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if isinstance(item, QLayout):
            _forget(item)
        elif item is not None:
            invalidate(item)
