"""A pane shows what happened while it is in sight; what happened behind its back, once somebody looks again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from widgets.bridge import Bridge


class Awake(QObject):
    """Calls ``show`` at each event while ``pane`` is in sight; else once, as soon as it is. It goes with the pane.

    What stands under a closed tab, or on another page, would read and lay out at every act what nobody sees.
    """

    _late = False

    def __init__(self, pane: QWidget, bridge: Bridge, show: Callable[[], object]) -> None:
        super().__init__(pane)
        self._pane, self._show, self._late = pane, show, True
        pane.installEventFilter(self)
        bridge.happened.connect(self._happened)

    def _happened(self, *_: object) -> None:
        self._late = not self._pane.isVisible()
        if not self._late:
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be up to date before one is seen."""
        if self._late and watched is self._pane and event.type() == QEvent.Type.Show:
            self._late = False
            self._show()
        return False
