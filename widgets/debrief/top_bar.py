"""The bar of the debrief: where it comes from, what it is about, and the two things to do with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from widgets import keys
from widgets.common.buttons import Button, with_keys
from widgets.common.labels import Label
from widgets.common.logo import Logo
from widgets.common.placed import nest
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from widgets.keys import add_key
from workstation.i18n import tr


class DebriefBar(Panel):
    """``home_asked``, ``export_asked``, ``replay_asked``, ``help_asked``: buttons, or keys on the whole page.

    Without ``acts`` only the title shows.
    """

    home_asked = Signal()
    export_asked = Signal()
    replay_asked = Signal()
    help_asked = Signal()

    def __init__(self, theme: Theme, title: str, sub: str, acts: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(theme, "bar", parent)
        self._row = QHBoxLayout(self)
        self._row.addWidget(Logo(theme))
        if acts:
            home = Button(theme, tr("Home"), "bar", icon="arrow-left")
            home.clicked.connect(self.home_asked)
            home.set_reason(with_keys(tr("Back to Home"), keys.HOME.keys))
            for key, asked in ((keys.HOME, self.home_asked), (keys.HELP, self.help_asked)):
                add_key(self, key.keys, key.told, asked.emit)
            self._row.addWidget(home)
        self._line = QFrame()
        self._line.setFixedWidth(1)
        self._row.addWidget(self._line)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Label(theme, title, "h3", "bar", elide=True))
        words.addWidget(Label(theme, sub, "small", "bar_quiet", elide=True))
        words.addStretch(1)
        nest(self._row, words, 1)
        if acts:
            export = Button(theme, tr("Export"), "bar", icon="export")
            replay = Button(theme, tr("Replay from the start"), "bar", icon="arrow-clockwise")
            export.clicked.connect(self.export_asked)
            replay.clicked.connect(self.replay_asked)
            self._row.addWidget(export)
            self._row.addWidget(replay)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.pad(14), theme.pad(8), theme.pad(14), theme.pad(8))
        self._row.setSpacing(theme.pad(12))
        self._line.setStyleSheet(f"background: {theme.tokens.bar_line};")
        self.setMinimumHeight(theme.px(56))
