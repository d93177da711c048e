"""What a finished session was worth: kept, shown, taken elsewhere; and what is said of it afterwards.

Signals:
    left(): back to Home
    again(scenario): the same role-play, or shift, is wanted from the start
    restart_asked(session, fork_at, contact): a second try is wanted, from there, with that contact in hand
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from widgets.afterwards import Afterwards
from widgets.asides import Asides
from widgets.common.theme import Theme
from widgets.debrief.contact_tabs import WHOLE
from widgets.debrief.debrief_page import DebriefPage
from widgets.debrief.shift_page import ShiftPage, contacts_of
from widgets.windows import MainWindow
from workstation import commands as c
from workstation.debrief.building import make_report
from workstation.debrief.page import as_html
from workstation.debrief.report import Report
from workstation.debrief.shift import ShiftReport, is_shift, make_shift_report
from workstation.debrief.shift_page import shift_as_html
from workstation.i18n import tr
from workstation.library.store import Store
from workstation.library.worth import keep_worth
from workstation.session.runner import Session
from workstation.session.unreadable import read_or_set_aside


class Reporting(QObject):
    """One finished session at a time; of a shift, the whole and each of its contacts."""

    left = Signal()
    again = Signal(str)
    restart_asked = Signal(str, int, str)

    def __init__(self, window: MainWindow, theme: Theme, store: Store, asides: Asides) -> None:
        super().__init__(window)
        self._window, self._theme, self._store, self._asides = window, theme, store, asides
        self._afterwards = Afterwards(window, theme, asides)
        self._afterwards.contested.connect(self._contest)
        self._session: Session | None = None
        self.whole: ShiftReport | None = None
        self.report: Report | None = None
        """The contact whose debrief is in front; None while none is, or the whole shift."""
        self.page: DebriefPage | ShiftPage | None = None

    @property
    def shown(self) -> bool:
        """Whether there is a report."""
        return self.report is not None or self.whole is not None

    def keep(self, session: Session) -> None:
        """Keep what each contact of a session was worth."""
        for contact in session.state.own:
            self._keep(session, self._report_of(session, contact.id))

    def show(self, session: Session, contact: str = "") -> None:
        """The debrief of a contact; without one, of the whole shift, or of the contact that was in hand last."""
        self._session, self.whole = session, self._whole_of(session)
        if self.whole is not None and not contact:
            self.report = None
            for one in self.whole.contacts:
                self._keep(session, one)
        else:
            report = self._report_of(session, contact or session.state.queue.focus)
            self.report = replace(report, best=self._best_before(session, report.scenario))
            self._keep(session, self.report)
        self._window.present(self._make_page)
        if self.page is not None:
            self.page.setFocus()

    def as_page(self) -> str:
        """What is in front as a page of its own; nothing where there is no report."""
        if self.report is not None:
            return as_html(self.report)
        return shift_as_html(self.whole) if self.whole is not None else ""

    def _whole_of(self, session: Session) -> ShiftReport | None:
        with read_or_set_aside(session.id):
            entries = session.entries()
            if not is_shift(entries):
                return None
            return make_shift_report(session.id, entries, session.world.pins, self._kind(session.id))

    def _report_of(self, session: Session, contact: str) -> Report:
        with read_or_set_aside(session.id):
            return make_report(session.id, session.entries(), session.world.pins, contact, self._kind(session.id))

    def _kind(self, session_id: str) -> str:
        return next((row.kind for row in self._store.log.sessions() if row.id == session_id), "practice")

    def _keep(self, session: Session, report: Report) -> None:
        with self._asides.telling(tr("The score could not be kept: open the report again later")):
            keep_worth(self._store, session.state, report)

    def _best_before(self, session: Session, scenario: str) -> int | None:
        """The recruit's best score on this role-play, this session's own left out."""
        started = session.state.started
        if started is None:
            return None
        kept = [one for one in self._store.results.history(started.profile) if one.session != session.id]
        scores = [one.score for one in kept if one.scenario == scenario and one.score is not None]
        return max(scores, default=None)

    def _make_page(self) -> DebriefPage | ShiftPage:
        page = self.page = self._contact_page() if self.report is not None else self._shift_page()
        page.contact_asked.connect(self._show_another)
        page.home_asked.connect(self.left)
        page.help_asked.connect(self._asides.show_keys)
        page.replay_asked.connect(self._replay)
        page.restart_from.connect(self._restart)
        page.export_asked.connect(self._export)
        return page

    def _contact_page(self) -> DebriefPage:
        if self.report is None:
            raise RuntimeError("no report to show")
        contacts = contacts_of(self.whole) if self.whole is not None else None
        page = DebriefPage(self._theme, self.report, contacts=contacts)
        page.contest_asked.connect(self._ask_contest)
        page.share_changed.connect(self._share)
        return page

    def _shift_page(self) -> ShiftPage:
        if self.whole is None:
            raise RuntimeError("no report to show")
        return ShiftPage(self._theme, self.whole)

    def _show_another(self, contact: str) -> None:
        if self._session is not None:
            self.show(self._session, "" if contact == WHOLE else contact)

    def _ask_contest(self, entry: int) -> None:
        if self.report is not None:
            self._afterwards.contest(self.report, entry)

    def _contest(self, entry: int, why: str) -> None:
        if self.report is not None:
            self._say_afterwards(c.ContestHearing(self.report.contact, entry, why))

    def _share(self, shared: bool) -> None:
        self._say_afterwards(c.ShareSession(shared))

    def _say_afterwards(self, command: c.ContestHearing | c.ShareSession) -> None:
        """Keep what the recruit says of a session that is over, and show its report with it."""
        if self.report is None or self._session is None:
            return
        best, contact = self.report.best, self.report.contact
        with self._asides.telling(tr("This could not be kept")):
            self._session.do(command)
            self.report = replace(self._report_of(self._session, contact), best=best)
            self._keep(self._session, self.report)
        self._window.remake()

    def _export(self) -> None:
        name = self.report.scenario if self.report is not None else self.whole.scenario if self.whole else ""
        self._afterwards.export(name, self.as_page())

    def _restart(self, fork_at: int) -> None:
        if self._session is not None:
            contact = self.report.contact if self.report is not None else ""
            self.restart_asked.emit(self._session.id, fork_at, contact)

    def _replay(self) -> None:
        if self._session is not None and (started := self._session.state.started) is not None:
            self.again.emit(started.scenario)
