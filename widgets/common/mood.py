"""The customer's mood: five short segments and the word, in the tutor's ink, since no real desk shows it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common import marks
from widgets.common.theme import Theme
from widgets.common.tips import tip
from widgets.common.wrapped_text import text_width
from workstation.i18n import tr

SEGMENTS = 5


class MoodBar(QWidget):
    """Level 0 is the calmest, 4 the angriest; the word comes from the caller."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._level = 0
        self._word = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def set_mood(self, level: int, word: str) -> None:
        """Show a mood. Raises ``ValueError`` for a level outside 0 to 4."""
        if not 0 <= level < SEGMENTS:
            raise ValueError(f"a mood is 0 to {SEGMENTS - 1}, not {level}")
        if (level, word) == (self._level, self._word):
            return
        self._level, self._word = level, word
        self.setAccessibleName(tr("Mood: {word}", word=word))
        self.setAccessibleDescription(tr("{n} out of {total}, where 1 is calm", n=level + 1, total=SEGMENTS))
        self.setToolTip(tip(self.accessibleName()))
        self._restyle()

    def sizeHint(self) -> QSize:
        """Icon, label, segments and word on one line."""
        return self._size(labelled=True)

    def minimumSizeHint(self) -> QSize:
        """The word is never cut; the label may go."""
        return self._size(labelled=False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        icon = theme.pixmap("mood", theme.pad(17), "tutor")
        painter.drawPixmap(QPointF(0, middle - theme.pad(17) / 2), icon)
        labelled = self.width() >= self.sizeHint().width()
        label, segments, word = self._lefts(labelled=labelled)
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("tutor_text"))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if labelled:
            painter.drawText(QRectF(label, 0, segments - label, self.height()), flags, tr("Mood"))
        painter.drawText(QRectF(word, 0, self.width() - word, self.height()), flags, self._word)
        for i in range(SEGMENTS):
            self._paint_segment(painter, i, segments, middle)
        painter.end()

    def _size(self, *, labelled: bool) -> QSize:
        _, _, word = self._lefts(labelled=labelled)
        return QSize(round(word + text_width(self._theme.font("label"), self._word)) + 2, self._theme.px(24))

    def _lefts(self, *, labelled: bool) -> tuple[float, float, float]:
        """Where label, segments and word begin."""
        theme = self._theme
        label = theme.pad(23)
        segments = label + (text_width(theme.font("label"), tr("Mood")) + theme.pad(8) if labelled else 0)
        return label, segments, segments + SEGMENTS * theme.pad(17) + theme.pad(6)

    def _paint_segment(self, painter: QPainter, i: int, left: float, middle: float) -> None:
        theme = self._theme
        on = i == self._level
        # The one that is on is taller too: it must be found without its colour.
        high = theme.pad(8) if on else theme.pad(7)
        box = QRectF(left + i * theme.pad(17), middle - high / 2, theme.pad(14), high)
        painter.setBrush(theme.color("tutor" if on else "panel"))
        painter.setPen(marks.pen(theme.color("tutor" if on else "tutor_line"), 1.0))
        painter.drawRoundedRect(marks.box_inside(box, 1.0), high / 2 - 0.5, high / 2 - 0.5)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
