"""A text held back because it tells of another client, or goes to one: what was found, and the act that sends it so.

The keyboard goes to « Corriger »: a key pressed once too often sends nothing. The text stays where it was written.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.fields import units
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from workstation import events as e
from workstation.commands import CloseContact
from workstation.events.desk import FORM_TEXT
from workstation.folding import places
from workstation.i18n import tr
from workstation.roleplay.judging.persons import Stray
from workstation.session.addressing import Astray
from workstation.session.others import Leaving
from workstation.session.state import SessionState

ACROSS = 560
"""Pixels from which the words and both buttons stand on one line, at 100 %."""


class HeldBack(Card):
    """Shown over the box where such a text is, until it is mended, sent all the same, or left.

    ``notes``: it watches over the note, and over nothing else; else over what goes to the customer. ``boxes`` are those
    where such a text is written, one of them in sight at a time; ``head``, where it is said whom an e-mail goes to.
    """

    def __init__(
        self,
        theme: Theme,
        bridge: Bridge,
        *boxes: QPlainTextEdit,
        notes: bool = False,
        head: QPlainTextEdit | None = None,
    ) -> None:
        super().__init__(theme, "alert")
        self._bridge, self._boxes, self._notes, self._head = bridge, boxes, notes, head
        self._held: Leaving | None = None
        self._found: tuple[Stray | Astray, ...] = ()
        self._icon = QLabel()
        self._what = Label(theme, "", "small", "alert", wrap=True, weight=700)
        self._advice = Label(theme, "", "small", wrap=True)
        self.mend = Button(theme, tr("Correct"), "primary", "small")
        self.anyway = Button(theme, tr("Keep anyway") if notes else tr("Send anyway"), "danger", "small")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        words, inner = QHBoxLayout(), QVBoxLayout()
        inner.setSpacing(0)
        inner.addWidget(self._what)
        inner.addWidget(self._advice)
        words.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        nest(words, inner, 1)
        self._words, self._buttons = words, QHBoxLayout()
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.mend)
        self._buttons.addWidget(self.anyway)
        nest(self._row, words, 1)
        nest(self._row, self._buttons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()
        self.mend.clicked.connect(self._on_mend)
        self.anyway.clicked.connect(self._on_anyway)
        bridge.held_back.connect(self._on_held)
        bridge.held_back.connect(self._reach, Qt.ConnectionType.QueuedConnection)  # whoever asked keeps it till then
        bridge.happened.connect(self._on_happened)
        theme.changed.connect(self._restyle)
        self._restyle()

    def event(self, event: QEvent) -> bool:
        """Escape is this strip's own while the keyboard is here, whatever else it does on the desk."""
        escapes = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escapes and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_mend()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """The words wrap; both buttons stay whole."""
        return QSize(self._theme.px(200), super().minimumSizeHint().height())

    def _on_held(self, command: Leaving, found: tuple[Stray | Astray, ...]) -> None:
        if isinstance(command, CloseContact) != self._notes:
            return
        self._held, self._found = command, found
        first = found[0]
        self._what.setText(_told(first))
        contact = self._bridge.contact()
        whom = contact.offer.customer if contact is not None else ""
        about = tr("This note goes into the file of {who}.", who=whom)
        to = tr("You are writing to {who}. Nothing has been sent.", who=whom)
        self._advice.setText(about if self._notes else to)
        self.setAccessibleName(f"{self._what.text()} {self._advice.text()}")
        self.show()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def _box(self) -> QPlainTextEdit:
        return next((box for box in self._boxes if box.isVisible()), self._boxes[0])

    def _reach(self, *_: object) -> None:
        if self.isVisible():
            self.mend.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_happened(self, entries: tuple[e.Entry[e.Event], ...], state: SessionState) -> None:
        """It goes with its contact, and once the text is another."""
        held = self._held
        if held is None:
            return
        mended = any(
            isinstance(entry.event, e.DraftEdited)
            and entry.event.contact == held.contact
            and entry.event.where != FORM_TEXT
            for entry in entries
        )
        there = state.contacts[held.contact]
        open_ = there.phase == "wrap_up" if self._notes else there.on_line
        if mended or not open_ or state.queue.focus != held.contact:
            self._leave()

    def _on_mend(self) -> None:
        """Back to the text, what betrays somebody chosen in it."""
        box, found = self._box(), self._found
        self._leave()
        if found and isinstance(found[0], Astray):
            (self._head or box).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        text = box.toPlainText()
        where, cursor = places(text), box.textCursor()
        if found and isinstance(found[0], Stray) and found[0].end <= len(where):
            cursor.setPosition(units(text, where[found[0].start]))
            cursor.setPosition(units(text, where[found[0].end - 1] + 1), QTextCursor.MoveMode.KeepAnchor)
            box.setTextCursor(cursor)

    def _on_anyway(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            self._bridge.do(held, anyway=True)
        self._leave()
        if not self._notes and self._box().isVisible():
            self._box().setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        here: QWidget | None = self.window().focusWidget()
        self._held, self._found = None, ()
        if here is not None and self.isAncestorOf(here):
            self._box().setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons under the words where both do not stand on one line."""
        super().resizeEvent(event)
        self._lie()

    def _lie(self) -> None:
        across = self.width() >= self._theme.px(ACROSS)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom)

    def _restyle(self) -> None:
        theme = self._theme
        self._icon.setPixmap(theme.pixmap("problem", theme.pad(18), "alert", "fill"))
        self._row.setContentsMargins(*(theme.pad(side) for side in (12, 7, 10, 7)))
        self._row.setSpacing(theme.pad(8))
        self._words.setSpacing(theme.pad(10))
        self._buttons.setSpacing(theme.pad(8))
        self._lie()


def _told(found: Stray | Astray) -> str:
    """What was found, in words."""
    if isinstance(found, Astray):
        said = {
            "another": tr("{who} is the address of another client of your desk.", who=found.whom),
            "unknown": tr("{who} is not the address of whoever wrote to you.", who=found.whom),
            "several": tr("Your reply has several recipients: {who} as well.", who=found.whom),
        }
        return said[found.wrong]
    said = {
        "name": tr("{who} is another client of your desk.", who=found.whom),
        "number": tr("This number is another client’s: {who}.", who=found.whom),
        "address": tr("This address is another client’s: {who}.", who=found.whom),
    }
    return said[found.by]
