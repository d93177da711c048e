"""Every gesture of the question asked on leaving is the dialog's, offered or not."""

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from widgets.common.theme import Theme
from widgets.dialogs.leave_dialog import LeaveDialog, Leaving

OFFERED = {"window": {"leave", "stay"}, "desk": {"leave", "give_up", "stay"}, "attempt": {"give_up", "stay"}}


@pytest.mark.parametrize("leaving", get_args(Leaving))
def test_only_what_is_offered_shows_and_nothing_belongs_to_nobody(qtbot: QtBot, leaving: Leaving) -> None:
    before = set(QApplication.topLevelWidgets())
    dialog = LeaveDialog(Theme(), "Nadia Belkacem", leaving=leaving)
    qtbot.addWidget(dialog)
    dialog.show()
    assert {name for name in OFFERED["desk"] if getattr(dialog, name).isVisible()} == OFFERED[leaving]
    made = set(QApplication.topLevelWidgets()) - before - {dialog}
    assert [widget for widget in made if widget.parent() is None] == []
