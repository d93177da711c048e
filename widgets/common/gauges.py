"""Small painted measures: how hard a role-play is, how full a score is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.theme import Theme
from workstation.i18n import tr

DIFFICULTIES = 3
HELD = 0.8
WEAK = 0.4


class DifficultyDots(QWidget):
    """One to three filled squares out of three; the word stands beside it, in a label."""

    def __init__(self, theme: Theme, level: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._level = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_level(level)
        theme.changed.connect(self._restyle)

    def set_level(self, level: int) -> None:
        """Show 1 for easy, 2 for medium, 3 for hard. Raises ``ValueError`` for another level."""
        if not 1 <= level <= DIFFICULTIES:
            raise ValueError(f"a difficulty is 1 to {DIFFICULTIES}, not {level}")
        self._level = level
        self.setAccessibleName(tr("Difficulty {level} of {most}", level=level, most=DIFFICULTIES))
        self.update()

    def sizeHint(self) -> QSize:
        """Three squares and the gaps between them."""
        return QSize(self._theme.pad(8) * 3 + self._theme.pad(4) * 2 + 2, self._theme.pad(10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the squares."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, step = theme.pad(8), theme.pad(8) + theme.pad(4)
        for index in range(DIFFICULTIES):
            filled = index < self._level
            painter.setPen(QPen(theme.color("bank" if filled else "edge_sharp"), 1))
            painter.setBrush(theme.color("bank") if filled else Qt.BrushStyle.NoBrush)
            top = (self.height() - side) / 2
            painter.drawRoundedRect(QRectF(index * step + 0.5, top, side, side), theme.pad(2.5), theme.pad(2.5))
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class ScoreBar(QWidget):
    """A bar as full as a score is. The number always stands beside it: the tint alone says nothing."""

    def __init__(
        self, theme: Theme, value: float = 0, most: float = 100, *, width: int = 78, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._width = theme, width
        self._value, self._most = value, most
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_score(value, most)
        theme.changed.connect(self._restyle)

    @property
    def tint(self) -> str:
        """The colour token of the filled part: held from four fifths, weak below two fifths."""
        part = self._part()
        return "good" if part >= HELD else "now_line" if part >= WEAK else "alert"

    def set_score(self, value: float, most: float = 100) -> None:
        """Show ``value`` out of ``most``. Raises ``ValueError`` when ``most`` is not positive."""
        if most <= 0:
            raise ValueError(f"a score is out of something, not out of {most}")
        self._value, self._most = value, most
        self.setAccessibleName(tr("{value} out of {most}", value=f"{value:g}", most=f"{most:g}"))
        self.update()

    def sizeHint(self) -> QSize:
        """A thin bar."""
        return QSize(self._theme.pad(self._width), self._theme.pad(8))

    def minimumSizeHint(self) -> QSize:
        """Half of it still reads."""
        return QSize(self._theme.pad(self._width // 2), self._theme.pad(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(0, (self.height() - theme.pad(8)) / 2, self.width(), theme.pad(8))
        round_ = box.height() / 2
        painter.setBrush(theme.color("hover"))
        painter.drawRoundedRect(box, round_, round_)
        if self._value > 0:
            painter.setBrush(theme.color(self.tint))
            box.setWidth(max(box.height(), box.width() * self._part()))
            painter.drawRoundedRect(box, round_, round_)
        painter.end()

    def _part(self) -> float:
        return min(1.0, max(0.0, self._value / self._most))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
