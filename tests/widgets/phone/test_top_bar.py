"""The softphone by its keys and its buttons, whatever has the focus."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.phone.conftest import Workplace
from widgets.adviser.top_bar import TopBar
from widgets.common.buttons import Button
from widgets.common.pebble import tint
from widgets.home.page_bar import Avatar
from workstation import commands as c
from workstation.wording import week_day


@pytest.fixture
def bar(place: Workplace) -> TopBar:
    return TopBar(place.theme, place.bridge)


def test_a_whole_call_by_keys_while_typing(place: Workplace, bar: TopBar) -> None:
    note = QPlainTextEdit()
    place.show(bar, note)
    note.setFocus()
    place.press(note, "P")
    assert place.contact.phase == "ringing"
    place.press(note, "A")
    assert place.contact.phase == "talking"
    place.press(note, "G")
    assert (place.contact.phase, place.contact.leg.announced) == ("held", 0), "nothing is announced that was not said"
    place.press(note, "G")
    assert place.contact.phase == "talking"
    place.press(note, "M")
    assert place.contact.leg.muted
    place.press(note, "M")
    assert not place.contact.leg.muted
    place.press(note, "R")
    assert place.contact.phase == "wrap_up"
    assert note.hasFocus()
    assert note.toPlainText() == ""


def test_the_day_stands_beside_the_clock(place: Workplace, bar: TopBar) -> None:
    place.show(bar)
    assert bar.day.isVisible()
    assert bar.day.text() == week_day(place.bridge.today)
    assert "novembre" in bar._moment.toolTip()


def test_declining_sends_the_call_back_and_the_presence_says_so(place: Workplace, bar: TopBar) -> None:
    place.show(bar)
    place.ring()
    place.press(bar, "D")
    assert place.contact.phase == "queued"
    assert "Non-réponse" in bar.presence.accessibleName()


def test_the_ready_key_asks_for_a_break_during_a_call(place: Workplace, bar: TopBar) -> None:
    place.show(bar)
    place.answer()
    place.press(bar, "P")
    assert place.bridge.state.presence.break_asked
    assert "Pause demandée" in bar.presence.accessibleName()
    place.press(bar, "P")
    assert not place.bridge.state.presence.break_asked


def test_controls_are_there_and_dimmed_when_nobody_is_on_the_line(place: Workplace, bar: TopBar) -> None:
    place.show(bar)
    controls = bar.controls
    every = (controls.hold, controls.mute, controls.consult, controls.transfer, controls.hang_up)
    assert all(button.isVisible() and not button.isEnabled() for button in every)
    assert [button.text() for button in every] == ["Garde", "Micro", "Consulter", "Transférer", "Raccrocher"]
    assert controls.hold.toolTip() == "Personne n’est en ligne."
    place.answer()
    assert [button.isEnabled() for button in every] == [True, True, True, False, True]
    assert controls.consult.toolTip().startswith("Appeler un collègue")


def test_nothing_on_the_bar_moves_during_a_call(place: Workplace, bar: TopBar) -> None:
    place.show(bar)
    controls = bar.controls
    watched = (bar.presence, bar.caller, controls, controls.hold, controls.mute, controls.hang_up, bar.keys)
    before = [(widget.mapTo(bar, widget.rect().topLeft()), widget.width()) for widget in watched]
    for act in (place.ring, lambda: place.bridge.do(c.AnswerContact("c1")), controls.toggle_hold, controls.toggle_mic):
        act()
        place.wait(1)
        place.qtbot.wait(0)
        assert [(widget.mapTo(bar, widget.rect().topLeft()), widget.width()) for widget in watched] == before


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_recording_is_seen_paused_by_key_or_by_mouse_and_stopped_for_whoever_refuses(
    place: Workplace, bar: TopBar
) -> None:
    note = QPlainTextEdit()
    place.show(bar, note)
    record = bar.caller.record
    assert not record.isVisible()
    place.answer()
    note.setFocus()
    assert record.accessibleName() == "Enregistré"
    place.press(note, "E")
    assert (record.accessibleName(), place.contact.leg.recording) == ("Suspendu", "paused")
    assert note.hasFocus()
    place.qtbot.mouseClick(record, Qt.MouseButton.LeftButton)
    assert (record.accessibleName(), place.contact.leg.recording) == ("Enregistré", "on")
    _choose(place, bar, "refuse")
    assert record.accessibleName() == "Non enregistré"
    assert not record.isEnabled()
    assert "refuse" in record.toolTip()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_number_of_the_caller_is_copied_as_it_is_dialled(place: Workplace, bar: TopBar) -> None:
    place.show(bar)
    place.answer()
    _choose(place, bar, "Copier")
    assert QApplication.clipboard().text() == place.contact.offer.number


def test_the_keys_of_the_telephone_are_pressed_by_keyboard_and_by_mouse_and_the_keyboard_goes_back(
    place: Workplace, bar: TopBar
) -> None:
    note = QPlainTextEdit()
    place.show(bar, note)
    pad = bar.controls.keypad
    place.press(note, "K")
    assert not pad.isVisible(), "nobody listens"
    place.answer()
    note.setFocus()
    place.press(note, "K")
    assert pad.isVisible()
    place.qtbot.keyClicks(pad, "12a")
    place.qtbot.mouseClick(pad.keys["#"], Qt.MouseButton.LeftButton)
    assert (place.contact.leg.pressed, pad.pressed.text()) == ("12#", "12#")
    place.qtbot.keyClick(pad, Qt.Key.Key_Escape)
    assert not pad.isVisible()
    assert note.hasFocus()
    assert note.toPlainText() == ""
    place.press(note, "K")
    place.bridge.do(c.EndContact("c1"))
    assert not pad.isVisible(), "it goes with the call"


def _choose(place: Workplace, bar: TopBar, words: str) -> None:
    place.qtbot.mouseClick(bar.controls.more, Qt.MouseButton.LeftButton)
    next(row for row in bar.controls.menu.actions() if words in row.text()).trigger()
    bar.controls.menu.close()


def test_hold_becomes_resume(place: Workplace, bar: TopBar) -> None:
    place.show(bar)
    place.answer()
    place.qtbot.mouseClick(bar.controls.hold, Qt.MouseButton.LeftButton)
    assert bar.controls.hold.text() == "Reprendre"
    place.qtbot.mouseClick(bar.controls.hold, Qt.MouseButton.LeftButton)
    assert bar.controls.hold.text() == "Garde"
    assert place.contact.leg.holds == 1


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize(("words", "announced"), [("Garde annoncée, 60\u00a0s", 60), ("sans rien annoncer", 0)])
def test_the_arrow_offers_other_announcements(place: Workplace, bar: TopBar, words: str, announced: int) -> None:
    place.show(bar)
    place.answer()
    place.qtbot.mouseClick(bar.controls.more, Qt.MouseButton.LeftButton)
    row = next(row for row in bar.controls.menu.actions() if words in row.text())
    row.trigger()
    bar.controls.menu.close()
    assert place.contact.leg.announced == announced
    assert place.contact.phase == "held"


def _row(bar: TopBar, words: str) -> QAction:
    bar.presence.menu.fill()
    return next(row for row in bar.presence.menu.actions() if row.text().split("\t")[0] == words)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_gives_reasons_and_readiness(place: Workplace, bar: TopBar) -> None:
    place.show(bar)
    place.qtbot.keyClick(bar.presence, Qt.Key.Key_Down)
    assert bar.presence.menu.isVisible()
    bar.presence.menu.close()
    assert _row(bar, "Formation").isChecked()
    assert _row(bar, "Pause").text() == "Pause\t15\u00a0min max."
    _row(bar, "Réunion").trigger()
    assert place.bridge.state.presence.reason == "meeting"
    _row(bar, "Prêt").trigger()
    assert place.contact.phase == "ringing"


def test_the_menu_says_what_one_receives_whatever_the_status(place: Workplace, bar: TopBar) -> None:
    place.show(bar)
    for act in (None, c.GoNotReady("meeting"), c.GoReady(), c.AnswerContact("c1"), c.AskBreak(True)):
        if act is not None:
            assert place.bridge.do(act)
        bar.presence.menu.fill()
        said = bar.presence.menu.actions()[0]
        assert said.text() == "Vous recevez en ce moment\u00a0: appels non"
        assert not said.isEnabled()


@pytest.mark.parametrize("stage", ["queued", "ringing", "wrap_up"])
def test_a_key_of_the_line_does_nothing_where_nobody_is_on_it(place: Workplace, bar: TopBar, stage: str) -> None:
    note = QPlainTextEdit()
    place.show(bar, note)
    {"queued": bool, "ringing": place.ring, "wrap_up": place.wrap_up}[stage]()
    before = place.contact
    for letter in "GMEKGREG":
        note.setFocus()
        place.press(note, letter)
    assert place.contact == before
    assert before.phase == stage
    assert note.toPlainText() == ""
    assert not bar.controls.keypad.isVisible()


def test_nobody_logs_out_in_the_middle_of_a_call(place: Workplace, bar: TopBar, qtbot: QtBot) -> None:
    place.show(bar)
    with qtbot.waitSignal(bar.leave_asked):
        _row(bar, "Se déconnecter").trigger()
    place.answer()
    assert not _row(bar, "Se déconnecter").isEnabled()
    assert not _row(bar, "Prêt").isEnabled()
    _row(bar, "Pause").trigger()
    assert place.bridge.state.presence.break_asked


def test_the_caller_is_a_guess_until_identified(place: Workplace, bar: TopBar) -> None:
    place.show(bar)
    assert bar.caller.accessibleName() == "Ligne libre"
    place.ring()
    assert bar.caller.accessibleName().startswith("Appel entrant")
    place.bridge.do(c.AnswerContact("c1"))
    assert bar.caller.accessibleName().startswith("Anne Dupré\u202f?")
    place.bridge.do(c.EndContact("c1"))
    assert bar.caller.accessibleName() == "Anne Dupré\u202f?, Vous avez raccroché"


@pytest.mark.parametrize("width", [1920, 1366, 1280, 1024])
@pytest.mark.parametrize("scale", [1.0, 1.15, 1.3, 1.5, 2.0])
def test_the_bar_is_one_row_and_cuts_nothing_at_any_size(
    place: Workplace, bar: TopBar, scale: float, width: int
) -> None:
    window = place.show(bar)
    place.answer()
    place.theme.set_scale(scale)
    window.resize(width, 700)
    for _ in range(5):
        QApplication.processEvents()
    assert bar.width() == width
    assert bar.height() == bar.sizeHint().height()
    shown = [
        part for part in bar.findChildren(QWidget) if part.isVisible() and part.parentWidget() in (bar, bar.controls)
    ]
    places = sorted((QRect(part.mapTo(bar, QPoint(0, 0)), part.size()) for part in shown), key=QRect.left)
    assert all(bar.rect().contains(each) for each in places)
    assert max(each.center().y() for each in places) - min(each.center().y() for each in places) <= 2
    buttons = [part for part in shown if isinstance(part, Button)]
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert bar.caller.isVisible()
    assert bar.presence.isVisible()


@pytest.mark.parametrize("width", [1500, 1366, 1280, 1152, 1024])
def test_buttons_give_up_their_words_before_the_bar_gives_up_its_row(place: Workplace, bar: TopBar, width: int) -> None:
    place.show(bar).resize(width, 700)
    place.answer()
    place.qtbot.waitUntil(lambda: bar.width() == width)
    assert bar.height() == bar.presence.sizeHint().height() + place.theme.pad(8)
    controls = bar.controls
    buttons = (controls.hold, controls.mute, controls.consult, controls.transfer, controls.hang_up)
    for button in buttons:
        assert button.width() >= button.sizeHint().width()
        assert button.mapTo(bar, button.rect().bottomRight()).x() < bar.keys.x()
        assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) == button.text()
    short = {button for button in buttons if button.width() < button.fontMetrics().horizontalAdvance(button.text())}
    assert {controls.consult, controls.transfer} <= short if width <= 1280 else not short
    assert all(button.toolTip().startswith(button.text()) for button in short)


def test_others_are_told_before_an_act(place: Workplace, bar: TopBar, qtbot: QtBot) -> None:
    place.show(bar)
    place.answer()
    phases = []
    place.bridge.about_to_act.connect(lambda: phases.append(place.contact.phase))
    place.press(bar, "R")
    assert phases == ["talking"]


@pytest.mark.parametrize("width", [1280, 1366])
def test_the_bar_says_in_which_role_one_stands(place: Workplace, bar: TopBar, width: int) -> None:
    """The job a session began in decides which acts it may do: it stands beside the adviser."""
    place.show(bar)
    bar.resize(width, 56)
    place.answer()
    assert bar.job.text() == "Profil junior"
    assert bar.job.isVisible()
    assert bar.profile.accessibleName() == "Votre profil\u00a0: Inès Moreau, profil junior"


def test_ones_own_pebble_has_one_colour_on_home_and_at_the_desk(place: Workplace, bar: TopBar) -> None:
    place.show(bar)
    started = place.bridge.state.started
    assert started is not None
    home = Avatar(place.theme)
    home.set_person(started.adviser, started.profile)
    at_home, at_the_desk = Counter[int](), Counter[int]()
    for seen, own in ((at_home, home), (at_the_desk, bar.profile)):
        picture = own.grab().toImage()
        seen.update(picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height()))
    colour = place.theme.color(f"pebble_{tint(started.profile)}").rgba()
    assert colour in dict(at_home.most_common(2))
    assert colour in dict(at_the_desk.most_common(2))
    assert tint(started.profile) != tint(started.adviser), "else this would see nothing"
