"""A desk being built opens one window: a part shown before it has a place would flash as a window of its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.dealing import dealt
from tests.widgets.desk.conftest import Make
from widgets.desk_window import DeskPage


class _Windows(QObject):
    """Every window shown while it listens."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.mark.parametrize(
    ("moves", "width"),
    dealt((None, (), ("greet_full",), ("greet_full", "ask_name", "ask_birth", "enough")), (1000, 1366, 1900)),
)
def test_a_desk_coming_up_anywhere_in_a_call_opens_one_window(
    post: Make, moves: tuple[str, ...] | None, width: int
) -> None:
    desk = post(*(moves or ()), answer=moves is not None)
    application = QApplication.instance()
    assert application is not None
    windows = _Windows()
    application.installEventFilter(windows)
    desk.show(DeskPage(desk.theme, desk.bridge), width, 720)
    application.removeEventFilter(windows)
    assert windows.seen == ["DeskPage"]
