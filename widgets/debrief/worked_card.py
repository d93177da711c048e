"""One contact of a shift in the list of all: who, on what channel, in figures, and what it was worth."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.pressed import Pressed
from widgets.common.theme import Theme
from workstation.debrief.shift_words import Figures, figures_told
from workstation.i18n import tr


class WorkedCard(Pressed, QAbstractButton):
    """A click, Enter or Space opens its debrief: ``opened`` carries the contact."""

    opened = Signal(str)

    def __init__(
        self, theme: Theme, figures: Figures, channel: str, passed: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._contact, self._channel = theme, figures.contact, channel
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        told = figures_told(figures)
        self._icon = QLabel()
        self._icon.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._words = QVBoxLayout()
        self._words.addWidget(Label(theme, figures.who, "body", wrap=True, weight=700))
        self._words.addWidget(Label(theme, told, "small", "medium", wrap=True))
        self._words.addWidget(Label(theme, figures.verdict, "small", "good" if passed else "alert", wrap=True))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        nest(self._row, self._words, 1)
        self._row.addWidget(Label(theme, figures.score, "h2"), 0, Qt.AlignmentFlag.AlignVCenter)
        name = tr("Open the debrief of {who}", who=figures.who)
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"{figures.channel}. {told}. {figures.score}, {figures.verdict}")
        self.clicked.connect(self._open)
        theme.changed.connect(self._restyle)
        self._restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card; its words are labels."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("edge_soft"), 1))
        painter.setBrush(theme.color("hover" if self.underMouse() else "hollow"))
        radius = theme.radius("card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()

    def _open(self) -> None:
        self.opened.emit(self._contact)

    def _restyle(self) -> None:
        theme = self._theme
        self.setProperty("focusRadius", theme.tokens.radius["card"])
        self._row.setContentsMargins(theme.pad(12), theme.pad(8), theme.pad(12), theme.pad(8))
        self._row.setSpacing(theme.pad(10))
        self._words.setSpacing(0)
        self._icon.setPixmap(theme.pixmap(self._channel, theme.pad(18), "bank_text"))
        self.updateGeometry()
        self.update()
