"""The day's instruction at the hour it comes into force, or is over: a quiet line over the desk until it is read."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.pixmap import Pixmap
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from workstation import events as e
from workstation.bank.instructions import Instruction
from workstation.i18n import tr
from workstation.session.state import SessionState


class InstructionStrip(Panel):
    """Away until a rule changes while one works; what was in force before was read in the briefing."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "told", parent)
        self._theme, self._bridge = theme, bridge
        self._known = bridge.instructions()
        self._came: tuple[Instruction, ...] = ()
        self._over: tuple[Instruction, ...] = ()
        self.words = Label(theme, "", "small", wrap=True)
        self.read = Button(theme, tr("I have read it"), "plain", "small")
        self._row = QHBoxLayout(self)
        self._row.addWidget(Pixmap(theme, "info", 17, "bank", "fill"))
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.read, 0, Qt.AlignmentFlag.AlignTop)
        self.read.clicked.connect(self.hide)
        bridge.happened.connect(self._happened)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def view_state(self) -> object:
        """What is still to be read."""
        return (self._came, self._over) if not self.isHidden() else ((), ())

    def restore_view(self, state: Any) -> None:
        """Show it again."""
        self._came, self._over = state
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The desk’s own word, in its own ink: no clock waits for it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self._theme.pad(4), self.height(), self._theme.color("bank"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("edge_soft"))
        painter.end()

    def _happened(self, entries: tuple[e.Entry[e.Event], ...], _state: SessionState) -> None:
        if not any(isinstance(entry.event, e.InstructionsChanged) for entry in entries):
            return
        before, self._known = self._known, self._bridge.instructions()
        self._came = tuple(one for one in self._known if one not in before)
        self._over = tuple(one for one in before if one not in self._known)
        self._tell()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.words, self.words.text()))

    def _tell(self) -> None:
        told = [tr("Instruction of the day. {told}", told=one.told) for one in self._came]
        told += [tr("Instruction no longer in force: {title}.", title=one.title) for one in self._over]
        self.words.setText(" ".join(told))
        self.setVisible(bool(told))

    def _restyle(self) -> None:
        side, above = self._theme.pad(20), self._theme.pad(6)
        self._row.setContentsMargins(side, above, self._theme.pad(16), above)
        self._row.setSpacing(self._theme.pad(10))
