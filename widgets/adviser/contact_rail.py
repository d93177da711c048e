"""The rail of open contacts, what follows, and the tutor's panel at its foot."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from widgets.adviser.capacity import Capacity
from widgets.adviser.contact_card import ContactCard
from widgets.adviser.contact_cards import ContactCards
from widgets.adviser.declining import Declining
from widgets.bridge import Bridge
from widgets.common.buttons import Button, with_keys
from widgets.common.keycap import KeyCap
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Panel, Tutor
from widgets.common.theme import Theme
from widgets.common.tips import tip
from widgets.keys import HAND, PAUSE
from widgets.panes import key_of
from workstation.commands import AnswerContact, FocusContact, PauseSession, ResumeSession
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.policy import read_policy
from workstation.session.owed import next_waiting, unread

NARROW, TALL = 140, 760
OPEN = ("ringing", "talking", "held", "wrap_up")


class TutorPanel(Tutor):
    """What no real desk has: the level of help, a pause, a step back, a hand to raise."""

    hand_raised = Signal()
    step_back_asked = Signal()
    leave_asked = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._bridge = bridge
        self._alone = not read_policy().encoder
        self._icon = QLabel()
        self._title = Label(theme, tr("Practice"), "label", "tutor")
        self._level = Label(theme, "", "small", wrap=True)
        self._note = Label(theme, "", "meta", "medium", wrap=True)
        self.pause = Button(theme, tr("Pause"), "tutor", "small", icon="hold", weight="fill")
        self.back = Button(theme, "", "tutor", "small", icon="undo")
        self.hand = Button(theme, tr("Help"), "tutor", "small", icon="help")
        self.leave = Button(theme, tr("Leave…"), "link", "small")
        self._column = QVBoxLayout(self)
        head = QHBoxLayout()
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        nest(self._column, head)
        self._column.addWidget(self._level)
        self._column.addWidget(self._note)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.addWidget(self.pause, 1)
        self._buttons.addWidget(self.back)
        nest(self._column, self._buttons)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.addWidget(self.hand, 1)
        self._foot.addWidget(self.leave)
        nest(self._column, self._foot)
        self.leave.set_reason(tr("Come back to it later, or give it up"))
        self.leave.clicked.connect(self.leave_asked)
        self.pause.clicked.connect(self._on_pause)
        for key, button in ((PAUSE, self.pause), (HAND, self.hand)):
            by_key = QAction(self)
            by_key.setShortcut(QKeySequence(key.keys))
            by_key.setAutoRepeat(False)
            by_key.triggered.connect(button.click)
            self.addAction(by_key)
        self.hand.clicked.connect(self.hand_raised)
        self.hand.setAccessibleName(tr("Raise your hand"))
        self.hand.set_reason(with_keys(HAND.told, HAND.keys))
        self.back.clicked.connect(self.step_back_asked)
        self.back.setAccessibleName(tr("Go back one step"))
        self.back.setToolTip(tip(tr("Go back one step")))
        theme.changed.connect(self._restyle)
        self._restyle()

    def render_state(self) -> None:
        """Show the session's help, and whether time runs."""
        state = self._bridge.state
        if state.started is None:
            return
        level = state.started.help
        # An exam is the real desk: nothing of the tutor's is there.
        self.setVisible("exam" not in (level, state.started.kind))
        self._level.setText(tr("Level: {level}", level=phrase("help", level)))
        note = phrase("help_note", level)
        if level == "free" and self._alone:
            note = f"{note}. {words_alone()}"
        self._note.setText(note)
        paused = state.paused
        self.pause.setText(tr("Continue") if paused else tr("Pause"))
        self.pause.set_icon("resume" if paused else "hold", "fill")
        # A demonstration is led from its own strip: one pause, and no way back that would leave it without a word.
        led = state.started.kind == "demo"
        for button in (self.pause, self.back):
            button.setVisible(not led)
        self.pause.setEnabled(not state.ended and not led)
        self._tell_pause()
        self.leave.setEnabled(not state.ended)
        contact = self._bridge.contact()
        self.hand.setEnabled(contact is not None and (contact.on_line or contact.phase == "wrap_up") and not paused)
        self.back.setEnabled(state.step_back >= 0 and not state.ended and not led)

    def set_narrow(self, narrow: bool) -> None:
        """Only the buttons, one above the other."""
        for widget in (self._icon, self._title, self._level, self._note):
            widget.setVisible(not narrow)
        across = QBoxLayout.Direction
        for row in (self._buttons, self._foot):
            row.setDirection(across.TopToBottom if narrow else across.LeftToRight)
        self.pause.set_kind("icon" if narrow else "tutor")
        for button in (self.back, self.hand):
            button.set_kind("icon" if narrow else "tutor")
        self.leave.set_kind("icon" if narrow else "link")
        self.leave.set_icon("log_out" if narrow else None)
        for button in (self.leave, self.hand):
            button.set_worded(not narrow)
        self._tell_pause()
        side = self._theme.pad(3 if narrow else 11)
        self._column.setContentsMargins(side, self._theme.pad(10), side, self._theme.pad(10))

    def _tell_pause(self) -> None:
        self.pause.setToolTip(tip(with_keys(self.pause.text(), PAUSE.keys)))

    def _on_pause(self) -> None:
        self._bridge.do(ResumeSession() if self._bridge.state.paused else PauseSession())

    def _restyle(self) -> None:
        theme = self._theme
        self._icon.setPixmap(theme.pixmap("training", theme.pad(16), "tutor", "fill"))
        self._column.setContentsMargins(*(theme.pad(side) for side in (11, 10, 11, 10)))
        self._column.setSpacing(theme.pad(3))
        for row in (self._buttons, self._foot):
            row.setSpacing(theme.pad(6))
        self._buttons.setContentsMargins(0, theme.pad(8), 0, 0)


class ContactRail(Panel):
    """The open contacts, then what was promised, then the tutor. Below some 140 px it keeps pebbles only."""

    hand_raised = Signal()
    step_back_asked = Signal()
    leave_asked = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "hollow", parent)
        self._bridge = bridge
        self._narrow = False
        self._title = Label(theme, tr("Open contacts"), "label", "medium")
        self._cap = KeyCap(theme, key_of("rail"))
        self._none = Label(theme, tr("None yet. The next contact will appear here."), "small", "medium", wrap=True)
        self._next_title = Label(theme, tr("Coming next"), "label", "medium")
        self._next = Label(theme, tr("No call-back promised."), "small", "medium", wrap=True)
        self._cards: dict[str, ContactCard] = {}
        self._told: list[str] = []
        self._declining = Declining(bridge, self)
        self._list = ContactCards(theme)
        self.capacity = Capacity(theme, bridge)
        self.tutor = TutorPanel(theme, bridge)
        self.tutor.step_back_asked.connect(self.step_back_asked)
        self.tutor.hand_raised.connect(self.hand_raised)
        self.tutor.leave_asked.connect(self.leave_asked)
        self._build()
        theme.changed.connect(self._restyle)
        bridge.happened.connect(self.render_state)
        bridge.ticked.connect(self._on_tick)
        self._restyle()
        self.render_state()

    def render_state(self, *_: object) -> None:
        """Show the contacts as they stand."""
        state = self._bridge.state
        open_ = {c.id: c for c in state.contacts.values() if c.phase in OPEN}
        changed = self._cards.keys() != open_.keys()
        for gone in self._cards.keys() - open_.keys():
            card = self._cards.pop(gone)
            card.hide()
            card.deleteLater()
        for contact in open_.values():
            if contact.id not in self._cards:
                clocks = self._bridge.mail_clocks() if contact.offer.mail else None
                self._cards[contact.id] = card = ContactCard(self._theme, self._bridge.answers(contact), clocks)
                card.chosen.connect(self._on_chosen)
                card.taken.connect(self._on_taken)
                card.declined.connect(self._on_declined)
                self._list.cards.addWidget(card)
                card.set_narrow(self._narrow)
                card.show()  # at once: F2 may come before the next turn of the loop
            in_hand = contact.id == state.queue.focus
            new = unread(state, contact)
            changed |= self._cards[contact.id].show_contact(contact, self._bridge.at, in_hand=in_hand, unread=new)
        self._none.setVisible(not open_ and not self._narrow)
        self._list.setVisible(bool(open_))
        if changed:
            self._list.fit()
        self._show_coming()
        self.capacity.render_state()
        self.tutor.render_state()
        # Who comes in hand is brought into sight, and who begins to ring after them.
        ring = [contact.id for contact in open_.values() if contact.phase == "ringing"]
        told = [state.queue.focus, *ring]
        for name in told:
            if name not in self._told and name in self._cards:
                self._list.bring(self._cards[name])
        self._told = told

    def take_focus(self) -> None:
        """F2: the contact in hand, or the first thing of the rail that takes keys."""
        card = self._cards.get(self._bridge.state.queue.focus) or next(iter(self._cards.values()), None)
        (card or self.tutor.pause).setFocus(Qt.FocusReason.ShortcutFocusReason)
        if card is not None:
            self._list.bring(card)

    def turn_to_next(self) -> None:
        """Ctrl+Tab: take in hand whoever waits longest for an answer."""
        if contact := next_waiting(self._bridge.state):
            self._bridge.do(FocusContact(contact))

    def minimumSizeHint(self) -> QSize:
        """The desk gives the width; a pebble is the least."""
        return QSize(self._theme.pad(44), self._theme.px(240))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words where there is room for them."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._reshape()
        elif event.size().height() != event.oldSize().height():
            self._show_coming()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from card to card, and round the end: none is left behind."""
        cards = list(self._cards.values())
        held = next((number for number, card in enumerate(cards) if card.hasFocus()), -1)
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and cards:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            card = cards[(held + step) % len(cards) if held >= 0 else 0]
            card.setFocus(Qt.FocusReason.TabFocusReason)
            self._list.bring(card)
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, contact: str) -> None:
        self._bridge.do(FocusContact(contact))

    def _on_taken(self, contact: str) -> None:
        self._bridge.do(AnswerContact(contact))

    def _on_declined(self, contact: str) -> None:
        self._declining.ask(contact, self._cards[contact].decline)

    def _on_tick(self, at: int) -> None:
        for contact in self._bridge.state.contacts.values():
            if contact.id in self._cards:
                self._cards[contact.id].show_time(contact, at)

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._cap)
        nest(self._column, head)
        self._column.addWidget(self.capacity)
        self._column.addWidget(self._none)
        self._column.addWidget(self._list)
        self._column.addWidget(self._next_title)
        self._column.addWidget(self._next)
        self._column.addStretch(1)
        self._column.addWidget(self.tutor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def _show_coming(self) -> None:
        """What comes next gives way to several contacts, where the rail is low."""
        room = len(self._cards) <= 1 or self.height() >= self._theme.px(TALL)
        for widget in (self._next_title, self._next):
            widget.setVisible(room and not self._narrow)

    def _reshape(self) -> None:
        self._title.setVisible(not self._narrow)
        self._show_coming()
        for card in self._cards.values():
            card.set_narrow(self._narrow)
        self.tutor.set_narrow(self._narrow)
        self.capacity.set_narrow(self._narrow)
        self._restyle()
        self.render_state()
        self._list.fit()

    def _restyle(self) -> None:
        theme = self._theme
        side = 3 if self._narrow else theme.pad(10)
        self._column.setContentsMargins(side, theme.pad(10), side, theme.pad(12))
        self._column.setSpacing(theme.pad(9))


def words_alone() -> str:
    """What is heard where the model of meaning is switched off."""
    return tr("Words alone decide what is heard.")
