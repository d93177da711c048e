"""Pages in one place, of which one shows."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget


class Pages(QStackedWidget):
    """One page at a time. None may make the window grow; each scrolls what it must."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(1, 1)

    def hasHeightForWidth(self) -> bool:
        """Not here, though pages wrap: a layout would hold their height for the least there may be."""
        return False
