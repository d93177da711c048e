"""Home before its data: the places of things, quiet and still, so that the first frame is already the right one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from widgets.common.theme import Theme
from workstation.i18n import tr

LINES = 3


class Skeleton(QWidget):
    """Grey places, drawn where the page's own layout will put the words. Nothing shimmers."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(tr("The home page is being prepared"))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the places."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        side, gap, left = theme.pad(28), theme.pad(24), theme.px(284)
        self._person(painter, QRectF(side, side, left, theme.pad(60)))
        top = side + theme.pad(60) + theme.pad(18)
        self._card(painter, QRectF(side, top, left, theme.px(236)), narrow=True)
        x = side + left + gap
        wide = max(theme.px(200), self.width() - x - side)
        self._bar(painter, QRectF(x, side + theme.px(4), min(wide, theme.px(360)), theme.px(22)))
        self._bar(painter, QRectF(x, side + theme.px(42), min(wide, theme.px(480)), theme.px(12)))
        self._card(painter, QRectF(x, top, wide, theme.px(290)), narrow=False)
        painter.end()

    def _person(self, painter: QPainter, box: QRectF) -> None:
        self._bar(painter, QRectF(box.x(), box.y(), box.height(), box.height()))
        left = box.x() + box.height() + self._theme.pad(14)
        self._bar(painter, QRectF(left, box.y() + 8, box.width() * 0.45, self._theme.px(14)))
        self._bar(painter, QRectF(left, box.y() + 8 + self._theme.px(26), box.width() * 0.3, self._theme.px(10)))

    def _card(self, painter: QPainter, box: QRectF, *, narrow: bool) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.color("edge_soft"), 1))
        painter.setBrush(theme.color("panel"))
        radius = theme.radius("card")
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        left, top = box.x() + theme.pad(18), box.y() + theme.pad(18)
        self._bar(painter, QRectF(left, top, box.width() * (0.4 if narrow else 0.14), theme.px(14)))
        step = theme.px(58)
        for index in range(LINES):
            y = top + theme.px(46) + index * step
            self._bar(painter, QRectF(left, y, theme.px(20), theme.px(20)))
            at = left + theme.px(34)
            self._bar(painter, QRectF(at, y, box.width() * (0.5 if narrow else 0.26), theme.px(11)))
            self._bar(painter, QRectF(at, y + theme.px(18), box.width() * (0.34 if narrow else 0.18), theme.px(9)))
            if not narrow:
                for part in (0.52, 0.68, 0.86):
                    self._bar(painter, QRectF(box.x() + box.width() * part, y + 6, box.width() * 0.08, theme.px(10)))

    def _bar(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("hover"))
        radius = min(box.width(), box.height()) / 2
        painter.drawRoundedRect(box, radius, radius)
