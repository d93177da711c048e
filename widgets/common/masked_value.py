"""A value of the dossier that opens with the customer's identity; while it is closed the widget does not hold it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from widgets.common import marks
from widgets.common.pressed import Pressed
from widgets.common.theme import Theme
from widgets.common.tips import tip
from widgets.common.wrapped_text import text_width
from workstation.i18n import tr

MaskState = Literal["closed", "awaited", "open", "refused"]

DOTS = 5


class _Lozenge(QLabel):
    """The hatched lozenge: five dots whatever the value, and the unit."""

    def __init__(self, theme: Theme, suffix: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._theme = theme
        self._suffix = suffix
        self.state: MaskState = "closed"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Dots, unit and sign on one line."""
        theme = self._theme
        width = theme.pad(16) + self._dots_width()
        if self._suffix:
            width += text_width(theme.font("meta"), self._suffix) + theme.pad(5)
        if self.state in ("awaited", "refused"):
            width += theme.pad(19)
        return QSize(round(width), theme.px(20))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        inks = {"closed": "text_quiet", "awaited": "now_text", "open": "text_strong", "refused": "alert_text"}
        edges = {"closed": "edge_soft", "awaited": "now_text", "open": "edge_soft", "refused": "alert"}
        fills = {"closed": "hollow", "awaited": "now_soft", "open": "panel", "refused": "alert_soft"}
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, radius = QRectF(self.rect()), theme.radius("mask")
        painter.setClipPath(marks.rounded(box, radius, radius, radius, radius))
        painter.fillRect(box, theme.color(fills[self.state]))
        self._paint_hatch(painter, box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(marks.pen(theme.color(edges[self.state]), 1.0))
        painter.drawRoundedRect(marks.box_inside(box, 1.0), radius, radius)
        self._paint_content(painter, inks[self.state])
        painter.end()

    def _paint_hatch(self, painter: QPainter, box: QRectF) -> None:
        ink = {"closed": "hover", "awaited": "panel", "open": "panel", "refused": "panel"}[self.state]
        step = self._theme.pad(12)
        pen = marks.pen(self._theme.color(ink), step / 2.6)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        x = -box.height()
        while x < box.width() + box.height():
            painter.drawLine(QPointF(x, box.bottom() + 2), QPointF(x + box.height() + 2, box.top()))
            x += step

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        theme = self._theme
        middle, x = self.height() / 2, float(theme.pad(8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ink))
        radius = theme.px(3) / 2
        for _ in range(DOTS):
            painter.drawEllipse(QPointF(x + radius, middle), radius, radius)
            x += theme.px(6)
        if self._suffix:
            x += theme.pad(3)
            painter.setFont(theme.font("meta"))
            painter.setPen(theme.color(ink))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(x, 0, self.width(), self.height()), flags, self._suffix)
        if self.state in ("awaited", "refused"):
            name = "waiting" if self.state == "awaited" else "never"
            size = theme.pad(13)
            at = QPointF(self.width() - size - theme.pad(5), middle - size / 2)
            painter.drawPixmap(at, theme.pixmap(name, size, ink, "bold"))

    def _dots_width(self) -> int:
        return int((DOTS - 1) * self._theme.px(6) + self._theme.px(3))


class _Show(Pressed, QPushButton):
    """« Afficher »."""


class MaskedValue(QWidget):
    """Closed, awaited, refused or open. Only ``set_open`` is ever given the value; closing forgets it.

    ``field`` names what is masked, for the screen reader; ``suffix`` is a unit shown beside the dots.
    """

    reveal_asked = Signal()

    def __init__(self, theme: Theme, field: str, suffix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._field = field
        self._level = 0
        self._mask = _Lozenge(theme, suffix, self)
        self._value = QLabel(self)
        self._value.setTextFormat(Qt.TextFormat.PlainText)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._value.setWordWrap(True)
        self._show = _Show(self)
        self._show.setProperty("kind", "link")
        self._show.clicked.connect(self.reveal_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._show)
        row.addWidget(self._mask)
        row.addWidget(self._value)
        theme.scaled.connect(self._restyle)
        self._to("closed")

    @property
    def state(self) -> MaskState:
        """What is shown now."""
        return self._mask.state

    def set_closed(self, level: int) -> None:
        """Mask, and forget any value. ``level`` is the identity that opens it, 1 to 3."""
        self._level = level
        self._to("closed")

    def set_awaited(self, level: int) -> None:
        """Mask, while the identity that opens it is being checked."""
        self._level = level
        self._to("awaited")

    def set_refused(self) -> None:
        """Mask for good: this value does not open here."""
        self._to("refused")

    def set_open(self, value: str) -> None:
        """Show the value."""
        self._to("open")
        self._value.setText(value)
        self._value.setAccessibleName(tr("{field}: {value}", field=self._field, value=value))

    def _to(self, state: MaskState) -> None:
        self._mask.state = state
        self._value.clear()
        self._value.setAccessibleName("")
        self._value.setVisible(state == "open")
        self._mask.setVisible(state != "open")
        self._show.setVisible(state in ("closed", "awaited"))
        self._restyle()

    def _told(self) -> str:
        if self.state == "refused":
            return tr("masked, does not open here")
        if self._level:
            return tr("masked, opens at Identity {level}", level=self._level)
        return tr("masked")

    def _restyle(self) -> None:
        if self.state != "open":
            self._mask.setAccessibleName(tr("{field}: {value}", field=self._field, value=self._told()))
            self._mask.setToolTip(tip(self._told()))
        self._show.setText(tr("Show"))
        self._show.setAccessibleName(tr("Show: {field}", field=self._field))
        self._show.setAccessibleDescription(self._told())
        font = self._theme.font("body")
        font.setBold(True)
        self._value.setFont(font)
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(self._theme.pad(8))
        self._mask.updateGeometry()
        self.updateGeometry()
        self._mask.update()
