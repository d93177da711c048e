"""Keys as they are printed on the keyboard: the text of a shortcut, and the small cap that shows it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.style import TONES
from widgets.common.theme import Theme
from workstation.i18n import mark, tr

_NAMES = {
    "Shift": mark("Shift"),
    "Return": mark("Enter"),
    "Enter": mark("Enter"),
    "Esc": mark("Esc"),
    "Escape": mark("Esc"),
    "Space": mark("Space"),
    "Del": mark("Del"),
    "Backspace": mark("Backspace"),
    "Home": mark("Home key"),
}
_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def key_text(keys: str) -> str:
    """A shortcut in Qt's portable words (``Ctrl+Shift+A``) in the words of the reader's keyboard."""
    return "+".join(tr(_NAMES[part]) if part in _NAMES else _ARROWS.get(part, part) for part in keys.split("+"))


def cap_size(theme: Theme, keys: str) -> QSize:
    """How large the cap of ``keys`` is."""
    metrics = QFontMetricsF(theme.font("key"))
    wide = ceil(metrics.horizontalAdvance(key_text(keys))) + 2 * theme.pad(4)
    high = theme.px(17)
    return QSize(max(wide, high), high)


def paint_cap(painter: QPainter, theme: Theme, box: QRectF, keys: str, ink: QColor, edge: QColor | None = None) -> None:
    """Draw the cap of ``keys`` in ``box``, its letters in ``ink`` and its edge in ``edge`` or the same ink."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge or ink, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = theme.radius("key")
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setFont(theme.font("key"))
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key_text(keys))
    painter.restore()


class KeyCap(QWidget):
    """One shortcut in its cap. ``keys`` is in Qt's portable words; ``tone`` as for a label."""

    def __init__(self, theme: Theme, keys: str, tone: str = "medium", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._keys, self._tone = theme, keys, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(key_text(keys))
        theme.changed.connect(self._restyle)

    def set_keys(self, keys: str) -> None:
        """Show another shortcut."""
        if keys != self._keys:
            self._keys = keys
            self.setAccessibleName(key_text(keys))
            self._restyle()

    def sizeHint(self) -> QSize:
        """The cap and nothing round it."""
        return cap_size(self._theme, self._keys)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap."""
        painter = QPainter(self)
        edge = "bar_quiet" if self._tone.startswith("bar") else "edge_sharp"
        ink = self._theme.color(TONES.get(self._tone, self._tone))
        paint_cap(painter, self._theme, QRectF(self.rect()), self._keys, ink, self._theme.color(edge))
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
