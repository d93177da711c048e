"""One line of a check list: a tick once it stands, a cross where it is otherwise, else an empty round."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from widgets.common import marks
from widgets.common.labels import Label
from widgets.common.theme import Theme

Sign = Literal["tick", "cross", "round", ""]
TONES: dict[Sign, str] = {"tick": "medium", "cross": "alert", "round": "strong", "": "medium"}
"""What is left to do is read first: what stands is quieter."""


class CheckLine(QWidget):
    """The sign, then the words on as many lines as they need."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sign: Sign = ""
        self.words = Label(theme, "", "small", "medium", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def sign(self) -> Sign:
        """What came of it."""
        return self._sign

    def tell(self, sign: Sign, words: str) -> None:
        """Say what came of it; nothing is drawn beside words that are of no one thing."""
        if sign != self._sign:
            self._sign = sign
            self.words.set_tone(TONES[sign])
            self.update()
        self.words.setText(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw its sign."""
        if not self._sign:
            return
        theme, size = self._theme, self._theme.pad(12)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(size / 2 + 1, theme.line("small") / 2)
        match self._sign:
            case "tick":
                marks.tick(painter, centre, size * 0.9, theme.color("good"))
            case "cross":
                marks.cross(painter, centre, size * 0.8, theme.color("alert"))
            case "round":
                painter.setPen(marks.pen(theme.color("edge_sharp"), 1.5))
                box = QRectF(0, 0, size * 0.8, size * 0.8)
                box.moveCenter(centre)
                painter.drawEllipse(box)
        painter.end()

    def _restyle(self) -> None:
        self._column.setContentsMargins(self._theme.pad(20), 0, 0, 0)
