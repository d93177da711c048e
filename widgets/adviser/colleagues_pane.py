"""What is for colleagues alone: internal notes, asking one of them, and passing the contact on with all of it.

It has a place, a colour and buttons of its own, away from where one writes to the customer: nothing of it is ever sent.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.adviser.asking_part import AskingPart
from widgets.adviser.dock import SIDE
from widgets.adviser.draft_box import DraftBox
from widgets.awake import Awake
from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.pressed import Choice
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Card, Panel
from widgets.common.theme import Theme
from workstation import events as e
from workstation.channels import WRITTEN
from workstation.commands import ConsultColleague, NoteInternally, TellColleague, TransferContact
from workstation.events.desk import INTERNAL_TEXT, SUMMARY_TEXT
from workstation.i18n import tr, trn
from workstation.phrases import phrase
from workstation.session.consulting import Reach
from workstation.session.state import Contact, SessionState

LONGEST = 2_000
"""Characters of a note or of a summary: a colleague reads it before they speak."""


class _Box(DraftBox):
    """Two or three lines of a draft; ``afterwards``: it may be written once the conversation is over, too."""

    def __init__(self, theme: Theme, bridge: Bridge, where: str, name: str, *, afterwards: bool) -> None:
        super().__init__(theme, bridge, where, longest=LONGEST)
        self._afterwards = afterwards
        self.setAccessibleName(name)
        theme.changed.connect(self.updateGeometry)
        self.render_state()

    def writable(self, contact: Contact) -> bool:
        """While somebody is there, or until the contact is closed."""
        return contact.on_line or (self._afterwards and contact.phase == "wrap_up")

    def sizeHint(self) -> QSize:
        """Two lines; the rest scrolls."""
        return QSize(self._theme.px(200), self._high())

    def minimumSizeHint(self) -> QSize:
        """The same: it stands in a pane that scrolls."""
        return QSize(self._theme.px(120), self._high())

    def _high(self) -> int:
        return 2 * self._theme.line("body") + 2 * self._theme.pad(10)


def _reached(reach: Reach) -> str:
    """« Fraud desk · Free, 9 s »."""
    there = phrase("reach", reach.presence)
    if reach.presence == "free":
        there = tr("{presence}, {n} s", presence=there, n=reach.wait)
    return f"{reach.service.title} · {there}"


class ColleaguesPane(Panel):
    """The internal note on its amber card, a colleague asked, then the service, the summary, « Passer le contact »."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "hollow", parent)
        self._theme, self._bridge = theme, bridge
        self._listed: tuple[tuple[str, str], ...] = ()
        self._icon = QLabel()
        self._card = Card(theme, "now")
        self._only = Label(
            theme, tr("For colleagues only. The customer never reads it."), "small", wrap=True, weight=700
        )
        self.note = _Box(theme, bridge, INTERNAL_TEXT, tr("Internal note, for colleagues only"), afterwards=True)
        self.keep = Button(theme, tr("Keep the internal note"), "plain", "small", icon="note")
        self._kept = Label(theme, "", "meta", "medium", elide=True)
        self.asking = AskingPart(theme, bridge, self)
        self._title = Label(theme, tr("Pass the contact on"), "label")
        self.services = Choice()
        self.services.setAccessibleName(tr("Pass on to"))
        self.summary = _Box(theme, bridge, SUMMARY_TEXT, tr("Summary for the colleague"), afterwards=False)
        self.summary.setPlaceholderText(tr("Who, what was asked, what was done, what is left"))
        self.note.setPlaceholderText(tr("What a colleague should know before taking this up"))
        self._goes = Label(theme, "", "meta", "medium", wrap=True)
        self.answer = Label(theme, "", "small", "alert", wrap=True)
        self.consult = Button(theme, tr("Consult"), "plain", "small", icon="consult")
        self.tell = Button(theme, tr("Tell the colleague"), "primary", "small", icon="send")
        self.pass_on = Button(theme, tr("Pass it on"), "primary", "small", icon="transfer")
        self._build()
        self.keep.clicked.connect(self._on_keep)
        self.pass_on.clicked.connect(self._on_pass)
        self.consult.clicked.connect(self._on_consult)
        self.services.currentIndexChanged.connect(self._paint_buttons)
        self.tell.clicked.connect(self._on_tell)
        for box in (self.note, self.summary):
            box.textChanged.connect(self._paint_buttons)
        bridge.happened.connect(self._happened)
        Awake(self, bridge, self._render)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._render()

    def focus_pane(self, *, passing: bool = False) -> None:
        """Give the keyboard to the internal note, or to whom the contact is to be passed on to."""
        if passing:
            self._scroll.ensureWidgetVisible(self.pass_on)
        (self.services if passing else self.note).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Record typing that has not come to rest yet."""
        for box in (self.note, self.asking.question, self.summary):
            box.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps the note, tells the colleague on the line, or passes the contact on, where one writes."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier) or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif self.note.hasFocus():
            self._on_keep()
        elif self.summary.hasFocus():
            self._on_pass() if self.tell.isHidden() else self._on_tell()

    def _happened(self, entries: tuple[e.Entry[e.Event], ...], _state: SessionState) -> None:
        for event in (entry.event for entry in entries):
            if isinstance(event, e.ContactTransferred) and not event.accepted:
                self._sent_back(event)
            elif isinstance(event, e.ColleagueLeft) and event.by in ("declined", "no_answer", "tired"):
                if not self.answer.isVisibleTo(self):
                    self._say(phrase("colleague_left", event.by))
            elif isinstance(event, e.ContactFocused | e.ContactAnswered | e.DraftEdited | e.ColleagueRung):
                self.answer.hide()

    def _sent_back(self, event: e.ContactTransferred) -> None:
        why = " ".join(filter(None, (phrase("sent_back", event.reason), event.said)))
        self._say(tr("{service}: {why}", service=event.title, why=why))

    def _say(self, text: str) -> None:
        self.answer.setText(text)
        self.answer.show()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.answer, self.answer.text()))

    def _render(self) -> None:
        contact = self._bridge.contact()
        kept = len(contact.desk.internal) if contact is not None else 0
        self._kept.setText(trn("{n} kept in the thread", "{n} kept in the thread", kept) if kept else "")
        self._kept.setVisible(bool(kept))
        self._list(contact)
        goes = tr("The conversation goes with it, and the internal notes, to the colleague alone.")
        self._goes.setText(self._why_not(contact) or goes)
        self._paint_buttons()

    def _list(self, contact: Contact | None) -> None:
        """Whom one may turn to: of a call, with who is free and after how long they pick up."""
        listed: tuple[tuple[str, str], ...] = ()
        if contact is not None and contact.offer.channel in WRITTEN:
            listed = tuple((one.code, one.title) for one in self._bridge.services(contact))
        elif contact is not None:
            listed = tuple((one.service.code, _reached(one)) for one in self._bridge.directory(contact))
        if listed != self._listed:
            self._listed, kept = listed, self.services.currentData()
            self.services.clear()
            for code, title in listed:
                self.services.addItem(title, code)
            self.services.setCurrentIndex(max(0, self.services.findData(kept)))
        if contact is not None and contact.consult.leg:  # whoever is on the line is who is told and handed over to
            self.services.setCurrentIndex(self.services.findData(contact.consult.target))

    def _why_not(self, contact: Contact | None) -> str:
        """Why the contact cannot be passed on; nothing where it can."""
        if contact is None or not contact.on_line:
            return tr("Nobody is there to be passed on.")
        if not self._bridge.may_pass_on(contact):
            return tr("This role-play is handled without a transfer.")
        return ""

    def _paint_buttons(self) -> None:
        contact = self._bridge.contact()
        why, paused = self._why_not(contact), self._bridge.state.paused
        noted = bool(self.note.text().strip()) and not self.note.isReadOnly()
        self.keep.setEnabled(noted and not paused)
        self.keep.set_reason("" if noted else phrase("refused", "note_empty"))
        told = bool(self.summary.text().strip())
        offered = self._bridge.controls(contact) if contact is not None else frozenset()
        spoken = contact is not None and contact.offer.channel not in WRITTEN
        there = contact is not None and bool(contact.consult.leg)
        self.consult.setVisible(spoken and not there)
        self.consult.setEnabled("consult" in offered and not paused)
        self.tell.setVisible(there)
        self.tell.setEnabled("tell" in offered and told and not paused)
        self.pass_on.setVisible(not there)
        self.pass_on.setText(tr("Transfer unannounced") if spoken else tr("Pass it on"))
        self.services.setEnabled(not there and ("consult" in offered if spoken else not why))
        chosen = self.services.currentData()
        if contact is not None and not why and chosen not in {one.code for one in self._bridge.services(contact)}:
            why = phrase("sent_back", "advises_only")
        self.pass_on.setEnabled(told and not why and not paused)
        self.pass_on.set_reason(why or ("" if told else phrase("refused", "summary_missing")))

    def _on_keep(self) -> None:
        contact, text = self._bridge.contact(), self.note.text().strip()
        if contact is not None and text:
            self.note.flush()
            self._bridge.do(NoteInternally(contact.id, text))
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_pass(self) -> None:
        contact, text = self._bridge.contact(), self.summary.text().strip()
        if contact is None or not text or self._why_not(contact):
            return
        self.summary.flush()
        if self._bridge.do(TransferContact(contact.id, str(self.services.currentData()), text)):
            there = self._bridge.state.contacts[contact.id]
            if there.on_line:
                self.summary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_consult(self) -> None:
        contact = self._bridge.contact()
        if contact is not None and self._bridge.do(ConsultColleague(contact.id, str(self.services.currentData()))):
            self.summary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_tell(self) -> None:
        contact, text = self._bridge.contact(), self.summary.text().strip()
        if contact is not None and text and self.tell.isEnabled():
            self.summary.flush()
            self._bridge.do(TellColleague(contact.id, text))
            self.summary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        inside, head, foot, last = QVBoxLayout(self._card), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._only, 1)
        foot.addWidget(self.keep)
        foot.addWidget(self._kept, 1)
        nest(inside, head)
        inside.addWidget(self.note)
        nest(inside, foot)
        self._head, self._foot, self._inside, self._last = head, foot, inside, last
        page = QWidget()
        page.setAutoFillBackground(False)
        self._column = QVBoxLayout(page)
        for widget in (self._card, self.asking, self._title, self.services, self.summary, self._goes, self.answer):
            self._column.addWidget(widget)
        for button in (self.consult, self.tell, self.pass_on):
            last.addWidget(button)
        last.addStretch(1)
        nest(self._column, last)
        self._column.addStretch(1)
        self.answer.hide()
        self._scroll = Scrolled(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _restyle(self) -> None:
        theme = self._theme
        self._icon.setPixmap(theme.pixmap("not_identified", theme.pad(16), "now_text", "fill"))
        self._inside.setContentsMargins(*(theme.pad(side) for side in (12, 8, 12, 8)))
        self._column.setContentsMargins(*(theme.pad(side) for side in (SIDE, 12, SIDE, 12)))
        for layout, gap in ((self._inside, 6), (self._column, 6), (self._head, 8), (self._foot, 8), (self._last, 8)):
            layout.setSpacing(theme.pad(gap))
