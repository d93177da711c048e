"""Inserting while one writes: « / » and letters at the cursor, and what was inserted marked until it is checked."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextEdit, QWidget

from widgets.adviser.draft_box import DraftBox, difference
from widgets.adviser.phrase_popup import PhrasePopup
from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.fields import characters, units
from widgets.common.labels import Label
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from workstation.commands import CheckInsertion, InsertPhrase
from workstation.content.mail_templates import TRAP
from workstation.desk.marks import Mark, moved
from workstation.i18n import tr, trn

_ASKED = re.compile(r"(?:^|(?<=\s))/(?P<query>(?:[^\s/][^\n/]{0,39})?)\Z")
"""What asks for the list: a stroke that begins a word, and what is typed after it."""
_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class MarksStrip(Card):
    """The first stretch to check or to complete, and the gesture for it. ``pressed`` asks for that gesture."""

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "now", parent)
        self._icon = QLabel()
        self._what = Label(theme, "", "small", "now_text", elide=True, weight=700)
        self._more = Label(theme, "", "small", "medium")
        self.button = Button(theme, "", "link", "small")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._what, 1)
        self._row.addWidget(self._more)
        self._row.addWidget(self.button)
        self.button.clicked.connect(self.pressed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_mark(self, mark: Mark, others: int) -> None:
        """Say what the first one asks for, and how many there are besides."""
        words = " ".join(mark.words.split())
        if mark.missing:
            told, does = tr("To complete: {words}", words=words.strip("[]").partition(":")[2].strip()), tr("Complete")
        elif mark.name == TRAP:
            told, does = tr("“{words}”: leave it only if it is true here", words=words), tr("It is true")
        else:
            told, does = tr("“{words}” comes from the phrase: check it", words=words), tr("It is right")
        self._what.setText(told)
        self.button.setText(does)
        self._more.setText(trn("{n} more", "{n} more", others) if others else "")
        self._more.setVisible(bool(others))
        self.setAccessibleName(told)

    def _restyle(self) -> None:
        theme = self._theme
        self._icon.setPixmap(theme.pixmap("to_complete", theme.pad(16), "now_text"))
        self._row.setContentsMargins(*(theme.pad(side) for side in (12, 2, 10, 2)))
        self._row.setSpacing(theme.pad(10))


class Inserting(QObject):
    """What a field gains: the list at the cursor, and marks over what was inserted. It keeps nothing of its own.

    ``marked``: whether something is to be checked or completed. The strip is whoever's place it is put in.
    """

    marked = Signal(bool)

    def __init__(self, theme: Theme, bridge: Bridge, field: DraftBox) -> None:
        super().__init__(field)
        self._theme, self._bridge, self._field = theme, bridge, field
        self._left_at = -1  # where a stroke stands that Escape was pressed at
        self.popup = PhrasePopup(theme, field)
        self.strip = MarksStrip(theme)
        self.popup.chosen.connect(self.insert)
        self.strip.pressed.connect(self._see_to)
        field.insert_asked.connect(self._asked_for)
        field.installEventFilter(self)
        field.textChanged.connect(self._typed)
        field.cursorPositionChanged.connect(self._went)
        bridge.happened.connect(self._happened)
        theme.changed.connect(self._paint)
        self._paint()

    def insert(self, kind: str, code: str, language: str = "") -> None:
        """Put a phrase at the cursor, in the place of what was typed to find it, or of what is chosen."""
        contact = self._bridge.contact()
        if contact is None:
            return
        self.popup.hide()
        field, text = self._field, self._field.text()
        at, removed = self._place(text)
        spoken = language or self._bridge.spoken(contact)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._bridge.do(InsertPhrase(contact.id, field.where, code, spoken, kind, at, removed)):
            field.go_to(at + len(field.text()) - (len(text) - removed))
        self._paint()

    def ask(self) -> None:
        """Open the list at the cursor, as a stroke does."""
        field, text = self._field, self._field.text()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._asked() is None:
            place = field.place
            field.textCursor().insertText("/" if not text[:place] or text[place - 1].isspace() else " /")
        self._left_at = -1
        self._offer()

    def _asked_for(self, kind: str, code: str, language: str) -> None:
        if self._field.isVisible():
            self.insert(kind, code, language)

    def marks(self) -> tuple[Mark, ...]:
        """What is to be checked or completed in the box, typing that is not written included."""
        contact = self._bridge.contact()
        if contact is None or self._field.isReadOnly():
            return ()
        known = contact.desk.marks.get(self._field.where, ())
        if not known:
            return ()
        text = self._field.text()
        at, removed, inserted = difference(contact.desk.drafts.get(self._field.where, ""), text)
        return moved(known, text, at, removed, len(inserted)) if removed or inserted else known

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """While the list is open the arrows, Enter and Escape are its own; leaving the field closes it."""
        if event.type() == QEvent.Type.FocusOut or event.type() == QEvent.Type.Hide:
            self.popup.hide()
        if not isinstance(event, QKeyEvent) or self.popup.isHidden() or self._field.composition.under_way:
            return False
        mine = event.key() in _KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if mine and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if mine and event.type() == QEvent.Type.KeyPress:
            self._key(event.key())
            return True
        return False

    def _key(self, key: int) -> None:
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.popup.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            asked = self._asked()
            self._left_at = asked.start() if asked else -1
            self.popup.hide()
        else:
            self.popup.take()

    def _asked(self) -> re.Match[str] | None:
        """What asks for the list just before the cursor."""
        if self._field.textCursor().hasSelection():
            return None
        return _ASKED.search(self._field.text()[: self._field.place])

    def _place(self, text: str) -> tuple[int, int]:
        """Where a phrase goes, and how many characters it takes the place of."""
        cursor = self._field.textCursor()
        if cursor.hasSelection():
            start, end = (characters(text, place) for place in (cursor.selectionStart(), cursor.selectionEnd()))
            return start, end - start
        place, asked = self._field.place, self._asked()
        return (asked.start(), place - asked.start()) if asked else (place, 0)

    def _typed(self) -> None:
        self._paint()
        if self._field.hasFocus() and not self._field.isReadOnly():
            self._offer()

    def _went(self) -> None:
        """The cursor left what was being looked for."""
        if not self.popup.isHidden() and self._asked() is None:
            self.popup.hide()

    def _offer(self) -> None:
        contact, asked = self._bridge.contact(), self._asked()
        if contact is None or asked is None or asked.start() == self._left_at:
            self._left_at = -1 if asked is None else self._left_at
            self.popup.hide()
            return
        found = self._bridge.insertable(contact, asked["query"])
        self.popup.offer(found, self._field.cursorRect().translated(self._field.viewport().pos()))

    def _happened(self, _entries: object, _state: object) -> None:
        self._paint()

    def _paint(self) -> None:
        """Show the marks, and the strip about the first of them."""
        marks, text = self.marks(), self._field.text()
        self._field.setExtraSelections([self._shown(mark, text) for mark in marks])
        if marks:
            first = next((mark for mark in marks if mark.missing), marks[0])
            self.strip.show_mark(first, len(marks) - 1)
        self.marked.emit(bool(marks))

    def _shown(self, mark: Mark, text: str) -> QTextEdit.ExtraSelection:
        shown = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(units(text, mark.start))
        cursor.setPosition(units(text, mark.end), QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(self._theme.color("now_soft"))
        look.setForeground(self._theme.color("now_text"))
        styles = QTextCharFormat.UnderlineStyle
        look.setUnderlineStyle(styles.SingleUnderline if mark.missing else styles.DashUnderline)
        look.setUnderlineColor(self._theme.color("now_text"))
        shown.cursor, shown.format = cursor, look
        return shown

    def _see_to(self) -> None:
        """Choose what is to be completed, so that typing replaces it; or say that what is there is right."""
        marks, contact = self.marks(), self._bridge.contact()
        if not marks or contact is None:
            return
        first = next((mark for mark in marks if mark.missing), marks[0])
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        if first.missing:
            self._field.go_to(first.start, first.end)
            return
        self._field.flush()
        now = next((mark for mark in self.marks() if mark.words == first.words), first)
        self._bridge.do(CheckInsertion(contact.id, self._field.where, now.start))
        self._field.go_to(now.end)
