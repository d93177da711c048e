"""A trainer through the real window: their page is a tab of Home, and what they write is played by everybody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.test_first_call import Desk
from widgets.authoring.page import AuthoringPage
from widgets.authoring.try_bar import TryBar
from widgets.common.tabs import TabBar
from widgets.desk_window import DeskPage
from widgets.home.home_page import HomePage
from widgets.home.profile_page import ProfilePage


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, data_dir: Path) -> Iterator[Desk]:
    made = Desk(qtbot, qapp, data_dir)
    yield made
    made.close()


def home_of(desk: Desk, name: str, role: str) -> HomePage:
    """Home, for somebody new."""
    page = desk.wait_for(ProfilePage)
    assert isinstance(page, ProfilePage)
    page.create_asked.emit(name, role, "")
    home = desk.wait_for(HomePage)
    assert isinstance(home, HomePage)
    return home


def tabs_of(home: HomePage) -> TabBar:
    tabs = home.bar.findChild(TabBar)
    assert tabs is not None
    return tabs


def words_of(tabs: TabBar) -> list[str]:
    return [tabs.tabText(index) for index in range(tabs.count())]


def test_a_recruit_has_no_page_of_role_plays(desk: Desk) -> None:
    assert "Mes jeux de rôle" not in words_of(tabs_of(home_of(desk, "Inès Moreau", "recruit")))


def test_what_a_trainer_writes_is_on_home_when_they_come_back(desk: Desk) -> None:
    home = home_of(desk, "Aude Lemoine", "trainer")
    tabs = tabs_of(home)
    tabs.setCurrentIndex(words_of(tabs).index("Mes jeux de rôle"))
    page = desk.wait_for(AuthoringPage)
    assert isinstance(page, AuthoringPage)
    page.files.cards[0].click()
    page.source.copy.click()
    title = page.source.title.text()
    page.source.trial.click()
    desk.wait_for(DeskPage)
    bar = desk.window.findChild(TryBar)
    assert bar is not None
    bar.stop.click()
    page = desk.wait_for(AuthoringPage)
    assert isinstance(page, AuthoringPage)
    page.back.emit()
    again = desk.wait_for(HomePage)
    assert isinstance(again, HomePage)
    assert title in [line.row.title for line in again.table.lines()]
    assert desk.flow.store is not None
    assert desk.flow.store.log.sessions() == []  # a try-out is nobody's session
