"""Clocks in figures: drawn in B612, as wide as their widest figures, so that nothing beside them moves."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from widgets.common.style import TONES
from widgets.common.theme import Theme


def clock_text(seconds: float) -> str:
    """Seconds as ``m:ss``, or ``h:mm:ss`` from an hour on; below zero counts as zero."""
    whole = max(0, int(seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def widest(font: QFont, text: str) -> int:
    """The pixels ``text`` may take, whatever its figures become."""
    metrics = QFontMetricsF(font)
    figure = max("0123456789", key=metrics.horizontalAdvance)
    return ceil(metrics.horizontalAdvance("".join(figure if each.isdigit() else each for each in text)))


class ClockLabel(QLabel):
    """One clock. It only ever grows, when a figure is added; ``role`` is one of the clock roles or ``score``."""

    def __init__(
        self,
        theme: Theme,
        text: str = "0:00",
        role: str = "clock_inline",
        tone: str = "strong",
        parent: QWidget | None = None,
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignRight,
    ) -> None:
        super().__init__(parent)
        self._theme, self._role, self._tone, self._align = theme, role, tone, align
        self._wide = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(text)
        theme.scaled.connect(self._restyle)

    def set_seconds(self, seconds: float) -> None:
        """Show a duration in seconds."""
        self.setText(clock_text(seconds))

    def set_tone(self, tone: str) -> None:
        """Change the colour."""
        if tone != self._tone:
            self._tone = tone
            self.update()

    def setText(self, text: str) -> None:
        """Show another time; the place it takes changes only when it needs more."""
        if text == self.text():
            return
        super().setText(text)
        needed = widest(self._font(), text)
        if needed > self._wide:
            self._wide = needed
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the widest time shown so far."""
        high = ceil(QFontMetricsF(self._font()).height())
        return QSize(self._wide, max(high, self._theme.line(self._role)))

    def minimumSizeHint(self) -> QSize:
        """A clock is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the figures."""
        painter = QPainter(self)
        painter.setFont(self._font())
        painter.setPen(self._theme.color(TONES.get(self._tone, self._tone)))
        painter.drawText(QRectF(self.rect()), self._align | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

    def _font(self) -> QFont:
        return self._theme.font(self._role)

    def _restyle(self) -> None:
        self._wide = widest(self._font(), self.text())
        self.updateGeometry()
        self.update()
