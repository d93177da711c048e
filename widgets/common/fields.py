"""What every field that is typed in keeps to: letters still being composed are no words yet, and words are plain."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, Qt, QValidator, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

# While letters are composed these keys choose among them, confirm them or give them up.
THEIRS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down)
_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock)
# Two signs that nobody sees and that letters are joined or parted by.
_JOINERS = "\u200c\u200d"
# Blanks that Python calls unprintable, and that are seen: left out before the one quick question.
_SEEN = dict.fromkeys(map(ord, "\n\t\u00a0\u202f\u2009" + _JOINERS))


def composed(text: str) -> str:
    """The text with each accent on its letter (NFC), lines ended alike, and without signs that nobody sees."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if plain.translate(_SEEN).isprintable():
        return plain
    seen = (sign for sign in plain if sign in "\n\t" + _JOINERS or unicodedata.category(sign) not in ("Cc", "Cf", "Cs"))
    return "".join(seen)


def units(text: str, characters: int) -> int:
    """Qt counts a text in UTF-16 units; a character outside the first plane makes two."""
    return len(text[:characters].encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, place: int) -> int:
    """How many characters stand before a place that Qt counts in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * place].decode("utf-16-le", "ignore"))


class Composition(QObject):
    """Follows what an input method or a dead key composes in ``field``, and keeps the keys it needs from the field.

    Without it Enter would send a sentence whose last letters are not in it.
    """

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._letters = self._dead = False
        field.installEventFilter(self)

    @property
    def under_way(self) -> bool:
        """Whether letters are being composed now."""
        return self._letters or self._dead

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep Enter, Escape and the arrows to the letters being composed."""
        if isinstance(event, QInputMethodEvent):
            self._letters, self._dead = bool(event.preeditString()), False
        elif isinstance(event, QKeyEvent) and event.type() != QEvent.Type.KeyRelease:
            return self._takes(event)
        elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._letters = self._dead = False
        return False

    def _takes(self, event: QKeyEvent) -> bool:
        key, mine = event.key(), self.under_way and event.key() in THEIRS
        if event.type() == QEvent.Type.KeyPress and key not in _HELD:
            if mine and self._letters and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                QGuiApplication.inputMethod().commit()
            self._dead = Qt.Key.Key_Dead_Grave <= key <= Qt.Key.Key_Dead_Longsolidusoverlay
        if mine:
            event.accept()
        return mine


class Proposed(QObject):
    """Selects whole the value that a field proposes when the keyboard comes to it, so that typing takes its place.

    What was typed since is the person's own: a click puts the cursor in it, as anywhere. ``line`` is where the letters
    of ``field`` stand.
    """

    def __init__(self, field: QWidget, line: QLineEdit) -> None:
        super().__init__(field)
        self._field, self._line, self._value, self._clicked = field, line, line.text(), False
        field.installEventFilter(self)
        if line is not field:
            line.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Select as the keyboard comes; by a click, once the button is up: its press puts the cursor down."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusIn:
            came = event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
            self._clicked = event.reason() == Qt.FocusReason.MouseFocusReason
            if came and not self._clicked:
                self._select()
        elif event.type() == QEvent.Type.MouseButtonRelease and self._clicked:
            self._clicked = False
            if not self._line.hasSelectedText():
                self._select()
        return False

    def _select(self) -> None:
        if self._value and self._line.text() == self._value:
            self._line.selectAll()


class _Plain(QValidator):
    """Takes every text, and composes it before anybody is told of it."""

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """The text as the field keeps it."""
        plain = " ".join(composed(text).splitlines())
        if plain == text:
            return QValidator.State.Acceptable, text, place
        before = text[: characters(text, place)]
        return QValidator.State.Acceptable, plain, units(plain, len(composed(before)))


class LineField(QLineEdit):
    """One line to type in; ``composition`` says whether its last letters are still being composed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composition = Composition(self)
        self.setValidator(_Plain(self))


class NumberField(QSpinBox):
    """A whole number to type or to step through; the wheel passes over it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the page."""
        event.ignore()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composition = Composition(self)
