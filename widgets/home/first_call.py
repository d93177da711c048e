"""Before the first call: the four gestures of a call, on the tutor's paper, and the way to the guide."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.keycap import KeyCap
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Tutor
from widgets.common.theme import Theme
from workstation.i18n import tr

NARROW = 640


class _Gesture(QWidget):
    """A number, what to do, and its key."""

    def __init__(self, theme: Theme, number: int, words: str, keys: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.pad(8))
        row.addWidget(Label(theme, str(number), "h3", "tutor"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.pad(3))
        column.addWidget(Label(theme, words, "small", wrap=True))
        column.addWidget(KeyCap(theme, keys, "tutor"), 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        nest(row, column, 1)


class FirstCall(Tutor):
    """Shown until a first contact has been taken."""

    guide_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._mark = QLabel()
        self._open = Button(theme, tr("Read the guide"), "link", "small")
        self._open.clicked.connect(self.guide_asked)
        head = QHBoxLayout()
        head.addWidget(self._mark)
        head.addWidget(Label(theme, tr("Your first call, in four gestures"), "h3", "tutor"), 1)
        head.addWidget(self._open)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for number, (words, keys) in enumerate(
            (
                (tr("Become ready: nothing rings before."), "Ctrl+Shift+P"),
                (tr("Answer when the bar shrinks."), "Ctrl+Shift+A"),
                (tr("Choose a sentence, then say it."), "Enter"),
                (tr("Write the note, choose its code, finish."), "Ctrl+Shift+T"),
            ),
            1,
        ):
            self._row.addWidget(_Gesture(theme, number, words, keys), 1)
        self._column = QVBoxLayout(self)
        nest(self._column, head)
        nest(self._column, self._row)
        self._restyle()
        theme.changed.connect(self._restyle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One under the other where there is no room."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _restyle(self) -> None:
        theme = self._theme
        self._mark.setPixmap(theme.pixmap("training", theme.pad(20), "tutor_text", "fill"))
        self._column.setContentsMargins(theme.pad(18), theme.pad(12), theme.pad(18), theme.pad(16))
        self._column.setSpacing(theme.pad(10))
        self._row.setSpacing(theme.pad(18))
