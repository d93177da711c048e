"""Whose dossier: the people a number may belong to, to be chosen once the name has been asked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from widgets.adviser.flow import Flow
from widgets.awake import Awake
from widgets.bridge import Bridge
from widgets.common import marks
from widgets.common.buttons import Button
from widgets.common.chips import Chip
from widgets.common.empty_state import EmptyState
from widgets.common.keycap import KeyCap
from widgets.common.labels import Label
from widgets.common.pebble import Pebble
from widgets.common.placed import empty, nest
from widgets.common.pressed import Pressed
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from widgets.keys import SEARCH
from workstation import events as e
from workstation.bank.records import Candidate
from workstation.channels import WRITTEN
from workstation.commands import OpenDossier
from workstation.i18n import tr
from workstation.session.state import Contact


class CandidateCard(Pressed, QPushButton):
    """One person: a name, a city, nothing that needs identifying. ``picked`` carries the client."""

    picked = Signal(str)

    def __init__(self, theme: Theme, who: Candidate, chip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.client = theme, who.client
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focusRadius", 10)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Open the dossier of {name}", name=who.name))
        self.setAccessibleDescription(who.city)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, who.name, "body", weight=700, wrap=True))
        words.addWidget(Label(theme, who.city, "small", "medium", wrap=True))
        self._row = QHBoxLayout(self)
        self._row.addWidget(Pebble(theme, who.name, who.client, 40))
        nest(self._row, words, 1)
        if chip:
            self._row.addWidget(Chip(theme, chip, "neutral", icon="closed_level"))
        side = theme.pad(12)
        self._row.setContentsMargins(side, theme.pad(10), side, theme.pad(10))
        self._row.setSpacing(theme.pad(11))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(self._press)

    def sizeHint(self) -> QSize:
        """What its words take."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """What its words need."""
        return self._row.minimumSize()

    def hasHeightForWidth(self) -> bool:
        """A long name wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All its words."""
        return self._row.heightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(marks.pen(self._theme.color("edge_sharp"), 1.0))
        painter.setBrush(self._theme.color("hover" if self.underMouse() or self.isDown() else "panel"))
        radius = self._theme.radius("card")
        painter.drawRoundedRect(marks.box_inside(QRectF(self.rect()), 1.0), radius, radius)
        painter.end()

    def _press(self) -> None:
        self.picked.emit(self.client)


class CandidatesPane(Panel):
    """The people of the number while it rings and until a dossier is open; empty before. ``search_asked``: Ctrl+K."""

    search_asked = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "panel", parent)
        self._theme, self._bridge = theme, bridge
        self._shown: tuple[object, ...] = ()
        self._known: tuple[e.ContactOffered | None, tuple[Candidate, ...]] = None, ()
        self._cards: list[CandidateCard] = []
        self._empty = EmptyState(theme, "", "")
        self._page = QWidget()
        self._page_column = QVBoxLayout(self._page)
        scroll = Scrolled(self._page, tr("Dossiers for this number"))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(scroll)
        Awake(self, bridge, self._paint)
        theme.scaled.connect(self._restyle)
        self._paint()

    @property
    def cards(self) -> tuple[CandidateCard, ...]:
        """The people on offer."""
        return tuple(self._cards)

    def focus_pane(self) -> None:
        """Give the keyboard to the first person."""
        if self._cards:
            self._cards[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _restyle(self) -> None:
        self._shown = ()
        self._paint()

    def _paint(self) -> None:
        contact = self._bridge.contact()
        live = contact is not None and contact.phase in ("ringing", "talking", "held")
        self._empty.set_words(
            tr("The dossier will open here"),
            tr("When a contact comes, the people it may be are shown here."),
        )
        if contact is None or not live:
            self._stack.setCurrentIndex(0)
            return
        people = self._people(contact)
        shown = (contact.id, contact.phase, people, tr("Open"))
        if shown != self._shown:
            self._shown = shown
            self._rebuild(contact, people)
        self._stack.setCurrentIndex(1)

    def _people(self, contact: Contact) -> tuple[Candidate, ...]:
        """Who it may be: looked up when the contact comes, not at each event."""
        if contact.offer is self._known[0]:
            return self._known[1]
        found = {one.client: one for one in self._bridge.session.world.records.by_phone(contact.offer.number)}
        people = tuple(
            found.get(client, Candidate(client, name, "", 0))
            for client, name in zip(contact.offer.clients, contact.offer.names, strict=False)
        )
        self._known = contact.offer, people
        return people

    def _rebuild(self, contact: Contact, people: tuple[Candidate, ...]) -> None:
        theme, column = self._theme, self._page_column
        empty(column)
        column.setContentsMargins(theme.pad(16), theme.pad(12), theme.pad(16), theme.pad(12))
        column.setSpacing(theme.pad(8))
        ringing = contact.phase == "ringing"
        written = contact.offer.channel in WRITTEN
        column.addWidget(Label(theme, self._title(len(people), written=written), "h3", wrap=True))
        if not people and contact.offer.channel == "chat":
            why = tr("Nobody is logged in. Once they have said who they are, look for their dossier.")
        elif len(people) > 1:
            why = tr("A household may share a telephone. Ask for the name, then choose.")
        elif ringing and written:
            proved = tr("Signed in to the secure space. The dossier opens when you take it.")
            unproved = tr("An address proves nobody’s identity. The dossier opens when you take it.")
            why = proved if contact.offer.authenticated else unproved
        elif ringing:
            why = tr("The number is known, which proves nothing. The dossier opens when you answer.")
        else:
            writes = tr("Choose the dossier of the person who writes.")
            why = writes if written else tr("Choose the dossier of the person who speaks.")
        column.addWidget(Label(theme, why, "small", "medium", wrap=True))
        column.addSpacing(theme.pad(4))
        self._cards = []
        for who in people:
            card = CandidateCard(theme, who, tr("Identity {level}", level=contact.desk.identity(who.client).level))
            # While it rings there is nothing to open yet: answering comes first.
            card.setEnabled(not ringing or len(people) > 1)
            card.picked.connect(self._open)
            column.addWidget(card)
            self._cards.append(card)
        column.addWidget(self._search_row())
        column.addStretch(1)

    @staticmethod
    def _title(count: int, *, written: bool) -> str:
        if written and count < 2:
            return tr("One dossier for this sender") if count else tr("No dossier for this sender")
        if count > 1:
            return tr("{n} dossiers for this number", n=_spelled(count))
        return tr("One dossier for this number") if count else tr("No dossier for this number")

    def _search_row(self) -> QWidget:
        made = QWidget()
        flow = Flow(self._theme.pad(8), made)
        link = Button(self._theme, tr("Look for somebody else"), "link", "small", icon="other_person")
        link.clicked.connect(self.search_asked)
        flow.addWidget(link)
        flow.addWidget(KeyCap(self._theme, SEARCH.keys))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
        return made

    def _open(self, client: str) -> None:
        contact = self._bridge.contact()
        if contact is not None:
            self._bridge.do(OpenDossier(contact.id, client))


def _spelled(count: int) -> str:
    """Two to five, the most a ring shows, as a sentence begins."""
    return {2: tr("Two"), 3: tr("Three"), 4: tr("Four"), 5: tr("Five")}.get(count, str(count))
