"""What every test of a widget stands on."""

from __future__ import annotations

import gc
from collections.abc import Generator

import pytest
from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def _no_window_dies_of_old_age(monkeypatch: pytest.MonkeyPatch) -> Generator[None, None, None]:
    """Keep every shown widget until its test is over, and let nothing be collected meanwhile.

    Qt's offscreen platform may still have a focus event waiting for a window that Python collects: it then crashes. In
    the program windows belong to Qt, and are let go between two events.
    """
    kept: list[object] = []
    add = QtBot.addWidget

    def add_and_keep(self: QtBot, widget: object, **options: object) -> None:
        kept.append(widget)
        add(self, widget, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(QtBot, "addWidget", add_and_keep)
    gc.disable()
    yield
    gc.enable()
    kept.clear()
