"""What things lie on: a panel, a card, and the dashed plum of everything that exists only for training."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from widgets.common.style import SURFACES
from widgets.common.theme import Theme


class Surface(QFrame):
    """A frame filled and edged by the style sheet. Raises ``KeyError`` for a surface the style does not know."""

    def __init__(self, theme: Theme, surface: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._surface = ""
        self.set_surface(surface)

    @property
    def surface(self) -> str:
        """The surface it is now."""
        return self._surface

    def set_surface(self, surface: str) -> None:
        """Become another surface: ``card`` when at rest, ``selected``, ``now``, ``alert``…"""
        if surface not in SURFACES:
            raise KeyError(f"no surface is called {surface!r}")
        if surface == self._surface:
            return
        self._surface = surface
        self.setProperty("surface", surface)
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()


class Panel(Surface):
    """A plain area: ``panel``, ``hollow``, ``window`` or ``bar``; ``rule`` parts two, ``mark`` stands out, ``told``
    is the desk’s own word."""

    def __init__(self, theme: Theme, surface: str = "panel", parent: QWidget | None = None) -> None:
        super().__init__(theme, surface, parent)


class Card(Surface):
    """A rounded area with its edge: ``card``, ``inset``, ``selected``, ``now``, ``alert``, ``good``."""

    def __init__(self, theme: Theme, surface: str = "card", parent: QWidget | None = None) -> None:
        super().__init__(theme, surface, parent)


class Tutor(QFrame):
    """What a real desk has not: tutor fill and a dashed edge, painted so that the corners are even."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the fill and the dashes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tutor(painter, self._theme, QRectF(self.rect()), self._theme.radius("card"))
        painter.end()


def paint_tutor(painter: QPainter, theme: Theme, box: QRectF, radius: float) -> None:
    """Draw the tutor's surface in ``box``; also for delegates."""
    pen = QPen(theme.color("tutor_line"), 1)
    pen.setDashPattern((4, 3))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(theme.color("tutor_soft"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
