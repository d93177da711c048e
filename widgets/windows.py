"""The one window: it holds pages, shows one, and knows nothing of what they say.

Signals:
    painted(): the frame was painted for the first time
    remade(): the page in front was made again, for another language
    closing(event): somebody wants to close the window; the event may be ignored
"""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from widgets.common.order import neighbour, reveal
from workstation.i18n import tr
from workstation.paths import RESOURCES

SMALLEST = (1024, 640)
FRAME = QSize(8, 40)
"""What the system puts around a window, at most."""
BAR_HEIGHT = 56


class Frame(QWidget):
    """The bar and the page in their colours, and nothing else: what shows while everything else is brought in."""

    def __init__(self, mode: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        colors = json.loads((RESOURCES / "theme" / "tokens.json").read_text(encoding="utf-8"))["colors"]
        self._bar, self._page = QColor(colors["bar"][mode]), QColor(colors["window"][mode])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two rectangles."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._page)
        painter.fillRect(QRect(0, 0, self.width(), BAR_HEIGHT), self._bar)


class MainWindow(QMainWindow):
    """A stack of pages. Before Home is made, the bare frame stands there."""

    painted = Signal()
    remade = Signal()
    closing = Signal(object)

    def __init__(self, mode: str = "light") -> None:
        super().__init__()
        self._first = True
        self._home: QWidget | None = None
        self._make: Callable[[], QWidget] | None = None
        self.setWindowTitle(tr("Adviser Workstation"))
        self.setMinimumSize(*SMALLEST)
        self._stack = QStackedWidget()
        self._header: QWidget | None = None
        self._footer: QWidget | None = None
        self._whole = QWidget()
        self._column = QVBoxLayout(self._whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        self.setCentralWidget(self._whole)
        self._stack.addWidget(Frame(mode))

    def fit(self, wanted: tuple[int, int], room: QSize) -> None:
        """Be of that size, its frame included no larger than the screen's ``room``, in logical pixels."""
        inside = room - FRAME
        self.setMinimumSize(QSize(*SMALLEST).boundedTo(inside))
        self.resize(QSize(*wanted).boundedTo(inside))

    def set_home(self, home: QWidget) -> None:
        """Home, the page that is kept while others come and go. Another one takes its place, in front or behind."""
        old, self._home = self._home, home
        self._stack.addWidget(home)
        if old is None:
            self.show_page(home)
        elif self.page is old:
            self._take_place(old, home)
        else:
            self._let_go(old)

    def show_page(self, page: QWidget, actions: list[QAction] | None = None) -> None:
        """Bring a page to the front; whatever was there, but Home, is let go. ``actions`` are the page's keys."""
        old, self._make = self._stack.currentWidget(), None
        self._bring(page, actions or [])
        if old is not None and old not in (page, self._home):
            self._let_go(old)

    def present(self, make: Callable[[], QWidget]) -> None:
        """Bring to the front the page that ``make`` makes, with its keys; ``remake`` makes it again."""
        page = make()
        self.show_page(page, page.actions())
        self._make = make

    def remake(self) -> None:
        """Say everything again in another language: what is in front is made anew, and shows what it showed."""
        self.setWindowTitle(tr("Adviser Workstation"))
        old = self.page
        if self._make is not None and old is not None:
            self._take_place(old, self._make())
        self.remade.emit()

    def _take_place(self, old: QWidget, new: QWidget) -> None:
        from widgets.common.carrying import carry

        focused = self.focusWidget()
        self._whole.setUpdatesEnabled(False)
        self._bring(new, new.actions())
        carry(old, new, focused)
        self._let_go(old)
        self._whole.setUpdatesEnabled(True)

    def _bring(self, page: QWidget, actions: list[QAction]) -> None:
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        for action in self.actions():
            self.removeAction(action)
        self.addActions(actions)

    def _let_go(self, page: QWidget) -> None:
        self._stack.removeWidget(page)
        page.deleteLater()

    def set_header(self, header: QWidget | None) -> None:
        """A strip over every page (a try-out); None takes it away."""
        if self._header is not None:
            self._column.removeWidget(self._header)
            self._header.hide()
            self._header.deleteLater()
        self._header = header
        if header is not None:
            self._column.insertWidget(0, header)
            header.show()

    def set_footer(self, footer: QWidget | None) -> None:
        """A strip under every page (the captions of a demonstration); None takes it away."""
        if self._footer is not None:
            self._column.removeWidget(self._footer)
            self._footer.hide()
            self._footer.deleteLater()
        self._footer = footer
        if footer is not None:
            self._column.addWidget(footer)

    @property
    def page(self) -> QWidget | None:
        """The page in front."""
        return self._stack.currentWidget()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the page as it is read, whatever has come or gone since it was made."""
        target = neighbour(self._whole, self.focusWidget(), forward)
        if target is None:
            return super().focusNextPrevChild(forward)
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        reveal(target)
        return True

    def event(self, event: QEvent) -> bool:
        """Notice the first paint."""
        answer = super().event(event)
        if self._first and event.type() == QEvent.Type.Paint:
            self._first = False
            self.painted.emit()
        return answer

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask whoever knows whether the window may close."""
        self.closing.emit(event)
