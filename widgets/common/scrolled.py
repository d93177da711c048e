"""What is too long for its place, one column that scrolls down and never across."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


class Scrolled(QScrollArea):
    """It scrolls by the keyboard where it has a ``name`` to be told by, which may come later (``""``); without one, the
    keyboard goes to what it holds.
    """

    def __init__(self, inner: QWidget, name: str | None = None) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # To bring a widget in sight Qt moves it across all the same.
        self.horizontalScrollBar().valueChanged.connect(self._stay)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if name is None else Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name or "")
        self.setWidget(inner)
        inner.setAutoFillBackground(False)  # it would keep the colours of the theme before

    def _stay(self) -> None:
        self.horizontalScrollBar().setValue(0)
