"""What can be done with a report: take it elsewhere, or say that a sentence was misheard.

Signals:
    contested(entry, why): the sentence of that entry was misheard, and what it meant, if its adviser says so
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from widgets.asides import Asides
from widgets.common.theme import Theme
from widgets.windows import MainWindow
from workstation.debrief.report import Report
from workstation.i18n import tr
from workstation.library.writing import NotWritten, write_whole, writing


class Afterwards(QObject):
    """Asks what it needs to know, beside the report."""

    contested = Signal(int, str)

    def __init__(self, window: MainWindow, theme: Theme, asides: Asides) -> None:
        super().__init__(window)
        self._window, self._theme, self._asides = window, theme, asides
        self._page = ""

    def export(self, name: str, page: str) -> None:
        """A report as a page, wherever the recruit wants it."""
        self._page = page
        dialog = QFileDialog(self._window, tr("Export the report"), f"{name}.html")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("HTML (*.html)")
        dialog.setDefaultSuffix("html")
        dialog.fileSelected.connect(self._write)
        dialog.open()

    def _write(self, path: str) -> None:
        try:
            with writing(path):
                write_whole(Path(path), self._page)
        except NotWritten as fault:
            self._asides.show_error(tr("The report was not written"), fault.describe())

    def contest(self, report: Report, entry: int) -> None:
        """« Ce n’est pas ce que je voulais dire »: what will come of it is said first."""
        from widgets.dialogs.contest_dialog import ContestDialog

        line = next(line for line in report.lines if line.number == entry)
        heard, exam = report.hearing.heard.get(entry, ""), report.kind == "exam"
        dialog = ContestDialog(self._theme, entry, line.text, heard, exam=exam, parent=self._window)
        dialog.contested.connect(self.contested)
        dialog.open()
