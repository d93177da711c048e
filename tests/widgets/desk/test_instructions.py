"""The day's instruction on screen: told at its hour over the desk, read beside the sheets, and in the briefing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.support.content import BUNDLED
from tests.support.instructing import HOUR, OVER, Morning
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from widgets.home.briefing_page import BriefingPage
from widgets.overview import briefing_of
from workstation.session import keeping

INES = keeping.Profile("ines", "Inès Moreau", "recruit", "2026-11-23")
SAID = "La carte de remplacement est à 0 €."


@pytest.fixture
def bridge(tmp_path: Path) -> Bridge:
    shift = Morning(tmp_path)
    shift.answer()
    return Bridge(shift.session, clock=int)


@pytest.fixture
def desk(qtbot: QtBot, bridge: Bridge) -> DeskPage:
    page = DeskPage(Theme("light", 1.0), bridge)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_it_is_told_at_its_hour_until_it_is_read_and_when_it_is_over(
    qtbot: QtBot, desk: DeskPage, bridge: Bridge
) -> None:
    strip = desk.instruction
    bridge.jump(HOUR - 1)
    assert not strip.isVisible()
    bridge.jump(HOUR)
    assert strip.isVisible()
    assert SAID in strip.words.text().replace("\u00a0", " ")
    qtbot.mouseClick(strip.read, Qt.MouseButton.LeftButton)
    assert not strip.isVisible()
    bridge.jump(OVER)
    assert strip.isVisible()
    assert (SAID in strip.words.text(), "Carte offerte" in strip.words.text()) == (False, True)
    strip.read.setFocus()
    qtbot.keyClick(strip.read, Qt.Key.Key_Space)
    assert not strip.isVisible()


def test_the_sheets_say_it_while_it_is_in_force_and_change_where_they_stand(
    qtbot: QtBot, desk: DeskPage, bridge: Bridge
) -> None:
    sheets = desk.sheets
    qtbot.keyClick(desk, Qt.Key.Key_F5)
    assert not sheets.instructed.isVisible()
    bridge.jump(HOUR)
    assert sheets.instructed.isVisible()
    assert SAID in sheets.instructed.text().replace("\u00a0", " ")
    qtbot.mouseClick(sheets.list.viewport(), Qt.MouseButton.LeftButton,
                     pos=sheets.list.visualItemRect(sheets.list.item(0)).center())  # fmt: skip
    assert (sheets.open_sheet, sheets.instructed.isVisible()) == ("card-block", False)
    assert any("Rappelez avant de bloquer." in text for text in shown(sheets.page.view))
    bridge.jump(OVER)
    assert not any("Rappelez avant de bloquer." in text for text in shown(sheets.page.view))


def shown(part: QWidget) -> list[str]:
    return [label.text() for label in part.findChildren(QLabel) if label.isVisibleTo(part)]


@pytest.mark.parametrize(("name", "told"), [("nephew-with-a-power", True), ("card-lost", False)])
def test_the_briefing_has_those_in_force_when_the_desk_is_taken(qtbot: QtBot, name: str, told: bool) -> None:
    found = BUNDLED.find(name)
    assert found is not None
    page = BriefingPage(Theme("light", 1.0))
    qtbot.addWidget(page)
    page.set_model(briefing_of(found, BUNDLED, INES, "guided"))
    assert any("Hausses de plafond resserrées" in text for text in shown(page)) is told
