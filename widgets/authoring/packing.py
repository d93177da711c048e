"""The house's pack taken in and put out from the trainers' room, checked off the main thread.

Signals:
    stood(): another pack lies over what ships
"""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from widgets.asides import Asides
from widgets.authoring.pack_dialog import PackDialog
from widgets.authoring.pack_line import PackLine
from widgets.common.theme import Theme
from widgets.windows import MainWindow
from widgets.worker import Progress, Worker
from workstation.brand import bear
from workstation.content.diagnostics import ContentFault, Diagnostic
from workstation.dataset.people import record_of
from workstation.i18n import tr
from workstation.library.pack_file import put_out, take_in
from workstation.library.shelf import Shelf
from workstation.library.store import Store
from workstation.problem import Problem

log = logging.getLogger(__name__)


class Packing(QObject):
    """What the line of the pack asks for."""

    stood = Signal()

    def __init__(self, window: MainWindow, theme: Theme, store: Store, shelf: Shelf, asides: Asides) -> None:
        super().__init__(window)
        self._window, self._theme, self._store, self._shelf, self._asides = window, theme, store, shelf, asides
        self._line: PackLine | None = None
        self._running = False
        self.worker = Worker(self)
        self.worker.finished.connect(self._on_taken)
        self.worker.failed.connect(self._on_refused)

    def serve(self, line: PackLine) -> None:
        """Answer this line from now on."""
        self._line = line
        line.changes_asked.connect(self._on_changes)
        line.import_asked.connect(self._on_import)
        line.export_asked.connect(self._on_export)
        self._show()

    def leave(self) -> None:
        """The line is gone."""
        self._line = None

    def _show(self) -> None:
        if self._line is None:
            return
        if self._running:
            self._line.show_running()
        else:
            self._line.show_laid(self._shelf.laid)

    def _on_changes(self) -> None:
        PackDialog(self._theme, self._shelf.laid, self._window).open()

    def _on_import(self) -> None:
        dialog = QFileDialog(self._window, tr("Import a house pack"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter("ZIP (*.zip)")
        dialog.fileSelected.connect(self.take)
        dialog.open()

    def take(self, path: str) -> None:
        """Check the pack of an archive, and put it in the place of the one that stands."""
        if self._running or self._shelf.pack is None:
            return
        archive, data = Path(path), self._shelf.pack.parent
        self._running = True
        self._show()

        def work(_progress: Progress) -> list[Diagnostic]:
            return take_in(archive, data)

        self.worker.start(work)

    def _on_taken(self, _remarks: object) -> None:
        self._running = False
        self.lay()
        self.stood.emit()

    def lay(self) -> None:
        """Lay the pack over what ships, as it stands on the disk now."""
        self._shelf.relaid()
        bear(self._shelf.house.names)
        with self._asides.telling(tr("The people of the pack could not be written")):
            self._store.take_people([record_of(person) for person in self._shelf.people.values()])
        self._show()

    def _on_refused(self, error: Exception) -> None:
        self._running = False
        self._show()
        title = tr("The pack was not imported")
        if isinstance(error, ContentFault):
            told = [fault.describe() for fault in error.diagnostics]
            self._asides.show_error(title, told[0].partition("\n")[0], "\n".join(told))
        elif isinstance(error, Problem):
            self._asides.show_error(title, error.describe())
        else:
            log.error("a pack could not be imported", exc_info=error)
            self._asides.show_error(title, tr("It could not be checked: {detail}. The log says more.", detail=error))

    def _on_export(self) -> None:
        head = self._shelf.laid.head
        dialog = QFileDialog(self._window, tr("Export the house pack"), f"{head.id}.zip" if head else "")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("ZIP (*.zip)")
        dialog.setDefaultSuffix("zip")
        dialog.fileSelected.connect(self.put)
        dialog.open()

    def put(self, path: str) -> None:
        """Put the pack that stands into one file."""
        if self._shelf.laid.pack is not None:
            with self._asides.telling(tr("The pack was not exported")):
                put_out(self._shelf.laid.pack, Path(path))
