"""The settings: each takes effect at once, and there is nothing to confirm."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.switch import Switch
from widgets.common.tabs import SegmentedControl
from widgets.common.theme import Theme
from widgets.dialogs.sheet import SheetDialog
from widgets.dialogs.volumes import Volumes
from workstation.i18n import tr
from workstation.policy import Policy, read_policy
from workstation.settings import ALLOWED, VOLUME, Settings

STEADY = (800, 544)
"""Its size, in pixels, whatever that of the text: whoever tries one after the other keeps the same window under the
mouse. It goes into the least window there is."""
NARROW = 460
"""The width at 100 % under which a setting's name stands over its control."""
LANGUAGE_NAMES = {"fr": "Français", "en": "English"}


def theme_word(theme: str) -> str:
    """A choice of theme."""
    return {"light": tr("Light"), "dark": tr("Dark"), "system": tr("As the computer")}[theme]


def side_by_side(theme: Theme, first: QWidget, second: QWidget) -> QWidget:
    """Two controls on a line, the first as wide as there is room."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.pad(12))
    row.addWidget(first, 1)
    row.addWidget(second)
    return holder


class SettingsPanel(SheetDialog):
    """Shows ``settings`` and tells each change.

    Signals:
        theme_changed(name): ``light``, ``dark`` or ``system``
        scale_changed(scale): 1 to 2
        language_changed(code): ``fr`` or ``en``; once it is heard, the panel says itself again
        sounds_changed(on)
        volume_changed(sound, part): the part goes from 0 to 1
        sound_tried(sound): it is to be heard as loud as it is now
        folder_asked(): show the data folder in the computer's own window
    """

    theme_changed = Signal(str)
    scale_changed = Signal(float)
    language_changed = Signal(str)
    sounds_changed = Signal(bool)
    volume_changed = Signal(str, float)
    sound_tried = Signal(str)
    folder_asked = Signal()

    def __init__(self, theme: Theme, settings: Settings, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("Settings"), STEADY[0], parent)
        self._settings, self._folder = settings, folder
        self._content: QWidget | None = None
        self.shut = Button(theme, tr("Close"), "primary")
        self.shut.clicked.connect(self.accept)
        self.add_gesture(self.shut)
        self._build()
        self.shut.setFocus()

    def _wanted(self) -> QSize:
        return QSize(*STEADY)

    def _build(self) -> None:
        """Make the controls, at the size of text there is now."""
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        theme = self._theme
        self.themes = SegmentedControl(theme, [(str(name), theme_word(str(name))) for name in ALLOWED["theme"]])
        self.scales = SegmentedControl(theme, [(str(s), tr("{n}%", n=round(s * 100))) for s in ALLOWED["scale"]])
        self.languages = SegmentedControl(theme, [(code, LANGUAGE_NAMES[code]) for code in ALLOWED["language"]])
        self.sounds = Switch(theme, tr("The sounds of the desk"))
        self.volumes = Volumes(theme, self._settings.volumes)
        self.folder = Button(theme, tr("Open the folder"), "plain", "small", icon="folder-open", weight="regular")
        self._fill(self._settings)
        self._content = QWidget()
        self._fit()
        self._place(self._content)
        self.body.addWidget(self._content)
        self._content.show()  # until it is shown it would count for nothing in the panel's height
        self._connect()
        self._fit()

    def _fill(self, settings: Settings) -> None:
        self.themes.select(settings.theme)
        self.scales.select(str(settings.scale))
        self.languages.select(settings.language)
        self.sounds.setChecked(settings.sounds)
        self.volumes.setEnabled(settings.sounds)

    def _place(self, content: QWidget) -> None:
        theme = self._theme
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.pad(20))
        grid.setVerticalSpacing(theme.pad(14))
        path = Label(theme, str(self._folder), "small", "medium", elide=True)
        self.heard_by = Label(theme, heard_by_word(read_policy()), "small", "medium", wrap=True)
        rows = (
            (tr("Theme"), self.themes),
            (tr("Size of text"), self.scales),
            (tr("Language"), self.languages),
            (tr("Sounds"), self.sounds),
            (tr("Volume"), self.volumes),
            (tr("What is heard"), self.heard_by),
            (tr("Your data"), side_by_side(theme, path, self.folder)),
        )
        narrow = self.width() < theme.px(NARROW)
        for at, (words, control) in enumerate(rows):
            row, column = (2 * at + 1, 0) if narrow else (at, 1)
            grid.addWidget(Label(theme, words, "body", "medium"), 2 * at if narrow else at, 0)
            grid.addWidget(control, row, column)
            if control is not self.heard_by:  # a text says itself
                control.setAccessibleName(words)
        self.sounds.setAccessibleName(self.sounds.text())
        kept = Label(theme, tr("Everything stays in this folder, on this computer."), "small", "medium", wrap=True)
        grid.addWidget(kept, 2 * len(rows), 0, 1, 2)
        grid.setColumnStretch(0 if narrow else 1, 1)

    def _connect(self) -> None:
        self.themes.chosen.connect(self._on_theme)
        self.scales.chosen.connect(self._on_scale)
        self.languages.chosen.connect(self._on_language)
        self.sounds.toggled.connect(self._on_sounds)
        self.volumes.changed.connect(self._on_volume)
        self.volumes.tried.connect(self.sound_tried)
        self.folder.clicked.connect(self.folder_asked)

    def _on_theme(self, name: str) -> None:
        self._settings = replace(self._settings, theme=name)
        self.theme_changed.emit(name)

    def _on_scale(self, name: str) -> None:
        self._settings = replace(self._settings, scale=float(name))
        self.scale_changed.emit(float(name))
        # At another size the names may stand over their controls.
        self._build()
        self._keep_focus(self.scales)

    def _on_language(self, code: str) -> None:
        self._settings = replace(self._settings, language=code)
        self.language_changed.emit(code)
        self.set_title(tr("Settings"))
        self.shut.setText(tr("Close"))
        self._build()
        self._keep_focus(self.languages)

    @staticmethod
    def _keep_focus(control: SegmentedControl) -> None:
        for button in control.findChildren(QAbstractButton):
            if button.isChecked():
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_sounds(self, on: bool) -> None:
        self._settings = replace(self._settings, sounds=on)
        self.volumes.setEnabled(on)
        self.sounds_changed.emit(on)

    def _on_volume(self, name: str, part: float) -> None:
        changed: dict[str, Any] = {VOLUME + name: part}
        self._settings = replace(self._settings, **changed)
        self.volume_changed.emit(name, part)


def heard_by_word(policy: Policy) -> str:
    """What decides how a typed sentence is heard on this computer, and where that is said."""
    if policy.broken:
        return policy.describe()
    if policy.encoder:
        return tr("By words and meaning. {path} may switch the model of meaning off.", path=policy.path)
    return tr("By words alone: {path} switches the model of meaning off.", path=policy.path)
