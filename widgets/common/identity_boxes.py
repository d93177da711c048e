"""« Identité 1 2 3 »: which levels of identity are reached, which is awaited, which are to come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common import marks
from widgets.common.theme import Theme
from widgets.common.tips import tip
from widgets.common.wrapped_text import text_width
from workstation.i18n import tr

LEVELS = 3


class IdentityBoxes(QWidget):
    """A reached box is filled and ticked, the awaited one has a thick amber edge, the others a thin grey one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reached = 0
        self._awaited: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self.set_level(0)

    def set_level(self, reached: int, awaited: int | None = None) -> None:
        """Show the level reached (0 to 3) and the one being asked for. Raises ``ValueError`` outside 0 to 3."""
        if not 0 <= reached <= LEVELS or not (awaited is None or 1 <= awaited <= LEVELS):
            raise ValueError(f"identity goes from 0 to {LEVELS}, not {reached} or {awaited}")
        self._reached, self._awaited = reached, awaited
        said = tr("Identity {level} reached", level=reached) if reached else tr("Not identified")
        if awaited is not None and awaited > reached:
            said = tr("{said}, Identity {level} awaited", said=said, level=awaited)
        self.setAccessibleName(said)
        self.setToolTip(tip(said))
        self.update()

    def sizeHint(self) -> QSize:
        """The word and three boxes."""
        theme = self._theme
        width = self._left() + LEVELS * self._box_width() + (LEVELS - 1) * theme.pad(4)
        return QSize(round(width), theme.px(20) + 2)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("text_medium"))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, 0, self._left(), self.height()), flags, tr("Identity"))
        high = theme.px(18)
        for level in range(1, LEVELS + 1):
            left = self._left() + (level - 1) * (self._box_width() + theme.pad(4))
            box = QRectF(left, (self.height() - high) / 2, self._box_width(), high)
            self._paint_box(painter, level, box)
        painter.end()

    def _left(self) -> float:
        return text_width(self._theme.font("label"), tr("Identity")) + self._theme.pad(7)

    def _box_width(self) -> int:
        return self._theme.px(16) + self._theme.pad(14)

    def _paint_box(self, painter: QPainter, level: int, box: QRectF) -> None:
        theme = self._theme
        fill, edge, ink, width = "panel", "edge_sharp", "text_medium", 1.0
        reached = level <= self._reached
        if reached:
            fill, edge, ink = "bank", "bank", "on_bank"
        elif level == self._awaited:
            edge, ink, width = "now_text", "now_text", 2.0
        painter.setBrush(theme.color(fill))
        painter.setPen(marks.pen(theme.color(edge), width))
        painter.drawRoundedRect(marks.box_inside(box, width), theme.radius("key"), theme.radius("key"))
        digit = QRectF(box)
        if reached:
            size = theme.px(9)
            marks.tick(painter, QPointF(box.left() + theme.pad(6) + size / 2, box.center().y()), size, theme.color(ink))
            digit.setLeft(box.left() + theme.pad(6) + size)
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color(ink))
        painter.drawText(digit, Qt.AlignmentFlag.AlignCenter, str(level))

    def _restyle(self) -> None:
        self.set_level(self._reached, self._awaited)
        self.updateGeometry()
