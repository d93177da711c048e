"""The mark: the thread of a conversation, on the amber of what waits for a gesture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.theme import Theme
from workstation.i18n import tr

SIZES = (16, 24, 32, 48, 64, 128, 256)


def thread_path(box: QRectF) -> QPainterPath:
    """One wave across ``box``, from its lower left knot to its upper right one."""
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    path = QPainterPath(QPointF(x, y + 0.84 * h))
    path.cubicTo(x + 0.14 * w, y + 0.40 * h, x + 0.26 * w, y + 0.16 * h, x + 0.36 * w, y + 0.26 * h)
    path.cubicTo(x + 0.50 * w, y + 0.38 * h, x + 0.52 * w, y + 0.96 * h, x + 0.70 * w, y + 0.82 * h)
    path.cubicTo(x + 0.82 * w, y + 0.72 * h, x + 0.90 * w, y + 0.44 * h, x + w, y + 0.16 * h)
    return path


def paint_logo(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """Draw the mark in ``box``, a square."""
    side = box.width()
    ink = QColor(theme.tokens.bar)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("now"))
    painter.drawRoundedRect(box, side * 0.28, side * 0.28)
    inner = QRectF(box.x() + 0.22 * side, box.y() + 0.30 * side, 0.56 * side, 0.40 * side)
    path = thread_path(inner)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, side * 0.105, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for end in (path.pointAtPercent(0), path.pointAtPercent(1)):
        painter.drawEllipse(end, side * 0.085, side * 0.085)
    painter.restore()


def window_icon(theme: Theme) -> QIcon:
    """The mark as the window's icon, at the sizes a task bar asks for."""
    icon = QIcon()
    for size in SIZES:
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_logo(painter, theme, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(picture)
    return icon


class Logo(QWidget):
    """The mark on the screen, ``size`` pixels at 100 %."""

    def __init__(self, theme: Theme, size: int = 34, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._size = theme, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Adviser Workstation"))
        theme.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.pad(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """The mark is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        side = min(self.width(), self.height())
        paint_logo(painter, self._theme, QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side))
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
