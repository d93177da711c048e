"""A column that scrolls inside the height it is given, or stands at its full height where the whole page scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.scrolled import Scrolled
from widgets.common.theme import Theme

LEAST = 120


class Room(Scrolled):
    """Holds a widget with a layout; never scrolls sideways."""

    def __init__(self, theme: Theme, inner: QWidget) -> None:
        self._theme, self._inner, self._whole = theme, inner, False
        super().__init__(inner)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        inner.installEventFilter(self)

    def set_whole(self, whole: bool) -> None:
        """Show everything at full height, or scroll."""
        self._whole = whole
        self._fit()

    def sizeHint(self) -> QSize:
        """As little as it needs: what holds it gives it the rest."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """As wide as what it holds must be, and a few lines high."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._inner.minimumSizeHint().width() + bar, self._theme.px(LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What it holds has grown or shrunk."""
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        layout = self._inner.layout()
        high = 0
        if self._whole and layout is not None:
            width = self.viewport().width()
            high = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        if high != self.minimumHeight():
            self.setMinimumHeight(high)
