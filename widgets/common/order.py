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
    read = list(_reading(page))
    at = read.index(current) if current in read else -1 if forward else 0
    around = [*read[at + 1 :], *read[:at]] if forward else [*read[:at][::-1], *read[at + 1 :][::-1]]
    return next((widget for widget in around if _stops(widget)), None)


def reveal(widget: QWidget) -> None:
    """Bring a widget into view in everything that scrolls around it."""
    holder = widget.parentWidget()
    while holder is not None:
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(widget)
        holder = holder.parentWidget()


def _stops(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value) and widget.isEnabled()


def _reading(widget: QWidget) -> Iterator[QWidget]:
    """What takes the keyboard inside ``widget``, itself first; a widget that hands its focus on is left out."""
    if widget.isHidden() or widget.isWindow():
        return
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from _reading(inner)
        return
    if isinstance(widget, QAbstractScrollArea):
        return
    placed = list(_placed(widget))
    rest = [child for child in widget.children() if isinstance(child, QWidget) and child not in placed]
    for child in (*placed, *rest):
        yield from _reading(child)


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
