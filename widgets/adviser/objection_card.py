"""Something that may be said to an objection: what it does, the words, why; and how it is taken.

Signals:
    taken(tag): it is to be said, or put where one writes
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.chips import Chip
from widgets.common.labels import Label
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from workstation.content.objections import LET_GO, POOR
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.session import objecting


def named(tag: str) -> str:
    """What a tag is, in words: « Isolement », « Creuser », « Pression »."""
    step, _, kind = tag.partition(".")
    if kind:
        return phrase("poor_family" if step == POOR else "technique", kind)
    return phrase("objection_step", step)


class ObjectionCard(Card):
    """A card. ``button`` takes it; None where it can be neither said nor written now."""

    taken = Signal(str)

    def __init__(
        self, theme: Theme, card: objecting.Card, *, written: bool, poor: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "inset", parent)
        self._theme, self.card = theme, card
        self.button: Button | None = None
        self._column = QVBoxLayout(self)
        state, icon = ("alert", None) if poor else ("neutral", "help") if card.tag == LET_GO else ("bank", None)
        chip = Chip(theme, named(card.tag), state, icon=icon)
        self._column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(Label(theme, tr("“{said}”", said=card.text), "small", wrap=True))
        if card.why:
            self._column.addWidget(Label(theme, card.why, "meta", "medium", wrap=True))
        does = tr("Say it") if card.move else tr("Insert") if written else ""
        if does and not poor:
            self.button = Button(theme, does, "plain", "small")
            self.button.setAccessibleName(f"{does}, {named(card.tag)}")
            self.button.setAccessibleDescription(card.text)
            self.button.clicked.connect(self._on_pressed)
            self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(f"{named(card.tag)} · {card.text}")
        theme.changed.connect(self._restyle)
        self._restyle()

    def _on_pressed(self) -> None:
        self.taken.emit(self.card.tag)

    def _restyle(self) -> None:
        side = self._theme.pad(12)
        self._column.setContentsMargins(side, self._theme.pad(8), side, self._theme.pad(10))
        self._column.setSpacing(self._theme.pad(5))
