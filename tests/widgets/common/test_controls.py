"""Buttons, tabs, segments and switches answer the keyboard as they answer the mouse."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from widgets.common import pressed
from widgets.common.buttons import Button, with_keys
from widgets.common.fields import NumberField
from widgets.common.keycap import KeyCap, key_text
from widgets.common.pressed import Choice, StillSlider
from widgets.common.surfaces import Card
from widgets.common.switch import Switch
from widgets.common.tabs import SegmentedControl, TabBar
from widgets.common.theme import Theme
from workstation import i18n

SMALLEST_TARGET = 24


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme()


def _shown(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    widget.setFocus()


def test_a_button_answers_click_and_space(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Répondre", "now", "large", icon="answer", keys="Ctrl+Shift+A")
    _shown(button, qtbot)
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_a_disabled_button_says_why_and_does_nothing(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Terminer", "primary")
    button.setEnabled(False)
    button.set_reason("Choisissez le code de qualification")
    _shown(button, qtbot)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.accessibleDescription() == button.toolTip() == "Choisissez le code de qualification"


def test_a_button_makes_room_for_its_words_icon_and_cap(theme: Theme) -> None:
    bare = Button(theme, "Répondre").sizeHint().width()
    with_icon = Button(theme, "Répondre", icon="answer").sizeHint().width()
    with_cap = Button(theme, "Répondre", icon="answer", keys="Ctrl+Shift+A").sizeHint().width()
    assert bare < with_icon < with_cap
    button = Button(theme, "Répondre", keys="Ctrl+Shift+A")
    before = button.sizeHint()
    theme.set_scale(2)
    assert button.sizeHint().width() > 1.6 * before.width()
    assert button.sizeHint().height() == 2 * before.height()
    assert button.minimumSizeHint() == button.sizeHint()


def test_a_kind_nobody_drew_is_refused(theme: Theme) -> None:
    with pytest.raises(KeyError, match="golden"):
        Button(theme, "Dire", "golden")
    button = Button(theme, "Dire")
    with pytest.raises(KeyError, match="golden"):
        button.set_kind("golden")
    assert button.kind == "plain"
    with pytest.raises(KeyError, match="marble"):
        Card(theme, "marble")


def test_every_control_is_a_comfortable_target(theme: Theme) -> None:
    tabs = TabBar(theme)
    tabs.add("note", "Note")
    controls: list[QWidget] = [
        *(Button(theme, "Dire", kind, size) for kind in ("primary", "link", "bar") for size in ("", "small", "large")),
        Button(theme, "", "icon", icon="close"),
        Switch(theme, "Pause"),
        SegmentedControl(theme, [("a", "A"), ("b", "B")]),
        tabs,
    ]
    for control in controls:
        assert min(control.sizeHint().width(), control.sizeHint().height()) >= SMALLEST_TARGET, control


def test_keys_are_written_as_on_the_readers_keyboard(theme: Theme) -> None:
    i18n.install("en")
    assert key_text("Ctrl+Shift+A") == "Ctrl+Shift+A"
    assert key_text("Ctrl+Return") == "Ctrl+Enter"
    assert key_text("Left") == "←"
    assert with_keys("Hold", "Ctrl+Shift+G") == "Hold (Ctrl+Shift+G)"
    assert KeyCap(theme, "Esc").accessibleName() == "Esc"


@pytest.fixture
def tabs(theme: Theme, qtbot: QtBot) -> TabBar:
    bar = TabBar(theme)
    for name, text, keys in (("note", "Note", "F6"), ("objections", "Objections", None), ("sheets", "Fiches", "F5")):
        bar.add(name, text, keys)
    _shown(bar, qtbot)
    return bar


def test_the_first_tab_is_open_and_nobody_was_told(theme: Theme, qtbot: QtBot) -> None:
    bar = TabBar(theme)
    qtbot.addWidget(bar)
    with qtbot.assertNotEmitted(bar.chosen):
        bar.add("note", "Note")
        bar.add("sheets", "Fiches")
    assert bar.current_name() == "note"


def test_a_tab_opens_by_click(tabs: TabBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tabs.chosen) as told:
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    assert told.args == ["objections"]


@pytest.mark.parametrize(
    ("keys", "opened"),
    [
        ([Qt.Key.Key_Right], "objections"),
        ([Qt.Key.Key_End], "sheets"),
        ([Qt.Key.Key_End, Qt.Key.Key_Left], "objections"),
        ([Qt.Key.Key_End, Qt.Key.Key_Home], "note"),
    ],
)
def test_tabs_open_by_keys(tabs: TabBar, qtbot: QtBot, keys: list[Qt.Key], opened: str) -> None:
    for key in keys:
        qtbot.keyClick(tabs, key)
    assert tabs.current_name() == opened


def test_selecting_a_tab_for_the_reader_tells_nobody(tabs: TabBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(tabs.chosen):
        tabs.select("sheets")
    assert tabs.current_name() == "sheets"
    with pytest.raises(KeyError, match="loans"):
        tabs.select("loans")


def test_a_tab_can_be_renamed_and_shows_its_key(tabs: TabBar) -> None:
    tabs.set_text("note", "Note (2)")
    assert tabs.tabText(0) == "Note (2)"
    assert "F6" in tabs.tabToolTip(0)
    assert tabs.tabSizeHint(0).width() > tabs.tabSizeHint(2).width() - tabs.tabSizeHint(1).width()


@pytest.fixture
def segments(theme: Theme, qtbot: QtBot) -> SegmentedControl:
    control = SegmentedControl(theme, [("yes", "Accepté"), ("no", "Refusé"), ("later", "Plus tard")])
    _shown(control, qtbot)
    return control


def test_no_segment_is_chosen_until_somebody_chooses(segments: SegmentedControl, qtbot: QtBot) -> None:
    assert segments.current_name() == ""
    button = segments.childAt(segments.rect().center())
    with qtbot.waitSignal(segments.chosen) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["no"]
    assert segments.current_name() == "no"


@pytest.mark.parametrize("chosen", ["yes", "no", "later"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_comes_to_the_segment_that_is_chosen_from_either_side(
    theme: Theme, qtbot: QtBot, chosen: str, key: Qt.Key
) -> None:
    control = SegmentedControl(theme, [("yes", "Accepté"), ("no", "Refusé"), ("later", "Plus tard")])
    page = QWidget()
    column, ends = QVBoxLayout(page), (QLineEdit(), QLineEdit())
    for each in (ends[0], control, ends[1]):
        column.addWidget(each)
    _shown(page, qtbot)
    control.select(chosen)
    held = ends[0] if key == Qt.Key.Key_Tab else ends[1]
    held.setFocus()
    qtbot.keyClick(held, key)
    there = page.focusWidget()
    assert isinstance(there, QAbstractButton)
    assert there.isChecked()


def test_segments_move_by_arrows(segments: SegmentedControl, qtbot: QtBot) -> None:
    heard: list[str] = []
    segments.chosen.connect(heard.append)
    first = segments.childAt(4, segments.height() // 2)
    assert first is not None
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert segments.current_name() == "no"
    assert heard == ["yes", "no"]


def test_an_arrow_chooses_the_first_time_too(segments: SegmentedControl, qtbot: QtBot) -> None:
    segments.setFocus()
    first = QApplication.focusWidget()
    with qtbot.waitSignal(segments.chosen) as chosen:
        qtbot.keyClick(first, Qt.Key.Key_Right)
    assert chosen.args == ["no"]
    with qtbot.waitSignal(segments.chosen) as chosen:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert chosen.args == ["yes"]


def test_selecting_a_segment_for_the_reader_tells_nobody(segments: SegmentedControl, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(segments.chosen):
        segments.select("later")
    assert segments.current_name() == "later"
    with pytest.raises(KeyError):
        segments.select("never")


def test_a_switch_answers_words_track_and_space(theme: Theme, qtbot: QtBot) -> None:
    switch = Switch(theme, "Pause après ce contact")
    _shown(switch, qtbot)
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.rect().center())
    assert switch.isChecked()
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert not switch.isChecked()
    off = switch.grab().toImage()
    switch.setChecked(True)
    assert switch.grab().toImage() != off


def test_tabs_draw_closer_and_hide_their_keys_where_not_all_fit(theme: Theme, qtbot: QtBot) -> None:
    tabs = TabBar(theme)
    qtbot.addWidget(tabs)
    for n, name in enumerate(("Note", "Phrases", "Guide", "Rebond", "Fiches", "Interne")):
        tabs.add(name, name, f"F{n + 4}", "note")
    with qtbot.waitExposed(tabs):
        tabs.show()
    tabs.resize(900, 40)
    roomy = tabs.sizeHint().width()
    tabs.resize(392, 40)
    tight = sum(tabs.tabRect(index).width() for index in range(tabs.count()))
    assert tight <= 392 < roomy
    assert "F5" in tabs.tabToolTip(1)
    tabs.resize(900, 40)
    assert tabs.sizeHint().width() == roomy


@pytest.mark.parametrize("before", ["", "E-mails "])
def test_every_tab_keeps_its_word_before_any_shows_its_icon_alone(theme: Theme, qtbot: QtBot, before: str) -> None:
    names = f"{before}Note Guide Phrases Objections Rebond Fiches Interne".split()
    tabs = TabBar(theme)
    qtbot.addWidget(tabs)
    for n, name in enumerate(names):
        tabs.add(name, name, f"F{n + 2}", "note")
    words = QFontMetricsF(theme.font("meta"))
    with qtbot.waitExposed(tabs):
        tabs.show()
    for width, worded in ((392, True), (300, False)):
        tabs.resize(width, 40)
        rects = [tabs.tabRect(index).width() for index in range(tabs.count())]
        assert sum(rects) <= width
        assert all(rect > words.horizontalAdvance(name) for rect, name in zip(rects, names, strict=True)) is worded


@pytest.mark.parametrize("made", [Choice, NumberField, StillSlider])
def test_the_wheel_chooses_nothing_in_a_field_the_page_scrolls_over(
    qtbot: QtBot, made: Callable[[], QComboBox | QSpinBox | QSlider]
) -> None:
    field = made()
    qtbot.addWidget(field)
    if isinstance(field, QComboBox):
        field.addItems(["Cartes", "Crédit", "Succession"])
        field.setCurrentIndex(1)
    else:
        field.setValue(1)
    field.setFocus()
    where = QPointF(5, 5)
    turn = QWheelEvent(
        where, field.mapToGlobal(where), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, turn)
    assert (field.currentIndex() if isinstance(field, QComboBox) else field.value()) == 1
    assert not turn.isAccepted()


@pytest.mark.qt_log_ignore("does not support")  # a popup, offscreen
def test_a_list_opened_with_nothing_chosen_stands_on_its_first_line(qtbot: QtBot) -> None:
    field = Choice()
    field.addItems(["Le créancier", "Le prochain seulement"])
    field.setCurrentIndex(-1)
    _shown(field, qtbot)
    field.showPopup()
    assert field.view().currentIndex().row() == 0
    assert field.currentIndex() == -1, "looking chooses nothing"
    qtbot.keyClick(field.view(), Qt.Key.Key_Return)
    assert field.currentIndex() == 0


@pytest.mark.qt_log_ignore("does not support")
def test_a_menu_longer_than_the_screen_is_one_column_that_scrolls(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    page = QWidget()
    _shown(page, qtbot)
    theme.dress(page)
    menu = QMenu(page)
    for number in range(80):
        menu.addAction(f"Situation {number}")
    menu.popup(page.mapToGlobal(QPoint(4, 4)))
    assert menu.height() <= page.screen().geometry().height()
    assert len({menu.actionGeometry(action).x() for action in menu.actions()}) == 1
    menu.close()


@pytest.mark.parametrize("away", [True, False])
def test_what_is_moved_from_under_the_pointer_is_not_drawn_as_if_it_were_there(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, away: bool
) -> None:
    page = QWidget()
    page.resize(600, 200)
    control = Button(theme, "Faire patienter", parent=page)
    control.setGeometry(20, 20, 180, 40)
    _shown(page, qtbot)
    before = control.grab().toImage()
    there = SimpleNamespace(pos=lambda: page.mapToGlobal(QPoint(40, 40)))
    monkeypatch.setattr(pressed, "QCursor", there)
    control.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert control.grab().toImage() != before, "it is lit"
    control.move(300 if away else 30, 20)
    assert (control.grab().toImage() == before) is away
