"""A theme, and a window for dialogs to stand over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from widgets.common.theme import Theme
from widgets.windows import SMALLEST

Show = Callable[[QDialog], None]


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(*SMALLEST)  # no window of the program is smaller
    made.show()
    return made


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def put(dialog: QDialog) -> None:
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()

    return put
