"""The common shape of a dialog: a title, what it says, and its gestures at the foot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.order import reveal
from widgets.common.placed import nest
from widgets.common.scrolled import Scrolled
from widgets.common.theme import Theme


class SheetDialog(QDialog):
    """A dialog that fits its words, ``wide`` at 100 %: what does not fit scrolls.

    It is never larger than its screen nor than the window it stands over, and stays inside that window as text grows
    or as the window shrinks. The title and the gestures stay in view. Use ``show`` for one that may stay beside the
    desk.
    """

    def __init__(self, theme: Theme, title: str, wide: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._wide = theme, wide
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._heading = Label(theme, title, "h2", wrap=True)
        self._column = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._head.addWidget(self._heading)
        nest(self._column, self._head)
        content = QWidget()
        self.body = QVBoxLayout(content)
        self._scroll = Scrolled(content)
        self._column.addWidget(self._scroll, 1)
        self._foot = QHBoxLayout()
        nest(self._column, self._foot)
        self._foot.addStretch(1)
        self._fit()
        theme.changed.connect(self._fit)
        if parent is not None:
            parent.window().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the window when it gets too small."""
        if event.type() == QEvent.Type.Resize:
            if self.size() != self.size().boundedTo(self._room()):
                self._fit()
            self._stay_inside()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard, for the keys and the help too: not every system gives it to a window beside another."""
        super().showEvent(event)
        self.activateWindow()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """What Tab comes to is brought into view: Qt does so only from within what scrolls."""
        moved = super().focusNextPrevChild(forward)
        held = self.focusWidget()
        if moved and held is not None:
            reveal(held)
        return moved

    def set_title(self, title: str) -> None:
        """Say something else at the top, and in the window's frame."""
        self.setWindowTitle(title)
        self._heading.setText(title)

    def add_gesture(self, button: Button, *, left: bool = False) -> None:
        """Put a button at the foot, after the others; ``left`` puts it apart, at the other end."""
        if left:
            self._foot.insertWidget(0, button)
        else:
            self._foot.addWidget(button)

    def _fit(self) -> None:
        theme = self._theme
        side, ring = theme.pad(24), theme.pad(4)
        self._column.setContentsMargins(side - ring, theme.pad(20), side - ring, theme.pad(20))
        self._head.setContentsMargins(ring, 0, ring, 0)
        self._foot.setContentsMargins(ring, 0, ring, 0)
        self._column.setSpacing(theme.pad(12))
        # The focus ring lies outside its control: a scroll area would cut it.
        self.body.setContentsMargins(ring, ring, ring, ring)
        self.body.setSpacing(theme.pad(10))
        self._foot.setSpacing(theme.pad(10))
        size = self._wanted().boundedTo(self._room())
        self.setFixedWidth(size.width())
        self.resize(size)
        self._stay_inside()

    def _wanted(self) -> QSize:
        """The size it would have were there room for it, in pixels: that of its words."""
        theme = self._theme
        side, ring = theme.pad(24), theme.pad(4)
        wide = min(theme.px(self._wide), self._room().width())
        inner = self.body.totalHeightForWidth(wide - 2 * (side - ring))
        if inner < 0:
            inner = self.body.totalSizeHint().height()
        around = self._heading.heightForWidth(wide - 2 * side) + self._foot.sizeHint().height()
        return QSize(wide, max(inner + around + 2 * theme.pad(20) + 2 * theme.pad(12), self._least()))

    def _room(self) -> QSize:
        """The most it may take, in pixels."""
        margin = 2 * self._theme.pad(24)
        most, holder = self.screen().availableSize(), self.parentWidget()
        if holder is not None:
            most = most.boundedTo(holder.window().size())
        return most - QSize(margin, margin)

    def _stay_inside(self) -> None:
        """Come back over the window as far as it must, its size being another."""
        holder = self.parentWidget()
        if holder is None or not self.isVisible():
            return
        frame = self.frameGeometry().size() - self.size()
        place = QRect(holder.window().mapToGlobal(QPoint(0, 0)), holder.window().size())
        left = max(place.left(), min(self.x(), place.right() + 1 - self.width() - frame.width()))
        top = max(place.top(), min(self.y(), place.bottom() + 1 - self.height() - frame.height()))
        self.move(left, top)

    def _least(self) -> int:
        """The height it has even when its words need less, in pixels."""
        return 0
