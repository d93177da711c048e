"""What the supervisor whispers to a raised hand, under the top bar; or that they took the contact over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets import keys
from widgets.adviser.flow import Flow
from widgets.bridge import Bridge
from widgets.common.buttons import Button, with_keys
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Panel, Tutor
from widgets.common.theme import Theme
from workstation.commands import AskHelp, AskTakeOver, Escalate
from workstation.content.experts import ESCALATION
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.session import hardship
from workstation.session.helping import SENTENCE
from workstation.session.state import Contact

REPEATED = 2
"""A limit is not set at the first outburst."""
LARGE_TEXT = 1.5
"""From this text scale on, the buttons stand under the words."""


class HelpStrip(Panel):
    """Away until a hand is raised, and again once the moment is over or it is closed: it remembers that alone."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "panel", parent)
        self._theme, self._bridge = theme, bridge
        self._told, self._closed = "", ""
        self._card = Tutor(theme)
        self._icon = QLabel()
        self.words = Label(theme, "", "small", "text_strong", wrap=True)
        self.deeper = Button(theme, tr("Tell me more"), "tutor", "small", icon="whisper")
        self.take_over = Button(theme, tr("Hand it to the supervisor"), "link", "small")
        self.report = Button(theme, tr("Tell the supervisor"), "tutor", "small", icon="consult")
        self.close_strip = Button(theme, "", "icon", "small", icon="close")
        self.close_strip.setAccessibleName(tr("Dismiss this whisper"))
        self.close_strip.set_reason(with_keys(tr("Dismiss this whisper"), keys.DISMISS.keys))
        self.deeper.set_reason(
            with_keys(tr("A little more for this moment; it is counted, and costs nothing"), keys.HAND.keys)
        )
        self.take_over.set_reason(tr("The supervisor goes on with the customer, and nothing more is marked"))
        buttons = QWidget()
        self._flow = Flow(theme.pad(6), buttons)
        for button in (self.deeper, self.report, self.take_over):
            self._flow.addWidget(button)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.addWidget(self.words, 1)
        self._words.addWidget(buttons)
        self._row = QHBoxLayout(self._card)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        nest(self._row, self._words, 1)
        self._row.addWidget(self.close_strip, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._card)
        self._buttons = buttons
        self.deeper.clicked.connect(self.raise_hand)
        self.take_over.clicked.connect(self._on_take_over)
        self.report.clicked.connect(self._on_report)
        self.close_strip.clicked.connect(self.dismiss)
        bridge.happened.connect(self._happened)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._paint()

    def raise_hand(self) -> None:
        """Ask for help: what was closed comes back, else a little more is whispered."""
        contact = self._bridge.contact()
        if contact is None:
            return
        if self._closed and self._words_for(contact) == self._closed:
            self._closed = ""
            self._paint()
        else:
            self._bridge.do(AskHelp(contact.id))

    def dismiss(self) -> None:
        """Take it away until there is something else to whisper."""
        self._closed = self._told
        self._paint()

    def _happened(self, _entries: object, _state: object) -> None:
        self._paint()

    def _paint(self) -> None:
        contact = self._bridge.contact()
        told = self._words_for(contact) if contact is not None else ""
        fresh = told and told != self._told
        self._told = told
        self.setVisible(bool(told) and told != self._closed)
        if contact is None or not told:
            return
        self.words.setText(told)
        self._buttons.setVisible(not contact.talk.relieved)
        may = contact.on_line and contact.offer.channel != "email"
        self.take_over.setVisible(may)
        given = self._bridge.helped(contact)
        self.deeper.setVisible(given is not None and given.depth < SENTENCE)
        self.report.setVisible(not contact.on_line and bool(self._bridge.insults(contact)))
        if fresh and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.words, told))

    def _words_for(self, contact: Contact) -> str:
        if contact.talk.relieved:
            if contact.phase != "wrap_up":
                return ""
            return tr(
                "The supervisor took it over. Nothing more is marked: leave them a note of what was said and done."
            )
        given = self._bridge.helped(contact)
        if given is None:
            return self._of_insults(contact)
        back = tr("The supervisor gives it back: it is within your reach.") if contact.desk.given_back else ""
        told = tr("{help}. {text}", help=phrase("whispered", str(given.depth)), text=given.text)
        act = tr("At the desk: {act}.", act=phrase("act", given.act)) if given.act else ""
        return " ".join(filter(None, (back, told, act)))

    def _of_insults(self, contact: Contact) -> str:
        """The procedure: the limit once they are repeated, where help is given; afterwards the exact words."""
        role, last = self._bridge.role(contact), contact.lines[-1] if contact.lines else None
        if role.exam or last is None or (contact.on_line and (not role.warned or last.who != "customer")):
            return ""
        heard = self._bridge.insults(contact)
        if not heard:
            return ""
        if contact.on_line:
            if len(heard) < REPEATED or heard[-1] not in last.text:
                return ""
            first = tr("Insults, again. The limit, calmly: “{limit}”", limit=hardship.limit(role))
            return " ".join((first, tr("If it goes on: say that you end the call, then end it, or hand it over.")))
        if contact.phase != "wrap_up" or hardship.is_reported(contact):
            return ""
        words = " · ".join(tr("“{said}”", said=words) for words in dict.fromkeys(heard))
        return tr("The exact words: {words} Note them, tell the supervisor, then take a break.", words=words)

    def _on_report(self) -> None:
        """Bring the exact words up to whoever is in charge."""
        contact = self._bridge.contact()
        whom = next((one.id for one in self._bridge.experts() if one.way == ESCALATION), "")
        if contact is not None and whom:
            words = " · ".join(dict.fromkeys(self._bridge.insults(contact)))
            self._bridge.do(Escalate(contact.id, whom, tr("Insults heard: {words}", words=words)))

    def _on_take_over(self) -> None:
        if (contact := self._bridge.contact()) is not None:
            self._bridge.do(AskTakeOver(contact.id))

    def _restyle(self) -> None:
        pad = self._theme.pad
        self._icon.setPixmap(self._theme.pixmap("help", pad(18), "tutor_text", "bold"))
        self._column.setContentsMargins(pad(10), pad(6), pad(10), pad(6))
        self._row.setContentsMargins(pad(12), pad(6), pad(6), pad(6))
        self._row.setSpacing(pad(10))
        across = QBoxLayout.Direction
        self._words.setDirection(across.LeftToRight if self._theme.scale < LARGE_TEXT else across.TopToBottom)
        self._words.setSpacing(pad(6))
        self._flow.setSpacing(pad(6))
