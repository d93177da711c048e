"""The dossiers on the desk: whose the one in front is, one page for each, and the tabs that lead to the others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import delete

from widgets.adviser.act_forms import ActForm
from widgets.adviser.dossier_page import DossierPage
from widgets.adviser.dossier_sections import Section
from widgets.adviser.dossier_tabs import DossierTabs
from widgets.adviser.identity_strip import IdentityStrip
from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.chips import Chip
from widgets.common.labels import Label
from widgets.common.pages import Pages
from widgets.common.pebble import Pebble
from widgets.common.placed import nest
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from workstation import events as e
from workstation.bank.dossier import Dossier
from workstation.commands import OpenDossier
from workstation.desk.state import Identity
from workstation.i18n import tr
from workstation.wording import hour


class DossierPane(Panel):
    """The dossier on the desk. ``not_them`` asks to choose or search somebody else.

    Each dossier of each contact keeps its page while the contact lives: one turns to it, and nothing is made again.
    """

    not_them = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "panel", parent)
        self._theme, self._bridge = theme, bridge
        self._pages: dict[tuple[str, str], DossierPage] = {}
        self._current: DossierPage | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._tabs = DossierTabs(theme)
        self._tabs.chosen.connect(self._turn_to)
        self._column.addWidget(self._tabs)
        self._make_head()
        self._stack = Pages()
        self._column.addWidget(self._stack, 1)
        bridge.happened.connect(self._happened)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._paint()

    @property
    def page(self) -> DossierPage:
        """The dossier in front. Raises ``LookupError`` where there is none."""
        if self._current is None:
            raise LookupError("no dossier is open")
        return self._current

    @property
    def strip(self) -> IdentityStrip:
        """The identity strip. Raises ``LookupError`` where no dossier is open."""
        return self.page.strip

    @property
    def client(self) -> str:
        """Whose dossier is shown; empty when none is."""
        return self._current.client if self._current is not None else ""

    def section(self, name: str) -> Section:
        """A part by its name. Raises ``LookupError`` when it is not shown."""
        return self.page.sections[name]

    def form(self) -> ActForm | None:
        """The form that is open, if any."""
        return self._current.form() if self._current is not None else None

    def highlight(self, act: str) -> None:
        """Light the part where an act at the desk is done, and bring it into view; an empty act puts the light out."""
        if self._current is not None:
            self._current.highlight(act)

    def focus_pane(self) -> None:
        """Give the keyboard to the answer to judge, else to the dossier's text."""
        if self._current is not None:
            self._current.focus_page()

    def reach(self, act: str) -> None:
        """Bring the keyboard to where an act is done: its form, opened; of a part to open, what opens it."""
        if self._current is not None:
            self._current.reach(act)

    def to_next_part(self) -> None:
        """Bring the keyboard to the next part that has something to press."""
        if self._current is not None:
            self._current.turn(1)

    def to_former_part(self) -> None:
        """And to the one before."""
        if self._current is not None:
            self._current.turn(-1)

    def ask(self, act: str, target: str = "") -> None:
        """Open the form of an act under its part."""
        self.page.ask(act, target)

    def view_state(self) -> object:
        """Whose dossier it is, the form that is open on it, and the part that is lit."""
        return self.client, self._current.view if self._current is not None else ("", "", "")

    def restore_view(self, state: object) -> None:
        """Open that form, and light that part."""
        match state:
            case (str(client), (str(act), str(target), str(lit))) if client == self.client and self._current:
                self._current.light(lit)
                if act:
                    self._current.ask(act, target)
            case _:
                pass

    def _make_head(self) -> None:
        theme = self._theme
        self._head = QWidget()
        self._pebble = Pebble(theme, size=44)
        self._name = Label(theme, "", "h2", wrap=True)
        self._about = Label(theme, "", "small", "medium", wrap=True)
        self._chip = Chip(theme, "", "good", icon="opened")
        self._other = Button(theme, "", "link", "small")
        self._other.clicked.connect(self.not_them)
        words = QVBoxLayout()
        words.setSpacing(0)
        for left, right in ((self._name, self._chip), (self._about, self._other)):
            line = QHBoxLayout()
            line.setSpacing(theme.pad(6))
            line.addWidget(left, 1)
            line.addWidget(right)
            nest(words, line)
        self._head_row = QHBoxLayout(self._head)
        self._head_row.addWidget(self._pebble)
        nest(self._head_row, words, 1)
        self._rule = Panel(theme, "rule")
        self._rule.setFixedHeight(1)
        self._column.addWidget(self._head)
        self._column.addWidget(self._rule)

    def _happened(self, entries: tuple[e.Entry[e.Event], ...], _state: object) -> None:
        asked = self._paint()
        if self._current is not None and (asked or any(isinstance(entry.event, e.IdentityAsked) for entry in entries)):
            self._current.verticalScrollBar().setValue(0)

    def _paint(self) -> bool:
        """Show the dossier of the contact in hand; whether an identity is newly asked for."""
        contact = self._bridge.contact()
        opened = contact.desk.opened if contact else None
        dossier = self._bridge.dossier(contact, opened.client) if contact and opened else None
        if contact is None or dossier is None:
            self._bring(None)
            return False
        self._forget()
        page = self._pages.get((contact.id, dossier.client.id)) or self._make(contact.id, dossier.client.id)
        if page is not self._current:
            asked = page.show_state()  # before it is in sight: it is then laid out once, whole
            self._bring(page)
        else:
            asked = page.show_state()
        self._tabs.show_dossiers(contact.desk.dossiers, self.client, self._dossier)  # one pressed in vain goes back
        self._paint_head(dossier, contact.desk.identity(self.client))
        return asked

    def _make(self, contact: str, client: str) -> DossierPage:
        self._pages[contact, client] = page = DossierPage(self._theme, self._bridge, contact, client)
        self._stack.addWidget(page)
        return page

    def _bring(self, page: DossierPage | None) -> None:
        """Bring a dossier to the front, from its top."""
        if self._current is not None:
            self._current.leave()
        self._current = page
        if page is not None:
            page.verticalScrollBar().setValue(0)
            self._stack.setCurrentWidget(page)

    def _forget(self) -> None:
        """Nobody comes back to the dossiers of a contact that is over."""
        contacts = self._bridge.state.contacts
        for key in [key for key in self._pages if contacts[key[0]].over and self._pages[key] is not self._current]:
            self._drop(key)

    def _drop(self, key: tuple[str, str]) -> None:
        page = self._pages.pop(key)
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    def _dossier(self, client: str) -> Dossier | None:
        contact = self._bridge.contact()
        return self._bridge.dossier(contact, client) if contact else None

    def _paint_head(self, dossier: Dossier, identity: Identity) -> None:
        client = dossier.client
        she = client.title == "Mme"
        self._pebble.set_person(client.name, client.id)
        self._name.setText(client.name)
        city = client.address.city
        self._about.setText(tr("Personal · customer since {year} · {city}", year=client.since, city=city))
        self._other.setText(tr("Not her?") if she else tr("Not him?"))
        self._chip.setVisible(identity.level > 0)
        started = self._bridge.state.started
        if identity.level and identity.reached_at >= 0 and started:
            at = hour(started.start, identity.reached_at)
            self._chip.set_text(tr("Identity {level} at {time}", level=identity.level, time=at))
        elif identity.level:
            self._chip.set_text(tr("Identity {level}", level=identity.level))

    def _turn_to(self, client: str) -> None:
        contact = self._bridge.contact()
        if contact is not None and client != self.client:
            self._bridge.do(OpenDossier(contact.id, client))

    def _restyle(self) -> None:
        theme = self._theme
        # First of all that is here: what nobody sees is made again in the other theme once one turns to it.
        for key in [key for key, page in self._pages.items() if page is not self._current]:
            page = self._pages.pop(key)
            self._stack.removeWidget(page)
            delete(page)
        self._head_row.setContentsMargins(theme.pad(16), theme.pad(10), theme.pad(14), theme.pad(10))
        self._head_row.setSpacing(theme.pad(11))
