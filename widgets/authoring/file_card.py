"""One file in the list: its title, its channel or kind, its name, and the state it is in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from widgets.authoring.words import TONES, sort_word, state_word
from widgets.common.chips import Chip
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.pressed import Pressed
from widgets.common.theme import Theme
from widgets.home.words import channel_icon
from workstation.i18n import tr
from workstation.library.authoring import Entry


class FileCard(Pressed, QAbstractButton):
    """Chosen by a click, Enter or Space. ``picked`` carries its path; ``moved`` the arrow pressed, -1 or 1."""

    picked = Signal(object)
    moved = Signal(object, int)

    def __init__(self, theme: Theme, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.entry = theme, entry
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._channel = QLabel()
        self._channel.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._title = Label(theme, "", "body", wrap=True, weight=700)
        self._name = Label(theme, "", "meta", "medium", elide=True)
        self._state = Chip(theme, "", "neutral")
        self._row = QHBoxLayout(self)
        self._words = QVBoxLayout()
        self._row.addWidget(self._channel, 0, Qt.AlignmentFlag.AlignTop)
        nest(self._row, self._words, 1)
        self._words.addWidget(self._title)
        self._words.addWidget(self._name)
        self._words.addWidget(self._state, 0, Qt.AlignmentFlag.AlignLeft)
        self.clicked.connect(self._pick)
        theme.changed.connect(self._restyle)
        self.show_entry(entry)

    def show_entry(self, entry: Entry) -> None:
        """Say what the file is now."""
        self.entry = entry
        channel = sort_word(entry)
        self._title.setText(entry.title)
        self._name.setText(tr("{channel} · {name}", channel=channel, name=entry.path.name))
        words = state_word(entry)
        tone = TONES[entry.state]
        self._state.set_state(tone)
        self._state.set_text(words)
        where = tr("yours") if entry.own else tr("bundled, read-only")
        self.setAccessibleName(f"{entry.title}, {channel}, {words}, {where}")
        self._restyle()

    @property
    def state_text(self) -> str:
        """The words of the state shown."""
        return self._state.text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go to the neighbours."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.moved.emit(self, steps[key])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card in its state; its words are labels."""
        theme, on = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, width = ("bank", 2.0) if on else ("edge_soft", 1.0)
        painter.setPen(QPen(theme.color(edge), width))
        painter.setBrush(theme.color("hover" if self.underMouse() and not on else "panel"))
        radius, half = theme.radius("card"), width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        painter.end()

    def _pick(self) -> None:
        self.picked.emit(self.entry.path)

    def _restyle(self) -> None:
        theme = self._theme
        self.setProperty("focusRadius", theme.tokens.radius["card"])
        self._row.setContentsMargins(theme.pad(12), theme.pad(9), theme.pad(12), theme.pad(10))
        self._row.setSpacing(theme.pad(10))
        self._words.setSpacing(theme.pad(3))
        icon = "sheet" if self.entry.sort else channel_icon(self.entry.channel)
        self._channel.setPixmap(theme.pixmap(icon, theme.pad(18), "bank_text"))
        self.updateGeometry()
        self.update()
