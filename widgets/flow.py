"""What comes after what: opening the data folder, who you are, Home, the briefing, the desk, the debrief."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from widgets.common.theme import Theme
from widgets.demo import Demo
from widgets.dialogs.error_dialog import ErrorDialog
from widgets.dialogs.help_viewer import HelpViewer
from widgets.dialogs.keys_sheet import KeysSheet
from widgets.dialogs.leave_dialog import LeaveDialog
from widgets.dialogs.pin_dialog import PinDialog
from widgets.dialogs.settings_panel import SettingsPanel
from widgets.home.briefing_page import BriefingPage
from widgets.home.home_page import HomePage
from widgets.home.profile_page import ProfilePage
from widgets.options import Options
from widgets.overview import briefing_model, home_model, plain, today
from widgets.practice import Practice, now_text
from widgets.windows import MainWindow
from widgets.worker import Worker
from workstation import i18n, settings
from workstation.i18n import tr
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.start import REFERENCE_DATE
from workstation.library.store import Store
from workstation.problem import Problem
from workstation.session.keeping import Profile
from workstation.settings import Settings

log = logging.getLogger(__name__)


class Flow(QObject):
    """Leads from page to page. It decides nothing about a session: ``Practice`` does."""

    def __init__(self, app: QApplication, window: MainWindow, theme: Theme, home: HomePage, options: Options) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._theme = theme
        self._home = home
        self._options = options
        self.settings = options.settings
        self._worker = Worker(self)
        self.store: Store | None = None
        self.shelf = Shelf(own=options.folder / "roleplays")
        self.profile: Profile | None = None
        self.practice: Practice | None = None
        self._demo: Demo | None = None
        self._roleplay: Roleplay | None = None
        self.exit_code = 0
        window.closing.connect(self._closing)
        self._connect_home()

    # Opening

    def open(self) -> None:
        """Take the folder and open it, off the main thread."""
        try:
            if not self._options.take_lock():
                folder = self._options.folder
                self._refuse(tr("The program is already open on {folder}: go back to its window.", folder=folder))
                return
        except OSError as fault:
            text = tr(
                "{folder} cannot be written: {detail}. Choose another with --data.",
                folder=self._options.folder,
                detail=fault.strerror,
            )
            self._refuse(text)
            return
        self._worker.progressed.connect(self._on_progress)
        self._worker.finished.connect(self._on_store)
        self._worker.failed.connect(self._on_failed)
        self._worker.start(self._open_store)

    def _open_store(self, progress: Callable[[int, int], None]) -> Store:
        store = self._options.open_store()
        store.ensure_dataset(REFERENCE_DATE, progress=progress)
        _ = self.shelf.roleplays
        return store

    def _on_progress(self, done: int, total: int) -> None:
        self._home.progress(tr("The bank is being filled with its clients"), done, total)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Problem):
            self._refuse(error.describe())
            return
        log.error("the data folder could not be opened", exc_info=error)
        self._refuse(tr("The data folder could not be opened: {detail}. The log says more.", detail=error))

    def _refuse(self, sentence: str) -> None:
        """One clear message, then out."""
        import sys

        sys.stderr.write(sentence + "\n")
        self.exit_code = 2
        if not self._options.shots:
            ErrorDialog(self._theme, tr("The workstation cannot open"), sentence, "", self._window).exec()
        self._app.exit(2)

    def _on_store(self, store: Store) -> None:
        self.store = store
        self.practice = Practice(self._window, self._theme, store, self.shelf, today=self._options.today)
        self.practice.left.connect(self.show_home)
        self.practice.started.connect(self._on_desk)
        self.practice.again.connect(self.start)
        if self._options.demo:
            self._run_demo(self._options.demo, self._options.speed, self._options.shots)
            return
        known = {profile.id: profile for profile in store.profiles.list()}
        if self.settings.profile in known and not known[self.settings.profile].locked:
            self.profile = known[self.settings.profile]
            self.show_home()
        else:
            self.show_profiles()

    # Pages

    def _connect_home(self) -> None:
        home = self._home
        home.start_asked.connect(self.start)
        home.resume_asked.connect(self._resume)
        home.abandon_asked.connect(self._abandon)
        home.demo_asked.connect(self._demo_from_home)
        home.report_asked.connect(self._show_report)
        home.help_level_changed.connect(self._on_help_level)
        home.settings_asked.connect(self.show_settings)
        home.help_asked.connect(self.show_keys)
        home.profile_asked.connect(self.show_profiles)

    def show_home(self) -> None:
        """Home, with what is there now."""
        if self.store is None or self.profile is None:
            return
        model = home_model(self.store, self.shelf, self.profile, self.settings.help, today())
        self._home.set_model(model)
        self._window.show_page(self._home, self._home.actions())

    def show_profiles(self) -> None:
        """« Qui êtes-vous ? »"""
        if self.store is None:
            return
        page = ProfilePage(self._theme, tuple(plain(profile) for profile in self.store.profiles.list()))
        page.chosen.connect(self._on_profile)
        page.create_asked.connect(self._create_profile)
        self._window.show_page(page)

    def _on_profile(self, profile_id: str) -> None:
        assert self.store is not None  # noqa: S101  the page is shown by an open store
        known = {profile.id: profile for profile in self.store.profiles.list()}
        chosen = known[profile_id]
        if chosen.locked and not PinDialog.ask(self._theme, chosen.name, self._unlocks(profile_id), self._window):
            return
        self.profile = chosen
        self._save(profile=profile_id)
        self.show_home()

    def _unlocks(self, profile_id: str) -> Callable[[str], bool]:
        store = self.store
        assert store is not None  # noqa: S101

        def unlocks(pin: str) -> bool:
            return store.profiles.unlocks(profile_id, pin)

        return unlocks

    def _create_profile(self, name: str, role: Any, pin: str) -> None:
        assert self.store is not None  # noqa: S101
        try:
            self.profile = self.store.profiles.add(name, role, now_text(), pin or None)
        except ValueError:
            page = self._window.page
            if isinstance(page, ProfilePage):
                page.show_problem(tr("Somebody here has that name already: choose another."))
            return
        self._save(profile=self.profile.id)
        self.show_home()

    def start(self, scenario: str) -> None:
        """The briefing of a role-play."""
        found = self.shelf.find(scenario)
        if found is None or found.program is None or self.profile is None:
            self.show_error(tr("This role-play cannot be played: {name}", name=scenario))
            return
        self._roleplay = found
        page = BriefingPage(self._theme)
        page.set_model(briefing_model(found, self.shelf, self.profile, self.settings.help))
        page.begin.connect(self._begin)
        page.back.connect(self.show_home)
        self._window.show_page(page)

    def _begin(self, help_level: str) -> None:
        if self._roleplay is not None and self.profile is not None and self.practice is not None:
            self._save(help=help_level)
            self.practice.begin(self._roleplay, self.profile, help_level, i18n.language())

    def _resume(self, session_id: str) -> None:
        if self.practice is None:
            return
        try:
            self.practice.resume(session_id)
        except (KeyError, ValueError) as fault:
            log.warning("session %s cannot be resumed: %s", session_id, fault)
            sentence = tr("This session cannot be read any more: its role-play is missing. It is kept; start another.")
            ErrorDialog(self._theme, tr("The session cannot be resumed"), sentence, "", self._window).exec()
            self.show_home()

    def _abandon(self, session_id: str) -> None:
        if self.practice is not None:
            self.practice.abandon(session_id)
            self.show_home()

    def _show_report(self, session_id: str) -> None:
        if self.practice is not None:
            self.practice.show_report(session_id)

    def _on_desk(self, _bridge: object) -> None:
        if self.practice is not None and self.practice.page is not None:
            self.practice.page.help_asked.connect(self.show_keys)

    # Demonstration

    def _demo_from_home(self, scenario: str) -> None:
        self._run_demo(scenario, None, None)

    def _run_demo(self, scenario: str, speed: float | None, shots: Path | None) -> None:
        if self.practice is None or self.store is None:
            return
        found = self.shelf.find(scenario)
        if found is None or found.program is None:
            self._refuse(tr("There is no role-play “{name}”.", name=scenario))
            return
        self._demo = Demo(self._window, self._theme, self.practice, self.shelf, found, speed, shots)
        self._demo.ended.connect(self._demo_ended)
        if shots is not None:
            self._demo.show_home(self._home, self.store)
        self._demo.begin()

    def _demo_ended(self) -> None:
        if self._options.shots is not None:
            self._app.exit(self.exit_code)
        elif self.profile is not None:
            self.show_home()
        else:
            self.show_profiles()

    # Settings, help, errors

    def _on_help_level(self, level: str) -> None:
        self._save(help=level)

    def _save(self, **changed: Any) -> None:
        self.settings = replace(self.settings, **changed)
        try:
            settings.save(self._options.folder, self.settings)
        except OSError as fault:
            log.warning("settings could not be kept: %s", fault)

    def show_settings(self) -> None:
        """Theme, text size, language, sounds."""
        panel = SettingsPanel(self._theme, self.settings, str(self._options.folder), self._window)
        panel.changed.connect(self._on_settings)
        panel.exec()

    def _on_settings(self, chosen: Settings) -> None:
        spoke = i18n.language()
        self._save(**{name: getattr(chosen, name) for name in ("theme", "scale", "language", "sounds", "volume")})
        dark = self._app.styleHints().colorScheme().name == "Dark"
        self._theme.set_mode(("dark" if dark else "light") if chosen.theme == "system" else chosen.theme)
        self._theme.set_scale(chosen.scale)
        if chosen.language != spoke:
            i18n.install(chosen.language)
            self._home = HomePage(self._theme)
            self._window.set_home(self._home)
            self._connect_home()
            self.show_home()

    def show_keys(self) -> None:
        """The sheet of keys (F1)."""
        sheet = KeysSheet(self._theme, self._window)
        sheet.guide_asked.connect(self.show_help)
        sheet.exec()

    def show_help(self) -> None:
        """The pages of help."""
        HelpViewer(self._theme, self._window).exec()

    def show_error(self, details: str) -> None:
        """Something unexpected happened: say so, and let it be copied."""
        sentence = tr("Something unexpected happened. Your session is kept: go on, or close and come back to it.")
        ErrorDialog(self._theme, tr("Something went wrong"), sentence, details, self._window).exec()

    # Closing

    def _closing(self, event: QCloseEvent) -> None:
        may = self.practice is None or self.practice.may_close()
        if not may and not LeaveDialog.ask(self._theme, self._window):
            event.ignore()

    def close(self) -> None:
        """Leave everything in order."""
        self._worker.wait()
        if self.practice is not None:
            self.practice.close()
        if self.store is not None:
            self.store.close()
