"""The one window: it holds pages, shows one, and knows nothing of what they say.

Signals:
    painted(): the frame was painted for the first time
    closing(event): somebody wants to close the window; the event may be ignored
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from widgets.common.theme import Theme
from widgets.home.home_page import HomePage
from workstation.i18n import tr

SMALLEST = (1024, 640)


class MainWindow(QMainWindow):
    """A stack of pages. Home is there from the first instant, empty and quiet until its data come."""

    painted = Signal()
    closing = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._first = True
        self.setWindowTitle(tr("Adviser Workstation"))
        self.setMinimumSize(*SMALLEST)
        self._stack = QStackedWidget()
        self._footer: QWidget | None = None
        whole = QWidget()
        self._column = QVBoxLayout(whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        self.setCentralWidget(whole)
        self.home = HomePage(theme)
        self.home.show_skeleton()
        self._stack.addWidget(self.home)

    def renew_home(self) -> None:
        """Make Home again, in a new language."""
        old = self.home
        self.home = HomePage(self._theme)
        self._stack.insertWidget(0, self.home)
        self._stack.removeWidget(old)
        old.deleteLater()
        self.setWindowTitle(tr("Adviser Workstation"))

    def show_page(self, page: QWidget, actions: list[QAction] | None = None) -> None:
        """Bring a page to the front; whatever was there, but Home, is let go. ``actions`` are the page's keys."""
        old = self._stack.currentWidget()
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        for action in self.actions():
            self.removeAction(action)
        self.addActions(actions or [])
        if old is not None and old not in (page, self.home):
            self._stack.removeWidget(old)
            old.deleteLater()

    def set_footer(self, footer: QWidget | None) -> None:
        """A strip under every page (the captions of a demonstration); None takes it away."""
        if self._footer is not None:
            self._column.removeWidget(self._footer)
            self._footer.deleteLater()
        self._footer = footer
        if footer is not None:
            self._column.addWidget(footer)

    @property
    def page(self) -> QWidget:
        """The page in front."""
        return self._stack.currentWidget()

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
