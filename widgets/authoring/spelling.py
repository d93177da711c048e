"""The words of the file under work looked up in a dictionary, off the main thread.

Signals:
    found(): there are words that no dictionary knows in the text open now
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Signal

from widgets.worker import Progress, Worker
from workstation.content.diagnostics import Diagnostic
from workstation.library.authoring import Opened
from workstation.library.shelf import Roleplay
from workstation.library.spelling import spelling_faults

log = logging.getLogger(__name__)


class Spelling(QObject):
    """One text at a time: the one open last, once the one before is done. Bundled files are spelt before they ship."""

    found = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now: Roleplay | None = None
        self._read = ""
        self._told: list[Diagnostic] = []
        self._running = False
        self.worker = Worker(self)
        self.worker.finished.connect(self._on_finished)
        self.worker.failed.connect(self._on_failed)

    def look(self, opened: Opened) -> list[Diagnostic]:
        """The file open now, as it is now: what was found in this very text, nothing as long as nobody has looked."""
        self._now = opened.roleplay if opened.entry.own and opened.playable else None
        self._begin()
        return [] if self._running or self._now is None else self._told

    def _begin(self) -> None:
        now = self._now
        if self._running or now is None or now.pinned == self._read:
            return
        self._running, self._read, self._told = True, now.pinned, []

        def work(_progress: Progress) -> list[Diagnostic]:
            return spelling_faults(now)

        self.worker.start(work)

    def _on_finished(self, faults: list[Diagnostic]) -> None:
        self._running, self._told = False, faults
        if faults and self._now is not None and self._now.pinned == self._read:
            self.found.emit()
        self._begin()  # the file was saved meanwhile

    def _on_failed(self, error: Exception) -> None:
        self._running = False
        log.error("a text could not be spelt", exc_info=error)
