"""The list of help pages: one is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from widgets.common.theme import Theme
from workstation.i18n import tr

WIDE = 256


class HelpContents(QListWidget):
    """Arrows move, and the page follows; ``chosen`` carries its name."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, pages: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(tr("Help pages"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for name, title in pages:
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.addItem(item)
        self.currentItemChanged.connect(self._tell)
        self._restyle()
        theme.changed.connect(self._restyle)

    def select(self, name: str) -> None:
        """Mark a page as open without saying ``chosen``."""
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.blockSignals(True)
                self.setCurrentRow(row)
                self.blockSignals(False)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _restyle(self) -> None:
        self.setFixedWidth(self._theme.px(WIDE))
