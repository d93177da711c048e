"""Enter does what Space does, on every button: outside a dialog Qt keeps Enter for none of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QKeyEvent, QMoveEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSlider

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as Base
else:
    Base = object

STEPS: Mapping[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MODIFIED = ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)


def is_writing(event: QKeyEvent) -> bool:
    """Whether that key writes: somebody goes on with their sentence. The space is a button's own."""
    ordered = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return not ordered and event.text().isprintable() and bool(event.text().strip())


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


class OneOf(Pressed):
    """Mixed into a button of an exclusive group: arrows choose the one before or after, in a row as in a column.

    Qt has them do so once something is chosen only, merely walks before, and along the row or the column alone.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose what the arrow leads to."""
        by = STEPS.get(event.key())
        if by is None or event.modifiers() & MODIFIED:
            super().keyPressEvent(event)
            return
        offered = [button for button in self.group().buttons() if button.isEnabled()]
        at = next((at for at, button in enumerate(offered) if button is self), 0) + by
        if 0 <= at < len(offered):
            offered[at].setFocus(Qt.FocusReason.OtherFocusReason)
            offered[at].click()


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
