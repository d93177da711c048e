"""The wrap-up clock: a ring that empties clockwise, with the time left inside."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common import marks
from widgets.common.theme import Theme
from widgets.common.wrapped_text import text_width
from workstation.i18n import tr
from workstation.wording import clock

FULL = 360 * 16


class WrapupRing(QWidget):
    """64 px across at 100 %, or less. Once the time is over it is full and red, and the digits count up with a plus."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._left = 0
        self._total = 1
        self._side = 64
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self.set_left(0, 1)

    def set_left(self, left_s: float, total_s: float) -> None:
        """Show ``left_s`` seconds out of ``total_s``; negative seconds are time taken over."""
        self._left, self._total = int(left_s), max(1, int(total_s))
        over = tr("Wrap-up over by {time}", time=clock(-self._left * 1000))
        self.setAccessibleName(over if self._left < 0 else tr("{time} of wrap-up left", time=self.digits()))
        self.update()

    def set_side(self, side: int) -> None:
        """Be so many pixels across, at 100 %."""
        if side != self._side:
            self._side = side
            self._restyle()

    def digits(self) -> str:
        """The time as it reads: ``0:41``, ``+0:12``."""
        return clock(self._left * 1000) if self._left >= 0 else "+" + clock(-self._left * 1000)

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.px(self._side)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """A square."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        theme = self._theme
        over = self._left < 0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        width = side * 0.1
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        ring = box.adjusted(width / 2 + 1, width / 2 + 1, -width / 2 - 1, -width / 2 - 1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(marks.pen(theme.color("alert" if over else "now_soft"), width))
        painter.drawEllipse(ring)
        left = round(FULL * min(1.0, max(0.0, self._left / self._total)))
        if left:
            painter.setPen(marks.pen(theme.color("now"), width))
            painter.drawArc(ring, FULL // 4, left)
        self._paint_digits(painter, ring, side - 2 * width - theme.pad(6))
        painter.end()

    def _paint_digits(self, painter: QPainter, ring: QRectF, room: float) -> None:
        font = self._theme.font("clock_bar")
        font.setPixelSize(self._theme.px(17))
        while text_width(font, self.digits()) > room and font.pixelSize() > self._theme.px(11):
            font.setPixelSize(font.pixelSize() - 1)
        painter.setFont(font)
        painter.setPen(self._theme.color("alert_text" if self._left < 0 else "text_strong"))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, self.digits())

    def _restyle(self) -> None:
        self.set_left(self._left, self._total)
        self.updateGeometry()
