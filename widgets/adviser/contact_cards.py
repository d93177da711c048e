"""The cards of the open contacts, one under the other, each whole: where there is no room for all, they scroll."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from widgets.common.theme import Theme

LEAST = 96
"""The height of a card, in pixels at 100 %: so much is always in sight."""


class ContactCards(QScrollArea):
    """As high as its cards, and no higher; less where the rail has less."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._brought: QWidget | None = None
        self._holder = QWidget()
        self.cards = QVBoxLayout(self._holder)
        self.setWidget(self._holder)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._holder.installEventFilter(self)
        self.viewport().setAutoFillBackground(False)
        self._holder.setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        theme.changed.connect(self.restyle)
        self.restyle()

    def fit(self) -> None:
        """Give the cards their height at once: an area that does it by itself waits for the next turn of the loop."""
        width = self.viewport().width()
        self.cards.invalidate()
        self._holder.resize(width, self._high(width))
        self.cards.activate()
        self.updateGeometry()

    def bring(self, card: QWidget) -> None:
        """Have a card in sight, whole, and whenever the rail takes another size."""
        self._brought = card
        self.ensureWidgetVisible(card, 0, 0)

    def _high(self, width: int) -> int:
        layout = self.cards
        return layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()

    def restyle(self) -> None:
        """Take the theme's sizes again."""
        self.cards.setContentsMargins(0, 0, 0, 0)
        self.cards.setSpacing(self._theme.pad(8))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a card that takes another height."""
        if watched is self._holder and event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the rail: they go from card to card."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the cards their height at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()
        if self._brought is not None and isValid(self._brought):
            self.bring(self._brought)

    def sizeHint(self) -> QSize:
        """All the cards at the width there is."""
        return QSize(super().sizeHint().width(), self._high(self.viewport().width()) if self.cards.count() else 0)

    def minimumSizeHint(self) -> QSize:
        """One card, where there is one."""
        return QSize(0, min(self._theme.px(LEAST), self.sizeHint().height()))
