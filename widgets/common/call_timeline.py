"""The time line of a call at the debrief: stages, mood, holds and silences, both voices, and the numbered moments."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QLineF,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QWidget

from widgets.common import marks
from widgets.common import timeline_drawing as drawing
from widgets.common.curve import MonotoneCurve
from widgets.common.focus import is_shown
from widgets.common.pressed import Pressed
from widgets.common.theme import Theme
from widgets.common.timeline_drawing import Frame, MomentKind, TimelineData
from widgets.common.tips import tip
from widgets.common.wrapped_text import text_width
from workstation.i18n import tr, trn
from workstation.wording import clock

__all__ = ["CallTimeline", "TimelineData", "TimelineLegend"]

_FILL = {"good": "good_soft", "watch": "now_soft", "bad": "alert_soft"}
_EDGE = {"good": "good", "watch": "now_line", "bad": "alert"}
_INK = {"good": "good_text", "watch": "now_text", "bad": "alert_text"}


def kind_word(kind: MomentKind) -> str:
    """What a moment is worth, in a word."""
    match kind:
        case "good":
            return tr("worth keeping")
        case "watch":
            return tr("to work on")
        case "bad":
            return tr("to avoid")
        case _:
            assert_never(kind)


class _Moment(Pressed, QAbstractButton):
    """The part of the time line that answers the mouse, the keys and the screen reader for one moment."""

    picked = Signal(int)

    def __init__(self, theme: Theme, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.number = number
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ownFocusRing", True)
        self.clicked.connect(self._say)

    def _say(self) -> None:
        self.picked.emit(self.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.parent()
        if isinstance(line, CallTimeline) and line.step_from(self.number, event.key()):
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if is_shown(self):
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(*(marks.RING_MARGIN * side for side in (1, 1, -1, -1)))
            marks.focus_ring(painter, self._theme, box, box.width() / 2)
            painter.end()


class CallTimeline(QWidget):
    """Left and right go from one moment to the next; a click, an arrow, Home or End says which."""

    moment_selected = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._data = TimelineData(1)
        self._frame = Frame.measure(theme, 600, 200, 1)
        self._curve = MonotoneCurve([])
        self._buttons: list[_Moment] = []
        self._centres: list[QPointF] = []
        self._selected: int | None = None
        self._drawn = 1.0
        self._draw = QVariantAnimation(self)
        self._draw.setStartValue(0.0)
        self._draw.setEndValue(1.0)
        self._draw.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._draw.valueChanged.connect(self._set_drawn)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._restyle)

    def set_data(self, data: TimelineData, *, animated: bool = False) -> None:
        """Show a call; ``animated`` draws the curve once. The first moment is not selected until asked."""
        self._data = data
        self._selected = None
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = [_Moment(self._theme, number, self) for number, *_ in data.moments]
        for button in self._buttons:
            button.picked.connect(self._picked)
            button.show()
        self._restyle()
        self._draw.stop()
        self._drawn = 1.0
        if animated and (span := self._theme.duration("mood_draw")):
            self._draw.setDuration(span)
            self._draw.start()

    @property
    def selected(self) -> int | None:
        """The number of the moment now selected."""
        return self._selected

    def select(self, number: int) -> None:
        """Select a moment without saying so. Raises ``KeyError`` for a number that is not on the line."""
        if number not in [each.number for each in self._buttons]:
            raise KeyError(number)
        self._selected = number
        self._name()
        self._place()
        self.update()

    def step_from(self, number: int, key: int) -> bool:
        """Go from a moment as an arrow, Home or End asks; False for any other key."""
        numbers = [each.number for each in self._buttons]
        at, last = numbers.index(number), len(numbers) - 1
        targets = {
            int(Qt.Key.Key_Left): max(0, at - 1),
            int(Qt.Key.Key_Right): min(last, at + 1),
            int(Qt.Key.Key_Home): 0,
            int(Qt.Key.Key_End): last,
        }
        if key not in targets:
            return False
        self._buttons[targets[key]].setFocus(Qt.FocusReason.OtherFocusReason)
        self._picked(numbers[targets[key]])
        return True

    def sizeHint(self) -> QSize:
        """Some 200 px high at 100 %; as wide as it is given."""
        return QSize(self._theme.px(900), self._theme.px(120) + self._theme.pad(90))

    def minimumSizeHint(self) -> QSize:
        """Every row still in sight."""
        return QSize(self._theme.px(360), self._theme.px(100) + self._theme.pad(80))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for the new width."""
        super().resizeEvent(event)
        self._measure()

    def event(self, event: QEvent) -> bool:
        """A tooltip names the stage and the band under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tip(self.told_at(event.pos())), self)
            return True
        return super().event(event)

    def told_at(self, pos: QPoint) -> str:
        """What stands under the pointer: the stage, and the hold or silence."""
        ms = (pos.x() - self._frame.left) / (self._frame.right - self._frame.left) * self._frame.duration
        stage = next((label for start, label in reversed(self._data.stages) if start <= ms), "")
        band = next((label for start, end, label, _ in self._data.bands if start <= ms <= end), "")
        at = clock(int(max(0, min(ms, self._frame.duration))))
        return " · ".join(part for part in (at, stage, band) if part)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, frame, data = self._theme, self._frame, self._data
        drawing.paint_row_names(painter, theme, frame)
        drawing.paint_stages(painter, theme, frame, data)
        drawing.paint_bands(painter, theme, frame, data)
        drawing.paint_mood(painter, theme, frame, self._curve, self._drawn)
        drawing.paint_exchange(painter, theme, frame, data)
        drawing.paint_axis(painter, theme, frame, [centre.x() for centre in self._centres])
        order = sorted(range(len(data.moments)), key=lambda i: data.moments[i][0] == self._selected)
        for i in order:
            self._paint_moment(painter, i)
        painter.end()

    def _set_drawn(self, value: float) -> None:
        self._drawn = value
        self.update()

    def _picked(self, number: int) -> None:
        if number != self._selected:
            self.select(number)
            self.moment_selected.emit(number)

    def _restyle(self) -> None:
        self._name()
        self._measure()
        self.updateGeometry()

    def _name(self) -> None:
        data = self._data
        self.setAccessibleName(tr("Time line of the call"))
        count = trn("{n} moment to remember", "{n} moments to remember", len(data.moments))
        stages = ", ".join(label for _, label in data.stages)
        self.setAccessibleDescription(
            tr("{time}; stages: {stages}; {count}", time=clock(data.duration_ms), stages=stages, count=count)
        )
        numbers = [number for number, *_ in data.moments]
        stop = numbers.index(self._selected) if self._selected in numbers else 0
        for i, (button, (number, ms, kind, title)) in enumerate(zip(self._buttons, data.moments, strict=True)):
            told = tr("Moment {n}, {time}: {title}", n=number, time=clock(ms), title=title)
            button.setAccessibleName(told)
            chosen = tr("{kind}, selected", kind=kind_word(kind)) if number == self._selected else kind_word(kind)
            button.setAccessibleDescription(chosen)
            button.setToolTip(tip(f"{told} · {kind_word(kind)}"))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if i == stop else Qt.FocusPolicy.ClickFocus)
            if i == stop:
                self.setFocusProxy(button)

    def _measure(self) -> None:
        self._frame = Frame.measure(self._theme, self.width(), self.height(), self._data.duration_ms)
        self._curve = self._frame.curve(self._data.mood)
        self._place()
        self.update()

    def _radius(self, number: int) -> float:
        return self._theme.px(14) if number == self._selected else self._theme.px(12)

    def _place(self) -> None:
        """Put each number on the curve; one that would cover another goes beside it."""
        frame, self._centres = self._frame, []
        across = 2.0 * self._theme.px(14)
        for _, ms, _, _ in self._data.moments:
            x = frame.x(ms)
            y = self._curve.at(x) if self._data.mood else frame.plot.center().y()
            for other in self._centres:
                if abs(other.x() - x) < across and abs(other.y() - y) < across:
                    below = other.y() + across < frame.plot.bottom()
                    y = other.y() + across if below else other.y() - across
            reach = self._theme.px(14)
            y = min(max(y, frame.plot.top() + reach), frame.plot.bottom() - reach + self._theme.pad(6))
            self._centres.append(QPointF(x, y))
        for button, centre in zip(self._buttons, self._centres, strict=True):
            side = round(2 * self._radius(button.number)) + 2 * marks.RING_MARGIN
            box = QRect(0, 0, side, side)
            box.moveCenter(centre.toPoint())
            button.setGeometry(box)

    def _paint_moment(self, painter: QPainter, i: int) -> None:
        number, _, kind, _ = self._data.moments[i]
        theme, centre, chosen = self._theme, self._centres[i], self._data.moments[i][0] == self._selected
        edge = theme.color(_EDGE[kind])
        foot = QPointF(centre.x(), self._frame.axis.center().y())
        drop = marks.pen(edge, 2.5 if chosen else 1.8)
        if not chosen:
            drop.setDashPattern([1.6, 1.6])
            drop.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(drop)
        painter.drawLine(QLineF(centre, foot))
        self._paint_sign(painter, kind, foot)
        radius = self._radius(number)
        width = 3.5 if chosen else 2.0
        painter.setBrush(theme.color(_FILL[kind]))
        painter.setPen(marks.pen(edge, width))
        painter.drawEllipse(centre, radius - width / 2, radius - width / 2)
        font = theme.font("label")
        font.setPixelSize(theme.px(13))
        painter.setFont(font)
        painter.setPen(theme.color(_INK[kind]))
        box = QRectF(0, 0, 2 * radius, 2 * radius)
        box.moveCenter(centre)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))

    def _paint_sign(self, painter: QPainter, kind: MomentKind, at: QPointF) -> None:
        """Tick, bang or cross: what the colour says, said by a shape."""
        theme = self._theme
        size = theme.pad(16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(_INK[kind]))
        painter.drawEllipse(at, size / 2, size / 2)
        ink = theme.color(_FILL[kind])
        if kind == "good":
            marks.tick(painter, at, size * 0.58, ink)
        elif kind == "watch":
            marks.bang(painter, at, size * 0.6, ink)
        else:
            marks.cross(painter, at, size * 0.6, ink)


class TimelineLegend(QWidget):
    """What the filled knot, the hollow knot and the curve stand for."""

    def __init__(self, theme: Theme, customer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._customer = customer
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_customer(self, customer: str) -> None:
        """Name the customer: « Mme Vasseur »."""
        self._customer = customer
        self._restyle()

    def sizeHint(self) -> QSize:
        """Three signs and their words on one line."""
        theme = self._theme
        width = sum(self._sign(i) + text_width(theme.font("small"), word) for i, word in enumerate(self._words()))
        return QSize(round(width) + 2 * theme.pad(16) + 2, theme.line("small") + theme.pad(4))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        x, middle, radius = 0.0, self.height() / 2, theme.pad(9) / 2
        for i, word in enumerate(self._words()):
            if i < 2:
                painter.setBrush(theme.color("bank" if i == 0 else "panel"))
                painter.setPen(marks.pen(theme.color("bank"), 2.0))
                painter.drawEllipse(QPointF(x + radius + 1, middle), radius, radius)
            else:
                painter.setPen(marks.pen(theme.color("tutor"), 3.5))
                painter.drawLine(QLineF(x + 2, middle, x + theme.pad(16), middle))
            x += self._sign(i)
            width = text_width(theme.font("small"), word)
            painter.setPen(theme.color("tutor_text" if i == 2 else "text_medium"))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(x, 0, width + 2, self.height()), flags, word)
            x += width + theme.pad(16)
        painter.end()

    def _words(self) -> tuple[str, str, str]:
        return tr("You"), self._customer, tr("Mood of {name}", name=self._customer)

    def _sign(self, i: int) -> int:
        return self._theme.pad(16) if i < 2 else self._theme.pad(23)

    def _restyle(self) -> None:
        self.setAccessibleName(tr("Filled knot: you. Hollow knot: {name}. Curve: mood.", name=self._customer))
        self.updateGeometry()
        self.update()
