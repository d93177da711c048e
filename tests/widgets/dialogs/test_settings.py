"""The settings take effect at once, in one window that keeps its size whatever that of the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.layout_lint import out_of_place, squeezed
from tests.widgets.dialogs.conftest import Show, seen, segment
from widgets.common.theme import Theme
from widgets.dialogs.settings_panel import STEADY, SettingsPanel
from widgets.dialogs.sheet import SheetDialog
from widgets.windows import SMALLEST
from workstation import i18n
from workstation.i18n import tr
from workstation.settings import SOUNDS, Settings


class _Wall:
    """A screen larger than any window on it."""

    @staticmethod
    def availableSize() -> QSize:
        return QSize(2560, 1440)


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SheetDialog, "screen", lambda _dialog: _Wall(), raising=False)


@pytest.fixture
def panel(theme: Theme, window: QWidget, show: Show) -> SettingsPanel:
    made = SettingsPanel(theme, Settings(), Path("/home/zoé/données"), window)
    show(made)
    return made


@pytest.mark.parametrize(
    ("text", "signal", "value"),
    [("Sombre", "theme_changed", "dark"), ("150\u202f%", "scale_changed", 1.5), ("English", "language_changed", "en")],
)
def test_a_choice_takes_effect_at_once(
    panel: SettingsPanel, qtbot: QtBot, text: str, signal: str, value: object
) -> None:
    with qtbot.waitSignal(getattr(panel, signal)) as changed:
        qtbot.mouseClick(segment(panel, text), Qt.MouseButton.LeftButton)
    assert changed.args == [value]


def test_the_settings_show_what_is_chosen_and_where_data_are(panel: SettingsPanel) -> None:
    checked = {b.text() for b in panel.findChildren(QAbstractButton) if b.isChecked()}
    assert {"Clair", "100\u202f%", "Français"} <= checked
    assert "/home/zoé/données" in seen(panel)
    assert "40\u202f%" in seen(panel)


@pytest.mark.parametrize("name", SOUNDS)
def test_each_sound_has_a_volume_and_is_heard_as_loud_as_it_is_left(
    panel: SettingsPanel, qtbot: QtBot, name: str
) -> None:
    slider = panel.volumes.sliders[name]
    with (
        qtbot.waitSignal(panel.volume_changed) as changed,
        qtbot.waitSignal(panel.sound_tried) as tried,
    ):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert (changed.args, tried.args) == ([name, 0.45], [name])
    assert "45\u202f%" in seen(panel)


def test_silence_dims_the_volumes(panel: SettingsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.sounds_changed) as changed:
        qtbot.keyClick(panel.sounds, Qt.Key.Key_Space)
    assert changed.args == [False]
    assert not any(slider.isEnabled() for slider in panel.volumes.sliders.values())


def test_the_folder_is_opened_by_whoever_knows_how(panel: SettingsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.folder_asked):
        qtbot.mouseClick(panel.folder, Qt.MouseButton.LeftButton)


def _in_view(panel: SettingsPanel, part: QWidget | None) -> QRect:
    """Where a part lies in what scrolls."""
    assert part is not None
    return QRect(part.mapTo(panel, QPoint(0, 0)) - panel._scroll.mapTo(panel, QPoint(0, 0)), part.size())


@pytest.mark.usefixtures("wall")
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("size", [(1024, 640), (1280, 720), (1366, 768), (1920, 1080)])
def test_the_settings_stay_whole_inside_their_window_as_text_grows(
    theme: Theme, window: QWidget, show: Show, qtbot: QtBot, size: tuple[int, int], language: str
) -> None:
    i18n.install(language)
    window.resize(*size)
    panel = SettingsPanel(theme, Settings(), Path("/home/zoé/Données du poste de formation de Bourg-la-Reine"), window)
    panel.scale_changed.connect(theme.set_scale)
    show(panel)
    for percent in ("150", "200", "130", "100", "200"):
        qtbot.mouseClick(segment(panel, tr("{n}%", n=percent)), Qt.MouseButton.LeftButton)
        for _ in range(5):
            QCoreApplication.processEvents()
        assert window.geometry().contains(QRect(panel.pos(), panel.size())), percent
        assert list(out_of_place(panel)) == []
        assert list(squeezed(panel)) == []
        assert panel.shut.isVisible()
    window.resize(1024, 640)
    QCoreApplication.processEvents()
    assert window.geometry().contains(QRect(panel.pos(), panel.size()))


@pytest.mark.usefixtures("wall")
def test_another_text_size_is_shown_in_the_panel_itself(
    theme: Theme, window: QWidget, show: Show, qtbot: QtBot
) -> None:
    panel = SettingsPanel(theme, Settings(), Path("/home/zoé/données"), window)
    show(panel)
    panel.scale_changed.connect(theme.set_scale)
    panel.move(100, 60)
    whole, place = panel.size(), panel.pos()
    assert panel._scroll.verticalScrollBar().maximum() == 0, "at 100 % all of it is seen at once"
    for percent in ("130", "100", "150", "200"):
        qtbot.mouseClick(segment(panel, f"{percent}\u202f%"), Qt.MouseButton.LeftButton)
        chosen = segment(panel, f"{percent}\u202f%")
        assert chosen.isChecked()
        assert panel.focusWidget() is chosen
        assert panel._scroll.viewport().rect().contains(_in_view(panel, chosen)), percent
        assert (panel.size(), panel.pos()) == (whole, place), percent
    QCoreApplication.processEvents()
    for _ in range(12):
        qtbot.keyClick(panel.focusWidget() or panel, Qt.Key.Key_Tab)
        assert panel.focusWidget() is panel.shut or panel._scroll.viewport().rect().contains(
            _in_view(panel, panel.focusWidget())
        )


@pytest.mark.usefixtures("wall")
@pytest.mark.parametrize("scale", [1, 1.3, 1.5, 2])
def test_the_settings_are_one_window_of_one_size_that_fits_the_least_screen(
    theme: Theme, window: QWidget, show: Show, scale: float
) -> None:
    theme.set_scale(scale)
    panel = SettingsPanel(theme, Settings(scale=float(scale)), Path("/home/zoé/données"), window)
    show(panel)
    assert (panel.width(), panel.height()) == STEADY
    assert SMALLEST[0] >= panel.width()
    bar = panel._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = panel._content
    assert last is not None
    assert _in_view(panel, last).bottom() <= panel._scroll.viewport().rect().bottom(), "its end is come to"


def test_another_language_is_said_by_the_panel_itself(panel: SettingsPanel, qtbot: QtBot) -> None:
    high = panel.height()
    panel.language_changed.connect(i18n.install)
    qtbot.mouseClick(segment(panel, "English"), Qt.MouseButton.LeftButton)
    assert panel.isVisible()
    assert panel.windowTitle() == "Settings"
    assert all(word in seen(panel) for word in ("Theme", "Size of text", "Language"))
    assert panel.shut.text() == "Close"
    assert segment(panel, "English").hasFocus()
    assert panel.height() == high
