"""The thread of a conversation: a line with a knot for each step, read from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, assert_never

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets.common import marks
from widgets.common.focus import is_shown
from widgets.common.pressed import Pressed
from widgets.common.theme import Theme
from widgets.common.tips import tip
from widgets.common.wrapped_text import fitted, text_width
from workstation.i18n import tr

StepState = Literal["done", "current", "todo", "missed"]
Labels = Literal["all", "current"]

IN_VIEW = 7
"""Knots shown at once; a longer thread shows those around the current one."""


@dataclass(frozen=True)
class Step:
    """One knot. ``mandatory`` carries the scales of a sentence the law requires; ``diamond`` is an incident.

    ``word`` says the state more closely than its usual word does, to a screen reader and in the tip; ``more`` stands
    beside the label of the current one, for everybody.
    """

    key: str
    label: str
    state: StepState = "todo"
    mandatory: bool = False
    diamond: bool = False
    word: str = ""
    more: str = ""

    @property
    def written(self) -> str:
        """What is written under the knot."""
        return f"{self.label} · {self.more}" if self.more else self.label


def state_word(state: StepState) -> str:
    """The state as a screen reader says it."""
    match state:
        case "done":
            return tr("done")
        case "current":
            return tr("in progress")
        case "todo":
            return tr("to come")
        case "missed":
            return tr("missed")
        case _:
            assert_never(state)


def _shape(painter: QPainter, centre: QPointF, radius: float, diamond: bool) -> None:
    if diamond:
        reach = radius * 1.22
        corners = [QPointF(0, -reach), QPointF(reach, 0), QPointF(0, reach), QPointF(-reach, 0)]
        painter.drawPolygon(QPolygonF([centre + corner for corner in corners]))
    else:
        painter.drawEllipse(centre, radius, radius)


def _inside(painter: QPainter, theme: Theme, centre: QPointF, step: Step, ink: str, size: float) -> None:
    """What the knot holds: scales for a mandatory sentence, a tick, a cross, nothing."""
    if step.mandatory and step.state != "missed":
        pixmap = theme.pixmap("scales", round(size * 1.35), ink, "bold")
        side = pixmap.deviceIndependentSize()
        painter.drawPixmap(centre - QPointF(side.width() / 2, side.height() / 2), pixmap)
    elif step.state == "done":
        marks.tick(painter, centre, size, theme.color(ink))
    elif step.state == "missed":
        marks.cross(painter, centre, size * 0.95, theme.color(ink))


def paint_knot(painter: QPainter, theme: Theme, centre: QPointF, step: Step, radius: float, plain: bool) -> None:
    """Draw a knot. ``radius`` in pixels; ``plain`` leaves the mark out, for threads too small to hold one."""
    edge = marks.pen(theme.color("edge_sharp"), 2.0)
    edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    match step.state:
        case "done":
            painter.setPen(marks.pen(theme.color("bank"), 1.5))
            painter.setBrush(theme.color("bank"))
            _shape(painter, centre, radius - 0.75, step.diamond)
        case "current":
            painter.setPen(marks.pen(theme.color("bank"), radius * 0.46))
            painter.setBrush(theme.color("now"))
            _shape(painter, centre, radius * 0.97, step.diamond)
        case "todo":
            painter.setPen(edge)
            painter.setBrush(theme.color("panel"))
            _shape(painter, centre, radius - 1, step.diamond)
        case "missed":
            edge.setColor(theme.color("alert"))
            painter.setPen(edge)
            painter.setBrush(theme.color("panel"))
            _shape(painter, centre, radius - 1, step.diamond)
        case _:
            assert_never(step.state)
    if not plain:
        inks = {"done": "on_bank", "current": "on_now", "todo": "text_quiet", "missed": "alert"}
        _inside(painter, theme, centre, step, inks[step.state], radius * 1.05)


class _Knot(Pressed, QAbstractButton):
    """The part of the stepper that answers the mouse, the keys and the screen reader for one knot."""

    picked = Signal(str)

    def __init__(self, theme: Theme, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.key = key
        self.setProperty("ownFocusRing", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._say)

    def _say(self) -> None:
        self.picked.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stepper = self.parent()
        if isinstance(stepper, ThreadStepper) and stepper.move_focus(self, event.key()):
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not is_shown(self):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height()) - 2 * marks.RING_MARGIN
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        marks.focus_ring(painter, self._theme, box, side / 2)
        painter.end()


class ThreadStepper(QWidget):
    """The guide of a call. Knots are for reading back: pressing one says its key and moves nothing."""

    clicked = Signal(str)

    def __init__(
        self, theme: Theme, *, labels: Labels = "all", compact: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._labels: Labels = labels
        self._compact = compact
        self._steps: tuple[Step, ...] = ()
        self._knots: list[_Knot] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Steps of the conversation"))
        theme.changed.connect(self._restyle)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps; the focus stays on the step it was on if that step is still in view."""
        self._steps = tuple(steps)
        shown = self._in_view()
        if [step.key for step in shown] != [knot.key for knot in self._knots]:
            self._make_knots(shown)
        for number, (step, knot) in enumerate(zip(shown, self._knots, strict=True), self._first() + 1):
            name = tr("{step}, {state}", step=step.label, state=step.word or state_word(step.state))
            if step.mandatory:
                name = tr("{name}, mandatory sentence", name=name)
            knot.setAccessibleName(name)
            knot.setAccessibleDescription(tr("Step {n} of {total}", n=number, total=len(self._steps)))
            knot.setToolTip(tip(name))
        self._rove(self._tab_stop())
        self._place()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Small knots without marks, only the current label: for a low window and for cards."""
        self._compact = compact
        self._restyle()

    def sizeHint(self) -> QSize:
        """As high as its knots and one line of label; as wide as it is given."""
        return QSize(max(1, len(self._in_view())) * self._theme.pad(96), self._height())

    def minimumSizeHint(self) -> QSize:
        """Knots side by side."""
        return QSize(max(1, len(self._in_view())) * self._theme.pad(34), self._height())

    def move_focus(self, knot: QWidget, key: int) -> bool:
        """Move the focus as an arrow, Home or End asks; False for any other key."""
        at = next((i for i, one in enumerate(self._knots) if one is knot), 0)
        last = len(self._knots) - 1
        targets = {
            int(Qt.Key.Key_Left): max(0, at - 1),
            int(Qt.Key.Key_Right): min(last, at + 1),
            int(Qt.Key.Key_Home): 0,
            int(Qt.Key.Key_End): last,
        }
        if key not in targets:
            return False
        self._rove(targets[key])
        self._knots[targets[key]].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for the new width."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self._in_view()
        self._paint_line(painter, shown)
        for i, step in enumerate(shown):
            paint_knot(painter, self._theme, self._centre(i), step, self._radius(step), self._compact)
        self._paint_labels(painter, shown)
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self._place()
        self.update()

    def _make_knots(self, shown: Sequence[Step]) -> None:
        focused = next((knot.key for knot in self._knots if knot.hasFocus()), None)
        for knot in self._knots:
            knot.hide()
            knot.deleteLater()
        self._knots = []
        for step in shown:
            knot = _Knot(self._theme, step.key, self)
            knot.picked.connect(self.clicked)
            knot.show()
            self._knots.append(knot)
            if step.key == focused:
                knot.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rove(self, stop: int) -> None:
        """One knot is reached by Tab, the others by the arrows."""
        for i, knot in enumerate(self._knots):
            knot.setFocusPolicy(Qt.FocusPolicy.StrongFocus if i == stop else Qt.FocusPolicy.ClickFocus)

    def _tab_stop(self) -> int:
        focused = next((i for i, knot in enumerate(self._knots) if knot.hasFocus()), None)
        return self._current(self._in_view()) if focused is None else focused

    @staticmethod
    def _current(steps: Sequence[Step]) -> int:
        return next((i for i, step in enumerate(steps) if step.state == "current"), 0)

    def _first(self) -> int:
        if len(self._steps) <= IN_VIEW:
            return 0
        return max(0, min(self._current(self._steps) - IN_VIEW // 2, len(self._steps) - IN_VIEW))

    def _in_view(self) -> tuple[Step, ...]:
        return self._steps[self._first() : self._first() + IN_VIEW]

    def _radius(self, step: Step) -> float:
        if self._compact:
            return self._theme.pad(10) if step.state == "current" else self._theme.pad(7)
        return self._theme.pad(12) if step.state == "current" else self._theme.pad(10)

    def _middle(self) -> int:
        return self._theme.pad(15 if self._compact else 20)

    def _label_top(self) -> int:
        return self._middle() + self._theme.pad(13 if self._compact else 16)

    def _height(self) -> int:
        return self._label_top() + self._theme.px(16) + self._theme.pad(2 if self._compact else 12)

    def _slot(self) -> float:
        return (self.width() - 2 * self._theme.pad(20)) / max(1, len(self._in_view()))

    def _centre(self, i: int) -> QPointF:
        return QPointF(self._theme.pad(20) + self._slot() * (i + 0.5), self._middle())

    def _place(self) -> None:
        side = min(max(30, self._theme.pad(30)) + marks.RING_MARGIN, 2 * self._middle())
        for i, knot in enumerate(self._knots):
            box = QRect(0, 0, side, side)
            box.moveCenter(QPoint(round(self._centre(i).x()), self._middle()))
            knot.setGeometry(box)

    def _paint_line(self, painter: QPainter, shown: Sequence[Step]) -> None:
        first, hidden_after = self._first(), len(self._steps) - self._first() - len(shown)
        width = 3.0
        for i in range(len(shown) - 1):
            ahead = shown[i + 1].state in ("done", "missed")  # beyond a step come back to, the line stays walked
            walked = ahead or (shown[i].state in ("done", "missed") and shown[i + 1].state != "todo")
            painter.setPen(marks.pen(self._theme.color("bank" if walked else "edge_soft"), width))
            painter.drawLine(self._centre(i), self._centre(i + 1))
        if first:
            painter.setPen(marks.pen(self._theme.color("bank"), width, dashed=True))
            painter.drawLine(QPointF(self._theme.pad(6), self._middle()), self._centre(0))
        if hidden_after:
            painter.setPen(marks.pen(self._theme.color("edge_soft"), width, dashed=True))
            end = QPointF(self.width() - self._theme.pad(6), self._middle())
            painter.drawLine(self._centre(len(shown) - 1), end)

    def _label_font(self, step: Step) -> QFont:
        return self._theme.font("label" if step.state == "current" else "meta")

    def labels(self) -> tuple[str, ...]:
        """What stands under the knots, in reading order; where there is no room for every name, the present one's."""
        return tuple(text for _, _, text in self._written(self._in_view()))

    def _written(self, shown: Sequence[Step]) -> list[tuple[Step, QRectF, str]]:
        """The labels with their places. More about the present step is said where it hides no neighbour's name."""
        room = self._slot() - self._theme.pad(6)
        crowded = any(text_width(self._label_font(step), step.label) > room for step in shown)
        only_current = self._labels == "current" or self._compact or crowded
        named = [(i, step) for i, step in enumerate(shown) if step.state == "current" or not only_current]
        around = [self._label_box(i, step, step.label) for i, step in named if step.state != "current"]
        found = []
        for i, step in named:
            whole = self._label_box(i, step, step.written)
            text = step.label if any(whole.intersects(box) for box in around) else step.written
            found.append((step, self._label_box(i, step, text), fitted(self._label_font(step), text, self.width())))
        return found

    def _paint_labels(self, painter: QPainter, shown: Sequence[Step]) -> None:
        inks = {"done": "text_medium", "current": "text_strong", "todo": "text_quiet", "missed": "text_quiet"}
        for step, box, text in self._written(shown):
            painter.setFont(self._label_font(step))
            painter.setPen(self._theme.color(inks[step.state]))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)

    def _label_box(self, i: int, step: Step, text: str) -> QRectF:
        """Where a label is written: under its knot, inside the line."""
        font = self._label_font(step)
        width = text_width(font, fitted(font, text, self.width())) + 2
        left = max(0.0, min(self._centre(i).x() - width / 2, self.width() - width))
        return QRectF(left, self._label_top(), width, self._theme.px(16))
