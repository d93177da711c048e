"""One moment in the list: its number, a few words, when, and what it is worth."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets.common.fonts import drop
from widgets.common.pressed import ENTER, Pressed
from widgets.common.theme import Theme
from widgets.common.wrapped_text import WrappedText
from workstation.debrief import words
from workstation.debrief.moments import Moment
from workstation.i18n import tr
from workstation.wording import clock

FILLS = {"good": "good_soft", "watch": "now_soft", "bad": "alert_soft"}
INKS = {"good": "good_text", "watch": "now_text", "bad": "alert_text"}
BADGE = 28


class MomentCard(Pressed, QAbstractButton):
    """Chosen by a click, Enter or Space; ``picked`` carries its number. The arrows are the list's."""

    picked = Signal(int)

    def __init__(self, theme: Theme, moment: Moment, at: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.number, self._kind = moment.number, moment.kind
        self._title = words.moment_title(moment)
        self._sub = tr("{time} · {kind}", time=clock(at), kind=words.kind_word(moment.kind))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("focusRadius", theme.tokens.radius["card"])
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(self._title)
        self.setAccessibleName(tr("Moment {n}, {time}: {title}", n=moment.number, time=clock(at), title=self._title))
        self.setAccessibleDescription(words.kind_word(moment.kind))
        self._text = WrappedText("", theme.font("h3"), 0)
        self._small = WrappedText("", theme.font("small"), 0)
        self.clicked.connect(self._say)
        theme.changed.connect(self._restyle)
        self._restyle()

    def hasHeightForWidth(self) -> bool:
        """The title wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The title on as many lines as it takes, and the line under it."""
        pad, room = self._theme.pad(12), self._room(width)
        text, small = self._text.layout(room), self._small.layout(room)
        return ceil(max(text.height() + small.height(), self._theme.px(BADGE)) + 2 * pad)

    def sizeHint(self) -> QSize:
        """A card of the list."""
        wide = self._theme.px(260)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """A few words a line."""
        wide = self._theme.px(180)
        return QSize(wide, self._theme.px(BADGE) + 2 * self._theme.pad(12))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose; the arrows go to whoever holds the list."""
        if event.key() in (*ENTER, Qt.Key.Key_Space):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card in its state."""
        theme, on, pad = self._theme, self.isChecked(), self._theme.pad(12)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, width = ("bank", 2.0) if on else ("edge_soft", 1.0)
        painter.setPen(QPen(theme.color(edge), width))
        painter.setBrush(theme.color("panel" if on else "hover" if self.underMouse() else "hollow"))
        radius = theme.radius("card")
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius
        )
        paint_badge(painter, theme, QPointF(pad, pad), self.number, self._kind)
        room = self._room(self.width())
        text, small = self._text.layout(room), self._small.layout(room)
        left = pad + theme.px(BADGE) + theme.pad(12)
        top = max(pad, (self.height() - text.height() - small.height()) / 2)
        self._text.paint(painter, QPointF(left, top), theme.color("text_strong"))
        self._small.paint(painter, QPointF(left, top + text.height()), theme.color("text_medium"))
        painter.end()

    def _room(self, width: int) -> float:
        pad = self._theme.pad(12)
        return max(40.0, width - 3 * pad - self._theme.px(BADGE))

    def _say(self) -> None:
        self.picked.emit(self.number)

    def _restyle(self) -> None:
        theme = self._theme
        self._text = WrappedText(self._title, theme.font("h3"), theme.line("h3"))
        self._small = WrappedText(self._sub, theme.font("small"), theme.line("small"))
        self.updateGeometry()
        self.update()


def paint_badge(painter: QPainter, theme: Theme, at: QPointF, number: int, kind: str) -> None:
    """The number of a moment in its tint; the word beside it says the same."""
    side = theme.px(BADGE)
    box = QRectF(at.x(), at.y(), side, side)
    painter.setPen(QPen(theme.color(INKS[kind]), 1))
    painter.setBrush(theme.color(FILLS[kind]))
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    font = theme.font("h3")
    painter.setFont(font)
    painter.setPen(theme.color(INKS[kind]))
    painter.drawText(box.translated(0, drop(font)), Qt.AlignmentFlag.AlignCenter, str(number))
