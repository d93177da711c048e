"""The note being written: one draft, whether it is typed during the call or after it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from widgets.adviser.linted_box import LintedBox
from widgets.adviser.note_lint import Look
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from workstation.desk.state import NOTE_TEXT
from workstation.i18n import tr
from workstation.session.state import Contact


class NoteEditor(LintedBox):
    """The draft of the note, where help allows with the words that have no place in it underlined."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, bridge, NOTE_TEXT, parent)
        self.setAccessibleName(tr("Note"))
        self.setPlaceholderText(tr("Reason, request, answer, what follows: who, what, when"))
        self.render_state()

    def look(self) -> Look | None:
        """The rules of a note, at a help that marks words as they are typed."""
        contact = self._bridge.contact()
        role = self._bridge.role(contact) if contact is not None else None
        return Look(role.rules) if role is not None and role.warned else None

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

    def writable(self, contact: Contact) -> bool:
        """During the call and after it, until the contact is closed."""
        return contact.on_line or contact.phase == "wrap_up"
