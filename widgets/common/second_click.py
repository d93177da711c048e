"""The second click of a double click acts on what the first one fell on, or on nothing.

People double click where one click does, and a click may replace the page: the second would press whatever has come
to lie under the pointer. Every window is heard before its widgets are.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

CLICKS = frozenset((QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease))


class SecondClick(QObject):
    """Hears every window of ``app`` that was ever in front: it gets no click meant for what was there before."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._at, self._place = 0, QPointF()
        self._pressed: QWidget | None = None
        self._stray = False
        app.focusWindowChanged.connect(self._hear)
        self._hear(app.focusWindow())

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Whether this click is kept from the window."""
        if event.type() not in CLICKS or not isinstance(event, QMouseEvent):
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            self._press(event)
        stray = self._stray
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._stray = False
        return stray

    def _press(self, event: QMouseEvent) -> None:
        hints = QApplication.styleHints()
        soon = 0 <= event.timestamp() - self._at < hints.mouseDoubleClickInterval()
        moved = (event.globalPosition() - self._place).manhattanLength()
        under = QApplication.widgetAt(event.globalPosition().toPoint())
        again = soon and moved <= hints.startDragDistance()
        self._stray = again and under is not self._pressed
        self._at, self._place = event.timestamp(), event.globalPosition()
        if not self._stray:
            self._pressed = under

    def _hear(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # heard but once, however often it comes to the front
