"""While somebody is in the dossier, whatever arrives leaves the keyboard there; so does a part made again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton

from tests.support.dealing import dealt
from tests.widgets.desk.conftest import Make
from tests.widgets.desk.test_keyboard import CTRL, CTRL_SHIFT, Call
from widgets.adviser.disposition_picker import CodeCard
from widgets.adviser.dossier_acts import ActButton
from workstation import commands as c
from workstation.bank.acts import ACTS

KNOWN = ("greet_full", "ask_name", "ask_birth")


def on_the_text(call: Call) -> None:
    call.press(Qt.Key.Key_F3)


def after_a_form(call: Call) -> None:
    call.page.dossier.ask("card.block", "classic")
    call.press(Qt.Key.Key_Escape)
    assert call.page.dossier.form() is None


def in_a_form(call: Call) -> None:
    call.page.dossier.ask("card.block", "classic")


def on_a_part_opened(call: Call) -> None:
    open_part(call, "operations")


def open_part(call: Call, name: str) -> None:
    section = call.page.dossier.section(name)
    more = next(one for one in section.findChildren(QAbstractButton) if one.text() == section.view.more)
    more.setFocus(Qt.FocusReason.TabFocusReason)
    call.press(Qt.Key.Key_Return)


def a_line(call: Call) -> None:
    call.skip()


def a_hold(call: Call) -> None:
    call.press(Qt.Key.Key_G, CTRL_SHIFT)
    assert call.desk.contact.phase == "held"


def a_hold_over(call: Call) -> None:
    a_hold(call)
    call.press(Qt.Key.Key_G, CTRL_SHIFT)


def time_passing(call: Call) -> None:
    call.desk.wait(40)


def a_part_opened(call: Call) -> None:
    call.desk.do(c.OpenSection("c1", call.page.dossier.client, "accounts"))


PLACES = (on_the_text, after_a_form, in_a_form, on_a_part_opened)
ARRIVALS = (a_line, a_hold, a_hold_over, time_passing, a_part_opened)


@pytest.mark.parametrize(("arrives", "place"), dealt(ARRIVALS, PLACES))
def test_nothing_that_arrives_takes_the_keyboard_out_of_the_dossier(
    post: Make, place: Callable[[Call], None], arrives: Callable[[Call], None]
) -> None:
    call = Call(post(*KNOWN, "ask_product"))
    assert call.desk.contact.talk.queue or call.desk.do(c.Say("c1", "enough")) is None
    place(call)
    name = call.held.accessibleName()
    assert call.at(call.page.dossier)
    arrives(call)
    assert call.at(call.page.dossier)
    assert call.held.accessibleName() == name
    call.press(Qt.Key.Key_F4)
    assert call.speaks


@pytest.mark.parametrize(
    ("name", "help_level"), dealt(("details", "accounts", "cards", "operations"), ("guided", "exam"))
)
def test_a_part_opened_by_keyboard_keeps_it(post: Make, name: str, help_level: str) -> None:
    call = Call(post(*KNOWN, "ask_product", help_level=help_level))
    section = call.page.dossier.section(name)
    open_part(call, name)
    assert not section.view.more
    assert call.at(section) or call.held.accessibleName() == "Dossier"
    assert call.held.isVisible()
    call.press(Qt.Key.Key_Return)
    assert call.page.dossier.form() is None
    call.press(Qt.Key.Key_Right, CTRL)
    assert call.at(call.page.dossier)


def test_a_form_left_gives_the_keyboard_back_to_the_very_button_that_opened_it(post: Make) -> None:
    call = Call(post(*KNOWN, "ask_product"))
    cards = call.page.dossier.section("cards")
    for target in cards.targets("card.block"):
        button = cards.button("card.block", target)
        assert button is not None
        button.setFocus(Qt.FocusReason.TabFocusReason)
        call.press(Qt.Key.Key_Return)
        assert call.page.dossier.form() is not None
        call.press(Qt.Key.Key_Escape)
        assert call.held is button


def test_what_a_form_left_gives_the_keyboard_to_is_in_sight(post: Make) -> None:
    call = Call(post(*KNOWN, "ask_product"))
    call.page.resize(1272, 680)
    tried, hidden = 0, []
    for act in ACTS:
        call.page.show_act(act)
        if call.page.dossier.form() is None:
            continue
        call.press(Qt.Key.Key_Escape)
        if isinstance(call.held, ActButton):
            tried += 1
            if call.held.visibleRegion().boundingRect().height() < call.held.height():
                hidden.append(act)
    assert tried > 10
    assert hidden == []


def test_a_code_chosen_keeps_the_keyboard_where_the_cards_are_made_again(post: Make) -> None:
    call = Call(post("greet_full"))
    call.press(Qt.Key.Key_R, CTRL_SHIFT)
    picker = call.page.wrap_up.picker
    shown = [card.reason.code for card in picker.findChildren(CodeCard)]
    lists = call.desk.bridge.dispositions()
    picker.toggle_list()
    call.desk.qtbot.keyClicks(call.held, next(leaf.code for _, leaf in lists.leaves() if leaf.code not in shown))
    call.press(Qt.Key.Key_Return)
    assert isinstance(call.held, CodeCard)
    first = next(card for card in picker.findChildren(CodeCard) if card.isVisible())
    first.setFocus(Qt.FocusReason.TabFocusReason)
    call.press(Qt.Key.Key_Return)
    assert isinstance(call.held, CodeCard)
    assert call.held.isVisible()
    assert call.held.reason == first.reason


def test_ctrl_and_an_arrow_go_from_part_to_part_of_the_dossier(post: Make) -> None:
    call = Call(post(*KNOWN, "ask_product"))
    dossier = call.page.dossier
    met = []
    for _ in range(12):
        call.press(Qt.Key.Key_Down, CTRL)
        part = next((name for name in dossier.page.sections if call.at(dossier.section(name))), "")
        if met and met[-1] == part:
            break
        met.append(part)
    assert met[:1] == ["details"]
    assert {"accounts", "cards", "operations"} <= set(met)
    assert len(met) == len(set(met))
    call.press(Qt.Key.Key_Up, CTRL)
    assert call.at(dossier.section(met[-2]))


def test_a_part_that_opens_is_brought_into_view_with_what_it_lists(post: Make) -> None:
    call = Call(post(*KNOWN, "ask_product"))
    dossier = call.page.dossier
    open_part(call, "operations")
    section = dossier.section("operations")
    area = dossier.page.viewport()
    top = section.mapTo(area, QPoint(0, 0)).y()
    assert 0 <= top < area.height() // 2
    assert call.held is dossier.page, "the arrows scroll the list"


def test_a_letter_chooses_its_sentence_from_the_dossier(post: Make) -> None:
    call = Call(post(*KNOWN, "ask_product"))
    open_part(call, "operations")
    assert call.at(call.page.dossier)
    letter = next(each.letter for each in call.page.composer.moves.options if each.letter)
    call.press(Qt.Key(ord(letter)))
    assert call.at(call.page.composer)
    chosen = call.page.composer.moves.chosen_id
    assert chosen is not None
    assert call.page.composer.moves.card(chosen).option.letter == letter
