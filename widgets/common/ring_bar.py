"""The bar of a ringing call: it empties from the right, and a number beside it says the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common import marks
from widgets.common.theme import Theme
from workstation.i18n import tr


class RingBar(QWidget):
    """Ten pixels high, rounded like the card it tops (``radius`` in pixels; 0 for a square bar)."""

    def __init__(self, theme: Theme, radius: float = 14.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._radius = radius
        self._fraction = 1.0
        self._expired = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Time left to answer"))
        theme.changed.connect(self._restyle)

    @property
    def fraction(self) -> float:
        """What is left, from 1 (just rang) to 0."""
        return self._fraction

    def set_fraction(self, fraction: float) -> None:
        """Show what is left of the ring, from 1 to 0; beyond is brought back to the nearest end."""
        self._fraction = min(1.0, max(0.0, fraction))
        self._expired = False
        self.setAccessibleDescription(tr("{percent} percent left", percent=round(self._fraction * 100)))
        self.update()

    def set_expired(self) -> None:
        """The call has gone back to the queue: the bar turns grey and empty."""
        self._fraction, self._expired = 0.0, True
        self.setAccessibleDescription(tr("The call has left"))
        self.update()

    def sizeHint(self) -> QSize:
        """Ten pixels high at 100 %."""
        return QSize(self._theme.pad(200), self._theme.pad(10))

    def minimumSizeHint(self) -> QSize:
        """Ten pixels high at 100 %."""
        return QSize(self._theme.pad(40), self._theme.pad(10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        box = QRectF(self.rect())
        # The radius may be larger than the bar is high: the card's corner goes on below it.
        tall = QRectF(box.left(), box.top(), box.width(), max(box.height(), 2 * self._radius))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(marks.rounded(tall, self._radius, self._radius, 0.0, 0.0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(box, self._theme.color("hover" if self._expired else "now_soft"))
        if self._fraction > 0:
            full = QRectF(box.left(), box.top(), box.width() * self._fraction, box.height())
            painter.fillRect(full, self._theme.color("now"))
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
