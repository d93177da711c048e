"""The note being written: one draft, whether it is typed during the call or after it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from widgets.adviser.note_lint import Spot, Underlines, spots, units
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from workstation.commands import EditDraft
from workstation.desk.state import NOTE_TEXT
from workstation.i18n import tr
from workstation.roleplay.notes import NoteWords
from workstation.session.state import Contact

# Typing comes to rest this long after the last key (ms), and is then written to the log.
REST = 300
PARAGRAPH, LINE = "\u2029", "\u2028"


def difference(before: str, after: str) -> tuple[int, int, str]:
    """The smallest edit that leads from one text to the other: where, how many characters leave, which come."""
    most = min(len(before), len(after))
    start = 0
    while start < most and before[start] == after[start]:
        start += 1
    end = 0
    while end < most - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return start, len(before) - start - end, after[start : len(after) - end]


class NoteEditor(QPlainTextEdit):
    """Typing shows at once and is written 300 ms after the last key, when the focus leaves, and on ``flush``.

    Several may show the same draft: each follows what the others wrote. Call ``flush`` before any other act.
    """

    spotted = Signal(object)

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._bridge = theme, bridge
        self._contact = ""
        self._written = ""  # the draft as the log has it
        self._loaded = ""  # the same as the box gives it back
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.flush)
        self._underlines = Underlines(theme, self.document())
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Note"))
        self.setPlaceholderText(tr("Reason, request, answer, what follows: who, what, when"))
        self.textChanged.connect(self._on_text)
        bridge.happened.connect(self.render_state)
        self.render_state()

    @property
    def pending(self) -> bool:
        """Whether the box holds typing that is not written yet."""
        return bool(self._contact) and self.text() != self._loaded

    def text(self) -> str:
        """What the box holds; no-break spaces stay what they are."""
        return self.document().toRawText().replace(PARAGRAPH, "\n").replace(LINE, "\n")

    def sizeHint(self) -> QSize:
        """Four lines; whatever holds it may give more."""
        return QSize(self._theme.px(240), 4 * self._theme.line("body") + 2 * self._theme.pad(10))

    def minimumSizeHint(self) -> QSize:
        """Two lines."""
        return QSize(self._theme.px(120), 2 * self._theme.line("body") + 2 * self._theme.pad(10))

    def flush(self) -> None:
        """Write what was typed, now."""
        self._rest.stop()
        # A paused session takes no typing: it is written when time runs again.
        if not self.pending or self._bridge.state.paused:
            return
        text = self.text()
        at, removed, inserted = difference(self._written, text)
        # Said before it is done: what comes back from the log must find the box as it is.
        before = self._written, self._loaded
        self._written = self._loaded = text
        if not self._bridge.do(EditDraft(self._contact, NOTE_TEXT, at, removed, inserted)):
            self._written, self._loaded = before
            self._take_back()

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

    def render_state(self, *_: object) -> None:
        """Show the draft of the contact on the desk, unless one is typing over it."""
        contact = self._bridge.contact()
        writable = contact is not None and (contact.call.on_line or contact.call.phase == "wrap_up")
        self.setReadOnly(not writable or self._bridge.state.paused)
        self._underlines.set_words(self._words())
        if contact is None or not writable:
            self._leave()
            return
        draft = contact.desk.drafts.get(NOTE_TEXT, "")
        if contact.id != self._contact:
            self._contact = contact.id
            self._load(draft)
        elif draft != self._written:
            if self.pending:
                self._written = draft  # what is being typed here comes on top
            else:
                self._load(draft)
        if self.pending and not self._rest.isActive():
            self._rest.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the box writes what it holds."""
        self.flush()
        super().focusOutEvent(event)

    def hideEvent(self, event: QEvent) -> None:
        """So does leaving the page."""
        self.flush()
        super().hideEvent(event)  # type: ignore[arg-type]  # Qt's own event, whatever its class

    def _on_text(self) -> None:
        if self.pending:
            self._rest.start()
        self.spotted.emit(self.first_spot())

    def _load(self, draft: str) -> None:
        place = self.textCursor().position()
        self._written = draft
        self.blockSignals(True)
        self.setPlainText(draft)
        self.blockSignals(False)
        self._loaded = self.text()
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.spotted.emit(self.first_spot())

    def _leave(self) -> None:
        """The contact is closed: its note is no longer here."""
        self._rest.stop()
        if self._contact:
            self._contact = ""
            self._load("")

    def _take_back(self) -> None:
        contact = self._current()
        if contact is not None:
            self._load(contact.desk.drafts.get(NOTE_TEXT, ""))

    def _current(self) -> Contact | None:
        return self._bridge.state.contacts.get(self._contact)

    def _words(self) -> NoteWords | None:
        started = self._bridge.state.started
        return self._bridge.session.world.pins.note_words(started.manifest) if started is not None else None
