"""The wrap-up: what is missing is said, led to, and the contact closes with everything in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.widgets.phone.conftest import Workplace
from widgets.adviser.disposition_picker import CodeCard
from widgets.adviser.wrap_up_page import WrapUpPage
from widgets.common.buttons import Button
from workstation import commands as c
from workstation import events as e
from workstation import i18n


@pytest.fixture
def page(place: Workplace) -> WrapUpPage:
    place.wrap_up()
    made = WrapUpPage(place.theme, place.bridge)
    place.show(made)
    return made


def cards(page: WrapUpPage) -> dict[str, CodeCard]:
    return {card.reason.code: card for card in page.picker.findChildren(CodeCard) if card.isVisible()}


def choose_outcome(place: Workplace, page: WrapUpPage) -> None:
    assert page.outcome is not None
    place.qtbot.mouseClick(page.outcome.findChildren(QAbstractButton)[0], Qt.MouseButton.LeftButton)


def test_finish_says_what_it_waits_for_and_leads_there(place: Workplace, page: WrapUpPage) -> None:
    assert not page.finish_button.isEnabled()
    assert page.missing.text() == "Choisissez le code de qualification"
    place.qtbot.mouseClick(page.missing, Qt.MouseButton.LeftButton)
    focused = page.window().focusWidget()
    assert isinstance(focused, CodeCard)
    place.qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert place.contact.desk.note.code == focused.reason.code
    assert page.missing.text() == "Choisissez l’issue"
    place.qtbot.mouseClick(page.missing, Qt.MouseButton.LeftButton)
    place.qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)
    assert place.contact.desk.note.outcome == "solved"
    assert not page.missing.isVisible()
    assert page.finish_button.isEnabled()


def test_at_any_width_the_line_above_the_gestures_says_what_the_head_says(place: Workplace, page: WrapUpPage) -> None:
    place.qtbot.mouseClick(cards(page)["CARD-LOST"], Qt.MouseButton.LeftButton)
    choose_outcome(place, page)
    page.window().resize(420, 700)
    place.qtbot.waitUntil(page.missing.isVisible)
    assert page.finish_button.isEnabled()
    seen = []
    for given in ("", "follow_up", "note"):
        if given == "follow_up":
            page.follow_up.setFocus()
            place.qtbot.keyClick(page.follow_up, Qt.Key.Key_Down)
        elif given == "note":
            place.qtbot.keyClicks(page.note, "Carte perdue.")
            place.wait(1)
        nothing = page._sentence.text().startswith("Code, issue et suite sont choisis.")
        assert nothing == (page.missing.text() == "Rien ne manque")
        assert nothing or page._sentence.text().startswith(page.missing.text())
        seen.append(page.missing.text())
    assert seen == ["La suite reste à préciser", "La note reste à écrire", "Rien ne manque"]


def test_the_contact_closes_with_what_was_just_typed(place: Workplace, page: WrapUpPage) -> None:
    place.qtbot.mouseClick(cards(page)["CARD-LOST"], Qt.MouseButton.LeftButton)
    choose_outcome(place, page)
    page.note.setFocus()
    place.qtbot.keyClicks(page.note, "Carte perdue.")
    place.press(page.note, "T")
    assert place.contact.phase == "closed"
    saved = next(x.event for x in place.bridge.session.entries() if isinstance(x.event, e.NoteSaved))
    assert (saved.code, saved.outcome, saved.text) == ("CARD-LOST", "solved", "Carte perdue.")


@pytest.mark.parametrize(("language", "words"), [("fr", ["Résolu", "En cours"]), ("en", ["Solved", "In hand"])])
def test_what_is_chosen_is_in_the_language_of_the_interface(place: Workplace, language: str, words: list[str]) -> None:
    i18n.install(language)
    place.wrap_up()
    page = WrapUpPage(place.theme, place.bridge)
    place.show(page)
    assert page.outcome is not None
    assert [button.text() for button in page.outcome.findChildren(QAbstractButton)][:2] == words


def test_the_key_leads_to_what_is_missing_too(place: Workplace, page: WrapUpPage) -> None:
    page.note.setFocus()
    place.press(page.note, "T")
    assert place.contact.phase == "wrap_up"
    assert isinstance(page.window().focusWidget(), CodeCard)


def test_three_codes_are_near_and_the_motif_is_said(place: Workplace, page: WrapUpPage) -> None:
    assert len(cards(page)) == 3
    assert page.picker.surface == "now"
    place.qtbot.mouseClick(cards(page)["CARD-STOLEN"], Qt.MouseButton.LeftButton)
    assert cards(page)["CARD-STOLEN"].isChecked()
    assert page.picker.surface == "card"


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720), (1024, 640)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_moves_under_the_hand_that_chooses(
    place: Workplace, page: WrapUpPage, size: tuple[int, int], scale: float
) -> None:
    place.theme.set_scale(scale)
    place.window.resize(*size)
    assert page.outcome is not None

    def places() -> list[QRect]:
        for _ in range(20):
            QApplication.processEvents()
        watched = (*cards(page).values(), page.outcome, page.follow_up, page.note, page.picker)
        return [QRect(each.mapTo(page, QPoint(0, 0)), each.size()) for each in watched]

    before = places()
    for name, value in (("code", "CARD-STOLEN"), ("outcome", "solved"), ("follow_up", "none")):
        assert place.bridge.do(c.SetNoteField("c1", name, value))
        assert places() == before, name


@pytest.mark.parametrize("width", [1366, 420])
@pytest.mark.parametrize("keys", [(Qt.Key.Key_Right, Qt.Key.Key_Left), (Qt.Key.Key_Down, Qt.Key.Key_Up)])
def test_arrows_choose_a_code_as_they_choose_the_outcome(
    place: Workplace, page: WrapUpPage, width: int, keys: tuple[Qt.Key, Qt.Key]
) -> None:
    page.window().resize(width, 700)
    QApplication.processEvents()
    assert page.outcome is not None
    note = place.contact.desk.note
    page.picker.take_focus()
    for told, buttons in (
        ("code", list(cards(page).values())),
        ("outcome", page.outcome.findChildren(QAbstractButton)),
    ):
        chosen = [getattr(note, told)]
        buttons[0].setFocus()
        for key in (keys[0], keys[1], keys[0]):
            place.qtbot.keyClick(page.window().focusWidget(), key)
            note = place.contact.desk.note
            chosen.append(getattr(note, told))
            held = page.window().focusWidget()
            assert isinstance(held, QAbstractButton)
            assert held.isChecked(), (told, chosen)
        assert chosen[0] == "", told
        assert "" not in chosen[1:], (told, chosen)
        assert chosen[1] == chosen[3] != chosen[2], (told, chosen)


def test_all_the_codes_by_keys(place: Workplace, page: WrapUpPage) -> None:
    place.qtbot.mouseClick(page.picker.all, Qt.MouseButton.LeftButton)
    search = page.picker.list.search
    assert search.hasFocus()
    place.qtbot.keyClicks(search, "xyz")
    place.qtbot.keyClick(search, Qt.Key.Key_Return)
    assert place.contact.desk.note.code == ""
    search.clear()
    place.qtbot.keyClicks(search, "carte")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        place.qtbot.keyClick(search, key)
    assert place.contact.desk.note.code == "CARD-STOLEN"
    assert not page.picker.list.isVisible()


def test_a_far_code_takes_its_place_among_the_near_ones(place: Workplace, page: WrapUpPage) -> None:
    far = {"CARD-LOST", "CARD-STOLEN", "CARD-LIMIT", "CARD-NEW"} - cards(page).keys()
    place.qtbot.mouseClick(page.picker.all, Qt.MouseButton.LeftButton)
    place.qtbot.keyClicks(page.picker.list.search, far.pop().replace("CARD-", "card-"))
    place.qtbot.keyClick(page.picker.list.search, Qt.Key.Key_Return)
    chosen = [card for card in cards(page).values() if card.isChecked()]
    assert [card.reason.code for card in chosen] == [place.contact.desk.note.code]


def test_escape_gives_the_list_up(place: Workplace, page: WrapUpPage) -> None:
    place.qtbot.mouseClick(page.picker.all, Qt.MouseButton.LeftButton)
    place.qtbot.keyClick(page.picker.list.search, Qt.Key.Key_Escape)
    assert not page.picker.list.isVisible()
    assert isinstance(page.window().focusWidget(), CodeCard)


def test_the_clock_counts_down_then_up_and_is_extended_once(place: Workplace, page: WrapUpPage) -> None:
    assert page.ring.digits() == "1:00"
    place.wait(19)
    assert page.ring.digits() == "0:41"
    place.qtbot.mouseClick(page.extend, Qt.MouseButton.LeftButton)
    assert page.ring.digits() == "1:11"
    assert not page.extend.isEnabled()
    assert page.extend.toolTip() == "Le délai a déjà été prolongé."
    place.wait(76)
    assert page.ring.digits() == "+0:05"


def test_a_follow_up_and_a_break_are_kept(place: Workplace, page: WrapUpPage) -> None:
    page.follow_up.setFocus()
    place.qtbot.keyClick(page.follow_up, Qt.Key.Key_Down)
    assert place.contact.desk.note.follow_up == "none"
    place.qtbot.mouseClick(page.pause_after, Qt.MouseButton.LeftButton)
    assert place.bridge.state.presence.break_asked


def test_a_fact_goes_to_the_note_with_one_click(place: Workplace) -> None:
    place.answer()
    place.bridge.do(c.HoldCall("c1", 30))
    place.wait(3)
    place.bridge.do(c.ResumeCall("c1"))
    place.bridge.do(c.EndContact("c1"))
    page = WrapUpPage(place.theme, place.bridge)
    place.show(page)
    add = next(b for b in page.facts.findChildren(Button) if "Garde annoncée" in b.accessibleName())
    place.qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert place.draft == "Garde annoncée, 30\u00a0s."
    place.qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert place.draft == "Garde annoncée, 30\u00a0s."
    times = {label.accessibleName() for label in page.facts.findChildren(type(page.facts._times["held"][1]))}
    assert "dont en garde 0:03" in times


def test_facts_follow_the_note_where_there_is_no_room_beside(place: Workplace, page: WrapUpPage) -> None:
    assert page.facts.mapTo(page, page.facts.rect().topLeft()).x() > page.note.width()
    page.window().resize(820, 700)
    place.qtbot.waitUntil(lambda: page.facts.mapTo(page, page.facts.rect().topLeft()).x() < 60)


def test_the_whisper_is_there_at_guided_help_and_goes(place: Workplace, page: WrapUpPage) -> None:
    text = place.bridge.whisper(place.contact)
    assert page.whisper.text == text
    page.whisper.dismiss()
    place.bridge.do(c.SetNoteField("c1", "outcome", "solved"))
    assert page.whisper.text == ""
