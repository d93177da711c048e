"""Pills that narrow a list: one is on, each says how many rows it leaves."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from widgets.common.fonts import drop
from widgets.common.pressed import Pressed
from widgets.common.theme import Theme
from workstation.i18n import tr

SIDE = 12
GAP = 6


class FilterChip(Pressed, QAbstractButton):
    """A word and a count in a pill."""

    def __init__(self, theme: Theme, name: str, text: str, count: int) -> None:
        super().__init__()
        self._theme, self._count = theme, count
        self.name = name
        self.setText(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focusRadius", 14)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("{filter}: {n}", filter=text, n=count))
        theme.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """The word at its boldest, the count, the round ends."""
        theme = self._theme
        word = QFontMetricsF(theme.font("small", 700)).horizontalAdvance(self.text())
        count = QFontMetricsF(theme.font("small")).horizontalAdvance(str(self._count))
        return QSize(ceil(word + count) + theme.pad(GAP) + 2 * theme.pad(SIDE), theme.px(28))

    def minimumSizeHint(self) -> QSize:
        """The whole pill."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill in its state."""
        theme, on = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("bank" if on else "edge_soft"), 1))
        painter.setBrush(theme.color("bank_soft" if on else "hover" if self.underMouse() else "panel"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        bold = theme.font("small", 700 if on else 600)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        left = QRectF(self.rect()).adjusted(theme.pad(SIDE), drop(bold), 0, drop(bold))
        painter.setFont(bold)
        painter.setPen(theme.color("bank_text" if on else "text_medium"))
        painter.drawText(left, flags, self.text())
        wide = QFontMetricsF(theme.font("small", 700)).horizontalAdvance(self.text()) + theme.pad(GAP)
        painter.setFont(theme.font("small"))
        painter.drawText(left.adjusted(wide, 0, 0, 0), flags, str(self._count))
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class FilterChips(QWidget):
    """One pill on among several; ``chosen`` carries its name."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._group = QButtonGroup(self)
        self._chips: list[FilterChip] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.pad(GAP))
        self._group.buttonToggled.connect(self._tell)

    def set_filters(self, filters: tuple[tuple[str, str, int], ...], on: str) -> None:
        """Offer these (name, word, count), the one named ``on`` chosen."""
        for chip in self._chips:
            self._group.removeButton(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for name, word, count in filters:
            chip = FilterChip(self._theme, name, word, count)
            chip.setChecked(name == on)
            self._chips.append(chip)
            self._row.addWidget(chip)
            self._group.addButton(chip)

    def select(self, name: str) -> None:
        """Choose a pill, as a click would; nothing for a name that is not on offer."""
        for chip in self._chips:
            if chip.name == name:
                chip.setChecked(True)

    def _tell(self, button: QAbstractButton, on: bool) -> None:
        if on and isinstance(button, FilterChip):
            self.chosen.emit(button.name)
