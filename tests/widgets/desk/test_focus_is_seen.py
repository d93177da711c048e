"""Wherever Tab or a key leads, something shows it, in both themes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.support.desk_stages import CALLS, Desk
from widgets.common.focus import FocusRing
from widgets.common.order import neighbour, reveal
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from widgets.windows import MainWindow

LEAST = 60
"""Pixels that change when the keyboard comes: less than the ring of a small chip."""
STAGES = (
    "not ready",
    "ringing",
    "an identity answer to judge",
    "a form open",
    "on hold",
    "paused",
    "the note, no code yet",
)
REACH = 6


# The ring on the dark bar, where it is hardest to see, has its own test: a call in the dark is of the long run.
@pytest.fixture(params=["light", pytest.param("dark", marks=pytest.mark.torture)])
def dressed(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(request.param)
    theme.apply(qapp)
    ring = FocusRing(theme, qapp)
    yield theme
    delete(ring)
    qapp.setPalette(QPalette())


def _stops(page: DeskPage) -> list[QWidget]:
    """All that Tab reaches, in order, and what the keys of the panes lead to."""
    found: list[QWidget] = []
    at = neighbour(page, None, True)
    while at is not None and at not in found:
        found.append(at)
        at = neighbour(page, at, True)
    return found


def _pixels(window: QWidget, box: QRect) -> list[int]:
    """What a part of the window shows."""
    seen = window.grab(box & window.rect()).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return list(memoryview(seen.constBits()).cast("I"))


def _around(page: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size()).adjusted(-REACH, -REACH, REACH, REACH)


def test_the_place_of_the_keyboard_is_seen_all_along_a_call(qtbot: QtBot, qapp: QApplication, dressed: Theme) -> None:
    scenario, help_level, call = CALLS["a_call"]
    desk = Desk(scenario, help_level)
    page = desk.show(dressed)
    window = MainWindow(dressed.mode)
    dressed.dress(window)
    qtbot.addWidget(window)
    window.show_page(page, page.actions())
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    unseen, seen, looked_at = [], set(), set[tuple[QWidget, int, int]]()
    for stage in call(desk):
        if stage not in STAGES:
            continue
        for stop in _stops(page):
            # One that stands as it stood at an earlier stage is shown as it was then.
            if (as_it_stands := (stop, stop.width(), stop.height())) in looked_at:
                continue
            looked_at.add(as_it_stands)
            seen.add(type(stop).__name__)
            page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            page.setFocus()
            qapp.processEvents()
            page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            reveal(stop)
            box = _around(window, stop)
            bare = _pixels(window, box)
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            qapp.processEvents()
            if sum(before != after for before, after in zip(bare, _pixels(window, box), strict=True)) < LEAST:
                unseen.append(f"{stage}: {type(stop).__name__} « {stop.accessibleName()} »")
    assert not unseen, "\n".join(unseen)
    assert {"ThreadView", "MoveCard", "Scrolled", "Button", "NoteEditor", "CodeCard"} <= seen
