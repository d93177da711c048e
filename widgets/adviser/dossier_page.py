"""One dossier on the desk: what is established about its client, every part at its level, and the acts done on it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.adviser.act_forms import ActForm
from widgets.adviser.dossier_model import Reading, View
from widgets.adviser.dossier_sections import Section
from widgets.adviser.dossier_views import SECTION_OF_ACT, results_of, views_of
from widgets.adviser.filling import Filling
from widgets.adviser.identity_strip import IdentityStrip
from widgets.bridge import Bridge
from widgets.common.carrying import settle
from widgets.common.scrolled import Scrolled
from widgets.common.tall import Tall
from widgets.common.theme import Theme
from widgets.readings import parts
from workstation.bank.acts import ACTS
from workstation.bank.dossier import Dossier
from workstation.bank.entitled import heard_by
from workstation.commands import DoAct, JudgeIdentity, OpenSection
from workstation.desk.state import Identity
from workstation.i18n import language, tr
from workstation.session.offer import Offered, identity_wanted
from workstation.session.state import Contact


class DossierPage(Scrolled):
    """The parts of a client's dossier in one contact, as they were left; it shows nothing new until it is shown again.

    Everything is asked for of that contact and that client: what is done here is never done on another dossier.
    """

    def __init__(self, theme: Theme, bridge: Bridge, contact: str, client: str) -> None:
        self._page = Tall()
        super().__init__(self._page, tr("Dossier"))
        self._theme, self._bridge = theme, bridge
        self._of, self.client = contact, client
        self._form: tuple[str, str] = ("", "")
        self._filling = Filling(bridge, self)
        self._lit = ""
        self._shown: object = None
        self._sections: dict[str, Section] = {}
        self.strip = IdentityStrip(theme)
        self.strip.judged.connect(self._judge)
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.strip)
        self._column.addStretch(1)

    @property
    def sections(self) -> dict[str, Section]:
        """Every part by its name, from top to bottom."""
        return self._sections

    @property
    def view(self) -> tuple[str, str, str]:
        """The form that is open, as its act and what it bears on, and the part that is lit."""
        return *self._form, self._lit

    def form(self) -> ActForm | None:
        """The form that is open, if any."""
        found = self._page.findChildren(ActForm)
        return next((form for form in found if not form.isHidden()), None)

    def light(self, part: str) -> None:
        """Light a part; none, under an empty name."""
        self._lit = part
        for name, section in self._sections.items():
            section.set_lit(name == part)

    def highlight(self, act: str) -> None:
        """Light the part where an act at the desk is done, and bring it into view; an empty act puts the light out."""
        self.light(SECTION_OF_ACT.get(act, ""))
        if self._lit in self._sections:
            self._sections[self._lit].unfold(act)
            self.ensureWidgetVisible(self._sections[self._lit], 0, self._theme.pad(8))

    def focus_page(self) -> None:
        """Give the keyboard to the answer to judge, else to the dossier's text."""
        waiting = self._contact.desk.identity(self.client).waiting
        row = self.strip.row(waiting.element) if waiting else None
        target = row.accept if row else self
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reach(self, act: str) -> None:
        """Bring the keyboard to where an act is done: its form, opened; of a part to open, what opens it."""
        section = self._sections.get(SECTION_OF_ACT.get(act, ""))
        if section is None:
            self.focus_page()
        elif act in ACTS:
            offered = section.targets(act)
            self.ask(act, offered[0] if len(offered) == 1 else "")
        elif section.view.look == "closed" or not section.take_focus():
            self.focus_page()  # below its level a part is not opened: the identity comes first

    def turn(self, by: int) -> None:
        """Bring the keyboard to the next part that has something to press, or to the one before (-1)."""
        parts = list(self._sections.values())
        held = self.window().focusWidget()
        here = next((n for n, part in enumerate(parts) if part.isAncestorOf(held)), None)
        start = (-1 if by > 0 else len(parts)) if here is None else here
        for part in parts[start + by :] if by > 0 else reversed(parts[:start]):
            if part.take_focus():
                self.ensureWidgetVisible(part, 0, self._theme.pad(8))
                self.ensureWidgetVisible(self.window().focusWidget(), 0, self._theme.pad(8))
                return

    def ask(self, act: str, target: str = "") -> None:
        """Open the form of an act under its part; none, for an empty act."""
        self._form = (act, target)
        self.show_state()
        self._show_form()
        form = self.form()
        if form is not None:
            form.focus_first()
        self._reveal(form)

    def leave(self) -> None:
        """Somebody else's dossier comes to the front: a form begun here is not gone on with."""
        if self._form[0]:
            self._form = ("", "")
            self._show_form()

    def show_state(self) -> bool:
        """Show the dossier as it stands, unless it is shown so already; whether an identity is newly asked for."""
        contact, dossier = self._contact, self._dossier
        now = self._form, self._lit, self._bridge.started, language(), parts(contact)
        if now == self._shown or dossier is None:
            return False
        self._shown = now
        identity, hidden = contact.desk.identity(self.client), self.strip.isHidden()
        self._show_strip(contact, dossier, identity)
        reading = self._reading()
        self._show_sections(contact, views_of(dossier, reading))
        form = self.form()
        if form is not None and form.closes(reading) != form.closed:
            self._show_form()
        elif form is not None:
            form.read_by(reading)
        # What is newly asked for is seen at once, but never in the middle of a form.
        return hidden and not self.strip.isHidden() and not self._form[0]

    @property
    def _contact(self) -> Contact:
        return self._bridge.state.contacts[self._of]

    @property
    def _dossier(self) -> Dossier | None:
        return self._bridge.dossier(self._contact, self.client)

    def _reading(self) -> Reading:
        """Who reads the dossier, and how far they know whom they speak to."""
        desk, started = self._contact.desk, self._bridge.started
        identity = desk.identity(self.client)
        opened = frozenset(section for client, section in desk.sections if client == self.client)
        waits, perimeter = identity.waiting is not None, self._bridge.perimeter()
        return Reading(identity.level, opened, self._bridge.today, waits, started.job, perimeter, identity.hears)

    def _show_strip(self, contact: Contact, dossier: Dossier, identity: Identity) -> None:
        role = self._bridge.role(contact)
        acts = [self._form[0], *(line.act for line in self._offered(contact) if line.kind == "desk")]
        needed = max([identity_wanted(contact, role), *(ACTS[act].level for act in acts if act in ACTS)])
        mine = role.subject == self.client
        asked = tuple(question.element for question in contact.talk.asks) if mine else ()
        others = (i for client, i in contact.desk.identities.items() if client != self.client)
        stray = sum(1 for i in others for answer in i.answers if answer.accepted is None)
        name = "" if identity.level or (speaker := contact.desk.speaker) is None else speaker.name
        other = (name, heard_by(name, dossier, self._bridge.today))
        self.strip.show_identity(identity, needed, dossier, asked=asked, stray=stray, guided=role.gentle, other=other)

    def _offered(self, contact: Contact) -> tuple[Offered, ...]:
        return self._bridge.offered(contact) if contact.on_line else ()

    def _show_sections(self, contact: Contact, views: tuple[View, ...]) -> None:
        wanted = [view.name for view in views]
        if wanted != list(self._sections):
            self._arrange(views)
        done = results_of(contact, self.client)
        for view in views:
            section = self._sections[view.name]
            section.show_view(view)
            section.show_results(tuple(words for part, words in done if part == view.name))
            section.set_lit(view.name == self._lit)

    def _arrange(self, views: tuple[View, ...]) -> None:
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
                section.open_asked.connect(self.open_part)
                section.act_asked.connect(self.ask)
                section.left.connect(self._hold)
            self._column.insertWidget(index + 1, section)
            ordered[view.name] = section
        self._sections = ordered

    def _show_form(self) -> None:
        for section in self._sections.values():
            section.set_form(None)
        act, target = self._form
        dossier = self._dossier
        if not act or dossier is None:
            return
        form = ActForm(self._theme, act, target, dossier, self._reading())
        form.confirmed.connect(self.do)
        form.cancelled.connect(self._leave_form)
        self._filling.watch(form)
        self._sections[SECTION_OF_ACT[act]].set_form(form)
        form.show()

    def _leave_form(self) -> None:
        act, target = self._form
        self._form = ("", "")
        self._show_form()
        self.show_state()
        section = self._sections[SECTION_OF_ACT[act]] if act else None
        if section is not None:
            section.unfold(act)
        button = section.button(act, target) if section is not None else None
        if button is None:
            self._hold()
        else:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._reveal(button)

    def _hold(self) -> None:
        """Keep the keyboard in the dossier, on its text."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reveal(self, shown: QWidget | None) -> None:
        """Bring what has just come to the head of the view, once it has its place; in view already, it stays."""
        if shown is None:
            return
        settle()
        bar, top = self.verticalScrollBar(), shown.mapTo(self._page, QPoint(0, 0)).y()
        if not bar.value() <= top <= bar.value() + self.viewport().height() - shown.height():
            bar.setValue(top - self._theme.pad(12))

    def do(self, act: str, target: str, values: tuple[tuple[str, str], ...]) -> None:
        """Do an act on this client; refused, the open form says why."""
        self._bridge.refused.connect(self._refused)
        done = self._bridge.do(DoAct(self._of, self.client, act, target, values))
        self._bridge.refused.disconnect(self._refused)
        if done:
            self._form = ("", "")
            self._show_form()
            self.show_state()
            landed = self._sections.get(SECTION_OF_ACT.get(act, "acts"))
            self._reveal(landed.latest_result() if landed is not None else None)

    def _refused(self, reason: str) -> None:
        form = self.form()
        if form is not None:
            form.show_refusal(reason)
            settle()
            self.ensureWidgetVisible(form.refusal, 0, self._theme.pad(12))

    def open_part(self, section: str) -> None:
        """Open a part of it."""
        if self._bridge.do(OpenSection(self._of, self.client, section)):
            self._reveal(self._sections.get(section))

    def _judge(self, element: str, accepted: bool) -> None:
        self._bridge.do(JudgeIdentity(self._of, self.client, element, accepted))
