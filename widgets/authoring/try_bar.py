"""The slim bar over the desk while a role-play is tried: what is tried, what became of the last save, the way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from widgets.authoring.sign import Sign
from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.surfaces import Tutor
from widgets.common.theme import Theme
from workstation.i18n import tr

TONES = {"neutral": "medium", "good": "good", "now": "now", "alert": "alert"}


class TryBar(Tutor):
    """``stopped``: the trainer has seen enough."""

    stopped = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._row = QHBoxLayout(self)
        self._sign = Sign(theme, "neutral", "training")
        self._what = Label(theme, tr("Try-out · {title}", title=title), "body", "tutor", elide=True, weight=700)
        self._said = Label(theme, "", "small", "medium", wrap=True)
        self.stop = Button(theme, tr("Stop the try-out"), "tutor", "small", icon="stop-circle", weight="regular")
        self.stop.clicked.connect(self.stopped)
        self._row.addWidget(self._sign)
        self._row.addWidget(self._what, 2)
        self._row.addWidget(self._said, 5)
        self._row.addWidget(self.stop)
        self.setAccessibleName(tr("Try-out"))
        self._restyle()
        theme.changed.connect(self._restyle)

    @property
    def said(self) -> str:
        """What became of the last save."""
        return self._said.text()

    @property
    def tone(self) -> str:
        """The tone in which it is said."""
        return self._said.tone

    def say(self, text: str, tone: str = "neutral") -> None:
        """What became of the last save: ``good``, ``now`` (it stopped on the way), ``alert`` (it does not check)."""
        self._said.setText(text)
        self._said.set_tone(TONES[tone])
        self.setAccessibleDescription(text)

    def set_title(self, title: str) -> None:
        """The role-play has another title now."""
        self._what.setText(tr("Try-out · {title}", title=title))

    def _restyle(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.pad(16), theme.pad(5), theme.pad(12), theme.pad(5))
        self._row.setSpacing(theme.pad(12))
