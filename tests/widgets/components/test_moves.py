"""The moves on offer, as a recruit uses them: by letter, by arrow, by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from widgets.common.move_card import Option
from widgets.common.move_list import MoveList
from widgets.common.theme import Theme

SHORT = tuple(Option(id=name, letter=name.upper(), text=f"Une phrase {name}.") for name in "abcd")
MIXED = (
    Option("ask", "A", "Puis-je vérifier votre identité ?", hint="Questionner"),
    Option("name", "B", "Votre nom, s’il vous plaît ?", state="said", reason="dite à 0:31"),
    Option("raise", "C", "Je valide la hausse.", state="locked", reason="ouvrez d’abord la carte"),
    Option("open", "D", "ouvrir la carte", state="desk"),
    Option("trust", "E", "Je vous fais confiance.", hint="avant l’identité", sign="warning"),
)
LONG = "Ce que je peux faire, c’est relever votre plafond pour sept jours, et vous le validez vous-même. " * 3


@pytest.fixture
def moves(qtbot: QtBot, theme: Theme) -> MoveList:
    made = MoveList(theme)
    qtbot.addWidget(made)
    made.resize(720, 400)
    made.set_options(MIXED)
    made.show()
    made.setFocus()
    return made


def test_a_letter_chooses_and_enter_says(moves: MoveList, qtbot: QtBot) -> None:
    said: list[str] = []
    moves.said.connect(said.append)
    with qtbot.waitSignal(moves.chosen) as chosen:
        QTest.keyClick(moves.focusProxy(), Qt.Key.Key_E)
    assert chosen.args == ["trust"]
    QTest.keyClick(moves.focusProxy(), Qt.Key.Key_Return)
    assert said == ["trust"]


def test_enter_chooses_first_what_is_only_in_focus(moves: MoveList) -> None:
    said: list[str] = []
    moves.said.connect(said.append)
    QTest.keyClick(moves.focusProxy(), Qt.Key.Key_Return)
    assert (moves.chosen_id, said) == ("ask", [])
    QTest.keyClick(moves.focusProxy(), Qt.Key.Key_Return)
    assert said == ["ask"]


@pytest.mark.parametrize(("key", "option"), [("B", "name"), ("C", "raise"), ("D", "open")])
def test_what_cannot_be_said_is_read_but_neither_chosen_nor_said(moves: MoveList, key: str, option: str) -> None:
    heard: list[str] = []
    moves.chosen.connect(heard.append)
    moves.said.connect(heard.append)
    QTest.keyClick(moves.focusProxy(), key)
    QTest.keyClick(moves.focusProxy(), Qt.Key.Key_Return)
    QTest.keyClick(moves.focusProxy(), Qt.Key.Key_Space)
    QTest.mouseClick(moves.card(option), Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    assert heard == []
    assert moves.chosen_id is None
    assert moves.card(option).hasFocus()


def test_a_locked_move_says_why(moves: MoveList) -> None:
    card = moves.card("raise")
    assert "unavailable" in card.accessibleName()
    assert card.accessibleDescription() == "ouvrez d’abord la carte"


def test_arrows_move_and_choose_one_at_a_time(moves: MoveList) -> None:
    moves.set_options(SHORT)
    QTest.keyClick(moves.focusProxy(), Qt.Key.Key_A)
    assert moves.columns == 2
    QTest.keyClick(moves.focusProxy(), Qt.Key.Key_Down)
    assert moves.chosen_id == "c"
    QTest.keyClick(moves.focusProxy(), Qt.Key.Key_Right)
    assert moves.chosen_id == "d"
    QTest.keyClick(moves.focusProxy(), Qt.Key.Key_Right)
    assert [name for name in "abcd" if moves.card(name).isChecked()] == ["d"]


def test_up_and_down_reach_every_card_of_a_row(moves: MoveList) -> None:
    lit: list[str] = []
    moves.desk_hovered.connect(lit.append)
    moves.set_options((Option("open", "", "ouvrir la carte", state="desk"), Option("trust", "A", "Je vous crois.")))
    assert moves.columns == 2
    QTest.keyClick(moves.focusProxy(), Qt.Key.Key_Up)
    with_desk = moves.focusProxy()
    assert lit[-1] == "open"
    QTest.keyClick(with_desk, Qt.Key.Key_Down)
    assert moves.chosen_id == "trust"
    QTest.keyClick(moves.focusProxy(), Qt.Key.Key_Down)
    assert moves.chosen_id == "trust"


def test_nothing_is_chosen_any_more_on_an_act_that_the_arrows_come_to(moves: MoveList) -> None:
    heard: list[str] = []
    moves.said.connect(heard.append)
    moves.set_options((Option("trust", "A", "Je vous crois."), Option("open", "", "ouvrir la carte", state="desk")))
    QTest.keyClick(moves.focusProxy(), Qt.Key.Key_A)
    assert moves.chosen_id == "trust"
    QTest.keyClick(moves.focusProxy(), Qt.Key.Key_Right)
    assert moves.card("open").hasFocus()
    assert moves.chosen_id is None
    QTest.keyClick(moves.focusProxy(), Qt.Key.Key_Return)
    moves.set_options(moves.options, moves.chosen_id)  # the act is done, and the list comes again
    QTest.keyClick(moves.focusProxy(), Qt.Key.Key_Return)
    assert heard == []


def test_a_click_chooses_and_a_second_one_keeps_it(moves: MoveList) -> None:
    for _ in range(2):
        QTest.mouseClick(moves.card("trust"), Qt.MouseButton.LeftButton, pos=QPoint(300, 20))
        assert moves.chosen_id == "trust"


def test_a_desk_act_lights_its_pane_while_the_focus_is_on_it(moves: MoveList) -> None:
    lit: list[str] = []
    moves.desk_hovered.connect(lit.append)
    QTest.keyClick(moves.focusProxy(), Qt.Key.Key_D)
    QTest.keyClick(moves.focusProxy(), Qt.Key.Key_A)
    assert lit == ["open", ""]
    assert "At the desk: ouvrir la carte" in moves.card("open").accessibleName()


def test_long_sentences_take_one_column_and_all_their_height(moves: MoveList) -> None:
    moves.set_options([*SHORT[:3], Option("long", "D", LONG)])
    assert moves.columns == 1
    card = moves.card("long")
    short = moves.card("a")
    assert card.height() > 1.5 * short.height()
    assert card.height() == card.heightForWidth(card.width())


def test_a_narrow_list_goes_to_one_column(moves: MoveList) -> None:
    moves.set_options(SHORT)
    assert moves.columns == 2
    moves.resize(400, 400)
    assert moves.columns == 1
    assert moves.heightForWidth(400) > moves.heightForWidth(720)


def test_larger_text_makes_higher_cards(moves: MoveList, theme: Theme) -> None:
    before = moves.card("ask").height()
    theme.set_scale(2)
    assert moves.card("ask").height() > before
    assert moves.card("ask").height() >= moves.card("ask").heightForWidth(moves.card("ask").width())


def test_a_move_already_chosen_is_where_tab_arrives(moves: MoveList) -> None:
    moves.set_options(SHORT, chosen="c")
    assert moves.focusProxy() is moves.card("c")
    assert moves.chosen_id == "c"


WAYS = "Trois voies s’offrent à vous, et je vous les dis l’une après l’autre pour que vous puissiez choisir. " * 2


@pytest.fixture
def crowded(qtbot: QtBot, theme: Theme) -> MoveList:
    """Four long sentences where there is height for little more than one of them."""
    made = MoveList(theme)
    qtbot.addWidget(made)
    made.set_options([Option(letter, letter, WAYS, f"Indice {letter}") for letter in "ABCD"])
    made.resize(480, 3 * made.card("A").height_at(480, 2) + 8)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def whole(moves: MoveList, option: str) -> bool:
    card = moves.card(option)
    return card.height() >= card.heightForWidth(card.width())


def test_long_sentences_are_cut_so_that_three_are_in_sight_and_the_tooltip_has_every_word(crowded: MoveList) -> None:
    port = crowded.viewport()
    for option in "ABC":
        card = crowded.card(option)
        assert port.rect().contains(QRect(card.mapTo(port, QPoint(0, 0)), card.size()))
        assert not whole(crowded, option)
        assert WAYS.strip() in card.toolTip().replace("&nbsp;", " ")
        assert f"Indice {option}" in card.toolTip()
        assert WAYS.strip() in card.accessibleName()


@pytest.mark.parametrize("option", ["B", "D"])
def test_the_chosen_sentence_shows_every_word_and_the_one_left_is_cut_again(
    crowded: MoveList, qtbot: QtBot, option: str
) -> None:
    qtbot.mouseClick(crowded.card("A"), Qt.MouseButton.LeftButton)
    assert whole(crowded, "A")
    qtbot.keyClick(crowded.card("A"), option.lower())
    assert whole(crowded, option)
    assert crowded.card(option).toolTip() == ""
    assert not whole(crowded, "A")
    card, port = crowded.card(option), crowded.viewport()
    top = card.mapTo(port, QPoint(0, 0)).y()
    assert 0 <= top < port.height()


def test_where_there_is_height_no_word_is_cut(crowded: MoveList) -> None:
    crowded.resize(480, 900)
    assert all(whole(crowded, option) and not crowded.card(option).toolTip() for option in "ABCD")
