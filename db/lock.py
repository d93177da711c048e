"""One at a time on a data folder (its window, the building of its dataset), by a lock that dies with the process."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, Self

from workstation.paths import private_file, private_folder

LOCK_NAME = "window.lock"
BUILDING_NAME = "dataset.lock"


class FolderLock:
    """Held while a window is open on the folder, or, under another name, while something else goes on there."""

    def __init__(self, folder: Path, name: str = LOCK_NAME) -> None:
        self._path = folder / name
        self._file: IO[str] | None = None

    def take(self) -> bool:
        """Whether nobody else has it. Raises ``OSError`` when the folder cannot be written."""
        private_folder(self._path.parent)
        private_file(self._path)
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

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.release()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
