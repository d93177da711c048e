"""One icon among words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from widgets.common.theme import Theme


class Pixmap(QLabel):
    """One icon in a colour, redrawn when the theme changes."""

    def __init__(
        self, theme: Theme, name: str, size: int = 17, color: str = "text_strong", weight: str = "regular"
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._theme, self._name, self._size, self._color, self._weight = theme, name, size, color, weight
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_icon(self, name: str, color: str) -> None:
        """Show another icon."""
        self._name, self._color = name, color
        self._restyle()

    def _restyle(self) -> None:
        size = self._theme.pad(self._size)
        self.setPixmap(self._theme.pixmap(self._name, size, self._color, self._weight))
