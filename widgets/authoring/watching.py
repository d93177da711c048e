"""Watches files that other programs write.

Signals:
    changed(): something watched was written, replaced, added or removed; told once, when the writing came to rest
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

# Editors empty a file, then write it, or write another and rename it: this long (ms) after the last of it, it is read.
REST = 120


class Watch(QObject):
    """Files and folders. On ``changed``, call ``look_at`` again: a file that was replaced is no longer watched."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher = QFileSystemWatcher(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.changed)
        self._watcher.fileChanged.connect(self._on_change)
        self._watcher.directoryChanged.connect(self._on_change)

    def look_at(self, paths: Iterable[Path]) -> None:
        """Watch these, and nothing else."""
        wanted = {str(path) for path in paths if path.exists()}
        known = {*self._watcher.files(), *self._watcher.directories()}
        if known - wanted:
            self._watcher.removePaths(sorted(known - wanted))
        if wanted - known:
            self._watcher.addPaths(sorted(wanted - known))

    def stop(self) -> None:
        """Watch nothing."""
        self._rest.stop()
        self.look_at(())

    def _on_change(self, _path: str) -> None:
        self._rest.start()
