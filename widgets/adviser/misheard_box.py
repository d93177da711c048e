"""What the last sentence meant instead, when its adviser says that it was misheard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.adviser.asked_box import AskedBox
from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.theme import Theme
from workstation.commands import CorrectHearing
from workstation.i18n import tr


def misheard_words() -> str:
    """How one says so."""
    return tr("That is not what I said")


class MisheardBox(QWidget):
    """The meanings offered, once asked for; ``told``: how it was heard stands here too, where no thread shows it."""

    def __init__(self, theme: Theme, bridge: Bridge, *, told: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._bridge, self._told = theme, bridge, told
        self._about: list[int] = []
        self._heard = Label(theme, "", "small", "tutor_text", wrap=True)
        self.link = Button(theme, misheard_words(), "link", "small")
        self.asked = AskedBox(theme)
        self._row = QHBoxLayout()
        self._row.addWidget(self._heard, 1)
        self._row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        nest(self._column, self._row)
        self._column.addWidget(self.asked)
        self.link.clicked.connect(self.ask)
        self.asked.chosen.connect(self._chosen)
        self.asked.left.connect(self._left)
        bridge.happened.connect(self.render_state)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.render_state()

    def render_state(self, *_: object) -> None:
        """Show what may still be corrected; what may not is asked about no longer."""
        contact = self._bridge.contact()
        lines = self._bridge.correctable(contact) if contact is not None else ()
        if [line.number for line in lines] != self._about and not self.asked.isHidden():
            self.asked.show_meanings(None, "", "")  # it was asked of another sentence, or of none any more
        shown = self._told and bool(lines)
        if contact is not None and shown:
            said = " ".join(line.text for line in lines)
            heard = self._bridge.heard(contact, lines)
            self._heard.setText(tr("“{sentence}” {heard}", sentence=said, heard=heard))
        for part in (self._heard, self.link):
            part.setVisible(shown)
        self.setVisible(shown or not self.asked.isHidden())

    def ask(self) -> None:
        """Offer what it may have meant instead."""
        contact = self._bridge.contact()
        found = self._bridge.correction(contact) if contact is not None else None
        if contact is not None and found is not None:
            self.show()
            self._about = [line.number for line in self._bridge.correctable(contact)]
            undone = tr("What came of it is undone. It costs nothing, and the report says so.")
            self.asked.show_meanings(found.offered, tr("What did you mean?"), undone)

    def _chosen(self, number: int) -> None:
        contact = self._bridge.contact()
        if contact is not None:
            self.asked.show_meanings(None, "", "")
            self._bridge.do(CorrectHearing(contact.id, number or None))

    def _left(self) -> None:
        """Nothing is corrected: back to where one was reading."""
        self.asked.show_meanings(None, "", "")
        self.render_state()
        if self._told:
            self.link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restyle(self) -> None:
        theme = self._theme
        side = 0 if self._told else theme.pad(20)
        self._column.setContentsMargins(side, 0, side, theme.pad(6))
        self._column.setSpacing(theme.pad(6))
        self._row.setSpacing(theme.pad(10))
