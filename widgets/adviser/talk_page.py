"""The middle of the desk while one speaks or writes: the guide, the thread, and the answer under it or beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from widgets.adviser.composer_parts import UNBOUNDED
from widgets.common.placed import nest
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme

LETTER, ANSWER = 2, 3
"""How an e-mail and its answer share the width, side by side."""


class TalkPage(QWidget):
    """Places what it is given; it shows nothing of its own."""

    def __init__(self, theme: Theme, guide: QWidget, thread: QWidget, above: QWidget, answer: QWidget) -> None:
        super().__init__()
        talk, under = QVBoxLayout(self), QVBoxLayout()
        self._pair = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._line = Panel(theme, "rule", self)
        head = Panel(theme, "rule", self)
        head.setFixedHeight(1)
        talk.addWidget(guide)
        talk.addWidget(head)
        under.addWidget(above)
        under.addWidget(answer, 1)
        self._pair.addWidget(thread, LETTER)
        self._pair.addWidget(self._line)
        nest(self._pair, under)
        nest(talk, self._pair, 1)
        for layout in (talk, under, self._pair):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.set_beside(False)

    def set_beside(self, beside: bool) -> None:
        """The answer beside what it answers, or under it."""
        across = QBoxLayout.Direction
        self._pair.setDirection(across.LeftToRight if beside else across.TopToBottom)
        self._pair.setStretch(2, ANSWER if beside else 0)
        self._line.setFixedSize(*((1, UNBOUNDED) if beside else (UNBOUNDED, 1)))
        self._line.setMinimumSize(1, 1)
