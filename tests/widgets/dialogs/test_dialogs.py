"""What opens over a page answers the keyboard, says what it is worth, and covers no call."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.shift import Shift
from tests.widgets.dialogs.conftest import Show, seen, segment
from widgets.common.buttons import Button
from widgets.common.keycap import KeyCap
from widgets.common.labels import Label
from widgets.common.theme import Theme
from widgets.dialogs.error_dialog import ErrorDialog
from widgets.dialogs.keys_sheet import KeysSheet, groups
from widgets.dialogs.leave_dialog import LeaveDialog, Leaving
from widgets.dialogs.pin_dialog import PinDialog
from widgets.dialogs.settings_panel import SettingsPanel
from widgets.dialogs.sheet import SheetDialog
from workstation import commands as c
from workstation import i18n
from workstation.session.state import Contact
from workstation.settings import Settings


def _is_1234(pin: str) -> bool:
    return pin == "1234"


def test_the_pin_opens_and_a_wrong_one_says_so(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    dialog = PinDialog.ask(theme, "Aude Lemoine", _is_1234, window)
    assert "verrou de courtoisie" in seen(dialog)
    qtbot.keyClicks(dialog.field, "99x99")
    with qtbot.assertNotEmitted(dialog.accepted):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert "Ce n’est pas ce code" in dialog.verdict
    assert dialog.field.text() == ""
    qtbot.keyClicks(dialog.field, "123")
    assert not dialog.enter.isEnabled()
    qtbot.keyClicks(dialog.field, "4")
    assert "Ce n’est pas ce code" not in dialog.verdict
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.enter, Qt.MouseButton.LeftButton)


def test_the_pin_may_be_given_up(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    dialog = PinDialog.ask(theme, "Aude Lemoine", _is_1234, window)
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_keys_are_those_of_a_french_keyboard(theme: Theme, window: QWidget, show: Show) -> None:
    sheet = KeysSheet(theme, window)
    show(sheet)
    assert not sheet.isModal(), "a call may go on beside it"
    caps = {cap.accessibleName() for cap in sheet.findChildren(KeyCap)}
    assert {"Ctrl+Maj+A", "Ctrl+Maj+P", "F3", "Entrée", "Échap"} <= caps
    assert "Répondre" in seen(sheet)


def test_no_key_is_told_twice_in_a_group() -> None:
    for title, keys in groups():
        assert len({key for key, _ in keys}) == len(keys), title


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Escape])
def test_the_keys_go_as_they_came(theme: Theme, window: QWidget, show: Show, qtbot: QtBot, key: Qt.Key) -> None:
    sheet = KeysSheet(theme, window)
    show(sheet)
    with qtbot.waitSignal(sheet.rejected):
        qtbot.keyClick(sheet, key)


def test_the_keys_lead_to_the_guide(theme: Theme, window: QWidget, show: Show, qtbot: QtBot) -> None:
    sheet = KeysSheet(theme, window)
    show(sheet)
    with qtbot.waitSignal(sheet.guide_asked):
        qtbot.mouseClick(segment(sheet, "Guide du premier appel"), Qt.MouseButton.LeftButton)


def test_the_details_of_an_error_can_be_carried_away(theme: Theme, window: QWidget, show: Show, qtbot: QtBot) -> None:
    dialog = ErrorDialog(theme, "Un problème", "La base ne s’ouvre pas.", "KeyError: 'c1'", window)
    show(dialog)
    assert "La base ne s’ouvre pas." in seen(dialog)
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert "KeyError: 'c1'" in QGuiApplication.clipboard().text()
    assert dialog.copy.text() == "Détails copiés"
    with qtbot.waitSignal(dialog.log_asked):
        qtbot.mouseClick(dialog.open_log, Qt.MouseButton.LeftButton)


def test_an_error_without_details_has_nothing_to_copy(theme: Theme, window: QWidget, show: Show) -> None:
    dialog = ErrorDialog(theme, "Un problème", "Le dossier est protégé.", "", window)
    show(dialog)
    assert not dialog.copy.isVisible()


def on_the_line() -> Contact:
    shift = Shift()
    shift.answer()
    return shift.contact


def at_stage(stage: str) -> Contact:
    shift = Shift()
    shift.ring()
    if stage != "ringing":
        shift.do(c.AnswerContact("c1"))
        shift.listen()
    if stage == "held":
        shift.do(c.HoldCall("c1"))
    if stage == "wrap_up":
        shift.do(c.EndContact("c1"))
    if stage == "gone":
        return replace(shift.contact, talk=replace(shift.contact.talk, concluded=True))
    assert shift.contact.phase == stage
    return shift.contact


@pytest.mark.parametrize("leaving", get_args(Leaving))
@pytest.mark.parametrize(
    ("stage", "true"),
    [
        ("ringing", "attend votre réponse"),
        ("talking", "est encore avec vous"),
        ("held", "est en attente"),
        ("gone", "est terminée. La note reste à finir"),
        ("wrap_up", "est terminée. La note reste à finir"),
    ],
)
def test_the_question_says_what_is_true_of_the_customer_at_each_stage(
    theme: Theme, window: QWidget, stage: str, true: str, leaving: Leaving
) -> None:
    said = seen(LeaveDialog.ask(theme, at_stage(stage), window, leaving=leaving))
    assert true in said
    assert ("encore avec vous" in said) is (stage == "talking")


@pytest.mark.parametrize("leaving", get_args(Leaving))
def test_a_second_try_is_never_said_to_be_offered_again(theme: Theme, window: QWidget, leaving: Leaving) -> None:
    said = seen(LeaveDialog.ask(theme, on_the_line(), window, leaving=leaving, branch=True))
    assert "n’est pas proposé de nouveau" in said
    assert "reste tel quel" in said
    assert "l’accueil le propose" not in said


KINDS = {"call": "appel", "callback": "appel", "chat": "conversation", "email": "message"}
WAYS = {"Mettre en pause": "en pause,", "Fermer le poste": "Le poste se ferme"}


@pytest.mark.parametrize("leaving", get_args(Leaving))
@pytest.mark.parametrize("channel", KINDS)
def test_the_question_names_the_kind_of_contact_and_each_answer_by_what_it_does(
    theme: Theme, window: QWidget, channel: str, leaving: Leaving
) -> None:
    contact = on_the_line()
    dialog = LeaveDialog.ask(
        theme,
        replace(contact, life=replace(contact.life, offer=replace(contact.offer, channel=channel))),
        window,
        leaving=leaving,
    )
    said = seen(dialog)
    assert dialog.windowTitle().startswith("Quitter ce")
    assert dialog.windowTitle().endswith(f"{KINDS[channel]}\u202f?")
    assert KINDS[channel] in dialog.stay.text()
    for other in {"contact", *KINDS.values()} - {KINDS[channel]}:
        assert other not in said.replace("La conversation avec", "")
    if dialog.leave.isVisible():
        assert WAYS[dialog.leave.text()] in said
    if dialog.give_up.isVisible():
        assert "y renoncez" in said
        assert "sans score" in dialog.give_up.text()


@pytest.mark.parametrize("leaving", get_args(Leaving))
def test_a_shift_is_left_as_a_whole_and_everybody_in_it_is_named(
    theme: Theme, window: QWidget, leaving: Leaving
) -> None:
    other = on_the_line()
    other = replace(
        other, life=replace(other.life, offer=replace(other.offer, channel="chat", customer="Inès Barbier"))
    )
    dialog = LeaveDialog.ask(theme, at_stage("held"), window, leaving=leaving, shift=True, beside=[other])
    said = seen(dialog)
    assert dialog.windowTitle() == "Quitter cette vacation\u202f?"
    assert "Mme Dupré est en attente." in said
    assert "Inès Barbier est encore avec vous." in said
    assert not any(kind in said for kind in KINDS.values())


def test_leaving_is_never_the_first_answer(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    dialog = LeaveDialog.ask(theme, on_the_line(), window)
    assert "Mme Dupré est encore avec vous." in seen(dialog)
    assert "l’accueil le propose de nouveau" in seen(dialog)
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_the_desk_may_be_closed_all_the_same(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    dialog = LeaveDialog.ask(theme, None, window)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)


def _every_dialog(theme: Theme, window: QWidget) -> list[SheetDialog]:
    return [
        PinDialog(theme, "Aude Lemoine", _is_1234, window),
        KeysSheet(theme, window),
        SettingsPanel(theme, Settings(), Path("/home/zoé"), window),
        ErrorDialog(theme, "Un problème", "La base ne s’ouvre pas." * 6, "KeyError", window),
        LeaveDialog(theme, on_the_line(), window),
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("scale", [1, 2])
def test_a_dialog_fits_its_screen_and_cuts_no_word(theme: Theme, window: QWidget, scale: float, language: str) -> None:
    i18n.install(language)
    theme.set_scale(scale)
    for dialog in _every_dialog(theme, window):
        dialog.show()
        dialog.grab()
        room = dialog.screen().availableSize()
        assert dialog.width() <= room.width()
        assert dialog.height() <= room.height()
        for label in dialog.findChildren(Label):
            if label.isVisible() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width()), label.text()
        for button in dialog.findChildren(Button):
            if button.isVisible():
                assert button.mapTo(dialog, button.rect().bottomRight()).x() < dialog.width(), button.text()
        dialog.close()


def test_the_desk_is_left_for_later_or_given_up_and_nobody_is_hung_up_on(
    theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    dialog = LeaveDialog.ask(theme, None, window, leaving="desk")
    assert "l’accueil le propose de nouveau" in seen(dialog)
    assert "sans score" in seen(dialog)
    with qtbot.waitSignal(dialog.given_up):
        qtbot.keyClick(dialog.give_up, Qt.Key.Key_Return)
    again = LeaveDialog.ask(theme, None, window, leaving="desk")
    with qtbot.waitSignal(again.accepted):
        qtbot.keyClick(again.leave, Qt.Key.Key_Return)


@pytest.mark.parametrize(("paused", "words"), [(False, "Mettre en pause"), (True, "Revenir plus tard")])
def test_what_is_paused_already_is_not_offered_a_pause(
    theme: Theme, window: QWidget, qtbot: QtBot, paused: bool, words: str
) -> None:
    dialog = LeaveDialog.ask(theme, None, window, leaving="desk", paused=paused)
    assert dialog.leave.text() == words
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.leave, Qt.Key.Key_Return)


def test_what_is_not_offered_again_is_not_said_to_be(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    dialog = LeaveDialog.ask(theme, None, window, leaving="attempt")
    assert "propose de nouveau" not in seen(dialog)
    assert not dialog.leave.isVisible()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.stay, Qt.Key.Key_Return)


def test_the_arrows_scroll_the_keys_where_they_do_not_go_in(
    theme: Theme, window: QWidget, show: Show, qtbot: QtBot
) -> None:
    window.resize(700, 360)
    sheet = KeysSheet(theme, window)
    show(sheet)
    qtbot.waitUntil(sheet.isActiveWindow)
    bar = sheet._scroll.verticalScrollBar()
    assert bar.maximum() > 0
    for key, grows in ((Qt.Key.Key_Down, True), (Qt.Key.Key_PageDown, True), (Qt.Key.Key_Home, False)):
        before = bar.value()
        qtbot.keyClick(sheet.shut, key)
        assert (bar.value() > before) is grows
    qtbot.keyClick(sheet.shut, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
