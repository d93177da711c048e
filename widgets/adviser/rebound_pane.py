"""What may be offered to the client at hand, as the dossier and the conversation stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from widgets.adviser.dock import SIDE, DockPane
from widgets.adviser.rebound_card import ReboundCard
from widgets.awake import Awake
from widgets.bridge import Bridge
from widgets.common.empty_state import EmptyState
from widgets.common.placed import empty
from widgets.common.scrolled import Scrolled
from widgets.common.theme import Theme
from workstation.commands import AnswerRebound, OfferRebound
from workstation.i18n import tr
from workstation.session.state import Contact

TOLD = ("guided", "choice")
"""Levels of help at which the desk says how an offer stands; at the others one judges for oneself."""


class ReboundPane(DockPane):
    """A card for each thing that the dossier calls for; most of the time there is none, and it says so."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "hollow", parent)
        self._theme, self._bridge = theme, bridge
        self._shown: object = None
        self.cards: list[ReboundCard] = []
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._scroll = Scrolled(self._page, tr("Rebound"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        Awake(self, bridge, self._paint)
        theme.scaled.connect(self._restyle)
        self._paint()

    def focus_pane(self) -> None:
        """Give the keyboard to the first gesture, or to the pane itself."""
        first = next((button for card in self.cards for button in card.gestures.values()), None)
        (first or self._scroll).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _restyle(self) -> None:
        self._shown = None
        self._paint()

    def _paint(self) -> None:
        contact, started = self._bridge.contact(), self._bridge.state.started
        found = self._bridge.opportunities(contact) if contact is not None and not contact.over else ()
        noted = {} if contact is None else {name: told for (who, name), told in contact.desk.rebounds.items()
                                            if who == contact.desk.current}  # fmt: skip
        shown = [(one.rebound.id, one.standing, one.bar, noted.get(one.rebound.id, "")) for one in found]
        now = (contact.id if contact else "", contact.desk.current if contact else "", shown)
        if now == self._shown:
            return
        self._shown = now
        focused = QApplication.focusWidget()
        kept = focused is not None and self.isAncestorOf(focused)
        empty(self._column)
        self.cards = []
        told = started is not None and started.help in TOLD
        for one in found:
            opening = one.rebound.opening
            said = opening.get(self._language(contact), opening["fr"])
            card = ReboundCard(self._theme, one, said, noted.get(one.rebound.id, ""), told=told)
            card.offered.connect(self._on_offered)
            card.answered.connect(self._on_answered)
            self._column.addWidget(card)
            self.cards.append(card)
        if not found:
            words = tr("What the dossier and the conversation call for is listed here, when there is something.")
            self._column.addWidget(EmptyState(self._theme, tr("Nothing to offer now"), words))
        self._column.addStretch(1)
        side, top = self._theme.pad(SIDE), self._theme.pad(12)
        self._column.setContentsMargins(side, top, side, top)
        self._column.setSpacing(self._theme.pad(10))
        if kept:
            self.focus_pane()

    def _language(self, contact: Contact | None) -> str:
        return self._bridge.program(contact).script.language[:2] if contact is not None else ""

    def _on_offered(self, rebound: str) -> None:
        if (contact := self._bridge.contact()) is not None:
            self._bridge.do(OfferRebound(contact.id, rebound))

    def _on_answered(self, rebound: str, outcome: str, reason: str) -> None:
        if (contact := self._bridge.contact()) is not None:
            self._bridge.do(AnswerRebound(contact.id, rebound, outcome, reason))
