"""The four steps of an objection, each lit once it is done: by a sign and a word, not by colour alone."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.adviser.flow import Flow
from widgets.common.chips import Chip
from widgets.common.theme import Theme
from workstation.content.objections import STEPS
from workstation.i18n import tr
from workstation.phrases import phrase


class ObjectionSteps(QWidget):
    """Welcome, dig, answer, check."""

    def __init__(self, theme: Theme, done: tuple[str, ...]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QWidget()
        flow = Flow(theme.pad(6), row)
        for step in STEPS:
            words = phrase("objection_step", step)
            chip = Chip(theme, words, "good") if step in done else Chip(theme, words, icon="")
            flow.addWidget(chip)
        column.addWidget(row)
        told = [phrase("objection_step", step) for step in done]
        self.setAccessibleName(tr("Steps done: {steps}", steps=", ".join(told)) if told else tr("No step done yet"))
