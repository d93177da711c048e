"""Refusing what is offered: a call at once, a chat for a reason, which its thread and the debrief tell."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from widgets.bridge import Bridge
from workstation.commands import DeclineContact
from workstation.contacts.decide import DECLINED
from workstation.phrases import phrase


class Declining(QMenu):
    """The reasons, under what was pressed. Escape leaves the contact offered."""

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._contact = bridge, ""
        for reason in DECLINED:
            self.addAction(phrase("declined", reason)).setData(reason)
        self.triggered.connect(self._on_reason)

    def ask(self, contact: str, under: QWidget) -> None:
        """Refuse that contact, for a reason to choose where it is a chat."""
        self._contact = contact
        if self._bridge.state.contacts[contact].offer.channel != "chat":
            self._bridge.do(DeclineContact(contact))
            return
        self.popup(under.mapToGlobal(QPoint(0, under.height())))
        self.setActiveAction(self.actions()[0])

    def _on_reason(self, action: QAction) -> None:
        self._bridge.do(DeclineContact(self._contact, str(action.data())))
