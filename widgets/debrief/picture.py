"""An icon beside words that say the same."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.theme import Theme


class Picture(QWidget):
    """An icon ``size`` pixels at 100 %, in a colour of the theme."""

    def __init__(
        self, theme: Theme, name: str, color: str, size: int = 18, weight: str = "fill", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name, self._color, self._size, self._weight = name, color, size, weight
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.pad(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._theme.pixmap(self._name, self._theme.pad(self._size), self._color, self._weight))
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
