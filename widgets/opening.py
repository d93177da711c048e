"""The data folder taken and opened, then the role-plays read: both off the main thread, the first as soon as can be.

Signals:
    progressed(done, total): the bank is being filled, once
    opened(store): the folder is open; what was left in the middle can be gone on with
    read(): every role-play is there
    refused(sentence): why not
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from widgets.options import Options
from widgets.overview import days_ago
from widgets.worker import Worker
from workstation.content.dates import REFERENCE_DATE
from workstation.i18n import tr
from workstation.library.shelf import Shelf
from workstation.library.store import Store
from workstation.problem import Problem

log = logging.getLogger(__name__)

# How long sessions and scorecards are kept, in days: six and twelve months, as the CNIL's practice has it for
# recordings made for training and for what is drawn from them.
SESSIONS_KEPT, RESULTS_KEPT = 183, 365


def _no_folder(folder: Path, fault: OSError) -> str:
    """Why the folder can't be taken, and what to do; the system's own words come in whatever language it speaks."""
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return tr("The disk that holds {folder} is full: free some space, then try again.", folder=folder)
    if not isinstance(fault, FileExistsError | NotADirectoryError):
        return tr("{folder} cannot be written: check your rights on it, or choose another with --data.", folder=folder)
    if folder.is_dir():
        path = fault.filename
        return tr("{path} is not a file of this program: move it away or choose another folder.", path=path)
    return tr("The folder {folder} cannot be created: choose another one.", folder=folder)


class Opening(QObject):
    """Opens what the options ask for, then reads the shelf while somebody already goes on with what they left.

    ``reading`` is the second of them, which may be asked to give way.
    """

    progressed = Signal(int, int)
    opened = Signal(object)
    read = Signal()
    refused = Signal(str)

    def __init__(self, options: Options, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._options, self._shelf = options, shelf
        self.done = False
        """Whether everything is there."""
        self._store, self.reading = Worker(self), Worker(self)
        self._store.progressed.connect(self.progressed)
        self._store.finished.connect(self._on_store)
        self._store.failed.connect(self._on_failed)
        self.reading.finished.connect(self._on_read)
        self.reading.failed.connect(self._on_failed)

    def begin(self) -> None:
        """Take the folder, and begin."""
        folder = self._options.folder
        try:
            if not self._options.take_lock():
                self.refused.emit(tr("The program is already open on {folder}: go back to its window.", folder=folder))
                return
        except OSError as fault:
            self.refused.emit(_no_folder(folder, fault))
            return
        self._store.start(self._open_store)

    def wait(self) -> None:
        """Wait for what is under way to end."""
        self._store.wait()
        self.reading.wait()

    def _open_store(self, progress: Callable[[int, int], None]) -> Store:
        store = self._options.open_store()
        store.ensure_dataset(REFERENCE_DATE, progress=progress)
        store.forget(days_ago(SESSIONS_KEPT), days_ago(RESULTS_KEPT))
        store.hurry()
        return store

    def _on_store(self, store: Store) -> None:
        self.reading.start(self._read)
        self.opened.emit(store)

    def _read(self, progress: Callable[[int, int], None]) -> None:
        paths = tuple(self._shelf.roleplay_paths())
        for n, path in enumerate(paths):
            progress(n, len(paths))
            self._shelf.roleplay_at(path)
        _ = self._shelf.roleplays

    def _on_read(self, _nothing: object) -> None:
        self.done = True
        self.read.emit()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Problem):
            self.refused.emit(error.describe())
            return
        log.error("the data folder could not be opened", exc_info=error)
        self.refused.emit(tr("The data folder could not be opened: {detail}. The log says more.", detail=error))
