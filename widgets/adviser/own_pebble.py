"""The adviser's own pebble in the top bar: it opens their profile."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets.common import marks
from widgets.common.focus import is_shown
from widgets.common.pebble import initials, paint_pebble
from widgets.common.pressed import Pressed
from widgets.common.theme import Theme
from widgets.common.tips import tip
from workstation.i18n import tr


class OwnPebble(Pressed, QAbstractButton):
    """The adviser's own pebble, which opens their profile."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name, self._id = theme, "", ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ownFocusRing", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_person(self, name: str, person: str, job: str) -> None:
        """Stand for this adviser: ``person``, their id, gives the colour; ``job`` is their role, in words."""
        self._name, self._id = name, person
        told = tr("Your profile: {name}, {job}", name=name, job=job.lower())
        if told != self.accessibleName():
            self.setAccessibleName(told)
            self.setToolTip(tip(told))
            self.update()

    def sizeHint(self) -> QSize:
        """The pebble and room for the focus ring."""
        side = self._theme.pad(34) + 2 * marks.RING_MARGIN
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pebble."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = marks.RING_MARGIN
        box = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        paint_pebble(painter, self._theme, box, initials(self._name), self._id)
        if is_shown(self):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(marks.pen(self._theme.color("bar_text"), 2.0))
            painter.drawEllipse(box.adjusted(-3, -3, 3, 3))
        painter.end()
