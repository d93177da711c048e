"""Who is practising: pebble, name, role, and the line of the day."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.common.labels import Label
from widgets.common.pebble import Pebble
from widgets.common.placed import nest
from widgets.common.theme import Theme
from widgets.home.model import Profile
from widgets.home.words import role_word


class ProfileCard(QWidget):
    """The person at the head of the left column."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pebble = Pebble(theme, size=60)
        self._name = Label(theme, "", "h2", elide=True)
        self._role = Label(theme, "", "small", "medium", elide=True)
        self._day = Label(theme, "", "small", "medium", wrap=True)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addStretch(1)
        for label in (self._name, self._role, self._day):
            self._words.addWidget(label)
        self._words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._pebble)
        nest(self._row, self._words, 1)
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_profile(self, profile: Profile, day_line: str) -> None:
        """Show this person."""
        self._pebble.set_person(profile.name, profile.id)
        self._name.setText(profile.name)
        self._role.setText(role_word(profile.role))
        self._day.setText(day_line)
        self._day.setVisible(bool(day_line))

    def _restyle(self) -> None:
        self._row.setSpacing(self._theme.pad(14))
