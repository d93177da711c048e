"""The bar offers what exists, F1 brings the keys, and the avatar opens one's own menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.widgets.home.conftest import INES, Show, plain
from widgets.common.buttons import Button
from widgets.common.tabs import TabBar
from widgets.common.theme import Theme
from widgets.home.page_bar import Avatar, PageBar


@pytest.fixture
def bar(theme: Theme, show: Show) -> PageBar:
    made = PageBar(theme)
    made.set_profile(INES)
    show(made)
    return made


def test_only_pages_that_exist_have_a_tab(bar: PageBar, qtbot: QtBot) -> None:
    tabs = bar.findChild(TabBar)
    assert [tabs.tabText(i) for i in range(tabs.count())] == ["Accueil"]
    bar.set_pages(("home", "reports"))
    assert [tabs.tabText(i) for i in range(tabs.count())] == ["Accueil", "Comptes rendus"]
    with qtbot.waitSignal(bar.page_asked) as asked:
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    assert asked.args == ["reports"]


def test_f1_and_its_button_ask_for_the_keys(bar: PageBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.help_asked):
        qtbot.keyClick(bar, Qt.Key.Key_F1)
    keys = next(b for b in bar.findChildren(Button) if b.text() == "Touches")
    with qtbot.waitSignal(bar.help_asked):
        qtbot.mouseClick(keys, Qt.MouseButton.LeftButton)


@pytest.mark.qt_log_ignore("does not support", extend=True)  # the offscreen platform, of a menu
@pytest.mark.parametrize(("downs", "signal"), [(1, "settings_asked"), (2, "guide_asked"), (3, "profile_asked")])
def test_the_menu_is_worked_from_the_keyboard(bar: PageBar, qtbot: QtBot, downs: int, signal: str) -> None:
    avatar = bar.findChild(Avatar)
    assert plain(avatar.accessibleName()) == "Inès Moreau : profil et réglages"
    qtbot.keyClick(avatar, Qt.Key.Key_Return)
    menu = next(each for each in bar.findChildren(QMenu) if each.isVisible())
    with qtbot.waitSignal(getattr(bar, signal)):
        for _ in range(downs):
            qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)


def test_a_page_opened_from_another_has_its_way_back(bar: PageBar, qtbot: QtBot) -> None:
    bar.set_title("Consigne", "Appel · Facile")
    assert not bar.findChild(TabBar).isVisible()
    back = next(b for b in bar.findChildren(Button) if b.isVisible() and b.text() == "Accueil")
    with qtbot.waitSignal(bar.back):
        qtbot.mouseClick(back, Qt.MouseButton.LeftButton)


def test_without_anybody_there_is_no_menu(theme: Theme, show: Show) -> None:
    bar = PageBar(theme)
    show(bar)
    assert not bar.findChild(Avatar).isVisible()
    bar.set_profile(INES)
    assert bar.findChild(Avatar).isVisible()
