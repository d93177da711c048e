"""Every widget of a row is the row's, whether it can be played or not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.home.conftest import BROKEN
from widgets.common.theme import Theme
from widgets.home.roleplay_line import RoleplayLine


@pytest.mark.parametrize("leads", [True, False])
@pytest.mark.parametrize("problem", [BROKEN.problem, ""])
def test_no_part_of_a_row_belongs_to_nobody(qtbot: QtBot, problem: str, leads: bool) -> None:
    before = set(QApplication.topLevelWidgets())
    line = RoleplayLine(Theme(), replace(BROKEN, problem=problem), leads=leads)
    qtbot.addWidget(line)
    made = set(QApplication.topLevelWidgets()) - before - {line}
    assert [widget for widget in made if widget.parent() is None] == []
