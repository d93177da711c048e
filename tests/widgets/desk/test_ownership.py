"""Every widget of a desk is the desk's: what belongs to nobody goes when Python pleases, amid Qt's own work on it."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.desk_stages import Desk
from tests.support.ownership import owned
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("wide", [1024, 1366, 1920])
def test_no_part_of_a_desk_belongs_to_nobody(qtbot: QtBot, qapp: QApplication, wide: int, scale: float) -> None:
    with owned(qapp, DeskPage):
        page = Desk("card-lost", "guided").show(Theme("light", scale))
        qtbot.addWidget(page)
        page.resize(wide, 768)
        page.show()


def test_a_desk_that_nobody_holds_any_more_lasts_as_long_as_its_test(qtbot: QtBot) -> None:
    page = Desk("card-lost", "guided").show(Theme())
    qtbot.addWidget(page)
    page.show()
    left = weakref.ref(page)
    del page
    gc.collect()
    assert left() is not None
