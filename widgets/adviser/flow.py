"""Buttons side by side that go to the next line when there is no room: never cut, never squeezed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget, QWidgetItem

from widgets.common.tall import Tall
from widgets.common.theme import Theme


class Flow(QLayout):
    """Items on lines, read from left to right; ``gap`` pixels between them either way.

    It has a widget to itself, and its items are of its own making: of those that Qt makes it would not see the end.
    """

    def __init__(self, gap: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._measured: list[tuple[QLayoutItem, QSize]] | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def addWidget(self, widget: QWidget) -> None:
        """Take one more widget."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item."""
        self._items.append(item)
        self._measured = None

    def count(self) -> int:
        """How many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """The item, no longer ours."""
        self._measured = None  # it would keep a hold on what it gives away
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """Measure the items again when next asked: a layout above asks for many widths."""
        self._measured = None
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """None: it takes what its items take."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrow place makes more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all the lines at ``width`` pixels."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        """Everything on one line."""
        shown = [size for _, size in self._sizes()]
        wide = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(wide, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """The widest item."""
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(max((s.width() for s in shown), default=0), max((s.height() for s in shown), default=0))

    def setGeometry(self, box: QRect) -> None:
        """Put the items in ``box``."""
        super().setGeometry(box)
        self._arrange(box, place=True)

    def _arrange(self, box: QRect, *, place: bool) -> int:
        top = box.top()
        for line in self._lines(box.width()):
            high = max(size.height() for _, size in line)
            left = box.left()
            for item, size in line:
                if place:
                    middle = top + (high - size.height()) // 2
                    item.setGeometry(QRect(left, middle, min(size.width(), box.width()), size.height()))
                left += size.width() + self.spacing()
            top += high + self.spacing()
        return max(0, top - self.spacing() - box.top())

    def _sizes(self) -> list[tuple[QLayoutItem, QSize]]:
        """The items that show, each with the size it asks for."""
        if self._measured is None:
            self._measured = [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]
        return self._measured

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item, size in self._sizes():
            wide = size.width()
            if not lines or left + wide > width:
                lines.append([])
                left = 0
            lines[-1].append((item, size))
            left += wide + self.spacing()
        return lines


def flowing(theme: Theme, buttons: Sequence[QWidget]) -> QWidget:
    """Buttons on as many lines as they need, as one widget."""
    holder = Tall()
    flow = Flow(theme.pad(8), holder)
    for button in buttons:
        flow.addWidget(button)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder
