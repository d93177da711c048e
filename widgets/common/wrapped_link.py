"""A link whose words wrap, with the sign of what it leads to."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from widgets.common.pressed import Pressed
from widgets.common.theme import Theme
from widgets.common.wrapped_text import WrappedText, text_width


class WrappedLink(Pressed, QPushButton):
    """Words to press, on as many lines as they need; ``asked`` carries what they stand for."""

    asked = Signal(str)

    def __init__(self, theme: Theme, words: str, place: str, icon: str) -> None:
        super().__init__(words)
        self._theme, self.place, self._icon = theme, place, icon
        self.setProperty("painted", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        font = theme.font("body", 600)
        font.setUnderline(True)
        self._words = WrappedText(words, font, theme.line("body"))
        self._wide = text_width(font, words)
        self.clicked.connect(self._press)

    def hasHeightForWidth(self) -> bool:
        """The title wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Every line of the words, never less than a target."""
        return max(self._theme.px(30), ceil(self._words.layout(width - self._left()).height()) + self._theme.pad(8))

    def sizeHint(self) -> QSize:
        """On one line, where there is room."""
        wide = self._left() + self._wide + 1
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """A few words a line."""
        return QSize(min(self.sizeHint().width(), self._theme.px(120)), self._theme.px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet's sign and its title."""
        theme, side = self._theme, self._theme.pad(15)
        painter = QPainter(self)
        high = self._words.layout(self.width() - self._left()).height()
        top = (self.height() - high) / 2
        mark = theme.pixmap(self._icon, side, "bank_text")
        painter.drawPixmap(0, round(top + (theme.line("body") - side) / 2), mark)
        self._words.paint(painter, QPointF(self._left(), top), theme.color("bank_text"))
        painter.end()

    def _left(self) -> int:
        return self._theme.pad(15 + 8)

    def _press(self) -> None:
        self.asked.emit(self.place)
