"""The corrections proposed of sheets, kept up to date in the pane that lists them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject

from widgets.authoring.corrections_pane import CorrectionsPane
from workstation.library.corrections import Correction, Corrections
from workstation.library.shelf import Shelf
from workstation.problem import Problem
from workstation.session.log import digest


class Correcting(QObject):
    """Lists what the data folder keeps, and puts away what is dismissed."""

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._pane: CorrectionsPane | None = None

    def serve(self, pane: CorrectionsPane) -> None:
        """Tell them in this pane from now on."""
        self._pane = pane
        pane.dismissed.connect(self._on_dismissed)
        self.show()

    def leave(self) -> None:
        """The pane is gone."""
        self._pane = None

    def show(self) -> None:
        """Look at the folder again."""
        if self._pane is not None:
            self._pane.show_rows(self._rows())

    def _rows(self) -> Iterator[tuple[Correction, str, bool]]:
        now = {source.stem: digest(source.text) for source in self._shelf.laid.part("sheets")}
        for one in Corrections.beside(self._shelf.own).all():
            sheet = self._shelf.sheets.get(one.sheet)
            yield one, sheet.title if sheet is not None else one.sheet, now.get(one.sheet) == one.digest

    def _on_dismissed(self, one: Correction) -> None:
        try:
            Corrections.beside(self._shelf.own).dismiss(one)
        except Problem as problem:
            if self._pane is not None:
                self._pane.say(problem.describe())
            return
        self.show()
