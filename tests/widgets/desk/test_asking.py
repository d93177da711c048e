"""A sentence that may have one of two meanings: the composer asks which, by arrows and Enter, and Escape corrects."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.spoken import SpokenShift
from tests.widgets.desk.conftest import Post
from tests.workstation.session.test_asking import TEXT
from widgets.adviser.composer import Composer
from widgets.common.theme import Theme
from workstation import commands as c

# A keyboard without accents.
DOUBTFUL = "ne vous inquietez pas, je regarde votre dossier avec vous"
NONE = "Rien de cela\u00a0: je le dis autrement"


@pytest.fixture
def call(qtbot: QtBot, theme: Theme) -> Post:
    """A call answered, where sentences are written."""
    shift = SpokenShift(TEXT)
    shift.answer()
    shift.listen()
    return Post(qtbot, theme, shift)


@pytest.fixture
def pane(call: Post) -> Composer:
    """The composer, after a sentence that it asks about."""
    made = Composer(call.theme, call.bridge)
    call.show(made, 770, 300)
    made.take_focus()
    call.qtbot.keyClicks(made.field, DOUBTFUL)
    call.key(made.field, Qt.Key.Key_Return)
    return made


def chip(pane: Composer) -> str:
    """What the keyboard is on."""
    return next((each.text() for each in pane.asked.chips if each.hasFocus()), "")


def press(call: Post, pane: Composer, key: Qt.Key) -> None:
    call.key(next(each for each in pane.asked.chips if each.hasFocus()), key)


def test_the_meanings_are_asked_in_neutral_words_and_the_sentence_stays(call: Post, pane: Composer) -> None:
    assert pane.asked.isVisible()
    assert {each.text() for each in pane.asked.chips} == {"Rassurer d’abord", "Se présenter", NONE}
    assert chip(pane) == pane.asked.chips[0].text()
    assert pane.field.text() == DOUBTFUL
    assert not pane.primary.isEnabled()
    assert call.contact.talk.moves == ()


def test_arrows_go_round_and_enter_chooses(call: Post, pane: Composer) -> None:
    seen = []
    for _ in range(3):
        seen.append(chip(pane))
        press(call, pane, Qt.Key.Key_Right)
    assert sorted(seen) == sorted(each.text() for each in pane.asked.chips)
    while chip(pane) != "Se présenter":
        press(call, pane, Qt.Key.Key_Down)
    press(call, pane, Qt.Key.Key_Return)
    assert call.contact.talk.moves == ("greet_full",)
    assert call.contact.lines[-1].text == DOUBTFUL
    assert pane.asked.isHidden()
    assert pane.field.text() == ""
    assert pane.field.hasFocus()


@pytest.mark.parametrize("typed", ["Je vous", "« Oui", "2 minutes"])
def test_typing_on_goes_on_with_the_sentence_and_chooses_nothing(call: Post, pane: Composer, typed: str) -> None:
    for letter in typed:
        held = QApplication.focusWidget()
        assert held is not None
        call.qtbot.keyClicks(held, letter)
    assert pane.field.text() == DOUBTFUL + typed
    assert pane.field.hasFocus()
    assert call.contact.talk.moves == ()


def test_a_click_chooses(call: Post, pane: Composer) -> None:
    call.click(next(each for each in pane.asked.chips if each.text() == "Se présenter"))
    assert call.contact.talk.moves == ("greet_full",)


def test_none_of_them_gives_the_sentence_back(call: Post, pane: Composer) -> None:
    press(call, pane, Qt.Key.Key_Left)
    assert chip(pane) == NONE
    press(call, pane, Qt.Key.Key_Return)
    assert pane.asked.isHidden()
    assert pane.field.hasFocus()
    assert pane.field.text() == DOUBTFUL
    assert pane.primary.isEnabled()
    assert call.contact.talk.moves == ()


def test_escape_corrects(call: Post, pane: Composer) -> None:
    press(call, pane, Qt.Key.Key_Escape)
    assert pane.field.hasFocus()
    call.key(pane.field, Qt.Key.Key_Return)
    assert chip(pane), "unchanged, it is still the sentence asked about"
    press(call, pane, Qt.Key.Key_Escape)
    pane.field.selectAll()
    call.qtbot.keyClicks(pane.field, "Banque Orvanne, bonjour, je vous ecoute")
    assert pane.primary.isEnabled()
    call.key(pane.field, Qt.Key.Key_Return)
    assert call.contact.talk.moves == ("greet_full",)
    assert pane.asked.isHidden()


def test_another_act_closes_the_question(call: Post, pane: Composer) -> None:
    call.bridge.do(c.OpenSheet("c1", "card-block"))
    assert pane.asked.isHidden()
    assert pane.field.text() == DOUBTFUL


def test_a_desk_that_comes_up_again_still_asks(call: Post, pane: Composer) -> None:
    again = Composer(call.theme, call.bridge)
    call.show(again, 770, 300)
    assert again.asked.isVisible()
    assert [each.text() for each in again.asked.chips] == [each.text() for each in pane.asked.chips]
    assert again.take_focus()
    assert again.asked.chips[0].hasFocus()
