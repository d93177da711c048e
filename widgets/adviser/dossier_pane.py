"""The dossier: whose it is, what is established about them, every part at its level, and the acts done on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.adviser.act_forms import ActForm
from widgets.adviser.dossier_model import Reading, View
from widgets.adviser.dossier_sections import Section
from widgets.adviser.dossier_tabs import DossierTabs
from widgets.adviser.dossier_views import SECTION_OF_ACT, results_of, views_of
from widgets.adviser.filling import Filling
from widgets.adviser.identity_strip import IdentityStrip
from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.chips import Chip
from widgets.common.labels import Label
from widgets.common.pebble import Pebble
from widgets.common.placed import nest
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from widgets.readings import parts
from workstation import events as e
from workstation.bank.acts import ACTS
from workstation.bank.dossier import Dossier
from workstation.bank.entitled import heard_by
from workstation.bank.perimeter import JUNIOR
from workstation.commands import DoAct, JudgeIdentity, OpenDossier, OpenSection
from workstation.desk.state import Identity
from workstation.i18n import language, tr
from workstation.session.offer import Offered, identity_wanted
from workstation.session.state import Contact
from workstation.wording import hour

SETTLING = 2
"""How many times the page grows before a form has its place: with the form, then with the identity it asks for."""


class DossierPane(Panel):
    """The dossier on the desk. ``not_them`` asks to choose or search somebody else."""

    not_them = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "panel", parent)
        self._theme, self._bridge = theme, bridge
        self._client = ""
        self._form: tuple[str, str] = ("", "")
        self._filling = Filling(bridge, self)
        self._revealing = 0
        self._opening = ""
        self._landed = ""
        self._lit = ""
        self._shown: object = None
        self._sections: dict[str, Section] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._tabs = DossierTabs(theme)
        self._tabs.chosen.connect(self._turn_to)
        self._column.addWidget(self._tabs)
        self._make_head()
        self._strip = IdentityStrip(theme)
        self._strip.judged.connect(self._judge)
        self._page = QWidget()
        self._page_column = QVBoxLayout(self._page)
        self._page_column.setContentsMargins(0, 0, 0, 0)
        self._page_column.setSpacing(0)
        self._page_column.addWidget(self._strip)
        self._page_column.addStretch(1)
        self._page.installEventFilter(self)  # before the area's own, so that it has moved its bars when we look
        self._scroll = Scrolled(self._page, tr("Dossier"))
        self._scroll.verticalScrollBar().actionTriggered.connect(self._settle)  # by hand: it moves no more by itself
        self._column.addWidget(self._scroll, 1)
        bridge.happened.connect(self._happened)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._paint()

    @property
    def strip(self) -> IdentityStrip:
        """The identity strip."""
        return self._strip

    @property
    def client(self) -> str:
        """Whose dossier is shown; empty when none is."""
        return self._client

    def section(self, name: str) -> Section:
        """A part by its name. Raises ``KeyError`` when it is not shown."""
        return self._sections[name]

    def form(self) -> ActForm | None:
        """The form that is open, if any."""
        found = self._page.findChildren(ActForm)
        return next((form for form in found if not form.isHidden()), None)

    def highlight(self, act: str) -> None:
        """Light the part where an act at the desk is done, and bring it into view; an empty act puts the light out."""
        self._lit = SECTION_OF_ACT.get(act, "")
        for name, section in self._sections.items():
            section.set_lit(name == self._lit)
        if self._lit in self._sections:
            self._sections[self._lit].unfold(act)
            self._scroll.ensureWidgetVisible(self._sections[self._lit], 0, self._theme.pad(8))

    def focus_pane(self) -> None:
        """Give the keyboard to the answer to judge, else to the dossier's text."""
        contact = self._bridge.contact()
        waiting = contact.desk.identity(self._client).waiting if contact and self._client else None
        row = self._strip.row(waiting.element) if waiting else None
        target = row.accept if row else self._scroll
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reach(self, act: str) -> None:
        """Bring the keyboard to where an act is done: its form, opened; of a part to open, what opens it."""
        section = self._sections.get(SECTION_OF_ACT.get(act, ""))
        if section is None:
            self.focus_pane()
        elif act in ACTS:
            offered = section.targets(act)
            self.ask(act, offered[0] if len(offered) == 1 else "")
        elif section.view.look == "closed" or not section.take_focus():
            self.focus_pane()  # below its level a part is not opened: the identity comes first

    def to_next_part(self) -> None:
        """Bring the keyboard to the next part that has something to press."""
        self._turn(1)

    def to_former_part(self) -> None:
        """And to the one before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        parts = list(self._sections.values())
        held = self.window().focusWidget()
        here = next((n for n, part in enumerate(parts) if part.isAncestorOf(held)), None)
        start = (-1 if by > 0 else len(parts)) if here is None else here
        for part in parts[start + by :] if by > 0 else reversed(parts[:start]):
            if part.take_focus():
                self._scroll.ensureWidgetVisible(part, 0, self._theme.pad(8))
                self._scroll.ensureWidgetVisible(self.window().focusWidget(), 0, self._theme.pad(8))
                return

    def ask(self, act: str, target: str = "") -> None:
        """Open the form of an act under its part."""
        self._form = (act, target)
        self._paint()
        self._show_form()

    def view_state(self) -> object:
        """Whose dossier it is, the form that is open on it, and the part that is lit."""
        return self._client, *self._form, self._lit

    def restore_view(self, state: object) -> None:
        """Open that form, and light that part."""
        match state:
            case (str(client), str(act), str(target), str(lit)) if client == self._client:
                self._lit = lit
                if act:
                    self.ask(act, target)
                else:
                    self._paint()
            case _:
                pass

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring a form or a part that has just opened into view, once it has its place."""
        if watched is self._page and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            shown = self._newly_shown() if self._revealing else None
            if shown is not None:
                if shown.height() > self._scroll.viewport().height():
                    self._scroll.verticalScrollBar().setValue(shown.mapTo(self._page, QPoint(0, 0)).y())
                else:
                    self._scroll.ensureWidgetVisible(shown, 0, self._theme.pad(12))
                self._revealing -= event.type() == QEvent.Type.Resize
        return False

    def _settle(self) -> None:
        self._revealing = 0

    def _newly_shown(self) -> QWidget | None:
        """The form that opened, what an act just brought, or the part that was opened."""
        landed = self._sections.get(self._landed)
        return self.form() or (landed.latest_result() if landed else None) or self._sections.get(self._opening)

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
        if not any(isinstance(entry.event, e.SectionOpened) for entry in entries):
            self._opening = ""
        hidden = self._strip.isHidden()
        self._paint()
        # An identity newly asked for is seen at once, but never in the middle of a form.
        announced = hidden and not self._strip.isHidden() and not self._form[0]
        if announced or any(isinstance(entry.event, e.IdentityAsked) for entry in entries):
            self._scroll.verticalScrollBar().setValue(0)

    def _paint(self) -> None:
        contact = self._bridge.contact()
        opened = contact.desk.opened if contact else None
        dossier = self._bridge.dossier(contact, opened.client) if contact and opened else None
        if contact is None or dossier is None:
            self._client, self._shown = "", None
            return
        if dossier.client.id != self._client:
            self._client, self._form = dossier.client.id, ("", "")
            self._show_form()  # a form begun on another's dossier would be done on this one
            self._scroll.verticalScrollBar().setValue(0)
        self._tabs.show_dossiers(contact.desk.dossiers, self._client, self._dossier)  # one pressed in vain goes back
        now = self._rests_on(contact)
        if now == self._shown:
            return
        self._shown = now
        identity = contact.desk.identity(self._client)
        self._paint_head(dossier, identity)
        self._paint_strip(contact, dossier, identity)
        opened_parts = frozenset(section for client, section in contact.desk.sections if client == self._client)
        started = self._bridge.state.started
        job = started.job if started else JUNIOR
        waits, today = identity.waiting is not None, self._bridge.today
        perimeter = self._bridge.perimeter()
        reading = Reading(identity.level, opened_parts, today, waits, job, perimeter, identity.hears)
        views = views_of(dossier, reading)
        self._paint_sections(contact, views)

    def _rests_on(self, contact: Contact) -> object:
        """All that the pane may show something of: a letter typed, the line and the thread are no part of it."""
        return contact.id, self._client, self._form, self._lit, self._bridge.started, language(), parts(contact)

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

    def _paint_strip(self, contact: Contact, dossier: Dossier, identity: Identity) -> None:
        role = self._bridge.role(contact)
        needed = identity_wanted(contact, role)
        acts = [self._form[0], *(line.act for line in self._offered(contact) if line.kind == "desk")]
        needed = max([needed, *(ACTS[act].level for act in acts if act in ACTS)])
        mine = role.subject == self._client
        asked = tuple(question.element for question in contact.talk.asks) if mine else ()
        others = (i for client, i in contact.desk.identities.items() if client != self._client)
        stray = sum(1 for i in others for answer in i.answers if answer.accepted is None)
        name = "" if identity.level or (speaker := contact.desk.speaker) is None else speaker.name
        other = (name, heard_by(name, dossier, self._bridge.today))
        self._strip.show_identity(identity, needed, dossier, asked=asked, stray=stray, guided=role.gentle, other=other)

    def _offered(self, contact: Contact) -> tuple[Offered, ...]:
        return self._bridge.offered(contact) if contact.on_line else ()

    def _paint_sections(self, contact: Contact, views: tuple[View, ...]) -> None:
        wanted = [view.name for view in views]
        if wanted != list(self._sections):
            self._rebuild(views)
        done = results_of(contact, self._client)
        for view in views:
            section = self._sections[view.name]
            section.show_view(view)
            section.show_results(tuple(words for part, words in done if part == view.name))
            section.set_lit(view.name == self._lit)

    def _rebuild(self, views: tuple[View, ...]) -> None:
        for name in list(self._sections):
            if name not in [view.name for view in views]:
                old = self._sections.pop(name)
                old.hide()
                old.deleteLater()
        ordered: dict[str, Section] = {}
        for index, view in enumerate(views):
            section = self._sections.get(view.name)
            if section is None:
                section = Section(self._theme, view)
                section.open_asked.connect(self._open)
                section.act_asked.connect(self.ask)
                section.left.connect(self._hold)
            self._page_column.insertWidget(index + 1, section)
            ordered[view.name] = section
        self._sections = ordered

    def _show_form(self) -> None:
        for section in self._sections.values():
            section.set_form(None)
        act, target = self._form
        contact = self._bridge.contact()
        dossier = self._bridge.dossier(contact, self._client) if contact and self._client else None
        started = self._bridge.state.started
        if not act or dossier is None or started is None:
            return
        role = started.job, self._bridge.perimeter()
        form = ActForm(self._theme, act, target, dossier, self._bridge.today, role)
        form.confirmed.connect(self._do)
        form.cancelled.connect(self._leave_form)
        self._filling.watch(form)
        section = self._sections[SECTION_OF_ACT[act]]
        section.set_form(form)
        form.show()
        self._revealing = SETTLING
        form.focus_first()

    def _leave_form(self) -> None:
        act, target = self._form
        self._form = ("", "")
        self._show_form()
        self._paint()
        if act:
            self._sections[SECTION_OF_ACT[act]].unfold(act)
        button = self._sections[SECTION_OF_ACT[act]].button(act, target) if act else None
        if button is None:
            self._hold()
        else:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hold(self) -> None:
        """Keep the keyboard in the dossier, on its text."""
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self, act: str, target: str, values: tuple[tuple[str, str], ...]) -> None:
        contact = self._bridge.contact()
        if contact is None:
            return
        self._bridge.refused.connect(self._refused)
        done = self._bridge.do(DoAct(contact.id, self._client, act, target, values))
        self._bridge.refused.disconnect(self._refused)
        if done:
            self._form = ("", "")
            self._landed, self._revealing = SECTION_OF_ACT.get(act, "acts"), SETTLING
            self._show_form()
            self._paint()

    def _refused(self, reason: str) -> None:
        form = self.form()
        if form is not None:
            form.show_refusal(reason)

    def _turn_to(self, client: str) -> None:
        contact = self._bridge.contact()
        if contact is not None and client != self._client:
            self._bridge.do(OpenDossier(contact.id, client))

    def _open(self, section: str) -> None:
        contact = self._bridge.contact()
        if contact is not None:
            self._opening, self._landed, self._revealing = section, "", SETTLING
            self._bridge.do(OpenSection(contact.id, self._client, section))

    def _judge(self, element: str, accepted: bool) -> None:
        contact = self._bridge.contact()
        if contact is not None:
            self._bridge.do(JudgeIdentity(contact.id, self._client, element, accepted))

    def _restyle(self) -> None:
        theme = self._theme
        self._head_row.setContentsMargins(theme.pad(16), theme.pad(10), theme.pad(14), theme.pad(10))
        self._head_row.setSpacing(theme.pad(11))
        self._shown = None
        self._paint()
