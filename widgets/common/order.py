"""The order of the Tab key: that of reading, whatever was made last.

Qt keeps the order in which controls were made, so that a form opened in the middle of a page would come after
everything else, and a container that hands its focus on would catch the key at the end of each round. Here the
order is read off the layouts, at the moment it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QStackedLayout, QStackedWidget, QWidget

from widgets.common.placed import parts


def neighbour(page: QWidget, current: QWidget | None, forward: bool) -> QWidget | None:
    """What Tab goes to from ``current``, or Shift+Tab when not ``forward``; None where nothing takes the keyboard."""
    lost = current is None or not _is_read(page, current)
    ahead = _reading(page, forward) if current is None or lost else _from(page, current, forward)
    return next((widget for widget in ahead if widget is not current and _stops(widget)), None)


def reveal(widget: QWidget) -> None:
    """Bring a widget into view in everything that scrolls around it."""
    holder = widget.parentWidget()
    while holder is not None:
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(widget)
        holder = holder.parentWidget()


def _stops(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value) and widget.isEnabled()


def _takes(widget: QWidget) -> bool:
    """Whether the keyboard may be on the widget itself: one that hands its focus on is left out."""
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None


def _is_read(page: QWidget, widget: QWidget) -> bool:
    """Whether reading the page comes to the widget."""
    here: QWidget | None = widget
    while here is not None and not here.isHidden() and not here.isWindow():
        if here is page:
            return _takes(widget)
        holder = _holder(here)
        if holder is None or here not in _inside(holder):
            return False
        here = holder
    return False


def _from(page: QWidget, current: QWidget, forward: bool) -> Iterator[QWidget]:
    """What is read after ``current``, or before it, then the page from its other end.

    Only what lies on the way is looked at: of a page, the next control is mostly a few steps from the last one.
    """
    if forward:
        for child in _inside(current):
            yield from _reading(child, forward)
    here = current
    while here is not page and (holder := _holder(here)) is not None:
        around = _inside(holder)
        at = around.index(here)
        for each in around[at + 1 :] if forward else around[:at][::-1]:
            yield from _reading(each, forward)
        if not forward and _takes(holder):
            yield holder
        here = holder
    yield from _reading(page, forward)


def _reading(widget: QWidget, forward: bool) -> Iterator[QWidget]:
    """What takes the keyboard inside ``widget``, itself first; the other way round when not ``forward``."""
    if widget.isHidden() or widget.isWindow():
        return
    if forward and _takes(widget):
        yield widget
    children = _inside(widget)
    for child in children if forward else reversed(children):
        yield from _reading(child, forward)
    if not forward and _takes(widget):
        yield widget


def _holder(widget: QWidget) -> QWidget | None:
    """What ``widget`` is read as a part of."""
    parent = widget.parentWidget()
    area = parent.parentWidget() if parent is not None else None
    return area if isinstance(area, QScrollArea) and area.widget() is widget else parent


def _inside(widget: QWidget) -> list[QWidget]:
    """The parts of ``widget``, in the order of reading."""
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        return [inner] if inner is not None else []
    if isinstance(widget, QAbstractScrollArea):
        return []
    placed = list(_placed(widget))
    known = set(placed)
    return [*placed, *(child for child in widget.children() if isinstance(child, QWidget) and child not in known)]


def _placed(widget: QWidget) -> Iterator[QWidget]:
    """The children of ``widget`` in the order of its layout."""
    if isinstance(widget, QStackedWidget):
        current = widget.currentWidget()
        if current is not None:
            yield current
        return
    layout = widget.layout()
    if layout is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    if isinstance(layout, QStackedLayout):
        current = layout.currentWidget()
        if current is not None:
            yield current
        return
    for part in parts(layout):
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _laid_out(part)
