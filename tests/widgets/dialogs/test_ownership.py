"""Every gesture of a dialog is the dialog's, offered or not, and none shows before it."""

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.ownership import appearing_only
from widgets.common.theme import Theme
from widgets.dialogs.error_dialog import ErrorDialog
from widgets.dialogs.leave_dialog import LeaveDialog, Leaving

OFFERED = {"window": {"leave", "stay"}, "desk": {"leave", "give_up", "stay"}, "attempt": {"give_up", "stay"}}


@pytest.mark.parametrize("leaving", get_args(Leaving))
def test_the_question_on_leaving_shows_only_what_it_offers(qtbot: QtBot, qapp: QApplication, leaving: Leaving) -> None:
    with appearing_only(qapp, LeaveDialog):
        dialog = LeaveDialog(Theme(), leaving=leaving)
        qtbot.addWidget(dialog)
        dialog.show()
    assert {name for name in OFFERED["desk"] if getattr(dialog, name).isVisible()} == OFFERED[leaving]


@pytest.mark.parametrize("details", ["", "Traceback"])
def test_an_error_offers_to_copy_its_details_when_it_has_some(qtbot: QtBot, qapp: QApplication, details: str) -> None:
    with appearing_only(qapp, ErrorDialog):
        dialog = ErrorDialog(Theme(), "Erreur", "Le disque est plein.", details)
        qtbot.addWidget(dialog)
        dialog.show()
    assert dialog.copy.isVisible() is bool(details)
