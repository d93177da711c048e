"""Chips: a state in a word, with an icon and a tint that say it again; and the chip that tells a time."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.clock_label import clock_text, widest
from widgets.common.fonts import drop
from widgets.common.surfaces import paint_tutor
from widgets.common.theme import Theme


@dataclass(frozen=True, slots=True)
class ChipLook:
    """How a state is shown: two colours, an icon and its weight."""

    fill: str
    text: str
    icon: str | None
    weight: str = "bold"


STATES = {
    "neutral": ChipLook("hover", "text_medium", None),
    "good": ChipLook("good_soft", "good_text", "check"),
    "now": ChipLook("now_soft", "now_text", "warning-circle", "fill"),
    "alert": ChipLook("alert_soft", "alert_text", "x"),
    "bank": ChipLook("bank_soft", "bank_text", None),
    "tutor": ChipLook("tutor_soft", "tutor_text", "chalkboard-teacher", "fill"),
}
CLOCK_STATES = {
    "ease": ChipLook("good_soft", "good_text", "clock"),
    "watch": ChipLook("now_soft", "now_text", "timer"),
    "due": ChipLook("now", "on_now", "clock-countdown"),
    "over": ChipLook("alert_soft", "alert_text", "warning-circle", "fill"),
    "neutral": ChipLook("hover", "text_medium", "clock"),
    "line": ChipLook("bank_soft", "bank_text", "phone-call"),
    "open": ChipLook("bank_soft", "bank_text", "clock"),
    "hold": ChipLook("now_soft", "now_text", "pause", "fill"),
    "note": ChipLook("now_soft", "now_text", "note-pencil"),
}
SIDE = 9
GAP = 5
ICON = 14


class Chip(QWidget):
    """A word in its tint: ``neutral``, ``good``, ``now``, ``alert``, ``bank`` or ``tutor``.

    ``icon`` replaces the state's own; an empty one leaves it out. Raises ``KeyError`` for another state.
    """

    looks = STATES

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        state: str = "neutral",
        *,
        icon: str | None = None,
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._text, self._icon, self._large = theme, text, icon, large
        self._state = state
        self._look = self.looks[state]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme.changed.connect(self._restyle)

    @property
    def text(self) -> str:
        """The words shown."""
        return self._text

    @property
    def state(self) -> str:
        """The state shown."""
        return self._state

    def set_text(self, text: str) -> None:
        """Say something else."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(self._spoken())
            self._restyle()

    def set_state(self, state: str) -> None:
        """Show another state. Raises ``KeyError`` when there is none of that name."""
        if state != self._state:
            self._look = self.looks[state]
            self._state = state
            self._restyle()

    def sizeHint(self) -> QSize:
        """The words, their icon and the ends."""
        theme = self._theme
        icon = theme.pad(ICON + GAP) if self._icon_name() else 0
        high = theme.px(theme.tokens.control["chip_large" if self._large else "chip"])
        return QSize(2 * theme.pad(SIDE) + icon + self._content_width(), high)

    def minimumSizeHint(self) -> QSize:
        """A chip is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        theme, box = self._theme, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._look.fill == "tutor_soft":
            paint_tutor(painter, theme, box, box.height() / 2)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(self._look.fill))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        left = float(theme.pad(SIDE))
        if name := self._icon_name():
            side = theme.pad(ICON)
            picture = theme.pixmap(name, side, self._look.text, self._look.weight)
            painter.drawPixmap(round(left), round((self.height() - side) / 2), picture)
            left += theme.pad(ICON + GAP)
        painter.setPen(theme.color(self._look.text))
        self._paint_content(painter, QRectF(left, 0, self.width() - left, self.height()))
        painter.end()

    def _icon_name(self) -> str | None:
        return self._look.icon if self._icon is None else self._icon

    def _font(self) -> QFont:
        return self._theme.font("body" if self._large else "label", 700)

    def _content_width(self) -> int:
        return ceil(QFontMetricsF(self._font()).horizontalAdvance(self._text))

    def _paint_content(self, painter: QPainter, box: QRectF) -> None:
        painter.setFont(self._font())
        painter.drawText(
            box.translated(0, drop(self._font())),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self._text,
        )

    def _spoken(self) -> str:
        return self._text

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class ClockChip(Chip):
    """A word and a time: ``ease``, ``watch``, ``due``, ``over``, ``neutral``, ``line``, ``open``, ``hold``, ``note``.

    The icon changes with the colour; the width is that of the widest figures, and changes only with the number of them.
    """

    looks = CLOCK_STATES

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        state: str = "neutral",
        *,
        time: str = "0:00",
        icon: str | None = None,
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, state, icon=icon, large=large, parent=parent)
        self._time = time
        self.setAccessibleName(self._spoken())

    @property
    def time(self) -> str:
        """The time shown."""
        return self._time

    def set_time(self, time: str) -> None:
        """Show another time, already in words."""
        if time == self._time:
            return
        grown = widest(self._clock_font(), time) != widest(self._clock_font(), self._time)
        self._time = time
        self.setAccessibleName(self._spoken())
        if grown:
            self.updateGeometry()
        self.update()

    def set_seconds(self, seconds: float) -> None:
        """Show a duration in seconds."""
        self.set_time(clock_text(seconds))

    def _clock_font(self) -> QFont:
        font = self._theme.font("clock_inline")
        font.setPixelSize(self._theme.px(15 if self._large else 12))
        return font

    def _content_width(self) -> int:
        word = super()._content_width() + self._theme.pad(GAP) if self._text else 0
        return word + widest(self._clock_font(), self._time)

    def _paint_content(self, painter: QPainter, box: QRectF) -> None:
        if self._text:
            super()._paint_content(painter, box)
            box = box.adjusted(super()._content_width() + self._theme.pad(GAP), 0, 0, 0)
        painter.setFont(self._clock_font())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._time)

    def _spoken(self) -> str:
        return f"{self._text} {self._time}".strip()
