"""A ringing call: who it may be, what the voice server knows, how long is left. It takes no focus."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.adviser.composer_parts import PageNotice
from widgets.adviser.declining import Declining
from widgets.adviser.identify_sheet import IdentifySheet
from widgets.adviser.visitor_strip import assistant, visitor
from widgets.awake import Awake
from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.clock_label import ClockLabel
from widgets.common.labels import Label
from widgets.common.pebble import Pebble
from widgets.common.placed import nest
from widgets.common.ring_bar import RingBar
from widgets.common.rows import lies_across
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Card, Panel
from widgets.common.theme import Theme
from workstation.channels import DIALLED, WRITTEN
from workstation.clock import SECOND
from workstation.commands import AnswerContact
from workstation.contacts.life import RING_TIME
from workstation.i18n import tr, trn
from workstation.phrases import of_channel, phrase
from workstation.session.state import Contact
from workstation.wording import clock, phone

LAST_SECONDS = 5
SIDE = 22


def hypothesis(contact: Contact) -> str:
    """Who it may be: a known number is not an identified person."""
    names = contact.offer.names
    match len(names):
        case 0 if contact.offer.claims:
            return tr("{name}, perhaps", name=contact.offer.claims)
        case 0:
            return tr("Unknown sender") if contact.offer.channel in WRITTEN else tr("Unknown number")
        case 1 if contact.offer.authenticated:
            return names[0]
        case 1:
            return tr("{name}, perhaps", name=names[0])
        case _:
            return tr("{names} or {last}", names=", ".join(names[:-1]), last=names[-1])


def offered(contact: Contact) -> str:
    """What is offered, and by which line or request."""
    offer, what = contact.offer, phrase("offered", contact.offer.channel)
    if offer.channel == "call":
        return tr("Incoming call · line {line}", line=offer.line) if offer.line else what
    return f"{what} · {offer.line}" if offer.line else what


def about_number(contact: Contact) -> str:
    """What the number says."""
    if contact.offer.page:
        return " ".join(filter(None, (tr("{who}.", who=visitor(contact.offer)), assistant(contact.offer))))
    if contact.offer.channel in WRITTEN:
        proved = contact.offer.authenticated
        return tr("Written from the secure space.") if proved else tr("An address proves nobody’s identity.")
    number, owners = phone(contact.offer.number), len(contact.offer.names)
    if contact.offer.channel in DIALLED:
        return tr("Number to dial: {number}.", number=number)
    if not owners:
        return tr("{number} is in no dossier.", number=number)
    return trn("Number recognised: {number}.", "Shared number: {number}. It is in {n} dossiers.", owners, number=number)


class RingCard(Card):
    """The card itself. Answer and Decline are pressed with the mouse or with their keys, never by Enter or Space."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "now_frame", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bridge = bridge
        self._announced = -1
        self._tight, self._room = False, 0
        self._bar = RingBar(theme, theme.radius("card") - 2)
        self._pebble = Pebble(theme, size=56)
        self._phone = QLabel()
        self._line = Label(theme, "", "label", "now", elide=True)
        self._who = Label(theme, "", "h1", wrap=True)
        self._number = Label(theme, "", "body", "medium", wrap=True)
        self._waited = ClockLabel(theme, "0:00", "clock_hold")
        self._since = Label(theme, "", "small", "medium")
        self._path_title = Label(theme, tr("Chosen at the voice server"), "label", "medium")
        self._path = Label(theme, "", "body", wrap=True)
        self._shield = QLabel()
        self._authenticated = Label(theme, "", "body", wrap=True)
        self.answer = Button(theme, tr("Answer"), "now", "large", icon="answer", weight="fill", keys="Ctrl+Shift+A")
        self.decline = Button(theme, tr("Decline"), "plain", "large", keys="Ctrl+Shift+D")
        self._left = Label(theme, "", "body", "medium", align=Qt.AlignmentFlag.AlignRight)
        self._then = Label(theme, "", "body", "medium", align=Qt.AlignmentFlag.AlignRight)
        self._declining = Declining(bridge, self)
        self._build()
        self.answer.clicked.connect(self._on_answer)
        self.decline.clicked.connect(self._on_decline)
        theme.changed.connect(self._restyle)
        Awake(self, bridge, self.render_state)
        bridge.ticked.connect(self._on_tick)
        self._restyle()
        self.render_state()

    def render_state(self, *_: object) -> None:
        """Show the ringing call; the last one stays, greyed, once it has gone back to the queue."""
        contact = self._bridge.contact()
        if contact is None:
            return
        offer, ringing = contact.offer, contact.phase == "ringing"
        self._line.setText(offered(contact))
        self._paint_icon()
        self.answer.setText(phrase("take", offer.channel))
        self.answer.set_icon("answer" if offer.channel == "call" else offer.channel, "fill")
        self._who.setText(hypothesis(contact))
        self._number.setText(about_number(contact))
        self._paint_path(contact)
        known = offer.authenticated
        done = tr("Done by the secure space") if offer.channel in WRITTEN else tr("Done by the voice server")
        self._authenticated.setText(done if known else tr("None, to be identified"))
        icon, ink = ("identified", "good_text") if known else ("not_identified", "now_text")
        self._shield.setPixmap(self._theme.pixmap(icon, self._theme.pad(17), ink))
        self.set_surface("now_frame" if ringing else "card")
        self.answer.setEnabled(ringing)
        self.decline.setEnabled(ringing)
        self._show_time(contact, self._bridge.at)
        self.setAccessibleName(", ".join((self._line.text(), self._who.text(), self._number.text())))
        self.fit(self._room)
        if ringing and self._announced != contact.life.attempts:
            self._announced = contact.life.attempts
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def fit(self, width: int) -> None:
        """Be so wide: side by side what goes in, the rest one above the other.

        Told, not measured on itself: rows side by side would hold the very width that makes them so.
        """
        self._room = width
        margins = self._inside.contentsMargins()
        room = width - 4 - margins.left() - margins.right()
        self._tighten(not lies_across(self._buttons, room))
        for row in (self._facts, self._foot):
            down = self._tight or not lies_across(row, room)
            row.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)

    def _tighten(self, tight: bool) -> None:
        """With very large text, who and how to answer come first, and the rest below."""
        if tight == self._tight:
            return
        self._tight = tight
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for row in (self._head, self._buttons):
            row.setDirection(down if tight else across)
        self._wait.setDirection(across if tight else down)
        self._pebble.setVisible(not tight)
        self._inside.removeItem(self._foot)
        nest(self._inside, self._foot, at=1 if tight else 2)

    def _on_tick(self, at: int) -> None:
        contact = self._bridge.contact()
        if contact is not None and self.isVisible():
            self._show_time(contact, at)

    def _show_time(self, contact: Contact, at: int) -> None:
        life = contact.life
        self._waited.setText(clock(life.waited(at)))
        self._waited.setAccessibleName(tr("Waiting for {time}", time=self._waited.text()))
        if life.phase != "ringing":
            self._bar.set_expired()
            written = contact.offer.channel in WRITTEN
            self._left.setText(tr("Back in the queue") if written else tr("Call back in the queue"))
            self._then.setText(tr("go ready again"))
            return
        if life.ring_until < 0:
            self._bar.set_fraction(1.0)
            self._left.setText(tr("Whenever you are ready"))
            self._then.setText("")
            return
        left = max(0, life.ring_until - at)
        self._bar.set_fraction(left / RING_TIME)
        seconds = -(-left // SECOND)
        last = seconds <= LAST_SECONDS
        if contact.offer.channel in WRITTEN:
            self._left.setText(tr("Take it now:") if last else tr("{n} s left, then", n=seconds))
            self._then.setText(tr("{n} s to the queue", n=seconds) if last else tr("back to the queue"))
            return
        self._left.setText(tr("Answer now:") if last else tr("{n} s left, then the call", n=seconds))
        self._then.setText(tr("{n} s before it leaves", n=seconds) if last else tr("goes back to the queue"))

    def _paint_icon(self) -> None:
        contact = self._bridge.contact()
        channel = contact.offer.channel if contact is not None else "call"
        icon = channel if channel in WRITTEN | DIALLED else "ringing"
        self._phone.setPixmap(self._theme.pixmap(icon, self._theme.pad(16), "now_text", "fill"))

    def _paint_path(self, contact: Contact) -> None:
        """What is known of the request: chosen at the voice server, written as a subject, or nothing yet."""
        offer = contact.offer
        titles = {"email": tr("Subject"), "chat": tr("From"), "outbound": tr("From")}
        title = titles.get(offer.channel, tr("Chosen at the voice server"))
        self._since.setText(tr("Offered for") if offer.channel in DIALLED else tr("Waiting for"))
        self._path_title.setText(title)
        known = {"email": offer.subject, "chat": offer.page or offer.line, "outbound": offer.line}
        chosen = known.get(offer.channel, " \u203a ".join(offer.ivr))
        self._path.setText(chosen or tr("No choice made"))

    def _on_answer(self) -> None:
        if (contact := self._bridge.contact()) is not None:
            self._bridge.do(AnswerContact(contact.id))

    def _on_decline(self) -> None:
        if (contact := self._bridge.contact()) is not None:
            self._declining.ask(contact.id, self.decline)

    def _build(self) -> None:
        for button in (self.answer, self.decline):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(2, 2, 2, 2)
        self._column.addWidget(self._bar)
        self._inside = QVBoxLayout()
        nest(self._column, self._inside)
        nest(self._inside, self._build_head())
        self._inside.addWidget(self._build_facts())
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.addWidget(self.answer)
        self._buttons.addWidget(self.decline)
        self._buttons.addStretch(1)
        nest(self._foot, self._buttons, 1)
        self._end = QVBoxLayout()
        self._end.setSpacing(0)
        self._end.addWidget(self._left)
        self._end.addWidget(self._then)
        nest(self._foot, self._end)
        nest(self._inside, self._foot)

    def _build_head(self) -> QBoxLayout:
        theme, head = self._theme, QBoxLayout(QBoxLayout.Direction.LeftToRight)
        names, top = QVBoxLayout(), QHBoxLayout()
        names.setSpacing(2)
        top.addWidget(self._phone)
        top.addWidget(self._line, 1)
        nest(names, top)
        names.addWidget(self._who)
        names.addWidget(self._number)
        self._wait = waited = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        waited.setSpacing(theme.pad(4))
        waited.addWidget(self._since, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        waited.addWidget(self._waited, 0, Qt.AlignmentFlag.AlignRight)
        waited.addStretch(1)
        head.addWidget(self._pebble, 0, Qt.AlignmentFlag.AlignTop)
        nest(head, names, 1)
        nest(head, waited)
        self._head = head
        return head

    def _build_facts(self) -> QWidget:
        box = Card(self._theme, "inset")
        self._facts = QBoxLayout(QBoxLayout.Direction.LeftToRight, box)
        chosen, shield = QVBoxLayout(), QHBoxLayout()
        chosen.setSpacing(2)
        chosen.addWidget(self._path_title)
        chosen.addWidget(self._path)
        proof = QVBoxLayout()
        proof.setSpacing(2)
        proof.addWidget(Label(self._theme, tr("Authentication"), "label", "medium"))
        shield.addWidget(self._shield)
        shield.addWidget(self._authenticated, 1)
        nest(proof, shield)
        nest(self._facts, chosen, 1)
        nest(self._facts, proof)
        return box

    def _restyle(self) -> None:
        theme = self._theme
        self._paint_icon()
        self._inside.setContentsMargins(*(theme.pad(side) for side in (20, 16, 20, 18)))
        self._inside.setSpacing(theme.pad(16))
        self._head.setSpacing(theme.pad(16))
        self._facts.setContentsMargins(*(theme.pad(side) for side in (14, 9, 14, 9)))
        self._facts.setSpacing(theme.pad(12))
        self._foot.setSpacing(theme.pad(10))
        # As wide as the longest of its sentences: the seconds go by and nothing moves.
        self._left.setMinimumWidth(theme.px(172))
        self.fit(self._room)


class RingPage(Panel):
    """The ring card at the top of the conversation's place, and under it the sheet one may read meanwhile."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "window", parent)
        self._bridge = bridge
        self.card = RingCard(theme, bridge)
        self.notice = PageNotice(theme, bridge)
        inner = QWidget(self)
        self.sheet = IdentifySheet(theme, bridge, inner)
        self._column = QVBoxLayout(inner)
        top = QVBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.card)
        top.addWidget(self.notice)
        nest(self._column, top)
        self._column.addWidget(self.sheet)
        self._column.addStretch(1)
        self._area = Scrolled(inner, "")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        theme.changed.connect(self._restyle)
        Awake(self, bridge, self._name)
        self._restyle()
        self._name()

    def _name(self, *_: object) -> None:
        contact = self._bridge.contact()
        self._area.setAccessibleName(of_channel("offered", contact.offer.channel if contact is not None else "call"))

    def take_focus(self) -> None:
        """Give the keyboard to the page, where no key answers or declines by surprise."""
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        """It scrolls."""
        return QSize(self._theme.px(300), self._theme.px(200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the card the width that is left beside the bar."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = 2 * self._theme.pad(SIDE) + self._area.verticalScrollBar().sizeHint().width()
        self.card.fit(self.width() - beside)

    def _restyle(self) -> None:
        side = self._theme.pad(SIDE)
        self._column.setContentsMargins(side, self._theme.pad(18), side, self._theme.pad(18))
        self._column.setSpacing(self._theme.pad(2))
        self._fit()
