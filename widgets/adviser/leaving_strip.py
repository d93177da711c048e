"""An e-mail that was sent and has not left yet: when it leaves, or who reads it first, and what takes it back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from widgets.common.buttons import Button, with_keys
from widgets.common.labels import Label
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from widgets.keys import TAKE_BACK
from workstation.clock import SECOND
from workstation.events import ReplyPosted
from workstation.i18n import tr


class LeavingStrip(Card):
    """A quiet line under the text. ``pressed`` asks to take it back."""

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "selected", parent)
        self._icon = QLabel()
        self.words = Label(theme, "", "small", elide=True, weight=700)
        self.button = Button(theme, tr("Take back"), "link", "small")
        self.button.set_reason(with_keys(tr("The reply is a draft again, as you wrote it"), TAKE_BACK.keys))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.button)
        self.button.clicked.connect(self.pressed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_post(self, posted: ReplyPosted, at: int) -> None:
        """Say in how many seconds it leaves; a screen reader is told once, by the name of the strip."""
        if posted.reader:
            self.words.setText(tr("{who} reads your reply", who=posted.reader))
            self.setAccessibleName(self.words.text())
            return
        left = max(0, -((at - posted.leaves_at) // SECOND))
        self.words.setText(tr("Leaves in {n} s", n=left))
        self.setAccessibleName(tr("Your reply leaves in a few seconds. You may take it back until then."))

    def _restyle(self) -> None:
        theme = self._theme
        self._icon.setPixmap(theme.pixmap("send", theme.pad(16), "text_medium"))
        self._row.setContentsMargins(*(theme.pad(side) for side in (12, 2, 10, 2)))
        self._row.setSpacing(theme.pad(10))
