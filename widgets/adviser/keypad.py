"""The keypad: the keys of a telephone, pressed in the call for whatever listens to tones at its other end."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Surface
from widgets.common.theme import Theme
from workstation.commands import PressKeys
from workstation.i18n import tr
from workstation.telephony.leg import KEYS

ROWS = ("123", "456", "789", "*0#")
ACROSS = 3
LAST = 14
"""How many of the keys pressed are shown: a number of a telephone, parted or not."""


class Keypad(Surface):
    """Twelve keys over the window, by mouse and by keyboard, and what was pressed; Esc closes it.

    It closes by itself as the call ends, and gives the keyboard back to what had it.
    """

    def __init__(self, theme: Theme, bridge: Bridge, below: QWidget) -> None:
        super().__init__(theme, "popup", below)
        self._bridge, self._below = bridge, below
        self._before: QWidget | None = None
        self.pressed = Label(theme, "", "clock_inline", align=Qt.AlignmentFlag.AlignCenter)
        self.keys = {key: Button(theme, key, parent=self) for row in ROWS for key in row}
        column, grid = QVBoxLayout(self), QGridLayout()
        column.setContentsMargins(*(theme.pad(10),) * 4)
        column.addWidget(self.pressed)
        for n, (key, button) in enumerate(self.keys.items()):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard presses its own keys
            button.setAccessibleName(tr("Key {key}", key=key))
            button.clicked.connect(self._on_key)
            grid.addWidget(button, n // ACROSS, n % ACROSS)
        nest(column, grid)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Keypad"))
        below.destroyed.connect(self.deleteLater)  # it lies over the window, which outlives the bar
        bridge.happened.connect(self.render_state)
        self.hide()

    def toggle(self) -> None:
        """Open it under the controls, or close it."""
        if self.isVisible():
            self.close_it()
            return
        window = self._below.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self._before = window.focusWidget()
        self.render_state()
        self.adjustSize()
        corner = self._below.mapTo(window, QPoint(0, self._below.height()))
        self.move(max(0, min(corner.x(), window.width() - self.width())), corner.y())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_it(self) -> None:
        """Close it; the keyboard goes back where it was."""
        back = self._before if self.hasFocus() else None
        self.hide()
        if back is not None:
            back.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None

    def render_state(self, *_: object) -> None:
        """Show what was pressed in the call; without one there is nothing to press."""
        contact = self._bridge.contact()
        if contact is None or not contact.on_line:
            if self.isVisible():
                self.close_it()
            return
        self.pressed.setText(contact.leg.pressed[-LAST:] or tr("Press a key"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit, a star or a hash is pressed; Esc closes; nothing else is this one's."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        elif event.text() and event.text() in KEYS:
            self._press(event.text())
        else:
            super().keyPressEvent(event)

    def _on_key(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self._press(button.text())

    def _press(self, key: str) -> None:
        contact = self._bridge.contact()
        if contact is not None:
            self._bridge.do(PressKeys(contact.id, key))
