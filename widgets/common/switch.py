"""A switch: something that is on or off at once, with its words."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from widgets.common.fonts import drop
from widgets.common.pressed import Pressed
from widgets.common.theme import Theme

WIDE, HIGH = 36, 20
GAP = 8


class Switch(Pressed, QCheckBox):
    """A check box drawn as a switch: same keys, same name for a screen reader."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setProperty("focusRadius", 12)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """Track, gap and words."""
        theme = self._theme
        words = ceil(QFontMetricsF(theme.font("body")).horizontalAdvance(self.text()))
        wide = theme.pad(WIDE) + (theme.pad(GAP) + words + 2 if self.text() else 0)
        return QSize(wide, max(theme.px(24), theme.line("body")))

    def minimumSizeHint(self) -> QSize:
        """The whole of it."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Words and track answer alike."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track, the knob on its side, the words."""
        theme, on = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, high = theme.pad(WIDE), theme.pad(HIGH)
        track = QRectF(0.5, (self.height() - high) / 2 + 0.5, wide - 1, high - 1)
        if not self.isEnabled():
            fill, edge, knob, ink = "hover", "edge_soft", "edge_sharp", "text_quiet"
        elif on:
            fill, edge, knob, ink = "bank", "bank", "on_bank", "text_strong"
        else:
            fill, edge, knob, ink = "hover", "edge_sharp", "text_medium", "text_strong"
        painter.setPen(QPen(theme.color(edge), 1))
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        reach = high / 2 - 3.5
        middle = track.right() - high / 2 + 0.5 if on else track.left() + high / 2 - 0.5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(knob))
        painter.drawEllipse(QPointF(middle, track.center().y()), reach, reach)
        painter.setPen(theme.color(ink))
        font = theme.font("body")
        painter.setFont(font)
        words = QRectF(self.rect()).adjusted(wide + theme.pad(GAP), 0, 0, 0).translated(0, drop(font))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
