"""Which role a profile has: three cards, one chosen, each saying what it is for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.pressed import Pressed
from widgets.common.theme import Theme
from widgets.home.words import role_line, role_word
from workstation.i18n import tr

ROLES = ("recruit", "trainer", "presenter")
ICONS = {"recruit": "headset", "trainer": "graduation-cap", "presenter": "monitor"}


class _RoleCard(Pressed, QAbstractButton):
    """One role."""

    def __init__(self, theme: Theme, role: str) -> None:
        super().__init__()
        self._theme, self.role = theme, role
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focusRadius", 12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(role_word(role))
        self.setAccessibleDescription(role_line(role))
        self._mark = QLabel()
        self._row = QHBoxLayout(self)
        words = QVBoxLayout()
        words.setSpacing(theme.pad(2))
        words.addWidget(Label(theme, role_word(role), "body", weight=700))
        words.addWidget(Label(theme, role_line(role), "small", "medium", wrap=True))
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        nest(self._row, words, 1)
        self._restyle()
        theme.changed.connect(self._restyle)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card and its edge; a chosen one is tinted, and its edge is double."""
        theme, on = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("bank" if on else "edge_sharp"), 2 if on else 1))
        painter.setBrush(theme.color("bank_soft" if on else "hover" if self.underMouse() else "panel"))
        radius = theme.radius("card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()

    def _restyle(self) -> None:
        theme = self._theme
        self._mark.setPixmap(theme.pixmap(ICONS[self.role], theme.pad(22), "bank_text"))
        self._row.setContentsMargins(theme.pad(14), theme.pad(9), theme.pad(14), theme.pad(10))
        self._row.setSpacing(theme.pad(12))


class RoleChoice(QWidget):
    """One role among three; the arrows move, ``chosen`` carries the role."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Your role"))
        self._group = QButtonGroup(self)
        self._cards = {role: _RoleCard(theme, role) for role in ROLES}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pad(8))
        for card in self._cards.values():
            self._group.addButton(card)
            column.addWidget(card)
        self._cards["recruit"].setChecked(True)
        self._group.buttonToggled.connect(self._tell)

    @property
    def role(self) -> str:
        """The role chosen."""
        return next(role for role, card in self._cards.items() if card.isChecked())

    def card(self, role: str) -> QAbstractButton:
        """The card of a role. Raises ``KeyError`` for an unknown one."""
        return self._cards[role]

    def _tell(self, button: QAbstractButton, on: bool) -> None:
        if on and isinstance(button, _RoleCard):
            self.chosen.emit(button.role)
