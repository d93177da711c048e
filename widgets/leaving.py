"""Closing the window: somebody on the line is asked about once, and then it closes, whatever happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QCloseEvent

from widgets.windows import MainWindow

if TYPE_CHECKING:  # the desk is brought in once Home is there
    from widgets.dialogs.leave_dialog import LeaveDialog
    from widgets.practice import Practice


class Leaving(QObject):
    """Asks whoever closes the window during a contact whether they mean it; to close again is to answer."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._practice: Practice | None = None
        self._question: LeaveDialog | None = None
        window.closing.connect(self._on_closing)

    def watch(self, practice: Practice) -> None:
        """The sessions that closing would interrupt."""
        self._practice = practice

    def _on_closing(self, event: QCloseEvent) -> None:
        if self._practice is None or self._practice.may_close():
            return
        if self._question is not None:
            self._practice.close()
            return
        event.ignore()
        self._question = self._practice.question(closing=True)
        self._question.finished.connect(self._on_answer)

    def _on_answer(self, result: int) -> None:
        """The window closes whatever becomes of the last words: all that was done before is in the log."""
        if result:
            self._window.close()
        self._question = None
