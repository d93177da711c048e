"""Parts of a column that scrolls: as high as their words are at the width they are given."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class Tall(QWidget):
    """A widget with a layout of wrapping texts, in a column that has a width already.

    Asked what it would like, a plain widget lays all that it holds out at the width of its longest line, and each
    widget around it does so again at its own: the heights known at the real width are then forgotten, and worked out
    again for everything, though one line changed.
    """

    def sizeHint(self) -> QSize:
        """As wide as its longest line. Its height means nothing before its width is known."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()
