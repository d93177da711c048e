"""The note being written: one draft, whether it is typed during the call or after it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from widgets.adviser.draft_box import DraftBox
from widgets.adviser.note_lint import Spot, Underlines, spots, units
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from workstation.desk.state import NOTE_TEXT
from workstation.i18n import tr
from workstation.roleplay.notes import NoteWords
from workstation.session.state import Contact


class NoteEditor(DraftBox):
    """The draft of the note, with the words that have no place in it underlined as they are typed."""

    spotted = Signal(object)

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, bridge, NOTE_TEXT, parent)
        self._underlines = Underlines(theme, self.document())
        self.setAccessibleName(tr("Note"))
        self.setPlaceholderText(tr("Reason, request, answer, what follows: who, what, when"))
        self.render_state()

    def sizeHint(self) -> QSize:
        """Four lines; whatever holds it may give more."""
        return QSize(self._theme.px(240), 4 * self._theme.line("body") + 2 * self._theme.pad(10))

    def minimumSizeHint(self) -> QSize:
        """Two lines."""
        return QSize(self._theme.px(120), 2 * self._theme.line("body") + 2 * self._theme.pad(10))

    def add(self, text: str) -> None:
        """Add a sentence at the end, on a line of its own, and write it at once."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        before = self.text()
        cursor.insertText(("\n" if before and not before.endswith("\n") else "") + text)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.flush()

    def first_spot(self) -> Spot | None:
        """The first word that has no place in a note."""
        words = self._words()
        found = spots(self.text(), words) if words is not None else []
        return found[0] if found else None

    def mend(self) -> None:
        """Replace the first such word by its neutral wording; Ctrl+Z brings it back."""
        spot = self.first_spot()
        if spot is None:
            return
        cursor = self.textCursor()
        start, length = spot.start, spot.length
        if not spot.neutral and start and self.text()[start - 1] == " ":
            start, length = start - 1, length + 1
        cursor.setPosition(units(self.text(), start))
        cursor.setPosition(units(self.text(), start + length), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(spot.neutral)
        self.flush()

    def writable(self, contact: Contact) -> bool:
        """During the call and after it, until the contact is closed."""
        return contact.call.on_line or contact.call.phase == "wrap_up"

    def render_state(self, *_: object) -> None:
        """Show the draft of the contact on the desk, unless one is typing over it."""
        self._underlines.set_words(self._words())
        super().render_state()

    def _on_text(self) -> None:
        super()._on_text()
        self.spotted.emit(self.first_spot())

    def _load(self, draft: str) -> None:
        super()._load(draft)
        self.spotted.emit(self.first_spot())

    def _words(self) -> NoteWords | None:
        started = self._bridge.state.started
        return self._bridge.session.world.pins.note_words(started.manifest) if started is not None else None
