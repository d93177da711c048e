"""A theme, and a window for dialogs to stand over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from widgets.common.theme import Theme
from widgets.windows import SMALLEST

Show = Callable[[QDialog], None]


def seen(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def segment(dialog: QDialog, text: str) -> QAbstractButton:
    # Qt shows what was added by a message to itself.
    QCoreApplication.sendPostedEvents()
    return next(b for b in dialog.findChildren(QAbstractButton) if b.text() == text and b.isVisible())


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
