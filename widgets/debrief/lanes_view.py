"""The lanes of a shift on one time line: one a contact, the answers owed under it, whom the adviser had in hand above.

What waited too long bears a number, which the mouse, the arrows and the screen reader reach.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QEvent, QLineF, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QWidget

from widgets.common import marks
from widgets.common.focus import is_shown
from widgets.common.pressed import Pressed
from widgets.common.theme import Theme
from widgets.common.tips import tip
from widgets.common.wrapped_text import fitted, text_width
from workstation.debrief import shift_words as words
from workstation.debrief.lanes import Lane, Span
from workstation.debrief.shift import ShiftReport
from workstation.debrief.shift_page import ticks
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.wording import clock


class Look(NamedTuple):
    """How a phase is drawn: its fill and its edge by their tokens, the pattern over it, an edge in dashes."""

    fill: str
    edge: str
    pattern: Qt.BrushStyle = Qt.BrushStyle.NoBrush
    dashed: bool = False


LOOKS: Mapping[str, Look] = {
    "queued": Look("panel", "now_line", dashed=True),
    "ringing": Look("now_soft", "now_line"),
    "talking": Look("bank_soft", "bank_line"),
    "held": Look("now_soft", "now_line", Qt.BrushStyle.BDiagPattern),
    "wrap_up": Look("hover", "edge_sharp", Qt.BrushStyle.Dense6Pattern),
}
PACES = {"ease": ("good", 3), "watch": ("now_line", 5), "over": ("alert", 8)}
"""How an answer owed is drawn: its colour, and its height at 100 %, which grows as it gets late."""
HAND, PHASE, OWED = 5, 16, 8
"""The heights of whom one has in hand, of the phases and of the answers owed, at 100 %."""


class _Number(Pressed, QAbstractButton):
    """The part of the lanes that answers for one wait."""

    picked = Signal(int)

    def __init__(self, theme: Theme, number: int, parent: LanesView) -> None:
        super().__init__(parent)
        self._theme, self._lanes, self.number = theme, parent, number
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ownFocusRing", True)
        self.clicked.connect(self._say)

    def _say(self) -> None:
        self.picked.emit(self.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows, Home and End go to the others."""
        if not self._lanes.step_from(self.number, event.key()):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The number in its disc, full when it is the one shown."""
        theme, chosen = self._theme, self._lanes.selected == self.number
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = marks.RING_MARGIN
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(marks.pen(theme.color("alert"), 2.0))
        painter.setBrush(theme.color("alert" if chosen else "alert_soft"))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("on_alert" if chosen else "alert_text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.number))
        if is_shown(self):
            marks.focus_ring(painter, theme, box, box.width() / 2)
        painter.end()


class LanesView(QWidget):
    """``delay_selected`` carries the number of a wait, from 1."""

    delay_selected = Signal(int)

    def __init__(self, theme: Theme, report: ShiftReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._report = theme, report
        self.selected = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.numbers = tuple(_Number(theme, n, self) for n in range(1, len(report.delays) + 1))
        for each in self.numbers:
            each.picked.connect(self._picked)
        theme.changed.connect(self._restyle)
        self._restyle()

    def select(self, number: int) -> None:
        """Show which wait is spoken of, without saying so."""
        self.selected = number
        self._name()
        for each in self.numbers:
            each.update()

    def step_from(self, number: int, key: int) -> bool:
        """Go from a wait as an arrow, Home or End asks; False for any other key."""
        last = len(self.numbers)
        targets = {
            int(Qt.Key.Key_Left): max(1, number - 1),
            int(Qt.Key.Key_Right): min(last, number + 1),
            int(Qt.Key.Key_Home): 1,
            int(Qt.Key.Key_End): last,
        }
        if key not in targets:
            return False
        self.numbers[targets[key] - 1].setFocus(Qt.FocusReason.OtherFocusReason)
        self._picked(targets[key])
        return True

    def sizeHint(self) -> QSize:
        """A lane each, and the axis."""
        high = len(self._report.lanes.lanes) * self._lane() + self._axis() + self._theme.pad(4)
        return QSize(self._theme.px(900), high)

    def minimumSizeHint(self) -> QSize:
        """Never lower; as narrow as the names and a few minutes."""
        return QSize(self._theme.px(300), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Numbers go with the width."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """A tooltip names what is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tip(self.told_at(event.pos())), self)
            return True
        return super().event(event)

    def told_at(self, pos: QPoint) -> str:
        """The moment under the pointer, whose lane it is, and what was going on there."""
        lanes = self._report.lanes
        share = (pos.x() - self._left()) / max(1.0, self._right() - self._left())
        moment = lanes.origin + round(max(0.0, min(1.0, share)) * lanes.duration)
        row = int(pos.y() // self._lane())
        told = [clock(lanes.at(moment))]
        if 0 <= row < len(lanes.lanes):
            lane = lanes.lanes[row]
            told.append(lane.customer)
            told += [words.phase_word(x.what, lane.channel) for x in lane.spans if x.start <= moment < x.end]
            told += [words.phase_word("owed") for x in lane.owed if x.start <= moment < x.end]
            told += [words.phase_word("hand") for x in lanes.hand
                     if x.what == lane.contact and x.start <= moment < x.end]  # fmt: skip
        return " · ".join(told)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the axis, then each lane."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axis(painter)
        for row, lane in enumerate(self._report.lanes.lanes):
            self._paint_lane(painter, lane, row * self._lane())
        painter.end()

    # Where things stand

    def _lane(self) -> int:
        theme = self._theme
        return max(
            theme.pad(HAND + PHASE + OWED + 12) + theme.px(20), theme.line("label") + theme.line("meta") + theme.pad(10)
        )

    def _axis(self) -> int:
        return self._theme.line("meta") + self._theme.pad(6)

    def _left(self) -> float:
        theme, lanes = self._theme, self._report.lanes.lanes
        wide = max((text_width(theme.font("label", 700), lane.customer) for lane in lanes), default=0)
        return min(wide, self.width() * 0.3) + theme.pad(14)

    def _right(self) -> float:
        return self.width() - self._theme.px(14) - marks.RING_MARGIN

    def _x(self, moment: int) -> float:
        lanes = self._report.lanes
        return self._left() + (self._right() - self._left()) * lanes.at(moment) / lanes.duration

    def _bar(self, span: Span, top: float, height: float) -> QRectF:
        left = self._x(span.start)
        return QRectF(left, top, max(2.0, self._x(span.end) - left), height)

    # Drawing

    def _paint_axis(self, painter: QPainter) -> None:
        theme, lanes = self._theme, self._report.lanes
        bottom = self.height() - self._axis()
        painter.setFont(theme.font("meta"))
        end = clock(lanes.duration)
        stop = self._right() - text_width(theme.font("meta"), end) - theme.pad(10)
        for at in ticks(lanes.duration):
            x = self._x(lanes.origin + at)
            painter.setPen(QPen(theme.color("edge_soft"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(x, 0, x, bottom))
            half = text_width(theme.font("meta"), clock(at)) / 2
            if x + half < stop:
                painter.setPen(theme.color("text_quiet"))
                box = QRectF(x - half - 1, bottom, 2 * half + 2, self._axis())
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, clock(at))
        painter.setPen(theme.color("text_medium"))
        box = QRectF(stop, bottom, self.width() - stop, self._axis())
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, end)

    def _paint_lane(self, painter: QPainter, lane: Lane, top: float) -> None:
        theme = self._theme
        room = self._left() - theme.pad(10)
        for words_, role, ink, high in (
            (lane.customer, ("label", 700), "text_strong", 0.0),
            (phrase("channel", lane.channel), ("meta", None), "text_quiet", float(theme.line("label"))),
        ):
            font = theme.font(*role)
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            box = QRectF(0, top + high, room + 2, theme.line(role[0]))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, flags, fitted(font, words_, round(room)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bank"))
        for span in self._report.lanes.hand:
            if span.what == lane.contact:
                painter.drawRoundedRect(self._bar(span, top + 1, theme.pad(HAND)), 2, 2)
        under = top + theme.pad(HAND + 4)
        for span in lane.spans:
            paint_phase(painter, theme, self._bar(span, under, theme.pad(PHASE)), span.what)
        under += theme.pad(PHASE + 3)
        painter.setPen(Qt.PenStyle.NoPen)
        for owed in lane.owed:
            ink, high = PACES[owed.pace]
            painter.setBrush(theme.color(ink))
            bar = self._bar(Span(owed.start, owed.end, "owed"), under, theme.pad(high))
            painter.drawRoundedRect(bar, min(bar.width(), bar.height()) / 2, min(bar.width(), bar.height()) / 2)

    def _place(self) -> None:
        """Each number under the middle of its wait; one that would cover another goes beside it."""
        side = self._theme.px(20) + 2 * marks.RING_MARGIN
        rows = {lane.contact: row for row, lane in enumerate(self._report.lanes.lanes)}
        taken: dict[int, list[float]] = {}
        for button, delay in zip(self.numbers, self._report.delays, strict=True):
            row = rows[delay.contact]
            x = (self._x(delay.start) + self._x(delay.end)) / 2
            for other in sorted(taken.get(row, [])):
                x = max(x, other + side) if abs(x - other) < side else x
            x = min(x, self.width() - side / 2)
            taken.setdefault(row, []).append(x)
            owed = OWED if self._report.lanes.lanes[row].owed else 0
            top = row * self._lane() + self._theme.pad(HAND + PHASE + owed + 7)
            box = QRect(0, 0, side, side)
            box.moveCenter(QPoint(round(x), round(top + side / 2) - marks.RING_MARGIN))
            button.setGeometry(box)
            button.show()

    def _picked(self, number: int) -> None:
        if number != self.selected:
            self.select(number)
            self.delay_selected.emit(number)

    def _name(self) -> None:
        self.setAccessibleName(tr("The thread of the shift"))
        self.setAccessibleDescription(words.lanes_told(self._report))
        stop = max(1, self.selected)
        for button, delay in zip(self.numbers, self._report.delays, strict=True):
            told = words.delay_title(delay, self._report)
            button.setAccessibleName(tr("Wait {n}: {told}", n=button.number, told=told))
            button.setAccessibleDescription(words.delay_where(delay, self._report))
            button.setToolTip(tip(told))
            here = button.number == stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def _restyle(self) -> None:
        self._name()
        self._place()
        self.updateGeometry()
        self.update()


def paint_phase(painter: QPainter, theme: Theme, box: QRectF, phase: str) -> None:
    """A stretch of a lane: a tint, an edge, and a pattern that say it without the colour."""
    look = LOOKS[phase]
    edge = marks.pen(theme.color(look.edge), 1.2)
    if look.dashed:
        edge.setDashPattern([2.5, 2.0])
        edge.setCapStyle(Qt.PenCapStyle.FlatCap)
    shape = box.adjusted(0.6, 0.6, -0.6, -0.6)
    painter.setPen(edge)
    painter.setBrush(theme.color(look.fill))
    painter.drawRoundedRect(shape, 3, 3)
    if look.pattern != Qt.BrushStyle.NoBrush:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(theme.color(look.edge), look.pattern))
        painter.drawRoundedRect(shape, 3, 3)


class LanesLegend(QWidget):
    """What each sign of the lanes stands for, on as many lines as the width asks."""

    def __init__(self, theme: Theme, report: ShiftReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        there = {span.what for lane in report.lanes.lanes for span in lane.spans}
        self._signs = ["hand", *(phase for phase in LOOKS if phase in there)]
        if any(lane.owed for lane in report.lanes.lanes):
            self._signs += PACES
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Everything on one line."""
        return QSize(round(sum(self._wide(sign) for sign in self._signs)), self._line())

    def minimumSizeHint(self) -> QSize:
        """One sign a line."""
        return QSize(round(max(self._wide(sign) for sign in self._signs)), self._line())

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        return (1 + max(row for _, row, _ in self._placed(width))) * self._line()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each sign and its word."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        for x, row, sign in self._placed(self.width()):
            top, line = row * self._line(), self._line()
            swatch = theme.pad(24)
            if sign in LOOKS:
                high = theme.pad(12)
                paint_phase(painter, theme, QRectF(x, top + (line - high) / 2, swatch, high), sign)
            else:
                ink, units = PACES.get(sign, ("bank", HAND))
                high = theme.pad(units)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color(ink))
                painter.drawRoundedRect(QRectF(x, top + (line - high) / 2, swatch, high), high / 2, high / 2)
            painter.setPen(theme.color("text_medium"))
            box = QRectF(x + swatch + theme.pad(6), top, self._wide(sign), line)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._word(sign))
        painter.end()

    def _word(self, sign: str) -> str:
        return words.pace_word(sign) if sign in PACES else words.phase_word(sign, "chat")

    def _line(self) -> int:
        return self._theme.line("small") + self._theme.pad(2)

    def _wide(self, sign: str) -> float:
        theme = self._theme
        return theme.pad(24 + 6 + 16) + text_width(theme.font("small"), self._word(sign))

    def _placed(self, width: int) -> list[tuple[float, int, str]]:
        found, x, row = list[tuple[float, int, str]](), 0.0, 0
        for sign in self._signs:
            wide = self._wide(sign)
            if x and x + wide - self._theme.pad(16) > width:
                x, row = 0.0, row + 1
            found.append((x, row, sign))
            x += wide
        return found

    def _restyle(self) -> None:
        self.setAccessibleName(", ".join(self._word(sign) for sign in self._signs))
        self.updateGeometry()
        self.update()
