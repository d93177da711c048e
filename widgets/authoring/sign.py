"""A small icon that says a state beside the words that say it again."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.authoring.words import INKS, SIGNS
from widgets.common.theme import Theme

SIDE = 18


class Sign(QWidget):
    """``good``, ``alert``, ``now`` or ``neutral``, or any icon in the ink of one of these."""

    def __init__(self, theme: Theme, tone: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._tone, self._icon = theme, tone, icon or SIGNS[tone]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """A square on the first line of the words beside it."""
        return QSize(self._theme.pad(SIDE), max(self._theme.pad(SIDE), self._theme.line("body")))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        painter, side = QPainter(self), self._theme.pad(SIDE)
        picture = self._theme.pixmap(
            self._icon, side, INKS[self._tone], "fill" if self._tone != "neutral" else "regular"
        )
        painter.drawPixmap(0, (self.height() - side) // 2, picture)
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
