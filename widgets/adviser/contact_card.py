"""One open contact on the rail: who, by which channel, what it waits for; offered, it is taken or refused there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.adviser.mail_words import left_parts
from widgets.adviser.visitor_strip import asked_before, known_name
from widgets.common.buttons import Button
from widgets.common.chips import Chip, ClockChip
from widgets.common.labels import Label
from widgets.common.pebble import Pebble
from widgets.common.placed import nest
from widgets.common.ring_bar import RingBar
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from widgets.common.tips import tip
from workstation.channels import DIALLED, WRITTEN
from workstation.contacts.life import RING_TIME
from workstation.content.answers import Answers
from workstation.events.desk import REPLY_TEXT
from workstation.i18n import tr, trn
from workstation.phrases import phrase
from workstation.session.mails import MailClocks, row_of
from workstation.session.owed import owed_since, pace
from workstation.session.state import Contact
from workstation.wording import clock

LAST_WORDS = 36
"""Letters of the last line that stand on the card: two lines."""


class ContactCard(Card):
    """Its pebble, its channel, its name, its last words or why it came, one clock.

    ``chosen``: it is wanted in hand. ``taken`` and ``declined``: what is offered beside another contact. A card that
    is offered answers to no Enter: nobody picks up by surprise.
    """

    chosen = Signal(str)
    taken = Signal(str)
    declined = Signal(str)

    def __init__(
        self, theme: Theme, answers: Answers, clocks: MailClocks | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "card", parent)
        self._answers, self._clocks = answers, clocks
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._id, self._phase, self._sign, self._narrow, self._in_hand = "", "", "answer", False, True
        self._contact: Contact | None = None
        self._shown = False, -1, False  # in hand, unread, writing
        self._told: tuple[object, ...] = ()
        self._bar = RingBar(theme, 0, self)
        self._pebble = Pebble(theme, size=32)
        self._channel = QLabel()
        self._name = Label(theme, "", "label", elide=True)
        self._reason = Label(theme, "", "meta", "medium", wrap=True)
        self._clock = ClockChip(theme)
        self._unread = Chip(theme, "", "bank")
        self.take = Button(theme, "", "now", "small")
        self.decline = Button(theme, tr("Decline"), "link", "small")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._column = QVBoxLayout()
        self._build()
        self.take.clicked.connect(self._on_take)
        self.decline.clicked.connect(self._on_decline)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def offered(self) -> bool:
        """Whether it is offered while another contact is in hand."""
        return self._phase == "ringing" and not self._in_hand

    def show_contact(self, contact: Contact, at: int, *, in_hand: bool, unread: int) -> bool:
        """Show a contact at session time ``at``; ``unread``: how many of its lines came since it was put aside.

        Whether anything but its clock has changed.
        """
        shown = in_hand, unread, contact.talk.writes(at)
        if contact is self._contact and shown == self._shown:  # of fifty, one has changed
            self.show_time(contact, at)
            return False
        self._contact, self._shown = contact, shown
        self._id, self._phase, self._in_hand = contact.id, contact.phase, in_hand
        name, why = known_name(contact), _why(contact, at, in_hand=in_hand)
        told = contact.id, contact.phase, contact.offer, contact.desk.current, name, why, in_hand, unread
        if told == self._told:
            self.show_time(contact, at)
            return False
        self._told = told
        guess = contact.offer.names[0] if len(contact.offer.names) == 1 else contact.offer.claims
        self._draw_channel()
        speaker = contact.desk.speaker
        client = speaker.client if speaker is not None else contact.desk.current
        self._pebble.set_person(name, client, identified=bool(name))
        self._name.setText(name or (tr("{name}?", name=guess) if guess else tr("To identify")))
        self._reason.setText(why)
        self._unread.set_text(trn("{n} unread", "{n} unread", unread) if unread else "")
        self.take.setText(phrase("take", contact.offer.channel))
        self._sign = "answer" if contact.offer.channel == "call" else contact.offer.channel
        self._dress()
        self.setCursor(Qt.CursorShape.ArrowCursor if in_hand or self.offered else Qt.CursorShape.PointingHandCursor)
        self._show_parts()
        self.show_time(contact, at)
        self.update()  # the bar at its left is no widget: nothing else would have it drawn again
        return True

    def show_time(self, contact: Contact, at: int) -> None:
        """Let the clock go on, and say when somebody put aside begins to write."""
        if contact is self._contact and contact.talk.writes(at) != self._shown[2]:
            in_hand, unread, _ = self._shown
            self.show_contact(contact, at, in_hand=in_hand, unread=unread)
            return
        life, state, mail, clocks = contact.life, "note", contact.offer.mail, self._clocks
        match contact.phase:
            case "ringing":
                word = tr("to do") if contact.offer.channel in DIALLED else tr("waiting")
                state, time = "watch", clock(life.waited(at))
                self._bar.set_fraction((life.ring_until - at) / RING_TIME if life.ring_until >= 0 else 1.0)
            case "talking" if mail is not None and clocks is not None:
                row, now = row_of(contact, mail, clocks), clocks.moment(at)
                state, (word, time) = row.pace(now), left_parts(row, clocks, now)
            case "talking" if (since := owed_since(contact)) >= 0:
                state, word, time = pace(contact, at, self._answers), tr("waits"), clock(at - since)
            case "talking":
                written = contact.offer.channel in WRITTEN
                state, word = ("open", tr("open")) if written else ("line", tr("on the line"))
                time = clock(at - life.answered_at)
            case "held":
                state, word, time = "hold", tr("on hold"), clock(at - contact.leg.held_at)
            case _ if at > life.wrap_up_until:
                state, word, time = "over", tr("late"), "+" + clock(at - life.wrap_up_until)
            case _:
                word, time = tr("left"), clock(life.wrap_up_until - at)
        self._clock.set_state(state)
        self._clock.set_text(word)
        self._clock.set_time(time)
        here = tr("in hand") if self._in_hand else ""
        said = (self._name.text(), here, self._reason.text(), self._clock.accessibleName(), self._unread.text)
        self.setAccessibleName(", ".join(filter(None, said)))

    def set_narrow(self, narrow: bool) -> None:
        """Only the pebble, where there is no room for words; under it, signs to take it or to leave it."""
        self._narrow = narrow
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)
        for button, kind in ((self.take, "now"), (self.decline, "link")):
            button.set_kind("icon" if narrow else kind)
            button.set_worded(not narrow)
        self._dress()
        self._show_parts()
        self.setToolTip(tip(self.accessibleName() if narrow else ""))
        self._restyle()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click takes the contact in hand."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So do Enter and Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar at the left says that this one is on the desk, or that it is offered."""
        super().paintEvent(event)
        if not (self._in_hand or self._phase == "ringing"):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("now" if self._phase == "ringing" else "bank"))
        painter.drawRoundedRect(QRectF(0, self._theme.pad(10), 4, self.height() - 2 * self._theme.pad(10)), 2, 2)
        painter.end()

    def _dress(self) -> None:
        """The signs of the buttons where they have no words."""
        self.take.set_icon(self._sign if self._narrow else None, "fill")
        self.decline.set_icon("decline" if self._narrow else None)

    def _choose(self) -> None:
        if not self._in_hand and self._phase != "ringing":
            self.chosen.emit(self._id)

    def _on_take(self) -> None:
        self.taken.emit(self._id)

    def _on_decline(self) -> None:
        self.declined.emit(self._id)

    def _show_parts(self) -> None:
        wide = not self._narrow
        for widget in (self._channel, self._name, self._reason, self._clock):
            widget.setVisible(wide)
        self._unread.setVisible(wide and bool(self._unread.text))
        self._bar.setVisible(wide and self.offered)
        for button in (self.take, self.decline):
            button.setVisible(self.offered)
        if not self.offered:
            self._row.activate()  # at once: it asks for less, and the rail gives each card its height now

    def _build(self) -> None:
        theme, head = self._theme, QHBoxLayout()
        for button in (self.take, self.decline):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head.setSpacing(theme.pad(5))
        head.addWidget(self._channel)
        head.addWidget(self._name, 1)
        nest(self._column, head)
        self._column.addWidget(self._reason)
        self._column.addWidget(self._clock, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._unread, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._bar)
        self._column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.decline, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.addWidget(self._pebble, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        nest(self._row, self._column, 1)

    def _draw_channel(self) -> None:
        if self._contact is not None:
            channel, side = self._contact.offer.channel, self._theme.pad(13)
            self._channel.setPixmap(self._theme.pixmap(channel, side, "text_medium", "fill"))

    def _restyle(self) -> None:
        self._draw_channel()
        theme = self._theme
        left, side = (6, 2) if self._narrow else (theme.pad(12), theme.pad(9))
        self._row.setContentsMargins(left, theme.pad(9), side, theme.pad(9))
        self._row.setSpacing(0 if self._narrow else theme.pad(9))
        self._column.setSpacing(theme.pad(4))


def _begun(words: str) -> str:
    """The first words of what was said; none is cut but one that has no room by itself."""
    if len(words) <= LAST_WORDS:
        return words
    first = words[:LAST_WORDS].rpartition(" ")[0] or words[: LAST_WORDS - 1]
    return first.rstrip(" ,;:.") + "…"


def _why(contact: Contact, at: int, *, in_hand: bool) -> str:
    match contact.phase:
        case "ringing" if contact.offer.page:
            return " · ".join(filter(None, (contact.offer.page, asked_before(contact.offer))))
        case "ringing":
            if contact.offer.channel != "call":
                return phrase("offered", contact.offer.channel)
            return tr("Ringing, not identified") if not contact.offer.authenticated else tr("Ringing")
        case "wrap_up":
            written = contact.offer.channel in WRITTEN
            return tr("Closed, to be noted") if written else tr("Call over, to be noted")
        case "talking" if not in_hand and contact.talk.writes(at):
            return tr("is writing…")
        case "talking" if contact.thread.posted is not None and contact.thread.posted.reader:
            return tr("{who} reads the reply", who=contact.thread.posted.reader)
        case "talking" if contact.offer.mail and not in_hand and contact.desk.drafts.get(REPLY_TEXT):
            return tr("Draft to finish")
        case "talking" if contact.offer.channel == "chat" and not in_hand and (last := _last_words(contact)):
            return _begun(last)
        case _:
            return contact.offer.subject or ", ".join(contact.offer.ivr) or phrase("channel", contact.offer.channel)


def _last_words(contact: Contact) -> str:
    """What was last written, on either side: what was done at the desk has no words."""
    return next((line.text for line in reversed(contact.lines) if line.text), "")
