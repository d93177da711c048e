"""Whoever sits down says who they are: by name, by role, and for a trainer with a PIN."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.widgets.home.conftest import AUDE, INES, Show
from tests.widgets.home.test_home_page import seen
from widgets.common.theme import Theme
from widgets.home.profile_page import ProfilePage


def test_the_first_start_asks_for_a_name_and_begins(theme: Theme, show: Show, qtbot: QtBot) -> None:
    page = ProfilePage(theme)
    show(page)
    assert "Qui êtes-vous" in seen(page)
    form = page.form
    assert form.name.hasFocus()
    assert not form.begin.isEnabled()
    assert "Écrivez votre prénom" in seen(page)
    qtbot.keyClicks(form.name, " Ines  Moreau ")
    with qtbot.waitSignal(page.create_asked) as asked:
        qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert asked.args == ["Ines Moreau", "recruit", ""]


def test_a_trainer_sets_a_pin_twice_and_learns_what_it_is_worth(theme: Theme, show: Show, qtbot: QtBot) -> None:
    page = ProfilePage(theme)
    show(page)
    form = page.form
    qtbot.keyClicks(form.name, "Aude")
    assert not form.pin.isVisible()
    qtbot.mouseClick(form.roles.card("trainer"), Qt.MouseButton.LeftButton)
    assert "verrou de courtoisie, pas une sécurité" in seen(page)
    qtbot.keyClicks(form.pin, "12a")
    assert form.pin.text() == "12"
    assert "4 à 8 chiffres" in form.missing()
    qtbot.keyClicks(form.pin, "34")
    qtbot.keyClicks(form.again, "1235")
    assert not form.begin.isEnabled()
    assert "deux fois le même code" in seen(page)
    qtbot.keyClick(form.again, Qt.Key.Key_Backspace)
    qtbot.keyClicks(form.again, "4")
    with qtbot.waitSignal(page.create_asked) as asked:
        qtbot.mouseClick(form.begin, Qt.MouseButton.LeftButton)
    assert asked.args == ["Aude", "trainer", "1234"]


def test_a_pin_typed_then_another_role_chosen_is_not_kept(theme: Theme, show: Show, qtbot: QtBot) -> None:
    page = ProfilePage(theme)
    show(page)
    form = page.form
    qtbot.keyClicks(form.name, "Aude")
    qtbot.mouseClick(form.roles.card("trainer"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(form.pin, "1234")
    qtbot.mouseClick(form.roles.card("presenter"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.create_asked) as asked:
        qtbot.mouseClick(form.begin, Qt.MouseButton.LeftButton)
    assert asked.args == ["Aude", "presenter", ""]


def test_a_known_person_is_one_key_away(theme: Theme, show: Show, qtbot: QtBot) -> None:
    page = ProfilePage(theme, (AUDE, INES))
    show(page)
    assert page.buttons[0].hasFocus()
    assert page.buttons[0].accessibleDescription() == "Demande un code PIN"
    with qtbot.waitSignal(page.chosen) as chosen:
        qtbot.keyClick(page.buttons[0], Qt.Key.Key_Return)
    assert chosen.args == ["aude-lemoine"]
    with qtbot.waitSignal(page.chosen) as chosen:
        qtbot.mouseClick(page.buttons[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["ines-moreau"]


def test_somebody_else_goes_to_the_form_and_back(theme: Theme, show: Show, qtbot: QtBot) -> None:
    page = ProfilePage(theme, (INES,), may_leave=True)
    show(page)
    qtbot.mouseClick(page.another, Qt.MouseButton.LeftButton)
    assert page.form.name.hasFocus()
    assert not page.buttons[0].isVisible()
    qtbot.mouseClick(page.list_again, Qt.MouseButton.LeftButton)
    assert page.buttons[0].hasFocus()
    with qtbot.waitSignal(page.back):
        qtbot.mouseClick(page.leave, Qt.MouseButton.LeftButton)


def test_a_name_that_is_taken_is_said_beside_the_button_until_one_types(theme: Theme, show: Show, qtbot: QtBot) -> None:
    page = ProfilePage(theme)
    show(page)
    qtbot.keyClicks(page.form.name, "Ines")
    page.show_problem("Ce nom est déjà pris.")
    assert "Ce nom est déjà pris." in seen(page)
    qtbot.keyClicks(page.form.name, "Ines M")
    assert "Ce nom est déjà pris." not in seen(page)
