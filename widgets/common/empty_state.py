"""An empty place that says so: the small thread, one title, one sentence on what will appear and when."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from widgets.common.labels import Label
from widgets.common.logo import thread_path
from widgets.common.theme import Theme

WIDE, HIGH = 70, 54
READABLE = 320


class ThreadDrawing(QWidget):
    """The thread on its card, quiet enough to be looked past."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """A small landscape card."""
        return QSize(self._theme.pad(WIDE), self._theme.pad(HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card, the wave and its two knots."""
        theme, unit = self._theme, self._theme.pad(10) / 10
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("edge_soft"), 2 * unit))
        painter.setBrush(theme.color("hollow"))
        radius = theme.radius("button")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        path = thread_path(QRectF(13 * unit, 16 * unit, 44 * unit, 23 * unit))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("bank_line"), 4 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(path)
        painter.setPen(QPen(theme.color("bank_line"), 3 * unit))
        for end, fill in ((0.0, "bank_line"), (1.0, "panel")):
            painter.setBrush(theme.color(fill))
            painter.drawEllipse(path.pointAtPercent(end), 4 * unit, 4 * unit)
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class EmptyState(QWidget):
    """What a pane shows while it has nothing to show."""

    def __init__(self, theme: Theme, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title = Label(theme, title, "h3", wrap=True, align=centre)
        self._sentence = Label(theme, sentence, "small", "medium", wrap=True, align=centre)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(ThreadDrawing(theme), 0, centre)
        self._column.addWidget(self._title)
        self._column.addWidget(self._sentence)
        self._column.addStretch(1)
        self._tell()
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_words(self, title: str, sentence: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._sentence.text())

    def _restyle(self) -> None:
        side = self._theme.pad(24)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(self._theme.pad(10))
