"""The keys of the desk: each an action of the page, or of the part of it that must have the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def add_key(
    page: QWidget, keys: str, words: str, slot: Callable[[], object], *, name: str = "", within: bool = False
) -> None:
    """Let a key do something, once a press; ``name``: the action's; ``within``: only with the keyboard in that part."""
    action = QAction(words, page)
    action.setObjectName(name)
    action.setShortcut(QKeySequence(keys))
    action.setAutoRepeat(within)
    if within:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(slot)
    page.addAction(action)
