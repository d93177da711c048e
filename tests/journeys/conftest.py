"""The real window, of somebody who has said who they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.test_first_call import Desk, introduce


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, data_dir: Path) -> Iterator[Desk]:
    opened = Desk(qtbot, qapp, data_dir)
    introduce(opened)
    yield opened
    opened.close()
