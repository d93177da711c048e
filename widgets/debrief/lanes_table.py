"""What the lanes of a shift draw, as a table that a screen reader goes through."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from widgets.common.theme import Theme
from workstation.debrief import shift_words as words
from workstation.debrief.shift import ShiftReport
from workstation.i18n import tr

WHAT = 3


class LanesTable(QTableWidget):
    """Read-only; a line at a time is chosen by the arrows. Tab leaves it."""

    def __init__(self, theme: Theme, report: ShiftReport, parent: QWidget | None = None) -> None:
        rows, names = words.rows(report), words.row_names()
        super().__init__(len(rows), len(names), parent)
        self._theme = theme
        self.setAccessibleName(tr("The thread of the shift, as a table"))
        self.setHorizontalHeaderLabels(list(names))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, row in enumerate(rows):
            told = f"! {row.what}" if row.late else row.what
            for column, text in enumerate((row.start, row.end, row.who, told, row.lasted)):
                self.setItem(number, column, QTableWidgetItem(text))
        self._late = [number for number, row in enumerate(rows) if row.late]
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        theme = self._theme
        for number in self._late:
            item = self.item(number, WHAT)
            if item is not None:
                item.setForeground(theme.color("alert_text"))
                item.setFont(theme.font("body", 700))
        self.verticalHeader().setDefaultSectionSize(theme.line("body") + theme.pad(10))
