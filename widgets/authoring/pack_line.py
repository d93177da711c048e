"""The house's pack, at the foot of the files: whose it is, what it changes, and the way in and out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.theme import Theme
from workstation.i18n import tr, trn
from workstation.library.laying import Laid


class PackLine(QWidget):
    """``changes_asked``: what the pack changes is wanted; ``import_asked`` and ``export_asked``: a file is."""

    changes_asked = Signal()
    import_asked = Signal()
    export_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._laid: Laid | None = None
        self._head = Label(theme, tr("House pack"), "label", "medium")
        self._said = Label(theme, "", "small", "medium", wrap=True)
        self.changes = Button(theme, "", "link", "small", icon="sheet", weight="regular")
        self.take_in = Button(theme, tr("Import…"), size="small")
        self.put_out = Button(theme, tr("Export…"), size="small")
        self.take_in.setAccessibleName(tr("Import a house pack"))
        self.put_out.setAccessibleName(tr("Export the house pack"))
        self.changes.hide()  # until a pack has been looked at
        self.put_out.setEnabled(False)
        self.changes.clicked.connect(self.changes_asked)
        self.take_in.clicked.connect(self.import_asked)
        self.put_out.clicked.connect(self.export_asked)
        self._column = QVBoxLayout(self)
        self._row = QHBoxLayout()
        self._row.addWidget(self.take_in)
        self._row.addWidget(self.put_out)
        self._row.addStretch(1)
        self._column.addWidget(self._head)
        self._column.addWidget(self._said)
        self._column.addWidget(self.changes, 0, Qt.AlignmentFlag.AlignLeft)
        nest(self._column, self._row)
        self._restyle()
        theme.changed.connect(self._restyle)

    @property
    def said(self) -> str:
        """What is said of the pack."""
        return self._said.text()

    def show_laid(self, laid: Laid) -> None:
        """Say whose pack lies over what ships, or why none does."""
        self._laid = laid
        there = laid.pack is not None and laid.head is not None
        if there and laid.head is not None:
            self._say(tr("{title}, version {n}", title=laid.head.title, n=laid.head.version))
        elif laid.refused:
            self._say(tr("Left out: {reason}", reason=laid.refused), "alert")
        else:
            self._say(tr("None. What ships is used as it is."))
        replaced = sum(one.was is not None for one in laid.changes)
        counts = (
            trn("{n} thing replaced", "{n} things replaced", replaced),
            trn("{n} added", "{n} added", len(laid.changes) - replaced),
        )
        self.changes.setText(", ".join(counts))
        self.changes.setAccessibleName(tr("What the pack changes: {counts}", counts=self.changes.text()))
        self.changes.setVisible(there)
        self.take_in.setEnabled(True)
        self.put_out.setEnabled(there)

    def show_running(self) -> None:
        """A pack is being looked at."""
        self._say(tr("The pack is being checked, every role-play with it…"))
        self.take_in.setEnabled(False)
        self.put_out.setEnabled(False)

    def _say(self, text: str, tone: str = "medium") -> None:
        self._said.setText(text)
        self._said.set_tone(tone)

    def _restyle(self) -> None:
        self._column.setContentsMargins(4, 0, 4, 0)
        self._column.setSpacing(self._theme.pad(4))
        self._row.setSpacing(self._theme.pad(8))
