"""Where the adviser writes what they say, when nothing is listed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from widgets.adviser.draft_box import DraftBox
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from workstation.events.desk import SPEECH_TEXT

LINES = 3
LONGEST = 1000
"""Characters: nobody says more in one breath, and whatever is pasted by mistake stops there."""


class SpeechField(DraftBox):
    """Three lines, whatever they hold. Enter says them (``said``), Shift+Enter goes to the next line.

    It may be typed in at any moment of the call, the better to be ready when one's turn comes.
    """

    said = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, bridge, SPEECH_TEXT, parent, longest=LONGEST)
        theme.changed.connect(self.updateGeometry)
        self.render_state()

    def sizeHint(self) -> QSize:
        """Three lines: the height is the same for a word and for a long sentence."""
        return QSize(self._theme.px(420), self._high(LINES))

    def minimumSizeHint(self) -> QSize:
        """One line; the rest scrolls."""
        return QSize(self._theme.px(160), self._high(1))

    def event(self, event: QEvent) -> bool:
        """At the end of the text there is no next word: the key that goes to it is left to the desk."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            onward = event.matches(QKeySequence.StandardKey.MoveToNextWord)
            if onward and self.textCursor().atEnd():
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter says."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.accept()
            if not event.isAutoRepeat():
                self.said.emit()
            return
        super().keyPressEvent(event)

    def _high(self, lines: int) -> int:
        return lines * self._theme.line("body") + 2 * self._theme.pad(10)
