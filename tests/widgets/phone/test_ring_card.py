"""The ringing card: a hypothesis, a clock, and no way to answer by mistake."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from tests.widgets.phone.conftest import Workplace
from widgets.adviser.ring_card import RingPage, about_number, hypothesis
from widgets.adviser.top_bar import TopBar


def words(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def page(place: Workplace) -> RingPage:
    return RingPage(place.theme, place.bridge)


def test_it_says_what_is_known_and_no_more(place: Workplace, page: RingPage) -> None:
    place.ring()
    place.show(page)
    said = words(page.card)
    assert "Anne Dupré, peut-être" in said
    assert "Aucune, à identifier" in said
    assert "Carte" in said
    assert "Particuliers" in said
    assert "0:30" in said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), "Numéro inconnu"),
        (("Anne Dupré",), "Anne Dupré, peut-être"),
        (("Anne Dupré", "Paul Dupré"), "Anne Dupré ou Paul Dupré"),
        (("A", "B", "C"), "A, B ou C"),
    ],
)
def test_a_known_number_is_nobody_yet(place: Workplace, names: tuple[str, ...], said: str) -> None:
    contact = place.contact
    there = replace(contact, life=replace(contact.life, offer=replace(contact.offer, names=names)))
    assert hypothesis(there) == said
    if len(names) == 2:
        assert "2 dossiers" in about_number(there)


def test_the_voice_server_may_have_checked(place: Workplace) -> None:
    contact = place.contact
    offer = replace(contact.offer, authenticated=True)
    assert hypothesis(replace(contact, life=replace(contact.life, offer=offer))) == "Anne Dupré"


def test_enter_and_space_never_answer(place: Workplace, page: RingPage) -> None:
    note = QPlainTextEdit()
    place.show(page, note)
    note.setFocus()
    place.ring()
    assert note.hasFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space):
        place.qtbot.keyClick(note.window().focusWidget(), key)
    assert place.contact.phase == "ringing"
    assert not page.card.answer.hasFocus()
    assert not page.card.decline.hasFocus()


def test_answer_and_decline_by_the_mouse(place: Workplace, page: RingPage) -> None:
    place.show(page)
    place.ring()
    place.qtbot.mouseClick(page.card.decline, Qt.MouseButton.LeftButton)
    assert place.contact.phase == "queued"
    place.ring()
    place.qtbot.mouseClick(page.card.answer, Qt.MouseButton.LeftButton)
    assert place.contact.phase == "talking"


def test_the_last_seconds_are_said_in_other_words(place: Workplace, page: RingPage) -> None:
    place.show(page)
    place.ring()
    place.wait(6)
    assert "Encore 14\u00a0s, puis l’appel" in words(page.card)
    place.wait(10)
    assert "Décrochez maintenant" in words(page.card)
    assert "il repart dans 4\u00a0s" in words(page.card)
    place.wait(5)
    assert "Appel reparti en file" in words(page.card)
    assert not page.card.answer.isEnabled()


def test_the_buttons_stay_under_the_pointer(place: Workplace, page: RingPage) -> None:
    place.ring()
    place.show(page, height=600)
    before = page.card.answer.mapTo(page, page.card.answer.rect().topLeft())
    for _ in range(18):
        place.wait(1)
        place.qtbot.wait(0)
        assert page.card.answer.mapTo(page, page.card.answer.rect().topLeft()) == before


def test_the_first_sheet_is_there_to_read(place: Workplace, page: RingPage) -> None:
    place.ring()
    place.show(page)
    assert "Opposer une carte" in words(page.sheet)
    assert "Bloquer ne nuit à personne." in words(page.sheet)


def test_the_keys_are_on_the_bar_not_on_the_card(place: Workplace, page: RingPage) -> None:
    bar = TopBar(place.theme, place.bridge)
    place.show(bar, page)
    place.ring()
    place.press(bar, "A")
    assert place.contact.phase == "talking"
