"""A scrolled column of rows beside the text, each of which goes to its line: what follows the cursor is made of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.scrolled import Scrolled
from widgets.common.theme import Theme
from workstation.i18n import tr


class LineRow(QWidget):
    """Something that stands at a line of the role-play's own file; pressing ``name`` asks for it (``line_asked``).

    ``line``: 0 where it stands in a file that the role-play includes.
    """

    line_asked = Signal(int)

    def __init__(self, theme: Theme, words: str, line: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self.name = Button(theme, words, "link", "small", weight="regular")
        self.name.setEnabled(bool(line))
        self.name.set_reason("" if line else tr("It stands in a file that the role-play includes."))
        self.name.clicked.connect(self._ask)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(4, 2, 4, 4)
        self.column.setSpacing(0)
        self.column.addWidget(self.name, 0, Qt.AlignmentFlag.AlignLeft)

    def _ask(self) -> None:
        self.line_asked.emit(self._line)


class LinesPane(QWidget):
    """A sentence over a column that scrolls. ``line_asked``: a line of the role-play's own file is to be shown."""

    line_asked = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """``name``: what the column is called aloud."""
        super().__init__(parent)
        self._theme = theme
        self.said = Label(theme, "", "small", "medium", wrap=True)
        self._inner = QWidget()
        self._rows = QVBoxLayout(self._inner)
        self._rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll = Scrolled(self._inner, name)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.said)
        self._column.addWidget(self._scroll, 1)
        self._restyle()
        theme.changed.connect(self._restyle)

    def _add(self, row: LineRow) -> None:
        row.line_asked.connect(self.line_asked)
        self._rows.addWidget(row)

    def _restyle(self) -> None:
        pad = self._theme.pad
        self._column.setContentsMargins(pad(12), pad(12), pad(8), pad(12))
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(pad(4))
