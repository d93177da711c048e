"""A theme, and the debrief of a poor call on screen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.workstation.debrief import calls
from widgets.common.theme import Theme
from widgets.debrief.debrief_page import DebriefPage


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme("light", 1.0)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> DebriefPage:
    shown = DebriefPage(theme, calls.report_of(calls.poor()))
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.setFocus()
    return shown
