"""A figure chosen along the thread: a line, and the knot one moves."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from widgets.common import marks
from widgets.common.pressed import StillSlider
from widgets.common.theme import Theme

KNOT = 24


class ThreadSlider(StillSlider):
    """A horizontal slider: a press anywhere brings the knot there, and the usual keys move it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """A line and a knot that a finger can hold."""
        return QSize(self._theme.px(300), self._theme.pad(KNOT) + 4)

    def minimumSizeHint(self) -> QSize:
        """Still a line."""
        return QSize(self._theme.px(120), self._theme.pad(KNOT) + 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the knot to the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Keep the knot under the pointer."""
        if self.isSliderDown():
            self._go(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the knot."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the thread, done up to the knot."""
        theme, level = self._theme, self.height() / 2
        reach = theme.pad(KNOT) / 2
        at = reach + self._position(self.value())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(marks.pen(theme.color("edge_sharp"), 3.0))
        painter.drawLine(QLineF(at, level, self.width() - reach, level))
        painter.setPen(marks.pen(theme.color("bank"), 3.0))
        painter.drawLine(QLineF(reach, level, at, level))
        painter.setBrush(theme.color("bank" if self.isSliderDown() else "panel"))
        painter.setPen(marks.pen(theme.color("bank"), 4.0))
        painter.drawEllipse(QPointF(at, level), reach - 4, reach - 4)
        painter.end()

    def _span(self) -> int:
        return max(1, self.width() - self._theme.pad(KNOT))

    def _position(self, value: int) -> int:
        return QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), value, self._span())

    def _go(self, x: float) -> None:
        along = round(x - self._theme.pad(KNOT) / 2)
        self.setValue(QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), along, self._span()))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
