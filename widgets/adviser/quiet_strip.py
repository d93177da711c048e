"""A customer who writes no more: since when, and what one does then: write again, or close with a word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from workstation.commands import NudgeCustomer
from workstation.i18n import tr
from workstation.session.state import Contact
from workstation.wording import clock


class QuietStrip(Panel):
    """Away while nothing is to be done. Closing is asked twice: the words that go out stand there first."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "now_frame", parent)
        self._theme, self._bridge = theme, bridge
        self._asked = ""  # the contact one is about to close
        self.words = Label(theme, "", "small", "now_text", wrap=True)
        self.act = Button(theme, "", "plain", "small", icon="send")
        self.wait = Button(theme, tr("Wait a little more"), "link", "small")
        self._row = QHBoxLayout()
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.wait, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.act, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        nest(self._column, self._row)
        self.act.clicked.connect(self._on_act)
        self.wait.clicked.connect(self._on_wait)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def show_contact(self, contact: Contact, at: int) -> None:
        """Say what is to be done for a contact, if anything."""
        thread = contact.thread
        due = contact.on_line and thread.owed and (thread.closable or thread.quiet > thread.nudged)
        if not due:
            self._asked = ""
        closing = due and thread.closable and self._asked == contact.id
        if due:
            since = clock(at - thread.sent[-1].at)
            told = tr("{name} has not written for {time}.", name=contact.offer.customer, time=since)
            quiet = self._bridge.program(contact).script.quiet
            self.words.setText(quiet.say[-1] if closing and quiet else told)
            self.act.setText(tr("Send and close") if closing else tr("Close") if thread.closable else tr("Write again"))
        self.wait.setVisible(closing)
        self.setVisible(due)

    def _on_act(self) -> None:
        contact = self._bridge.contact()
        if contact is None:
            return
        if not contact.thread.closable:
            self._bridge.do(NudgeCustomer(contact.id))
        elif self._asked == contact.id:
            self._asked = ""
            self._bridge.do(NudgeCustomer(contact.id))
        else:
            self._asked = contact.id
            self.show_contact(contact, self._bridge.at)

    def _on_wait(self) -> None:
        self._asked = ""
        contact = self._bridge.contact()
        if contact is not None:
            self.show_contact(contact, self._bridge.at)

    def _restyle(self) -> None:
        side, above = self._theme.pad(20), self._theme.pad(6)
        self._column.setContentsMargins(side, above, self._theme.pad(16), above)
        self._row.setSpacing(self._theme.pad(10))
