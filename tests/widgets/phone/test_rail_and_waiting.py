"""The rail of contacts and the page between calls."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.phone.conftest import Workplace
from widgets.adviser.contact_card import ContactCard
from widgets.adviser.contact_rail import ContactRail
from widgets.adviser.sheets_pane import SheetsPane
from widgets.adviser.waiting_page import WaitingPage
from widgets.common.chips import ClockChip
from widgets.common.pebble import Pebble
from workstation import commands as c


def words(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def card(rail: ContactRail) -> ContactCard:
    found = [each for each in rail.findChildren(ContactCard) if each.isVisible()]
    assert len(found) == 1
    return found[0]


@pytest.fixture
def rail(place: Workplace) -> ContactRail:
    made = ContactRail(place.theme, place.bridge)
    made.setMaximumWidth(204)
    return made


def test_the_card_follows_the_call(place: Workplace, rail: ContactRail) -> None:
    place.show(rail)
    assert "Aucun pour l’instant" in words(rail)
    place.ring()
    assert "Anne Dupré\u202f?" in words(rail)
    assert card(rail).findChild(ClockChip).text == "attend"
    place.bridge.do(c.AnswerContact("c1"))
    place.wait(4)
    chip = card(rail).findChild(ClockChip)
    assert (chip.text, chip.time) == ("en ligne", "0:04")
    place.bridge.do(c.HoldCall("c1", 30))
    place.wait(2)
    assert (chip.state, chip.time) == ("hold", "0:02")
    place.bridge.do(c.EndContact("c1"))
    place.wait(10)
    assert (chip.text, chip.time) == ("reste", "0:50")
    place.wait(55)
    assert (chip.state, chip.time) == ("over", "+0:05")


def test_the_pebble_shows_nobody_before_the_dossier(place: Workplace, rail: ContactRail) -> None:
    place.show(rail)
    place.ring()
    assert card(rail).findChild(Pebble).letters == "?"
    place.bridge.do(c.AnswerContact("c1"))
    assert card(rail).findChild(Pebble).letters == "AD"


def test_pausing_stops_time_and_the_same_button_starts_it(place: Workplace, rail: ContactRail) -> None:
    place.show(rail)
    place.answer()
    place.qtbot.mouseClick(rail.tutor.pause, Qt.MouseButton.LeftButton)
    assert place.bridge.state.paused
    assert rail.tutor.pause.text() == "Reprendre"
    at = place.bridge.at
    place.wait(5)
    assert place.bridge.at == at
    place.qtbot.mouseClick(rail.tutor.pause, Qt.MouseButton.LeftButton)
    assert not place.bridge.state.paused


def test_a_key_pauses_and_goes_on(place: Workplace, rail: ContactRail) -> None:
    place.show(rail)
    place.answer()
    assert rail.tutor.pause.toolTip() == "Pause (Ctrl+Maj+S)"
    place.press(rail, "S")
    assert place.bridge.state.paused
    place.press(rail, "S")
    assert not place.bridge.state.paused


STAGES: dict[str, tuple[c.Command, ...]] = {
    "ringing": (),
    "talking": (c.AnswerContact("c1"),),
    "held": (c.AnswerContact("c1"), c.HoldCall("c1", 30)),
    "paused": (c.AnswerContact("c1"), c.PauseSession()),
    "in wrap-up": (c.AnswerContact("c1"), c.EndContact("c1")),
    "paused in wrap-up": (c.AnswerContact("c1"), c.EndContact("c1"), c.PauseSession()),
}


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("wide", [64, 96, 204])
@pytest.mark.parametrize("stage", STAGES)
def test_one_may_leave_at_every_stage_however_narrow_the_rail(
    place: Workplace, rail: ContactRail, stage: str, wide: int, scale: float
) -> None:
    place.theme.set_scale(scale)
    rail.setMaximumWidth(wide)
    place.show(rail, height=560)
    place.ring()
    for command in STAGES[stage]:
        assert place.bridge.do(command)
    leave = rail.tutor.leave
    inside = leave.rect().translated(leave.mapTo(rail, leave.rect().topLeft()))
    assert rail.rect().contains(inside), (rail.rect(), inside)
    assert "Quitter" in leave.text()
    assert leave.kind == "link" or "Quitter" in leave.toolTip()
    with place.qtbot.waitSignal(rail.leave_asked):
        place.qtbot.mouseClick(leave, Qt.MouseButton.LeftButton)


def test_a_step_back_needs_a_step(place: Workplace, rail: ContactRail, qtbot: QtBot) -> None:
    place.show(rail)
    assert not rail.tutor.back.isEnabled()
    place.answer()
    place.wait(8)
    assert place.bridge.do(c.Say("c1", "greet_full"))
    with qtbot.waitSignal(rail.step_back_asked):
        qtbot.mouseClick(rail.tutor.back, Qt.MouseButton.LeftButton)


def test_an_exam_shows_nothing_of_the_tutor(at_work: Callable[..., Workplace]) -> None:
    exam = at_work("exam")
    rail = ContactRail(exam.theme, exam.bridge)
    exam.show(rail)
    assert not rail.tutor.isVisible()


def test_a_narrow_rail_keeps_pebbles_only(place: Workplace, rail: ContactRail) -> None:
    place.show(rail)
    place.ring()
    rail.setFixedWidth(64)
    place.qtbot.waitUntil(lambda: "Contacts ouverts" not in words(rail))
    assert card(rail).findChild(Pebble).isVisible()
    assert rail.tutor.pause.isVisible()
    assert "Anne Dupré" in card(rail).accessibleName()


def test_f2_goes_to_the_open_contact(place: Workplace, rail: ContactRail) -> None:
    place.show(rail)
    place.ring()
    rail.take_focus()
    assert card(rail).hasFocus()


@pytest.fixture
def page(place: Workplace) -> WaitingPage:
    return WaitingPage(place.theme, place.bridge)


def test_the_first_gesture_is_in_hand(place: Workplace, page: WaitingPage) -> None:
    place.show(page)
    page.take_focus()
    assert "Vous êtes indisponible" in words(page)
    assert page.act.hasFocus()
    place.qtbot.keyClick(page.act, Qt.Key.Key_Space)
    assert place.contact.phase == "ringing"


def test_checks_are_ticked_and_the_sheet_is_read_on_the_spot(place: Workplace, page: WaitingPage) -> None:
    place.show(page)
    place.qtbot.mouseClick(page.greeting, Qt.MouseButton.LeftButton)
    assert page.greeting.isChecked()
    assert page.sheet._title.layout(400).width() > 40, "the sheet is named where its line is drawn"
    assert "Inès Moreau" in page.greeting.accessibleDescription()
    place.qtbot.mouseClick(page.read, Qt.MouseButton.LeftButton)
    assert "Bloquer ne nuit à personne." in words(page)
    assert page.sheet.isChecked()
    place.qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)
    assert "Vous êtes indisponible" in words(page)


def test_why_something_was_not_done_leaves_after_a_while(place: Workplace, page: WaitingPage) -> None:
    place.show(page)
    usual = words(page)
    assert not place.bridge.do(c.EndContact("c1"))
    place.wait(20)
    assert "Personne n’est en ligne." in words(page)
    place.wait(10)
    assert words(page) == usual


@pytest.mark.parametrize("stage", ["before", "after"])
def test_a_sheet_is_read_before_and_after_the_contact_and_nothing_is_refused(
    place: Workplace, page: WaitingPage, stage: str
) -> None:
    if stage == "after":
        place.wrap_up()
        for field, value in (("code", "CARD-LOST"), ("outcome", "solved")):
            assert place.bridge.do(c.SetNoteField("c1", field, value))
        assert place.bridge.do(c.CloseContact("c1"))
    assert not place.contact.at_desk
    pane, refused = SheetsPane(place.theme, place.bridge), list[str]()
    place.bridge.refused.connect(refused.append)
    place.show(page, pane)
    usual = words(page)
    place.qtbot.keyClicks(pane.field, "opposition")
    place.qtbot.keyClick(pane.field, Qt.Key.Key_Return)
    assert pane.open_sheet == "card-block"
    assert (refused, words(page)) == ([], usual)


def test_a_missed_call_says_what_happened(place: Workplace, page: WaitingPage) -> None:
    place.show(page)
    place.ring()
    place.wait(21)
    assert "Non-réponse" in words(page)
    place.qtbot.mouseClick(page.act, Qt.MouseButton.LeftButton)
    assert place.contact.phase == "ringing"
    assert place.contact.life.attempts == 2


def test_a_paused_session_is_continued_from_here(place: Workplace, page: WaitingPage) -> None:
    place.show(page)
    place.answer()
    place.bridge.do(c.PauseSession())
    assert "Séance en pause" in words(page)
    place.qtbot.mouseClick(page.act, Qt.MouseButton.LeftButton)
    assert not place.bridge.state.paused
