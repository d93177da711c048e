"""What the style sheet needs of a theme."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QColor

from widgets.common.tokens import Tokens


class Look(Protocol):
    """Colours and sizes at the chosen mode and text scale."""

    tokens: Tokens

    @property
    def mode(self) -> str:
        """``light`` or ``dark``."""

    def color(self, name: str) -> QColor:
        """A colour by token name."""

    def px(self, n: float) -> int:
        """A size bound to text."""

    def pad(self, n: float) -> int:
        """A padding or an icon size."""

    def radius(self, name: str) -> float:
        """A corner radius by name."""
