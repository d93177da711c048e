"""What comes after what: opening the data folder, who you are, Home, the briefing, the desk, the debrief."""

from __future__ import annotations

import gc
import logging
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from widgets.asides import Asides
from widgets.common.theme import Theme
from widgets.home.home_page import HomePage
from widgets.home.profile_page import ProfilePage
from widgets.leaving import Leaving
from widgets.opening import Opening
from widgets.options import Options
from widgets.overview import briefing_of, briefing_sheet, home_model, now_text, plain, today, unread_model
from widgets.windows import MainWindow
from workstation import i18n
from workstation.brand import bear
from workstation.i18n import tr
from workstation.library.set_aside import describe
from workstation.library.shelf import Roleplay, shelf_of
from workstation.library.shift_playing import playable
from workstation.library.shifts import Shift
from workstation.library.store import Store
from workstation.policy import read_policy
from workstation.problem import Problem
from workstation.session.keeping import Profile
from workstation.settings import told

if TYPE_CHECKING:  # the desk and the debrief are brought in once Home is there
    from widgets.authoring.room import AuthoringRoom
    from widgets.demo import Demo
    from widgets.home.briefing_page import BriefingPage
    from widgets.practice import Practice

log = logging.getLogger(__name__)

AFTER_HOME, AFTER_RESUMING = 200, 1_000


class Flow(QObject):
    """Leads from page to page. It decides nothing about a session: ``Practice`` does."""

    def __init__(self, app: QApplication, window: MainWindow, theme: Theme, home: HomePage, options: Options) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._theme = theme
        self._home = home
        self._options = options
        self.asides = Asides(app, window, theme, options.folder, options.settings)
        self.asides.spoken.connect(self._on_spoken)
        self.store: Store | None = None
        self.shelf = shelf_of(options.folder)
        self.opening = Opening(options, self.shelf, self)
        self.opening.progressed.connect(self._on_progress)
        self.opening.opened.connect(self._on_store)
        self.opening.read.connect(self._on_read)
        self.opening.refused.connect(self._refuse)
        self.profile: Profile | None = None
        self._practice: Practice | None = None
        self._demo: Demo | None = None
        self._authoring: AuthoringRoom | None = None
        self._chosen: Roleplay | Shift | None = None
        self._asked = ""
        self._told: set[tuple[str, str]] = set()
        self._unfit = " ".join(filter(None, (told(options.folder), read_policy().describe())))
        self._leaving = Leaving(window)
        self._connect_home()

    # Opening

    def open(self) -> None:
        """Take the folder and open it, off the main thread."""
        self.opening.begin()

    def _on_progress(self, done: int, total: int) -> None:
        self._home.progress(tr("The bank is being filled with its clients"), done, total)

    def _refuse(self, sentence: str) -> None:
        """One clear message, then out."""
        sys.stderr.write(sentence + "\n")
        if self._options.shots is not None:
            self._app.exit(2)
            return
        self.asides.show_error(tr("The workstation cannot open"), sentence).finished.connect(self._give_up)

    def _give_up(self) -> None:
        self._app.exit(2)

    def _on_store(self, store: Store) -> None:
        self.store = store
        bear(self.shelf.house.names)
        try:
            people = store.profiles.list()
        except Problem as fault:
            self._refuse(fault.describe())
            return
        QTimer.singleShot(AFTER_HOME, self._bring_in_desk)
        if self._options.demo:
            return
        last = {profile.id: profile for profile in people}.get(self.asides.settings.profile)
        if last is not None and not last.locked:
            self.profile = last
            self.show_home()
        else:
            self.show_profiles()

    def _on_read(self) -> None:
        """The role-plays are there: Home lists them, where it is in front, and what is to be played can be."""
        QTimer.singleShot(AFTER_HOME, gc.freeze)  # they stay: to go through them again would hold up whoever works
        if self._options.demo:
            self._run_demo(self._options.demo, self._options.speed, self._options.shots)
        elif self._window.page is self._home:
            self._fill_home()

    def _bring_in_desk(self) -> None:
        """Have the desk ready before it is asked for; Home is there already."""
        _ = self.practice

    @property
    def practice(self) -> Practice | None:
        """Sessions at the desk; None while the store is not open."""
        if self._practice is None and self.store is not None:
            from widgets.practice import Practice

            self._practice = Practice(
                self._window, self._theme, self.store, self.shelf, self.asides, today=self._options.today
            )
            self._leaving.watch(self._practice)
            self._practice.left.connect(self.show_home)
            self._practice.again.connect(self.start)
        return self._practice

    # Pages

    def _connect_home(self) -> None:
        home = self._home
        home.start_asked.connect(self.start)
        home.resume_asked.connect(self._resume)
        home.abandon_asked.connect(self._abandon)
        home.demo_asked.connect(self._demo_from_home)
        home.authoring_asked.connect(self.show_authoring)
        home.report_asked.connect(self._show_report)
        home.help_level_changed.connect(self._on_help_level)
        home.guide_asked.connect(self.asides.show_help)
        home.help_asked.connect(self.asides.show_keys)
        home.settings_asked.connect(self.asides.show_settings)
        home.profile_asked.connect(self.show_profiles)

    def show_home(self) -> None:
        """Home, with what is there now; who you are, when nobody said it yet."""
        if self.store is None:
            return
        if self._practice is not None:
            self._practice.close()  # no session goes on once its desk is out of sight
        if self.profile is None:
            self.show_profiles()
            return
        if self._authoring is not None:
            self._authoring.close()
        self._fill_home()
        self._window.show_page(self._home)
        self._tell_set_aside()

    def show_authoring(self) -> None:
        """« Mes jeux de rôle », for those who write them."""
        if self.store is None or self.profile is None:
            return
        if self._authoring is None:
            from widgets.authoring.room import AuthoringRoom

            self._authoring = AuthoringRoom(
                self._window, self._theme, self.store, self.shelf, self.asides, today=self._options.today
            )
            self._authoring.left.connect(self.show_home)
        self._authoring.open(self.profile)

    def show_profiles(self) -> None:
        """« Qui êtes-vous ? »"""
        if self.store is None:
            return
        self._window.present(self._make_profiles)
        self._tell_set_aside()

    def _make_profiles(self) -> ProfilePage:
        people = tuple(plain(profile) for profile in self.store.profiles.list()) if self.store is not None else ()
        page = ProfilePage(self._theme, people, may_leave=self.profile is not None)
        page.chosen.connect(self._on_profile)
        page.create_asked.connect(self._create_profile)
        page.back.connect(self.show_home)
        return page

    def _on_profile(self, profile_id: str) -> None:
        if self.store is None:
            return
        self._asked = profile_id
        chosen = next(profile for profile in self.store.profiles.list() if profile.id == profile_id)
        if chosen.locked:
            from widgets.dialogs.pin_dialog import PinDialog

            PinDialog.ask(self._theme, chosen.name, self._unlocks, self._window).accepted.connect(self._enter)
        else:
            self._enter()

    def _unlocks(self, pin: str) -> bool:
        return self.store is not None and self.store.profiles.unlocks(self._asked, pin)

    def _enter(self) -> None:
        if self.store is not None:
            self.profile = next(profile for profile in self.store.profiles.list() if profile.id == self._asked)
            self.asides.save(profile=self.profile.id)
            self.show_home()

    def _create_profile(self, name: str, role: Any, pin: str) -> None:
        if self.store is None:
            return
        try:
            self._asked = self.store.profiles.add(name, role, now_text(), pin or None).id
        except (ValueError, Problem) as fault:
            page = self._window.page
            if isinstance(page, ProfilePage):
                taken = tr("Somebody here has that name already: choose another.")
                page.show_problem(fault.describe() if isinstance(fault, Problem) else taken)
            return
        self._enter()

    def start(self, scenario: str) -> None:
        """The briefing of a role-play or of a shift."""
        found = playable(self.shelf, scenario)
        if found is None or self.profile is None:
            title = tr("This role-play cannot be played")
            self.asides.show_error(title, tr("There is no role-play “{name}”.", name=scenario))
            return
        self._chosen = found
        self._window.present(partial(self._make_briefing, found, self.profile))

    def _make_briefing(self, played: Roleplay | Shift, profile: Profile) -> BriefingPage:
        from widgets.home.briefing_page import BriefingPage

        page = BriefingPage(self._theme)
        page.set_model(briefing_of(played, self.shelf, profile, self.asides.settings.help, self._options.today))
        page.begin.connect(self._begin)
        page.exam.connect(self._begin_exam)
        page.help_asked.connect(self.asides.show_keys)
        page.back.connect(self.show_home)
        page.sheet_asked.connect(self._read_sheet)
        return page

    def _read_sheet(self, number: int) -> None:
        """A sheet of the briefing, as it will be read at the desk."""
        if self._chosen is not None:
            from widgets.dialogs.reading_dialog import ReadingDialog

            sheet = briefing_sheet(self._chosen, self.shelf, number, self._options.today)
            ReadingDialog(self._theme, sheet.title, sheet.body, self._window).open()

    def _begin(self, help_level: str) -> None:
        if self._chosen is not None and self.profile is not None and self.practice is not None:
            self.asides.save(help=help_level)
            with self.asides.telling(tr("The session cannot begin")):
                self.practice.begin(self._chosen, self.profile, help_level, i18n.language())

    def _begin_exam(self) -> None:
        """The same role-play in one's own words, without help: what stays in doubt is for a trainer to settle."""
        if self._chosen is not None and self.profile is not None and self.practice is not None:
            with self.asides.telling(tr("The session cannot begin")):
                self.practice.begin(self._chosen, self.profile, "free", i18n.language(), "exam")

    def _resume(self, session_id: str) -> None:
        self.opening.reading.give_way()
        QTimer.singleShot(AFTER_RESUMING, self.opening.reading.go_on)
        if self.practice is None:
            return
        with self.asides.telling(tr("The session cannot be resumed")):
            self.practice.resume(session_id)

    def _abandon(self, session_id: str) -> None:
        if self.practice is not None:
            with self.asides.telling(tr("The session cannot be given up")):
                self.practice.abandon(session_id)
            self.show_home()

    def _show_report(self, session_id: str) -> None:
        if self.practice is not None:
            with self.asides.telling(tr("The report cannot be shown")):
                self.practice.show_report(session_id)

    def _on_help_level(self, level: str) -> None:
        self.asides.save(help=level)

    def _on_spoken(self) -> None:
        """Home is made again too, in front or behind; behind, it is filled as it comes to the front."""
        old, self._home = self._home, HomePage(self._theme)
        self._connect_home()
        if self._window.page is old:
            self._fill_home()
        self._window.set_home(self._home)

    def _fill_home(self) -> None:
        if self.store is None or self.profile is None:
            self._home.show_skeleton()
        else:
            model = home_model if self.opening.done else unread_model
            self._home.set_model(model(self.store, self.shelf, self.profile, self.asides.settings.help, today()))

    def _demo_from_home(self, scenario: str) -> None:
        self._run_demo(scenario, None, None)

    def _run_demo(self, scenario: str, speed: float | None, shots: Path | None) -> None:
        if self.practice is None or self.store is None:
            return
        found = playable(self.shelf, scenario)
        if found is None:
            self._refuse(tr("There is no role-play “{name}”.", name=scenario))
            return
        from widgets.demo import Demo

        self._demo = Demo(self._window, self._theme, self.practice, self.shelf, found, speed, shots)
        self._demo.ended.connect(self._demo_ended)
        if shots is not None:
            self._demo.show_first(self._home, self.store)
        self._demo.begin()

    def _demo_ended(self, whole: bool) -> None:
        if self._options.shots is not None:
            self._app.exit(0 if whole else 1)
        else:
            self.show_home()

    # Errors, closing

    def _tell_set_aside(self) -> None:
        """What could not be read so far, each thing once."""
        found = set(self.store.set_aside() if self.store else ()) - self._told
        sentences = [said for said in (self._unfit, describe(sorted(found)) if found else "") if said]
        if sentences:
            self._told, self._unfit = self._told | found, ""
            self.asides.show_error(tr("Not everything can be read"), "\n\n".join(sentences), beside=True)

    def show_problem(self, sentence: str) -> None:
        """Something that a person can cure kept an act from being done."""
        self.asides.show_error(tr("This could not be done"), sentence)

    def show_error(self, details: str) -> None:
        """Something unexpected happened; where nobody looks on, the program ends there."""
        if self._options.shots is not None:
            sys.stderr.write(details)
            self._app.exit(1)
        else:
            self.asides.show_unexpected(details)

    def close(self) -> None:
        """Leave everything in order."""
        self.opening.wait()
        if self._authoring is not None:
            self._authoring.close()
            self._authoring.proving.wait()
        if self._practice is not None:
            self._practice.close()
        if self.store is not None:
            self.store.close()
