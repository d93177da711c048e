"""One window per data folder, by a lock of the operating system that dies with the process."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

LOCK_NAME = "window.lock"


class FolderLock:
    """Held while a window is open on the folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK_NAME
        self._file: IO[str] | None = None

    def take(self) -> bool:
        """Whether nobody else has it. Raises ``OSError`` when the folder cannot be written."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        held = self._path.open("a", encoding="ascii")
        try:
            _lock(held)
        except OSError:
            held.close()
            return False
        self._file = held
        return True

    def release(self) -> None:
        """Give it back."""
        if self._file:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
