"""A box whose typing is kept: it shows at once, and is written to the log as soon as it comes to rest."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor, QTextDocumentFragment
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from widgets.bridge import Bridge
from widgets.common.fields import Composition, characters, composed, units
from widgets.common.theme import Theme
from workstation.commands import EditDraft
from workstation.i18n import tr
from workstation.session.state import Contact

# Typing comes to rest this long after the last key (ms), and is then written to the log.
REST = 300
# Typing that takes no rest is written all the same, this often (ms of session time).
AT_LEAST = 2000
NO_LIMIT = sys.maxsize
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


def words_of(source: QMimeData) -> str:
    """The words of what is pasted or dropped; of a web page, its words alone. A file has none."""
    if any(url.isLocalFile() for url in source.urls()):
        return ""
    if not source.hasText() and source.hasHtml():
        return QTextDocumentFragment.fromHtml(source.html()).toPlainText()
    return source.text()


class DraftBox(QPlainTextEdit):
    """The draft named ``where`` of the contact on the desk.

    Typing is written 300 ms after the last key, every two seconds while there is no rest, when the focus leaves, and
    before any other act, and on ``flush``. Several boxes may show the same draft; each follows what the others
    wrote. It holds ``longest`` characters: what is typed or pasted beyond is not taken, and ``told`` says so in words.
    Whoever derives from it calls ``render_state`` once it is made.
    """

    told = Signal(str)
    insert_asked = Signal(str, str, str)
    """A phrase is to be put in it, where it is the box one writes in: kind, code, language."""

    def __init__(
        self, theme: Theme, bridge: Bridge, where: str, parent: QWidget | None = None, *, longest: int = NO_LIMIT
    ) -> None:
        super().__init__(parent)
        self._theme, self._bridge, self._where, self._longest = theme, bridge, where, longest
        self.composition = Composition(self)
        self._contact = ""
        self._written = ""  # the draft as the log has it
        self._loaded = ""  # the same as the box gives it back
        self._began = 0  # when typing that is not written yet began
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.flush)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._on_text)
        bridge.happened.connect(self.render_state)
        bridge.about_to_act.connect(self.flush)

    @property
    def pending(self) -> bool:
        """Whether the box holds typing that is not written yet."""
        return bool(self._contact) and self.text() != self._loaded

    def text(self) -> str:
        """What the box holds; no-break spaces stay what they are."""
        return self.document().toRawText().replace(PARAGRAPH, "\n").replace(LINE, "\n")

    def view_state(self) -> object:
        """What it holds, and where one is in it."""
        cursor = self.textCursor()
        return self.text(), cursor.anchor(), cursor.position(), self.verticalScrollBar().value()

    def restore_view(self, state: object) -> None:
        """Hold it, and be there."""
        match state:
            case (str(text), int(anchor), int(position), int(scrolled)):
                if self._contact and text != self.text():
                    self.setPlainText(text)
                end = self.document().characterCount() - 1
                cursor = self.textCursor()
                cursor.setPosition(min(anchor, end))
                cursor.setPosition(min(position, end), QTextCursor.MoveMode.KeepAnchor)
                self.setTextCursor(cursor)
                self.verticalScrollBar().setValue(scrolled)
            case _:
                pass

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
        if not self._bridge.do(EditDraft(self._contact, self._where, at, removed, inserted)):
            self._written, self._loaded = before
            self._take_back()

    def writable(self, contact: Contact) -> bool:
        """Whether that contact's draft may be typed now."""
        return contact.on_line

    def draft_of(self, contact: Contact) -> str:
        """That contact's draft, as the log has it."""
        return contact.desk.drafts.get(self._where, "")

    def render_state(self, *_: object) -> None:
        """Show the draft of the contact on the desk, unless one is typing over it."""
        contact = self._bridge.contact()
        writable = contact is not None and self.writable(contact)
        self.setReadOnly(not writable or self._bridge.state.paused)
        if contact is None or not writable:
            self._leave()
            return
        draft = self.draft_of(contact)
        if contact.id != self._contact:
            self._contact = contact.id
            self._load(draft)
            self.moveCursor(QTextCursor.MoveOperation.End)  # one goes on from where one was
        elif draft != self._written:
            if self.pending:
                self._written = draft  # what is being typed here comes on top
            elif draft:
                self._follow(draft)
            else:
                self._load(draft)  # sent: what has left is not for Ctrl+Z
        if self.pending and not self._rest.isActive():
            self._rest.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that would make the text too long is not taken."""
        writes = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (event.text() and event.text().isprintable())
        if writes and not self.textCursor().hasSelection() and not self._room():
            event.accept()
            return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words, and what is answered in words."""
        return source.hasText() or source.hasHtml() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the words only, as many as there is room for."""
        words = composed(words_of(source))
        if not words:
            if source.hasUrls():
                self.told.emit(tr("A file does not go in a text. What you wrote is kept."))
            return
        room = self._room() + len(self.textCursor().selectedText())
        self.insertPlainText(words[:room])
        if len(words) > room:
            said = tr(
                "Too long: {n} characters of {all} were taken. The whole is still in the clipboard.",
                n=room,
                all=len(words),
            )
            self.told.emit(said)

    def take_words(self, words: str) -> None:
        """Put words at the cursor, apart from what stands before them, and the keyboard here; where one writes here."""
        if not self.isVisible() or self.isReadOnly():
            return
        before = self.text()[: characters(self.text(), self.textCursor().selectionStart())]
        room = self._room() + len(self.textCursor().selectedText())
        apart = " " if before and not before[-1].isspace() else ""
        self.insertPlainText((apart + words)[:room])
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the box writes what it holds."""
        self.flush()
        super().focusOutEvent(event)

    def hideEvent(self, event: QEvent) -> None:
        """So does leaving the page."""
        self.flush()
        super().hideEvent(event)  # type: ignore[arg-type]  # Qt's own event, whatever its class

    def _room(self) -> int:
        return max(0, self._longest - len(self.text()))

    def _compose(self) -> None:
        """Put on its letter an accent that came as a sign of its own, whichever way it came."""
        text = self.text()
        plain = composed(text)
        if plain == text:
            return
        at, removed, inserted = difference(text, plain)
        cursor = QTextCursor(self.document())
        cursor.joinPreviousEditBlock()
        cursor.setPosition(units(text, at))
        cursor.setPosition(units(text, at + removed), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(inserted)
        cursor.endEditBlock()

    def _on_text(self) -> None:
        self._compose()
        if not self.pending:
            return
        if not self._rest.isActive():
            self._began = self._bridge.at
        self._rest.start()
        if self._bridge.at - self._began >= AT_LEAST:
            self.flush()

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

    def _follow(self, draft: str) -> None:
        """Take what came from elsewhere as one edit, that Ctrl+Z takes back."""
        text = self.text()
        at, removed, inserted = difference(text, draft)
        self._written = self._loaded = draft
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.setPosition(units(text, at))
        cursor.setPosition(units(text, at + removed), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(inserted)
        cursor.endEditBlock()

    @property
    def where(self) -> str:
        """The name of the draft."""
        return self._where

    @property
    def place(self) -> int:
        """Where the keyboard is in the text, in characters."""
        return characters(self.text(), self.textCursor().position())

    def go_to(self, start: int, end: int | None = None) -> None:
        """Put the keyboard there, in characters; what stands up to ``end`` is chosen, so that typing replaces it."""
        cursor, text = self.textCursor(), self.text()
        cursor.setPosition(units(text, start))
        if end is not None:
            cursor.setPosition(units(text, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _leave(self) -> None:
        """The contact is closed: its draft is no longer here."""
        self._rest.stop()
        if self._contact:
            self._contact = ""
            self._load("")

    def _take_back(self) -> None:
        contact = self._bridge.state.contacts.get(self._contact)
        if contact is not None:
            self._load(self.draft_of(contact))
