"""A volume for each sound of the desk, set by ear: it is heard once it is let go."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from widgets.common.labels import Label
from widgets.common.pressed import StillSlider
from widgets.common.theme import Theme
from workstation.i18n import tr


def sound_word(name: str) -> str:
    """What a sound is for."""
    return {"ring": tr("Ring"), "message": tr("Message"), "tick": tr("Long hold"), "end": tr("End of the call")}[name]


class VolumeSlider(StillSlider):
    """The volume of one sound, from 0 to 100 %."""

    moved = Signal(str, float)
    let_go = Signal(str)

    def __init__(self, theme: Theme, name: str, part: float, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._name = name
        self.setRange(0, 100)
        self.setSingleStep(5)
        self.setPageStep(20)
        self.setValue(round(part * 100))
        self.setMinimumHeight(theme.px(24))
        self.setAccessibleName(tr("Volume: {sound}", sound=sound_word(name)))
        self.told = Label(theme, "", "body")
        self.told.setFixedWidth(theme.px(52))
        self._tell()
        self.valueChanged.connect(self._on_value)
        self.sliderReleased.connect(self._on_release)

    def _on_value(self, value: int) -> None:
        self._tell()
        self.moved.emit(self._name, value / 100)
        if not self.isSliderDown():
            self._on_release()

    def _on_release(self) -> None:
        self.let_go.emit(self._name)

    def _tell(self) -> None:
        self.told.setText(tr("{n}%", n=self.value()))


class Volumes(QWidget):
    """One slider a sound. ``changed(name, part)``: the part goes from 0 to 1; ``tried(name)``: it is to be heard."""

    changed = Signal(str, float)
    tried = Signal(str)

    def __init__(self, theme: Theme, volumes: Mapping[str, float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.pad(12))
        grid.setVerticalSpacing(theme.pad(4))
        grid.setColumnStretch(1, 1)
        self.sliders = {name: VolumeSlider(theme, name, part) for name, part in volumes.items()}
        for at, (name, slider) in enumerate(self.sliders.items()):
            grid.addWidget(Label(theme, sound_word(name), "body"), at, 0)
            grid.addWidget(slider, at, 1)
            grid.addWidget(slider.told, at, 2)
            slider.moved.connect(self.changed)
            slider.let_go.connect(self.tried)
