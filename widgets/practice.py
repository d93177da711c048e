"""One session from the first ring to the debrief: begun, resumed or branched, and what became of it.

Signals:
    left(): back to Home
    started(bridge): a session is on the desk
    again(scenario): the same role-play is wanted from the start
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from widgets.adviser.presence_menu import busy_contact
from widgets.asides import Asides
from widgets.bridge import Bridge, monotonic
from widgets.common.sounds import Sounds
from widgets.common.theme import Theme
from widgets.covering import Covering
from widgets.debrief.self_rating_page import SelfRatingPage
from widgets.desk_window import DeskPage
from widgets.earcons import Earcons
from widgets.overview import now_text
from widgets.proposing import Proposing
from widgets.reporting import Reporting
from widgets.warming import Warming
from widgets.windows import MainWindow
from workstation import events as e
from workstation.commands import EndSession, PauseSession, RateSelf, ResumeSession
from workstation.i18n import tr
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.shifts import Shift
from workstation.library.start import Start, begin, begin_shift, branch, reopen, take_up
from workstation.library.store import Store, world_of
from workstation.session.keeping import Profile
from workstation.session.log import SessionKind, to_resume
from workstation.session.runner import Session
from workstation.session.state import SessionState
from workstation.session.unreadable import UnreadableSession
from workstation.settings import Settings

if TYPE_CHECKING:  # brought in when it is asked
    from widgets.dialogs.leave_dialog import LeaveDialog, Leaving


def new_id() -> str:
    """An id no other session of this folder has: the moment, and a little chance."""
    return f"{datetime.now().astimezone():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"


class Practice(QObject):
    """Brings sessions to the desk, and recruits to their debrief."""

    left = Signal()
    started = Signal(object)
    again = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        store: Store,
        shelf: Shelf,
        asides: Asides,
        clock: Callable[[], int] = monotonic,
        today: date | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._store = store
        self._shelf = shelf
        self._asides = asides
        self.reporting = Reporting(window, theme, store, asides)
        self.reporting.left.connect(self._home)
        self.reporting.again.connect(self.again)
        self.reporting.restart_asked.connect(self.branch)
        self._earcons = Earcons(Sounds(asides.settings.sounds, asides.settings.volumes), self._settings)
        self._clock = clock
        self._today = today
        self._speed = 1.0
        self._warming = Warming()
        self._told_unwritten: QDialog | None = None
        self.bridge: Bridge | None = None
        self.page: DeskPage | None = None

    def begin(
        self,
        played: Roleplay | Shift,
        profile: Profile,
        help_level: str,
        language: str,
        kind: SessionKind = "practice",
        speed: float = 1.0,
        draws: Mapping[str, str] | None = None,
    ) -> Bridge:
        """Start a session and put it on the desk. ``draws``: what is drawn otherwise than first; None: by its seed."""
        start = Start(
            session=new_id(),
            kind=kind,
            profile=profile.id,
            adviser=profile.name,
            help=help_level,
            seed=secrets.randbelow(2**31),
            started=now_text(),
            language=language,
            dataset=self._store.dataset,
            today=self._today,
            draws=draws,
        )
        self._speed = speed
        around = self._shelf, self._store.log, world_of(self._store)
        if isinstance(played, Shift):
            return self._on_desk(begin_shift(start, played, *around))
        return self._on_desk(begin(start, played, *around))

    def resume(self, session_id: str) -> None:
        """Put an unfinished session back on the desk, as it was."""
        session = self._session(session_id)
        self._on_desk(session)
        if session.state.paused and self.bridge:
            self.bridge.do(ResumeSession())

    def abandon(self, session_id: str) -> None:
        """Give an unfinished session up, whether it can be read or not; it is kept, and no longer offered."""
        try:
            self._session(session_id).do(EndSession())
        except UnreadableSession:  # there is no telling it so: it is put away as it is
            self._store.log.end(session_id)

    def branch(self, session_id: str, fork_at: int, contact: str = "", *, noted: bool = False) -> None:
        """Try again from there: a new session that begins as the other one did; ``noted``: with its note of now.

        ``contact`` is the one to have in hand, if another was.
        """
        parent = self._session(session_id)
        child = branch(parent, fork_at, new_id(), now_text(), self._store.log, world_of(self._store))
        take_up(child, parent if noted else None, contact)
        self._on_desk(child)

    def take(self, session: Session) -> None:
        """Put on the desk a session that was begun elsewhere; of one that is over, show the debrief."""
        self._on_desk(session)
        if session.state.ended:
            self._finished()

    def show_report(self, session_id: str) -> None:
        """The debrief of a finished session."""
        self.reporting.show(self._session(session_id))

    def may_close(self) -> bool:
        """Whether closing the window would interrupt nobody: a demonstration is nobody's session."""
        return self.bridge is None or bool(self.bridge.state.ended) or self._kind(self.bridge.session.id) == "demo"

    def close(self) -> None:
        """Leave the desk: typing is saved, time stands still, the session is offered again."""
        if self.page is not None and self.bridge is not None and not self.bridge.state.ended:
            self.page.flush()
            self.bridge.do(PauseSession("left"))
        self._drop()

    def _session(self, session_id: str) -> Session:
        return reopen(session_id, self._store.log, world_of(self._store))

    def _on_desk(self, session: Session) -> Bridge:
        self._drop()
        bridge = self.bridge = Bridge(session, self._clock, self._speed, self)
        self._window.present(partial(self._make_desk, bridge))
        bridge.happened.connect(self._on_happened)
        bridge.ticked.connect(self._on_ticked)
        bridge.unwritten.connect(self._on_unwritten)
        bridge.start()
        self.started.emit(bridge)
        return bridge

    def _make_desk(self, bridge: Bridge) -> DeskPage:
        """The desk of the session as it stands; of the one it takes the place of, typing is written first."""
        if self.page is not None:
            self.page.flush()
        page = self.page = DeskPage(self._theme, bridge)
        Covering(page, bridge)
        page.leave_asked.connect(self._ask_to_leave)
        page.step_back_asked.connect(self._step_back)
        page.finished.connect(self._finished)
        page.help_asked.connect(self._asides.show_keys)
        page.profile_asked.connect(self._asides.show_settings)
        Proposing(self._theme, self._shelf, self._store, page, bridge)
        return page

    def _on_unwritten(self, sentence: str) -> None:
        if self._told_unwritten is not None:
            self._told_unwritten.activateWindow()
            return
        safe = tr("What was done before is kept. Time waits, and goes on at your next act.")
        title = tr("The last act could not be kept")
        self._told_unwritten = self._asides.show_error(title, f"{sentence} {safe}", beside=True)
        self._told_unwritten.finished.connect(self._on_unwritten_read)

    def _on_unwritten_read(self, _result: int) -> None:
        self._told_unwritten = None

    def _on_happened(self, entries: Sequence[e.Entry[e.Event]], state: SessionState) -> None:
        """What is kept again needs no warning."""
        if self._told_unwritten is not None:
            self._told_unwritten.reject()
        self._earcons.follow(entries, state)

    def _on_ticked(self, at: int) -> None:
        if self.bridge is not None:
            self._warming.warm(self.bridge.state, self.bridge.session.world.pins)  # the desk is painted by then
            self._earcons.tick(self.bridge.state, at)

    def _settings(self) -> Settings:
        return self._asides.settings

    def question(self, *, closing: bool) -> LeaveDialog:
        """Ask whoever leaves the contact in hand, for Home or by ``closing`` the window, what becomes of it."""
        from widgets.dialogs.leave_dialog import LeaveDialog

        bridge = self.bridge
        offered = bridge is not None and bridge.session.id in {row.id for row in to_resume(self._store.log)}
        leaving: Leaving = "window" if closing else "desk" if offered else "attempt"
        contact = busy_contact(bridge.state) if bridge is not None else None
        paused = bridge is not None and bridge.state.paused and not closing
        branch = bridge is not None and not offered and self._kind(bridge.session.id) == "branch"
        started = bridge.state.started if bridge is not None else None
        others = bridge.state.contacts.values() if bridge is not None else ()
        return LeaveDialog.ask(
            self._theme,
            contact,
            self._window,
            leaving=leaving,
            paused=paused,
            branch=branch,
            shift=started is not None and started.unit == "shift",
            beside=[one for one in others if one is not contact and (one.life.busy or (one.begun and not one.over))],
        )

    def _drop(self) -> None:
        if self._told_unwritten is not None:
            self._told_unwritten.reject()
        self._earcons.silence()
        if self.bridge is not None:
            self.bridge.stop()
            self.bridge.deleteLater()
        self.bridge = None
        self.page = None

    def _ask_to_leave(self) -> None:
        """Nobody is hung up on: the contact in hand is taken up again later, or given up."""
        if self.bridge is None or busy_contact(self.bridge.state) is None:
            self._leave()
            return
        dialog = self.question(closing=False)
        dialog.accepted.connect(self._leave)
        dialog.given_up.connect(self._give_up)

    def _give_up(self) -> None:
        if self.bridge is not None and self.page is not None:
            self.page.flush()
            self.bridge.do(EndSession())

    def _leave(self) -> None:
        self.close()
        self.left.emit()

    def _step_back(self) -> None:
        """Undo, in practice: branch just before the last thing the recruit said or did at the desk."""
        if self.bridge is None or self.page is None:
            return
        self.page.flush()
        session, fork_at = self.bridge.session, self.bridge.state.step_back
        if fork_at >= 0:
            session.do(PauseSession("left"))
            self.branch(session.id, fork_at, noted=True)

    def _finished(self) -> None:
        if self.bridge is None:
            return
        session = self.bridge.session
        self.bridge.stop()
        if session.state.ended != "done":
            self._leave()
            return
        contact = session.state.last_own
        if contact is None or contact.phase == "abandoned" or self._kind(session.id) == "demo":
            self.reporting.show(session)
            return
        # A window closed before one has rated oneself loses neither the marks nor the debrief.
        self.reporting.keep(session)
        self._window.present(partial(self._make_rating, session))

    def _make_rating(self, session: Session) -> SelfRatingPage:
        page = SelfRatingPage(self._theme, self._title(session))
        page.rated.connect(self._rated)
        return page

    def _rated(self, score: int, answers: object) -> None:
        if self.bridge is None:
            return
        session = self.bridge.session
        contact = session.state.last_own
        with self._asides.telling(tr("Your answers could not be kept")):
            if contact is not None:
                session.do(RateSelf(contact.id, score, tuple(answers)))  # type: ignore[arg-type]
            self.reporting.show(session)

    def _title(self, session: Session) -> str:
        contact = session.state.last_own
        return session.world.pins.program(contact.offer.digest).script.title if contact else ""

    def _kind(self, session_id: str) -> str:
        return next((row.kind for row in self._store.log.sessions() if row.id == session_id), "practice")

    def _home(self) -> None:
        self._drop()
        self.left.emit()
