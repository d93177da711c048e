"""The first window lies whole on its screen, whatever scale factor the screen has."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from widgets.app import USUAL_SIZE
from widgets.windows import FRAME, SMALLEST, MainWindow


@pytest.mark.parametrize("factor", [1, 1.25, 1.5, 2])
@pytest.mark.parametrize("screen", [(1280, 720), (1366, 768), (1920, 1080), (2560, 1440)])
def test_the_first_window_fits_its_screen(qtbot: QtBot, screen: tuple[int, int], factor: float) -> None:
    room = QSize(int(screen[0] / factor), int(screen[1] / factor))
    window = MainWindow()
    qtbot.addWidget(window)
    window.fit(USUAL_SIZE, room)
    window.show()
    outer = window.size() + FRAME
    assert outer.boundedTo(room) == outer
    assert window.size() == QSize(*USUAL_SIZE).boundedTo(room - FRAME)
    if room.width() > 1100 and room.height() > 720:
        assert window.minimumSize() == QSize(*SMALLEST)
