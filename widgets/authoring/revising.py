"""The text under work held against the one it was begun from, off the main thread, at each save."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject

from widgets.authoring.revision_pane import RevisionPane
from widgets.worker import Progress, Worker
from workstation.library.authoring import Opened
from workstation.library.revising import Revised, revision
from workstation.library.shelf import Roleplay, Shelf

log = logging.getLogger(__name__)


class Revising(QObject):
    """Remembers the first text of each file that could be played, and tells what came of it since."""

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._begun: dict[Path, Roleplay] = {}
        self._now: Roleplay | None = None
        self._played: Roleplay | None = None
        self._told: list[Revised] | None = None
        self._faulty = self._running = False
        self._pane: RevisionPane | None = None
        self.worker = Worker(self)
        self.worker.finished.connect(self._on_found)
        self.worker.failed.connect(self._on_failed)

    def serve(self, pane: RevisionPane) -> None:
        """Tell it in this pane from now on."""
        self._pane = pane
        pane.again_asked.connect(self._on_again)
        self._show()

    def leave(self) -> None:
        """The pane is gone."""
        self._pane = None

    def look(self, opened: Opened | None) -> None:
        """The file open now, as it is now."""
        roleplay = opened.roleplay if opened and opened.entry.own else None
        self._faulty = roleplay is not None and roleplay.program is None
        if roleplay is not None and not self._faulty:
            self._begun.setdefault(roleplay.path, roleplay)
        if roleplay is None or self._now is None or roleplay.pinned != self._now.pinned:
            self._told = None
        self._now = roleplay
        self._play()
        self._show()

    @property
    def _before(self) -> Roleplay | None:
        return self._begun.get(self._now.path) if self._now is not None else None

    def _play(self) -> None:
        before, now = self._before, self._now
        if self._running or self._faulty or now is None or before is None or self._told is not None:
            return
        if before.pinned == now.pinned:
            return
        self._running, self._played = True, now
        shelf = self._shelf

        def work(_progress: Progress) -> list[Revised]:
            return revision(before, now, shelf)

        self.worker.start(work)

    def _on_found(self, found: list[Revised]) -> None:
        self._running = False
        if self._played is self._now:
            self._told = found
        self._play()  # the file was saved meanwhile
        self._show()

    def _on_failed(self, error: Exception) -> None:
        self._running = False
        log.error("a revision could not be compared", exc_info=error)

    def _on_again(self) -> None:
        if self._now is not None and self._now.program is not None:
            self._begun[self._now.path], self._told = self._now, None
        self._show()

    def _show(self) -> None:
        if self._pane is None:
            return
        if self._faulty:
            self._pane.show_faulty()
        elif self._running:
            self._pane.show_running()
        elif self._told is not None:
            self._pane.show_found([one.said() for one in self._told])
        else:
            self._pane.show_idle()
