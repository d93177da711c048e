"""Presence: the sign, different by its shape in every state, and the button of the top bar that shows it."""

from __future__ import annotations

from typing import Literal, assert_never

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets.common import marks
from widgets.common.focus import is_shown
from widgets.common.pressed import Pressed
from widgets.common.theme import Theme
from widgets.common.tips import tip
from widgets.common.wrapped_text import fitted, text_width
from workstation.i18n import tr

LEAST_WORDS = 40
"""Under that room, at 100 %, no word is begun."""

Presence = Literal[
    "ready",
    "not_ready",
    "pause_asked",
    "ringing",
    "talking",
    "hold",
    "wrapup",
    "not_responding",
    "logged_out",
]

IN_A_CALL: tuple[Presence, ...] = ("ringing", "talking", "hold")

_INK: dict[Presence, str] = {
    "ready": "presence_ready",
    "not_ready": "presence_away",
    "pause_asked": "presence_away",
    "ringing": "presence_waiting",
    "talking": "presence_line",
    "hold": "presence_waiting",
    "wrapup": "presence_waiting",
    "not_responding": "bar_alert",
    "logged_out": "bar_quiet",
}


def _half_disc(centre: QPointF, radius: float) -> QPainterPath:
    path = QPainterPath(centre + QPointF(0, -radius))
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    path.arcTo(box, 90, 180)
    path.closeSubpath()
    return path


def paint_sign(painter: QPainter, presence: Presence, centre: QPointF, size: float, color: QColor) -> None:
    """Draw the sign of a presence in a square of ``size`` pixels."""
    radius = size / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    match presence:
        case "ready" | "ringing":
            painter.drawEllipse(centre, radius, radius)
        case "talking":
            painter.drawRoundedRect(
                QRectF(centre.x() - radius, centre.y() - radius, size, size), size * 0.22, size * 0.22
            )
        case "hold":
            marks.bars(painter, centre, size * 0.92, color)
        case "not_ready" | "wrapup":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(marks.pen(color, size * 0.26))
            painter.drawEllipse(centre, radius * 0.74, radius * 0.74)
        case "pause_asked":
            painter.drawPath(_half_disc(centre, radius))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(marks.pen(color, size * 0.12))
            painter.drawEllipse(centre, radius * 0.88, radius * 0.88)
        case "not_responding":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(marks.pen(color, size * 0.14))
            painter.drawEllipse(centre, radius * 0.88, radius * 0.88)
            slant = radius * 0.6
            painter.drawLine(centre + QPointF(-slant, -slant), centre + QPointF(slant, slant))
        case "logged_out":
            painter.setPen(marks.pen(color, size * 0.2))
            painter.drawLine(centre + QPointF(-radius * 0.75, 0), centre + QPointF(radius * 0.75, 0))
        case _:
            assert_never(presence)


class PresenceButton(Pressed, QAbstractButton):
    """Sign, state, reason, clock and caret. Pressing it asks for the menu; the button opens nothing itself."""

    pressed_for_menu = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presence: Presence = "logged_out"
        self._title = ""
        self._subtitle = ""
        self._clock = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ownFocusRing", True)
        self.clicked.connect(self.pressed_for_menu)
        theme.changed.connect(self._restyle)

    def set_state(self, presence: Presence, title: str, subtitle: str = "", clock: str = "") -> None:
        """Show a presence. ``clock`` is the running time as it reads: ``0:44``."""
        if (presence, title, subtitle, clock) == (self._presence, self._title, self._subtitle, self._clock):
            return
        wider = (len(clock), title, subtitle) != (len(self._clock), self._title, self._subtitle)
        self._presence, self._title, self._subtitle, self._clock = presence, title, subtitle, clock
        self.setAccessibleName(tr("Presence: {state}", state=", ".join(filter(None, (title, subtitle)))))
        self.setAccessibleDescription(clock)
        if wider:
            self.updateGeometry()
        self.tell_whole()
        self.update()

    def tell_whole(self) -> None:
        """Offer the words in the tooltip where they are cut short, or left out."""
        needed = max(self._words_wide(), default=0)
        whole = self._words_room() + 1 >= needed and self.shows_clock is bool(self._clock)
        self.setToolTip(tip("" if whole else ", ".join(filter(None, (self._title, self._subtitle, self._clock)))))

    def _words_wide(self) -> list[int]:
        theme = self._theme
        return [text_width(theme.font("label"), self._title), text_width(theme.font("meta"), self._subtitle)]

    def _words_room(self) -> float:
        return self._room() - (self._clock_width() if self.shows_clock else 0)

    def _room(self) -> float:
        """What the words and the clock share."""
        theme = self._theme
        return self.width() - 2 * marks.RING_MARGIN - theme.pad(32) - theme.pad(30) - theme.pad(8)

    @property
    def shows_clock(self) -> bool:
        """Whether its clock is in sight: it leaves where words would be cut short for it, and stays in the tip.

        In a call the reason counts too: the same time runs beside the caller's name.
        """
        title, reason = self._words_wide()
        needed = max(title, reason) if self._presence in IN_A_CALL else title
        return bool(self._clock) and not self._room() - self._clock_width() < needed - 1 <= self._room()

    def sizeHint(self) -> QSize:
        """186 × 40 at 100 %, wider for a longer reason, higher for larger text."""
        theme = self._theme
        words = max(text_width(theme.font("label"), self._title), text_width(theme.font("meta"), self._subtitle))
        width = theme.pad(32) + words + theme.pad(12) + self._clock_width() + theme.pad(34)
        height = max(theme.pad(40), 2 * theme.px(16) + theme.pad(6))
        return QSize(max(theme.px(186), width) + 2 * marks.RING_MARGIN, height + 2 * marks.RING_MARGIN)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The down arrow asks for the menu, as Enter and Space do."""
        if event.key() == Qt.Key.Key_Down:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outer = QRectF(self.rect()).adjusted(*(marks.RING_MARGIN * side for side in (1, 1, -1, -1)))
        lit = self.underMouse() or self.isDown()
        painter.setPen(marks.pen(theme.color("bar_quiet" if lit else "bar_line"), 1.0))
        painter.setBrush(theme.color("bar_hollow"))
        painter.drawRoundedRect(marks.box_inside(outer, 1.0), 10, 10)
        middle = outer.center().y()
        sign = QPointF(outer.left() + theme.pad(17), middle)
        paint_sign(painter, self._presence, sign, theme.pad(12), theme.color(_INK[self._presence]))
        self._paint_words(painter, outer)
        self._paint_caret(painter, QPointF(outer.right() - theme.pad(17), middle))
        if is_shown(self):
            # Petrol would vanish on the petrol bar: the ring takes the bar's own ink.
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(marks.pen(theme.color("bar_text"), 2.0))
            painter.drawRoundedRect(outer.adjusted(-3, -3, 3, 3), 13, 13)
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _clock_font(self) -> QFont:
        font = self._theme.font("clock_inline")
        font.setWeight(QFont.Weight.Normal)
        return font

    def _clock_width(self) -> int:
        # As wide as its widest digits, so that a passing second moves nothing.
        widest = "".join("0" if char.isdigit() else char for char in self._clock)
        return int(text_width(self._clock_font(), widest)) if widest else 0

    def _paint_words(self, painter: QPainter, outer: QRectF) -> None:
        theme = self._theme
        left = outer.left() + theme.pad(32)
        room, line = self._words_room(), theme.px(16)
        rows = [("label", "bar_text", self._title), ("meta", "bar_quiet", self._subtitle)]
        rows = [row for row in rows if row[2] and room >= theme.px(LEAST_WORDS)]
        top = outer.center().y() - len(rows) * line / 2
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for role, ink, text in rows:
            font = theme.font(role)
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            painter.drawText(QRectF(left, top, room, line), flags, fitted(font, text, room + 1))
            top += line
        if self.shows_clock:
            painter.setFont(self._clock_font())
            painter.setPen(theme.color("bar_text"))
            box = QRectF(outer.right() - theme.pad(30) - self._clock_width() - 2, outer.top(), 0, outer.height())
            box.setWidth(self._clock_width() + 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._clock)

    def _paint_caret(self, painter: QPainter, centre: QPointF) -> None:
        reach = self._theme.pad(4)
        painter.setPen(marks.pen(self._theme.color("bar_text"), 1.6))
        painter.drawPolyline(
            [centre + QPointF(-reach, -reach / 2), centre + QPointF(0, reach / 2), centre + QPointF(reach, -reach / 2)]
        )
