"""Every part of a row and of a page is its own, whatever it offers, and none shows before it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.ownership import appearing_only
from tests.widgets.home.conftest import BROKEN
from widgets.common.theme import Theme
from widgets.home.profile_page import ProfilePage
from widgets.home.roleplay_line import RoleplayLine


@pytest.mark.parametrize("leads", [True, False])
@pytest.mark.parametrize("problem", [BROKEN.problem, ""])
def test_a_row_is_whole_whether_it_can_be_played_or_not(
    qtbot: QtBot, qapp: QApplication, problem: str, leads: bool
) -> None:
    with appearing_only(qapp, RoleplayLine):
        line = RoleplayLine(Theme(), replace(BROKEN, problem=problem), leads=leads)
        qtbot.addWidget(line)
        line.show()


@pytest.mark.parametrize("may_leave", [True, False])
def test_who_one_is_may_be_left_where_one_came_from(qtbot: QtBot, qapp: QApplication, may_leave: bool) -> None:
    with appearing_only(qapp, ProfilePage):
        page = ProfilePage(Theme(), (), may_leave=may_leave)
        qtbot.addWidget(page)
        page.show()
    assert page.leave.isVisible() is may_leave
