"""One thing that may be offered: why, how to begin it, how it stands, and what came of it.

Signals:
    offered(rebound): it was offered
    answered(rebound, outcome, reason): what came of it, or why it was not offered
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.adviser.flow import Flow
from widgets.common.buttons import Button
from widgets.common.chips import Chip
from widgets.common.labels import Label
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from workstation.desk.state import OFFERED
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.rebounds.rules import Opportunity
from workstation.session.rebounding import OUTCOMES, REASONS, UNSUITABLE

LOOKS = {"open": ("good", "passed"), "waiting": ("neutral", "waiting"), "barred": ("alert", "breach")}


class ReboundCard(Card):
    """A card. ``outcome`` is what is noted of it so far; ``told`` whether the desk says how it stands."""

    offered = Signal(str)
    answered = Signal(str, str, str)

    def __init__(
        self, theme: Theme, found: Opportunity, opening: str, outcome: str, *, told: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "inset", parent)
        self._theme, self.found, self.outcome = theme, found, outcome
        one = found.rebound
        self._column = QVBoxLayout(self)
        self.title = Label(theme, one.title, "body", weight=700, wrap=True)
        self._column.addWidget(self.title)
        shown = [one.title]
        if told:
            state, icon = LOOKS[found.standing]
            words = phrase("rebound_standing", found.standing)
            self._column.addWidget(Chip(theme, words, state, icon=icon), 0, Qt.AlignmentFlag.AlignLeft)
            shown.append(words)
        self._column.addWidget(
            Label(theme, found.why if told and found.why else one.reason, "small", "medium", wrap=True)
        )
        if not told or found.standing == "open":
            self._column.addWidget(Label(theme, tr("“{said}”", said=opening), "small", wrap=True))
            self._column.addWidget(Label(theme, one.basis, "meta", "medium", wrap=True))
        self._buttons = QWidget()
        self._flow = Flow(theme.pad(6), self._buttons)
        self._column.addWidget(self._buttons)
        self.gestures: dict[str, Button] = {}
        self._offer_gestures()
        self.setAccessibleName(" · ".join(shown))
        theme.changed.connect(self._restyle)
        self._restyle()

    def ask_why(self) -> None:
        """Show the reasons it may not suit, in the place of the gestures."""
        for button in self.gestures.values():
            button.hide()
            button.deleteLater()
        self.gestures = {}
        for reason in REASONS:
            self._add(reason, phrase("rebound_outcome", reason))
        next(iter(self.gestures.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_gestures(self) -> None:
        if self.outcome == OFFERED:
            for outcome in OUTCOMES:
                if outcome != UNSUITABLE:
                    self._add(outcome, phrase("rebound_outcome", outcome))
        elif self.outcome:
            self._column.addWidget(Label(self._theme, phrase("rebound_outcome", self.outcome), "small", weight=600))
        else:
            self._add(OFFERED, tr("Offered"))
            self._add(UNSUITABLE, tr("Not suitable…"))

    def _add(self, name: str, words: str) -> None:
        button = Button(self._theme, words, "plain", "small")
        button.setObjectName(name)
        button.clicked.connect(self._on_pressed)
        self.gestures[name] = button
        self._flow.addWidget(button)
        button.show()  # a hidden one would not take the keyboard

    def _on_pressed(self) -> None:
        name, one = self.sender().objectName(), self.found.rebound
        if name == OFFERED:
            self.offered.emit(one.id)
        elif name == UNSUITABLE:
            self.ask_why()
        elif name in REASONS:
            self.answered.emit(one.id, UNSUITABLE, name)
        else:
            self.answered.emit(one.id, name, "")

    def _restyle(self) -> None:
        side = self._theme.pad(12)
        self._column.setContentsMargins(side, self._theme.pad(10), side, self._theme.pad(12))
        self._column.setSpacing(self._theme.pad(6))
