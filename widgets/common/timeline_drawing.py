"""What the time line of a call draws, layer by layer, once its sizes are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from widgets.common import marks
from widgets.common.curve import MonotoneCurve
from widgets.common.theme import Theme
from widgets.common.wrapped_text import fitted, text_width
from workstation.i18n import tr
from workstation.wording import clock

MomentKind = Literal["good", "watch", "bad"]
BandKind = Literal["hold", "silence", "other"]
Voice = Literal["customer", "adviser"]

WORST = 4
"""The mood of level 0 is the calmest, at the top; level 4 the angriest, at the bottom."""

_BAND = {
    "hold": ("now_soft", "now_text"),
    "silence": ("hover", "text_medium"),
    "other": ("bank_soft", "bank_text"),
}
_STEPS = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)


@dataclass(frozen=True)
class TimelineData:
    """A call, in milliseconds from its start.

    ``stages``: (start, label), in order. ``mood``: (moment, level 0 to 4). ``bands``: (start, end, label, kind).
    ``knots``: (moment, who spoke). ``moments``: (number, moment, kind, title), in order.
    """

    duration_ms: int
    stages: Sequence[tuple[int, str]] = ()
    mood: Sequence[tuple[int, float]] = ()
    bands: Sequence[tuple[int, int, str, BandKind]] = ()
    knots: Sequence[tuple[int, Voice]] = ()
    moments: Sequence[tuple[int, int, MomentKind, str]] = ()


@dataclass(frozen=True)
class Frame:
    """Where things stand, in pixels: the plot between ``left`` and ``right``, then each row from the top."""

    left: float
    right: float
    stages: QRectF
    plot: QRectF
    track: float
    axis: QRectF
    duration: int

    @classmethod
    def measure(cls, theme: Theme, width: float, height: float, duration: int) -> Frame:
        """The frame of a time line ``width`` × ``height`` pixels."""
        words = (tr("Stages"), tr("Calm"), tr("Mood"), tr("Tense"), tr("Exchange"))
        left = max(text_width(theme.font("label"), word) for word in words) + theme.pad(16)
        # A chosen moment at the very end stays whole, its ring too: its disc grows with text, paddings do not quite.
        right = width - max(theme.pad(14), theme.px(14) + marks.RING_MARGIN + 1)
        band, axis = theme.line("meta") + theme.pad(6), theme.line("meta") + theme.pad(6)
        track = theme.pad(30)
        top = band + theme.pad(4) + theme.line("label")
        plot = QRectF(left, top, right - left, max(20.0, height - top - track - axis))
        return cls(
            left,
            right,
            QRectF(left, 0, right - left, band),
            plot,
            plot.bottom() + track / 2,
            QRectF(left, height - axis, right - left, axis),
            max(1, duration),
        )

    def x(self, ms: float) -> float:
        """Where a moment stands."""
        return self.left + (self.right - self.left) * min(1.0, max(0.0, ms / self.duration))

    def y(self, level: float) -> float:
        """Where a mood stands, with room above and below for a numbered moment."""
        room = self.plot.height() * 0.14
        return self.plot.top() + room + (self.plot.height() - 2 * room) * min(WORST, max(0.0, level)) / WORST

    def curve(self, mood: Sequence[tuple[int, float]]) -> MonotoneCurve:
        """The mood as a curve in pixels, drawn on to the end of the call."""
        points = [(self.x(ms), self.y(level)) for ms, level in sorted(mood)]
        if points and points[-1][0] < self.right:
            points.append((self.right, points[-1][1]))
        return MonotoneCurve(points)


def paint_row_names(painter: QPainter, theme: Theme, frame: Frame) -> None:
    """The names of the rows, at the left."""
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    half = theme.line("meta") / 2
    room = frame.left - theme.pad(8)
    middle = (frame.y(0) + frame.y(WORST)) / 2
    rows = [
        (frame.stages.center().y(), tr("Stages"), "meta", "text_quiet"),
        (frame.y(0), tr("Calm"), "meta", "text_quiet"),
        (middle, tr("Mood"), "label", "tutor_text"),
        (frame.y(WORST), tr("Tense"), "meta", "text_quiet"),
        (frame.track, tr("Exchange"), "meta", "text_quiet"),
    ]
    crowded = frame.y(WORST) - frame.y(0) < 4 * half + 4
    for level, word, role, ink in rows:
        if crowded and word == tr("Mood"):
            continue
        painter.setFont(theme.font(role))
        painter.setPen(theme.color(ink))
        painter.drawText(QRectF(0, level - half - 1, room, 2 * half + 2), flags, word)


def paint_stages(painter: QPainter, theme: Theme, frame: Frame, data: TimelineData) -> None:
    """One block a stage, its name inside where it fits; else under it, where no hold and no silence is named."""
    font = theme.font("meta")
    painter.setFont(font)
    taken = [box for box, *_ in _band_words(theme, frame, data)]
    for i, (start, label) in enumerate(data.stages):
        end = data.stages[i + 1][0] if i + 1 < len(data.stages) else frame.duration
        box = QRectF(frame.x(start) + 1, 0, frame.x(end) - frame.x(start) - 2, frame.stages.height())
        if box.width() < 1:
            continue
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(theme.color("text_medium"))
        inner = box.adjusted(theme.pad(6), 0, -theme.pad(4), 0)
        text = fitted(font, label, inner.width())
        under = _word_box(theme, frame, box.center().x(), text_width(font, label))
        if text != label and not any(under.adjusted(-3, 0, 3, 0).intersects(other) for other in taken):
            taken.append(under)
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, label)
        elif len(text) > 2 or text == label:
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _word_box(theme: Theme, frame: Frame, middle: float, width: float) -> QRectF:
    """Where a word of that width stands between the stages and the plot."""
    left = max(frame.left, min(middle - width / 2, frame.right - width))
    return QRectF(left - 2, frame.plot.top() - theme.line("label") - 1, width + 4, theme.line("label"))


def _band_words(theme: Theme, frame: Frame, data: TimelineData) -> Iterator[tuple[QRectF, str, BandKind]]:
    """The names of holds and silences that have room; of the others the shape is drawn and the tooltip tells."""
    font, last = theme.font("label"), -1e9
    for start, end, label, kind in sorted(data.bands):
        middle = frame.x(start) + max(3.0, frame.x(end) - frame.x(start)) / 2
        box = _word_box(theme, frame, middle, text_width(font, label))
        if box.left() >= last + theme.pad(2):
            last = box.right()
            yield box, label, kind


def paint_bands(painter: QPainter, theme: Theme, frame: Frame, data: TimelineData) -> None:
    """Holds and silences, from their words down to the exchange."""
    painter.setFont(theme.font("label"))
    bottom = frame.track + theme.pad(11)
    for start, end, _, kind in sorted(data.bands):
        box = QRectF(frame.x(start), frame.plot.top(), max(3.0, frame.x(end) - frame.x(start)), 0)
        box.setBottom(bottom)
        painter.fillRect(box, theme.color(_BAND[kind][0]))
    for box, label, kind in _band_words(theme, frame, data):
        painter.setPen(theme.color(_BAND[kind][1]))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)


def paint_mood(painter: QPainter, theme: Theme, frame: Frame, curve: MonotoneCurve, drawn: float) -> None:
    """The curve, as far as ``drawn`` (0 to 1) of its width, over the line of a mood neither good nor bad."""
    middle = frame.y(WORST / 2)
    quiet = marks.pen(theme.color("edge_soft"), 1.0)
    quiet.setDashPattern([2, 4])
    painter.setPen(quiet)
    painter.drawLine(QLineF(frame.left, middle, frame.right, middle))
    painter.save()
    painter.setClipRect(QRectF(frame.left - 4, 0, (frame.right - frame.left) * drawn + 8, frame.axis.bottom()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(marks.pen(theme.color("tutor"), 3.5))
    painter.drawPath(curve.path())
    painter.restore()


def paint_exchange(painter: QPainter, theme: Theme, frame: Frame, data: TimelineData) -> None:
    """The thread with both voices: filled knots are the adviser's, hollow ones the customer's."""
    painter.setPen(marks.pen(theme.color("bank"), 2.0))
    painter.drawLine(QLineF(frame.left, frame.track, frame.right, frame.track))
    for start, end, _, kind in data.bands:
        if kind == "hold":
            painter.setPen(marks.pen(theme.color("now_soft"), 4.0))
            painter.drawLine(QLineF(frame.x(start) + 2, frame.track, frame.x(end) - 2, frame.track))
            painter.setPen(marks.pen(theme.color("now_text"), 2.0, dashed=True))
            painter.drawLine(QLineF(frame.x(start), frame.track, frame.x(end), frame.track))
    radius = theme.pad(9) / 2
    for at, who in data.knots:
        painter.setBrush(theme.color("bank" if who == "adviser" else "panel"))
        painter.setPen(marks.pen(theme.color("bank"), 2.0))
        painter.drawEllipse(QPointF(frame.x(at), frame.track), radius, radius)


def paint_axis(painter: QPainter, theme: Theme, frame: Frame, taken: Sequence[float]) -> None:
    """Times under the exchange, at a round step, none under a moment's sign (``taken``, in pixels)."""
    font = theme.font("meta")
    painter.setFont(font)
    painter.setPen(theme.color("text_quiet"))
    seconds = frame.duration / 1000
    each = text_width(font, "00:00") + theme.pad(40)
    room = max(1.0, (frame.right - frame.left) / each)
    step = next((step for step in _STEPS if seconds / step <= room), _STEPS[-1])
    final = clock(frame.duration)
    end_left = frame.right - text_width(font, final)
    times = [(frame.x(at * 1000), clock(at * 1000)) for at in range(0, int(seconds) + 1, step)]
    for x, word in times:
        half = text_width(font, word) / 2
        left = max(frame.left - 2, x - half)
        if left + 2 * half > end_left - theme.pad(10):
            continue
        if any(abs(left + half - other) < half + theme.pad(13) for other in taken):
            continue
        _word(painter, frame, left, 2 * half, word)
    if not any(abs(end_left + text_width(font, final) / 2 - other) < theme.pad(30) for other in taken):
        _word(painter, frame, end_left, frame.right - end_left, final)


def _word(painter: QPainter, frame: Frame, left: float, width: float, word: str) -> None:
    box = QRectF(left - 2, frame.axis.top(), width + 4, frame.axis.height())
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
