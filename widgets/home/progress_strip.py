"""A calm strip at the foot of the page while something long is done once: what, how far, in words and figures."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from workstation.i18n import tr
from workstation.wording import NARROW


def grouped(n: int) -> str:
    """A count with its thousands apart: ``12 000``."""
    return f"{n:,}".replace(",", NARROW)


class ProgressStrip(Panel):
    """It takes its place when the work starts and gives it back when it is done."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "panel", parent)
        self._text = Label(theme, "", "small", elide=True, weight=600)
        self._figures = Label(theme, "", "small", "medium")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1)
        row = QHBoxLayout()
        row.addWidget(self._text)
        row.addStretch(1)
        row.addWidget(self._figures)
        self._column = QVBoxLayout(self)
        nest(self._column, row)
        self._column.addWidget(self._bar)
        self._restyle()
        theme.changed.connect(self._restyle)
        self.hide()

    def progress(self, text: str, done: int, total: int) -> None:
        """Say how far it is; with nothing left to do the strip goes away."""
        self.setVisible(done < total)
        self._text.setText(text)
        self._figures.setText(tr("{done} of {total}", done=grouped(done), total=grouped(total)))
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        self._bar.setAccessibleName(text)

    def _restyle(self) -> None:
        theme = self._theme
        self._column.setContentsMargins(theme.pad(28), theme.pad(10), theme.pad(28), theme.pad(12))
        self._column.setSpacing(theme.pad(6))
        self._bar.setFixedHeight(theme.pad(6))
