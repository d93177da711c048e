"""The dock: panes that share one place under tabs, and take more of it while they are used."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from widgets.common.surfaces import Panel
from widgets.common.tabs import TabBar
from widgets.common.theme import Theme

SIDE = 16
"""Pixels, at 100 %, from the side of a pane to what it holds, as in the dossier over it."""


class DockPane(Panel):
    """A pane that stands under a tab of the dock, and whose key brings it there and gives it the keyboard."""

    def focus_pane(self) -> None:
        """Give the keyboard to where one begins."""
        raise NotImplementedError


class Dock(Panel):
    """Tabs over a stack. ``chosen`` carries the name of the tab that was opened."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "hollow", parent)
        self._theme = theme
        self._tabs = TabBar(theme)
        self._stack = QStackedWidget()
        self._panes: dict[str, QWidget] = {}
        self._tabs.chosen.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)

    @property
    def tabs(self) -> TabBar:
        """The tabs."""
        return self._tabs

    def names(self) -> tuple[str, ...]:
        """The tabs there are, in order."""
        return tuple(self._panes)

    def current(self) -> str:
        """The open tab."""
        return self._tabs.current_name()

    def hasHeightForWidth(self) -> bool:
        """Its height is the desk's to say, whatever wraps in a pane: else the column leaves it room for that alone."""
        return False

    def add(self, name: str, text: str, pane: QWidget, keys: str | None = None, icon: str = "") -> None:
        """Add a pane under a tab."""
        self._panes[name] = pane
        self._stack.addWidget(pane)
        self._tabs.add(name, text, keys, icon)

    def clear(self) -> None:
        """Give the panes back, to be placed elsewhere."""
        self._tabs.blockSignals(True)
        while self._tabs.count():
            self._tabs.removeTab(0)
        self._tabs.blockSignals(False)
        for pane in self._panes.values():
            self._stack.removeWidget(pane)
        self._panes = {}

    def select(self, name: str) -> None:
        """Open a tab. Raises ``KeyError`` for an unknown name."""
        self._tabs.select(name)
        self._stack.setCurrentWidget(self._panes[name])

    def set_text(self, name: str, text: str) -> None:
        """Rename a tab. Raises ``KeyError`` for an unknown name."""
        self._tabs.set_text(name, text)

    def _on_chosen(self, name: str) -> None:
        self._stack.setCurrentWidget(self._panes[name])
        self.chosen.emit(name)
