"""What opens beside a page and changes none: settings, keys, help, errors.

Signals:
    spoken(): another language was chosen; pages must be made again
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from widgets.common.sounds import Sounds
from widgets.common.theme import Theme
from widgets.speaking import speak
from widgets.windows import MainWindow
from workstation import i18n, settings
from workstation.i18n import tr
from workstation.problem import Problem
from workstation.settings import Settings

if TYPE_CHECKING:
    from widgets.dialogs.error_dialog import ErrorDialog

log = logging.getLogger(__name__)


class Asides(QObject):
    """Keeps the settings, and opens dialogs over the window."""

    spoken = Signal()

    def __init__(self, app: QApplication, window: MainWindow, theme: Theme, folder: Path, chosen: Settings) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._theme = theme
        self._folder = folder
        self.settings = chosen
        self._sounds = Sounds()
        """Those tried while their volume is set."""

    def save(self, **changed: Any) -> None:
        """Change settings and keep them; a folder that cannot be written is no reason to stop."""
        self.settings = replace(self.settings, **changed)
        try:
            settings.save(self._folder, self.settings)
        except OSError as fault:
            log.warning("settings could not be kept: %s", fault)

    def show_settings(self) -> None:
        """Theme, text size, language, sounds, and where the data are."""
        from widgets.dialogs.settings_panel import SettingsPanel

        panel = SettingsPanel(self._theme, self.settings, self._folder, self._window)
        panel.theme_changed.connect(self._on_theme)
        panel.scale_changed.connect(self._on_scale)
        panel.language_changed.connect(self._on_language)
        panel.sounds_changed.connect(self._on_sounds)
        panel.volume_changed.connect(self._on_volume)
        panel.sound_tried.connect(self._on_tried)
        panel.finished.connect(self._sounds.close)
        panel.folder_asked.connect(self._open_folder)
        panel.open()

    def _on_theme(self, name: str) -> None:
        self.save(theme=name)
        dark = self._app.styleHints().colorScheme().name == "Dark"
        self._theme.set_mode(("dark" if dark else "light") if name == "system" else name)

    def _on_scale(self, scale: float) -> None:
        self.save(scale=scale)
        self._theme.set_scale(scale)

    def _on_language(self, code: str) -> None:
        if code != i18n.language():
            self.save(language=code)
            i18n.install(code)
            speak(self._app)
            self._window.remake()
            self.spoken.emit()
            self._say_again()

    def _say_again(self) -> None:
        """What stands open beside the page says itself again; a settings panel does it of its own accord."""
        from widgets.dialogs.help_viewer import HelpViewer
        from widgets.dialogs.keys_sheet import KeysSheet

        for sheet in self._window.findChildren(KeysSheet):
            sheet.close()
            self.show_keys()
        for viewer in self._window.findChildren(HelpViewer):
            viewer.close()
            HelpViewer(self._theme, self._window, viewer.page).show()

    def _on_sounds(self, on: bool) -> None:
        self.save(sounds=on)

    def _on_volume(self, name: str, part: float) -> None:
        self.save(**{settings.VOLUME + name: part})

    def _on_tried(self, name: str) -> None:
        self._sounds.enabled, self._sounds.volumes = self.settings.sounds, self.settings.volumes
        self._sounds.sample(name)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def show_keys(self) -> None:
        """The sheet of keys (F1)."""
        from widgets.dialogs.keys_sheet import KeysSheet

        sheet = KeysSheet(self._theme, self._window)
        sheet.guide_asked.connect(self.show_help)
        sheet.show()

    def show_help(self) -> None:
        """The pages of help."""
        from widgets.dialogs.help_viewer import HelpViewer

        HelpViewer(self._theme, parent=self._window).show()

    def show_error(self, title: str, sentence: str, details: str = "", *, beside: bool = False) -> ErrorDialog:
        """A fault, in one sentence; its details may be copied. ``beside`` a desk that must stay in reach.

        What is being said already is not said twice.
        """
        from widgets.dialogs.error_dialog import ErrorDialog

        for there in self._window.findChildren(ErrorDialog):
            if there.isVisible() and there.says == (title, sentence):
                there.activateWindow()
                return there
        dialog = ErrorDialog(self._theme, title, sentence, details, self._window)
        dialog.log_asked.connect(self._open_folder)
        if beside:
            dialog.show()
        else:
            dialog.open()
        return dialog

    @contextmanager
    def telling(self, title: str) -> Iterator[None]:
        """Within it, what a person can cure is told in its own sentence, and goes no further."""
        try:
            yield
        except Problem as fault:
            log.warning("%s", fault)
            self.show_error(title, fault.describe())

    def show_unexpected(self, details: str) -> None:
        """Something nobody foresaw: nothing is lost, and it can be reported."""
        sentence = tr("Something unexpected happened. Your session is kept: go on, or close and come back to it.")
        self.show_error(tr("Something went wrong"), sentence, details)
