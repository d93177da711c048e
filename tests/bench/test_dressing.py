"""The desk in the middle of a call, made and shown, and then in another theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.bench.timing import Bench
from tests.support.desk_stages import ONE_OWNER, Desk, has_seen_operations
from tests.support.screens import Screen, desk_in_window
from widgets.common.theme import Theme

pytestmark = pytest.mark.bench


def test_the_desk_is_made_and_dressed_again(bench: Bench, qtbot: QtBot, qapp: QApplication) -> None:
    theme, desk = Theme(), Desk(ONE_OWNER, "guided")
    theme.apply(qapp)
    desk.until(has_seen_operations)
    shown: list[Screen] = []

    def make() -> None:
        if shown:
            shown[-1].window.close()
            shown[-1].window.deleteLater()
            qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        shown.append(desk_in_window(theme, desk))
        theme.dress(shown[-1].window)
        shown[-1].window.resize(1366, 768)
        shown[-1].window.show()
        qapp.processEvents()

    def change() -> None:
        theme.set_mode("dark" if theme.mode == "light" else "light")
        qapp.processEvents()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # as in a running program

    made = bench("the desk made and shown", make, rounds=5, reach="300")
    changed = bench("the desk in another theme", change, rounds=8, reach="150")
    qtbot.addWidget(shown[-1].window)
    assert made.median > 0
    assert changed.median > 0
