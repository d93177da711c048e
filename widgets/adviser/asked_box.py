"""The composer's question: which meaning the sentence just written has, when it may have one of two."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.pressed import is_writing
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Tutor
from widgets.common.theme import Theme
from workstation.events import Meaning, SentenceAsked
from workstation.i18n import tr

_STEPS = {
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Up): -1,
    int(Qt.Key.Key_Right): 1,
    int(Qt.Key.Key_Down): 1,
}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Chip(Button):
    """A meaning that can be chosen; ``number`` counts from 1, 0 is none of them."""

    meant = Signal(int)
    key_pressed = Signal(object)

    def __init__(self, theme: Theme, words: str, number: int, kind: str = "tutor") -> None:
        super().__init__(theme, words, kind)
        self._number = number
        self.clicked.connect(self._clicked)

    def event(self, event: QEvent) -> bool:
        """Escape belongs to the question, not to the desk."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The box answers first: arrows, Enter and Escape are its own."""
        event.ignore()
        self.key_pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def _clicked(self) -> None:
        self.meant.emit(self._number)


class _Meanings(Scrolled):
    """The chips, all of them where there is room; where there is none, one in sight and the rest a scroll away."""

    def __init__(self) -> None:
        self._inner = QWidget()
        super().__init__(self._inner)
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(0, 0, 0, 0)

    def sizeHint(self) -> QSize:
        """All the chips."""
        return QSize(super().sizeHint().width(), self._inner.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """One chip."""
        first = self._inner.findChild(_Chip)
        return QSize(0, first.sizeHint().height() if first is not None else 0)


class AskedBox(Tutor):
    """A chip a meaning, and one for none of them. Arrows go round, Enter and Space choose, Escape goes back to write.

    ``chosen`` carries the number of a meaning, from 1, and 0 for none of them.
    """

    chosen = Signal(int)
    left = Signal()
    typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._asked: tuple[tuple[Meaning, ...], str, str] | None = None
        self._chips: list[_Chip] = []
        self._title = Label(theme, "", "body", "tutor_text", weight=700)
        self._sub = Label(theme, "", "small", "medium", elide=True)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._sub, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._none = self._made("", 0, "link")
        self._column = QVBoxLayout(self)
        nest(self._column, self._head)
        self._meanings = _Meanings()
        nest(self._meanings.column, self._row)
        self._meanings.column.addWidget(self._none, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._meanings, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @property
    def chips(self) -> tuple[Button, ...]:
        """The meanings, in order, then none of them."""
        return (*self._chips, self._none)

    def show_asked(self, asked: SentenceAsked | None, customer: str) -> None:
        """Ask about this sentence, or nothing."""
        heard_nothing = tr("{name} has heard nothing.", name=customer)
        offered, text = (asked.offered, asked.text) if asked is not None else (None, "")
        self.show_meanings(offered, tr("Did you mean…?"), heard_nothing, text)

    def show_meanings(self, offered: tuple[Meaning, ...] | None, title: str, sub: str, text: str = "") -> None:
        """Ask between these, or nothing. The keyboard comes here with a new question; ``text`` is what it is about."""
        self._title.setText(title)
        self._sub.setText(sub)
        self._none.setText(tr("None of these: I put it otherwise"))
        self.setVisible(offered is not None)
        asked = (offered, title, text) if offered is not None else None
        if asked == self._asked:
            return
        self._asked = asked
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._made(meaning.asks, n) for n, meaning in enumerate(offered or (), 1)]
        for chip in self._chips:
            self._row.addWidget(chip, 1)
            chip.show()
        if asked is not None:
            self._stack()
            self._meanings.updateGeometry()
            self.chips[0].setFocus(Qt.FocusReason.OtherFocusReason)
            if QAccessible.isActive():
                said = f"{title} {sub}"
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        self._stack()

    def _stack(self) -> None:
        """Lay the meanings on one row, or one under the other where their words need it."""
        pad = self._theme.pad
        room = self.width() - 2 * pad(12) - pad(8) * max(0, len(self._chips) - 1)
        wide = max((chip.sizeHint().width() for chip in self._chips), default=0) * len(self._chips)
        across = wide <= room
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom)
        self._meanings.updateGeometry()

    def _key(self, event: QKeyEvent) -> None:
        key, chips = event.key(), self.chips
        at = next((n for n, chip in enumerate(chips) if chip.hasFocus()), 0)
        event.accept()
        if key in _STEPS:
            target = chips[(at + _STEPS[key]) % len(chips)]
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            self._meanings.ensureWidgetVisible(target, 0, 0)
        elif key in _ENTERS:
            if not event.isAutoRepeat():
                chips[at].click()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_writing(event):
            self.typed.emit(event.text())
        else:
            event.ignore()

    def _made(self, words: str, number: int, kind: str = "tutor") -> _Chip:
        chip = _Chip(self._theme, words, number, kind)
        chip.meant.connect(self.chosen)
        chip.key_pressed.connect(self._key)
        return chip

    def _restyle(self) -> None:
        pad = self._theme.pad
        self._column.setContentsMargins(pad(12), pad(8), pad(12), pad(8))
        self._column.setSpacing(pad(6))
        self._row.setSpacing(pad(8))
        self._meanings.column.setSpacing(pad(6))
        self._head.setSpacing(pad(8))
        self._stack()
