"""« Proposer une correction » at the desk: for trainers alone, of the sheet being read, kept in the data folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from widgets.bridge import Bridge
from widgets.common.theme import Theme
from widgets.desk_window import DeskPage
from widgets.dialogs.correction_dialog import CorrectionDialog
from workstation.content.sheets import read_sheet
from workstation.library.corrections import Correction, Corrections
from workstation.library.shelf import Shelf
from workstation.library.store import Store

MAY = "trainer"
"""The role whose people may: a recruit reads, a presenter shows."""


class Proposing(QObject):
    """Serves one desk, and goes with it."""

    def __init__(self, theme: Theme, shelf: Shelf, store: Store, page: DeskPage, bridge: Bridge) -> None:
        super().__init__(page)
        self._theme, self._shelf, self._page, self._bridge = theme, shelf, page, bridge
        self._path = ""  # the sheet that is being corrected, among the texts that the session pinned
        people = {one.id: one.role for one in store.profiles.list()}
        page.sheets.page.correct.setVisible(people.get(bridge.started.profile) == MAY)
        page.sheets.page.correct.clicked.connect(self._on_asked)

    def _on_asked(self) -> None:
        self._path = f"sheets/{self._page.sheets.open_sheet}.md"
        text = self._bridge.session.world.pins.file(self._bridge.started.manifest, self._path)
        CorrectionDialog.ask(self._theme, read_sheet(text, self._path), self._keep, self._page.window())

    def _keep(self, passage: str, proposed: str, why: str) -> None:
        pins, started = self._bridge.session.world.pins, self._bridge.started
        sheet, digest = Path(self._path).stem, pins.manifest(started.manifest)[self._path]
        Corrections.beside(self._shelf.own).add(Correction(sheet, digest, passage, proposed, why))
