"""Enter does what Space does, on every button: outside a dialog Qt keeps Enter for none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QKeyEvent, QMoveEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSlider

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as Base
else:
    Base = object

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MODIFIED = ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)


class Pressed(Base):
    """Mixed into a button, before Qt's own class."""

    def moveEvent(self, event: QMoveEvent) -> None:
        """Moved from under the pointer, it is not under it any more: Qt knows no sooner than the mouse moves."""
        super().moveEvent(event)
        if self.underMouse() and not self.rect().contains(self.mapFromGlobal(QCursor.pos())):
            self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, once however long it is held down; with Ctrl it is somebody's shortcut."""
        if event.key() in ENTER and not event.modifiers() & MODIFIED:
            event.accept()
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)


class Choice(QComboBox):
    """A list that Enter opens, as Space does, and that the wheel passes over: whoever scrolls its page chooses nothing.

    Opened with nothing chosen, it stands on its first line, which the arrows would pass over unseen.
    """

    def showPopup(self) -> None:
        """Open the list."""
        super().showPopup()
        if self.currentIndex() < 0 and self.count():
            self.view().setCurrentIndex(self.model().index(0, self.modelColumn(), self.rootModelIndex()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list."""
        if event.key() in ENTER:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the page."""
        event.ignore()


class StillSlider(QSlider):
    """A slider that the wheel passes over, as it does over a list."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the page."""
        event.ignore()
