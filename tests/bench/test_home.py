"""Home filled with sixty role-plays, beside as many rows of bare labels in a layout."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.bench.timing import Bench
from tests.support.screens import home_sixty, sixty
from widgets.common.theme import Theme
from widgets.home.home_page import HomePage

pytestmark = pytest.mark.bench

ROWS = 60


def test_home_is_filled(bench: Bench, qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme()
    theme.apply(qapp)
    screen = home_sixty(theme)
    qtbot.addWidget(screen.window)
    theme.dress(screen.window)
    page = screen.window.findChild(HomePage)
    assert page is not None
    screen.window.resize(1366, 768)
    screen.window.show()
    model = sixty()
    line = page.table.lines()[1]
    parts = len(line.findChildren(QWidget))
    bare = QWidget()
    qtbot.addWidget(bare)
    column = QVBoxLayout(bare)
    bare.show()

    def fill() -> None:
        page.set_model(model)
        qapp.processEvents()

    def fill_bare() -> None:
        whole = QWidget()
        rows = QVBoxLayout(whole)
        for n in range(ROWS):
            holder = QWidget()
            row = QHBoxLayout(holder)
            for part in range(parts):
                row.addWidget(QLabel(f"{n} {part}"))
            rows.addWidget(holder)
        column.addWidget(whole)
        qapp.processEvents()
        whole.hide()
        whole.deleteLater()

    floor = bench(f"{ROWS} bare rows of {parts} labels", fill_bare, rounds=9)
    ours = bench("Home filled with 60 role-plays", fill, rounds=9, reach=f"{2.5 * floor.median:.0f} (2.5 x)")
    assert ours.median > 0
