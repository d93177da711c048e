"""The hold strip: who waits, what was announced, how long it has lasted, and when to come back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common import marks
from widgets.common.theme import Theme
from widgets.common.tips import tip
from widgets.common.wrapped_text import fitted, text_width
from workstation.i18n import tr
from workstation.wording import clock

COME_BACK_S = 45
"""Seconds of hold after which an adviser comes back to the customer."""
TOO_LONG_S = 60
"""Seconds of hold after which a call-back is the better offer."""


@dataclass(frozen=True)
class _Words:
    """What the strip says at a moment, and the tokens it says it in."""

    title: str
    sub: str
    fill: str
    edge: str
    ink: str
    gauge: str


class HoldStrip(QWidget):
    """One line where there is room, two (the track under the words) where there is not."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._elapsed = 0
        self._announced = 0
        self._name = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)
        self._say()

    def set_state(self, elapsed_s: float, announced_s: float | None, name: str) -> None:
        """Show a hold: seconds gone by, seconds announced (None or 0 when none were), who waits."""
        renamed = name != self._name
        self._elapsed, self._announced, self._name = int(elapsed_s), int(announced_s or 0), name
        self._say()
        if renamed:
            self.updateGeometry()
        self.update()

    def title(self) -> str:
        """The first line as it reads now."""
        return self._words().title

    def hasHeightForWidth(self) -> bool:
        """The track goes under the words in a narrow strip."""
        return True

    def heightForWidth(self, width: int) -> int:
        """56 px at 100 % where there is room."""
        theme = self._theme
        tall = max(theme.line("label") + theme.line("small"), theme.line("clock_hold")) + theme.pad(16)
        return tall + (self._track_height() + theme.pad(4) if self._stacked(width) else 0)

    def sizeHint(self) -> QSize:
        """As wide as it is given."""
        return QSize(self._theme.px(480), self.heightForWidth(max(self.width(), self._theme.px(480))))

    def minimumSizeHint(self) -> QSize:
        """Words, clock and track all in sight."""
        return QSize(self._theme.px(300), self.heightForWidth(max(self.width(), self._theme.px(300))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for the new width."""
        super().resizeEvent(event)
        self._say()
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        theme, pad, words = self._theme, self._theme.pad, self._words()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color(words.fill))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color(words.edge))
        stacked = self._stacked(self.width())
        tall = self.height() - (self._track_height() + pad(4) if stacked else 0)
        self._paint_disc(painter, QPointF(pad(37), tall / 2), words)
        right = self.width() - pad(22) - self._clock_width()
        self._paint_words(painter, words, tall)
        painter.setFont(theme.font("clock_hold"))
        painter.setPen(theme.color("alert_text" if self._elapsed >= TOO_LONG_S else "text_strong"))
        box = QRectF(right - 4, 0, self._clock_width() + 4, tall)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._clock())
        if stacked:
            self._paint_track(painter, QRectF(pad(70), tall - pad(2), self.width() - pad(92), self._track_height()))
        else:
            left = pad(70) + self._words_width() + pad(22)
            top = (tall - self._track_height()) / 2
            self._paint_track(painter, QRectF(left, top, right - pad(22) - left, self._track_height()))
        painter.end()

    def _words(self) -> _Words:
        return self._words_at(self._elapsed)

    def _words_at(self, elapsed: int) -> _Words:
        if elapsed >= TOO_LONG_S:
            sub = tr("Over a minute on hold")
            return _Words(tr("Too long: offer to call back"), sub, "alert_soft", "alert", "alert_text", "alert")
        amber = ("now_soft", "now_line", "now_text", "now_line")
        if elapsed >= COME_BACK_S:
            return _Words(tr("Go back to {name}", name=self._name), tr("One word, even to ask for time"), *amber)
        told = tr("Reason and length announced: {seconds} s", seconds=self._announced)
        sub = told if self._announced else tr("No length announced")
        return _Words(tr("{name} is on hold", name=self._name), sub, *amber)

    def _say(self) -> None:
        words = self._words()
        self.setAccessibleName(words.title)
        cut = text_width(self._theme.font("small"), words.sub) > self._words_room()
        self.setToolTip(tip(words.sub if cut else ""))
        self.setAccessibleDescription(tr("{sub}, on hold for {time}", sub=words.sub, time=self._clock()))

    def _clock(self) -> str:
        return clock(self._elapsed * 1000)

    def _clock_width(self) -> float:
        widest = "".join("0" if char.isdigit() else char for char in self._clock())
        return text_width(self._theme.font("clock_hold"), widest)

    def _words_width(self) -> float:
        # As wide as the widest of what it will say, so that the track stands still when the words change.
        theme, title, small = self._theme, self._title_font(), self._theme.font("small")
        said = [self._words_at(at) for at in (0, COME_BACK_S, TOO_LONG_S)]
        widest = max(max(text_width(title, each.title), text_width(small, each.sub)) for each in said)
        return max(theme.px(160), widest)

    def _title_font(self) -> QFont:
        font = self._theme.font("body")
        font.setBold(True)
        return font

    def _stacked(self, width: int) -> bool:
        pad = self._theme.pad
        room = width - pad(70) - self._words_width() - pad(22) - pad(22) - self._clock_width() - pad(22)
        return bool(room < self._theme.px(190))

    def _track_height(self) -> int:
        return self._theme.pad(20) + self._theme.line("meta")

    def _paint_disc(self, painter: QPainter, centre: QPointF, words: _Words) -> None:
        radius = self._theme.pad(14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(words.ink))
        painter.drawEllipse(centre, radius, radius)
        ink = self._theme.color(words.fill)
        if self._elapsed >= TOO_LONG_S:
            marks.bang(painter, centre, radius * 1.1, ink, self._theme.pad(2))
        else:
            marks.bars(painter, centre, radius * 0.75, ink)

    def _words_room(self) -> float:
        """From the disc to the clock, in pixels."""
        pad = self._theme.pad
        return self.width() - pad(22) - self._clock_width() - pad(16) - pad(70)

    def _paint_words(self, painter: QPainter, words: _Words, tall: float) -> None:
        theme, room = self._theme, self._words_room()
        left, line, under = theme.pad(70), theme.line("body"), theme.line("small")
        top = (tall - line - under) / 2
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        font = self._title_font()
        painter.setFont(font)
        painter.setPen(theme.color(words.ink))
        painter.drawText(QRectF(left, top, room, line), flags, fitted(font, words.title, room))
        font = theme.font("small")
        painter.setFont(font)
        painter.setPen(theme.color("text_medium"))
        painter.drawText(QRectF(left, top + line, room, under), flags, fitted(font, words.sub, room))

    def _paint_track(self, painter: QPainter, box: QRectF) -> None:
        theme, words = self._theme, self._words()
        end = max(TOO_LONG_S, self._announced)
        high = theme.pad(9)
        level = box.top() + theme.pad(9)
        track = QRectF(box.left(), level - high / 2, box.width(), high)
        painter.setBrush(theme.color("panel"))
        painter.setPen(marks.pen(theme.color(words.edge), 1.0))
        painter.drawRoundedRect(marks.box_inside(track, 1.0), high / 2, high / 2)
        gone = QRectF(track)
        gone.setWidth(max(high, box.width() * min(1.0, self._elapsed / end)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(words.gauge))
        if self._elapsed > 0:
            painter.drawRoundedRect(gone, high / 2, high / 2)
        self._paint_marks(painter, box, level, end)

    def _paint_marks(self, painter: QPainter, box: QRectF, level: float, end: int) -> None:
        theme = self._theme
        wanted = [
            (TOO_LONG_S, clock(TOO_LONG_S * 1000), "meta", "text_medium", "alert", 9),
            (
                COME_BACK_S,
                tr("back at {time}", time=clock(COME_BACK_S * 1000)),
                "label",
                "text_strong",
                "text_strong",
                9,
            ),
        ]
        if self._announced and self._announced not in (COME_BACK_S, TOO_LONG_S):
            said = clock(self._announced * 1000)
            wanted.append((self._announced, said, "meta", "text_medium", "text_quiet", 4))
        taken: list[tuple[float, float]] = []
        for at, label, role, ink, mark, reach in wanted:
            x = box.left() + box.width() * at / end
            painter.setPen(marks.pen(theme.color(mark), 2.5 if reach > 5 else 2.0))
            half = theme.pad(reach) - 1
            painter.drawLine(QLineF(x, level - half, x, level + half))
            font = theme.font(role)
            width = text_width(font, label)
            left = min(x - width / 2, box.right() - width + 2)
            # A label that would touch one more pressing is left out: its mark and the clock still say it.
            if any(left < other + theme.pad(6) and start - theme.pad(6) < left + width for start, other in taken):
                continue
            taken.append((left, left + width))
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            where = QRectF(left - 2, level + theme.pad(11), width + 4, theme.line("meta"))
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, label)

    def _restyle(self) -> None:
        self._say()
        self.updateGeometry()
        self.update()
