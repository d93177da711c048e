"""Whether another window of the program holds the screen: the session is told, so that no silence is charged for it.

A dialog that blocks the desk holds it until it closes; one that may stay beside (the keys, the help) while the keyboard
is in it. No dialog has to say so. Another program in front is no reason: the customer is still on the line.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from widgets.bridge import Bridge
from workstation.commands import CoverDesk, UncoverDesk

CHANGES = frozenset(
    (
        QEvent.Type.WindowActivate,
        QEvent.Type.WindowDeactivate,
        QEvent.Type.WindowBlocked,
        QEvent.Type.WindowUnblocked,
        QEvent.Type.Show,
    )
)


class Covering(QObject):
    """Watches over a desk, and goes with it or its session. A desk taken up again says first how it stands."""

    def __init__(self, desk: QWidget, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        desk.installEventFilter(self)
        desk.destroyed.connect(self.deleteLater)

    def eventFilter(self, _desk: QObject, event: QEvent) -> bool:
        """Tell the session, where it thinks otherwise."""
        if event.type() in CHANGES and not self._bridge.state.ended:
            self._tell()
        return False

    def _tell(self) -> None:
        modal, active = QApplication.activeModalWidget(), QApplication.activeWindow()
        if modal is None and active is None:
            return  # another program is in front, and covers nothing
        hidden = modal is not None or isinstance(active, QDialog)
        if hidden != (self._bridge.state.covered_at >= 0):
            self._bridge.do(CoverDesk() if hidden else UncoverDesk())
