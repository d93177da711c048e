"""What the revision under work changes in meaning, since the text one began from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.placed import empty, placed
from widgets.common.scrolled import Scrolled
from widgets.common.theme import Theme
from workstation.i18n import tr


class RevisionPane(QWidget):
    """``again_asked``: the text as it is now is the one to compare with from now on."""

    again_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said = Label(theme, "", "small", "medium", wrap=True)
        self.again = Button(theme, tr("Compare with this text from now on"), size="small")
        self.again.clicked.connect(self.again_asked)
        self._inner = QWidget()
        self._rows = QVBoxLayout(self._inner)
        self._rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll = Scrolled(self._inner, tr("What this revision changes"))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._said)
        self._column.addWidget(scroll, 1)
        self._column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_idle()
        self._restyle()
        theme.changed.connect(self._restyle)

    @property
    def rows(self) -> tuple[str, ...]:
        """The differences told, in order."""
        return tuple(label.text() for label in placed(self._rows, Label))

    @property
    def said(self) -> str:
        """What is said of the whole."""
        return self._said.text()

    def show_idle(self) -> None:
        """Nothing was changed since the text one began from."""
        words = tr("What each test comes to is compared with the text as it was when you opened it, at each save.")
        self._show(words, (), may_begin=False)

    def show_running(self) -> None:
        """The ways are being played."""
        self._said.setText(tr("The tests are being played on both texts…"))

    def show_faulty(self) -> None:
        """The text cannot be played now."""
        self._show(tr("Correct the errors first: the text cannot be played as it is."), (), may_begin=False)

    def show_found(self, told: Sequence[str]) -> None:
        """What comes to something else."""
        words = tr("Since the text as it was when you opened it:") if told else tr("No test comes to anything else.")
        self._show(words, told, may_begin=True)

    def _show(self, words: str, told: Sequence[str], *, may_begin: bool) -> None:
        self._said.setText(words)
        empty(self._rows)
        for one in told:
            self._rows.addWidget(Label(self._theme, one, "body", wrap=True))
        self.again.setVisible(may_begin)

    def _restyle(self) -> None:
        pad = self._theme.pad
        self._column.setContentsMargins(pad(16), pad(16), pad(16), pad(16))
        self._column.setSpacing(pad(10))
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(pad(8))
