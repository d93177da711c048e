"""The chat that goes on beside the one in hand: its thread to read, and what turns to it or asks it to wait.

It is read without being turned to. Who is in hand, and with them the dossier, the note and the keyboard, changes by a
gesture alone.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.adviser.thread_rows import ThreadView, answers
from widgets.adviser.visitor_strip import VisitorStrip
from widgets.awake import Awake
from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from widgets.keys import NEXT
from workstation.commands import AskToWait, FocusContact, OpenFile
from workstation.events.desk import REPLY_TEXT, SPEECH_TEXT
from workstation.i18n import tr
from workstation.roleplay.customer.beside import wait_offered
from workstation.session.owed import beside, next_waiting, owed_since, pace
from workstation.session.state import Contact

MARK = 4
"""Pixels of the mark over the chat in hand."""


class BesidePane(Panel):
    """Shows the contact that ``owed.beside`` names, while the desk gives it room."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "window", parent)
        self._theme, self._bridge = theme, bridge
        self._contact: Contact | None = None
        self.head = VisitorStrip(theme, bridge)
        self.head.set_named(True)
        self.transcript = ThreadView(theme, bridge)
        self.draft = Label(theme, "", "small", "medium", elide=True)
        self.turn = Button(theme, tr("Reply"), "plain", "small", keys=NEXT.keys)
        self.wait = Button(theme, tr("Ask to wait"), "now", "small", icon="hourglass")
        self._foot = Panel(theme, "panel")
        self._buttons = QHBoxLayout()
        self._column = QVBoxLayout(self._foot)
        self._build()
        self.transcript.pressed.connect(self._on_pressed)
        self.turn.clicked.connect(self._on_turn)
        self.wait.clicked.connect(self._on_wait)
        Awake(self, bridge, self.render_state)
        bridge.ticked.connect(self._on_tick)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def render_state(self, *_: object) -> None:
        """Show it as it stands."""
        contact = beside(self._bridge.state)
        if contact is None:
            return
        self._contact = contact
        name = contact.offer.customer
        self.transcript.show_contact(contact)
        self.transcript.setAccessibleName(tr("Beside: {name}", name=name))
        self.head.show_contact(contact, self._bridge.at)
        drafts = contact.desk.drafts
        begun = drafts.get(REPLY_TEXT) or drafts.get(SPEECH_TEXT) or ""
        self.draft.setText(tr("Begun: “{words}”", words=" ".join(begun.split())) if begun else "")
        self.draft.setVisible(bool(begun))
        self.turn.setAccessibleName(tr("Reply to {name}", name=name))
        self.turn.set_keys(NEXT.keys if next_waiting(self._bridge.state) == contact.id else None)
        self._on_tick(self._bridge.at)

    def _on_tick(self, at: int) -> None:
        contact = self._contact
        if contact is None or not self.isVisible():
            return
        self.head.show_time(contact, at)
        self.transcript.set_speaking(contact.offer.customer if answers(contact, at) else None)
        waits = owed_since(contact) >= 0 and pace(contact, at, self._bridge.answers(contact)) != "ease"
        kind = wait_offered(self._bridge.role(contact)) if waits and contact.talk.your_turn else None
        self.wait.setVisible(kind is not None)
        if kind is not None:
            self.wait.set_reason(tr("Say: {sentence}", sentence=kind.offered))

    def _on_turn(self) -> None:
        if self._contact is not None:
            self._bridge.do(FocusContact(self._contact.id))

    def _on_wait(self) -> None:
        if self._contact is not None:
            self._bridge.do(AskToWait(self._contact.id))

    def _on_pressed(self, row: str) -> None:
        """A file that was dropped is looked at."""
        contact = self._contact
        line = next((one for one in contact.lines if str(one.number) == row), None) if contact is not None else None
        if contact is not None and line is not None and line.file is not None:
            self._bridge.do(OpenFile(contact.id, line.file.name))

    def minimumSizeHint(self) -> QSize:
        """A few words a line."""
        return QSize(self._theme.px(240), super().minimumSizeHint().height())

    def _build(self) -> None:
        self._buttons.addWidget(self.wait)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.turn)
        self._column.addWidget(self.draft)
        nest(self._column, self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        level = Panel(self._theme, "panel")  # with the words under the mark of the one in hand
        level.setFixedHeight(MARK)
        for part, stretch in ((level, 0), (self.head, 0), (self.transcript, 1), (self._foot, 0)):
            column.addWidget(part, stretch)

    def _restyle(self) -> None:
        theme = self._theme
        self._column.setContentsMargins(theme.pad(14), theme.pad(8), theme.pad(14), theme.pad(10))
        self._column.setSpacing(theme.pad(6))
        self._buttons.setSpacing(theme.pad(8))
