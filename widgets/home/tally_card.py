"""What somebody met over time: the objections by class, and the techniques they answered with. Counts, no ranking."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.common.labels import Label
from widgets.common.placed import empty
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from workstation.debrief.tally import LATELY, Count, Tally
from workstation.i18n import tr, trn
from workstation.phrases import phrase


class TallyCard(Card):
    """Hidden while no objection was met."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "card", parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_tally(self, tally: Tally) -> None:
        """Show these counts, in the order they are given."""
        empty(self._column)
        self.setVisible(bool(tally.classes))
        self._add(tr("Objections met"), "h3")
        self._add(tr("Counted over all your sessions, for you alone: nothing here is a mark."), "small", "medium")
        for one in tally.classes:
            self._count(one.title, one)
        if tally.techniques:
            self._add(tr("Techniques used"), "h3")
        for one in tally.techniques:
            self._count(phrase("technique", one.name), one)

    def _count(self, title: str, one: Count) -> None:
        told = [
            trn("{n} time", "{n} times", one.met),
            trn("{n} in the last {days} days", "{n} in the last {days} days", one.lately, days=LATELY.days)
            if one.lately
            else tr("none in the last {days} days", days=LATELY.days),
            tr("well worked through: {n} out of {total}", n=one.well, total=one.met)
            if one.enough
            else tr("too few to conclude"),
        ]
        self._add(title, "body", weight=700)
        self._add(" · ".join(told), "meta", "medium")

    def _add(self, text: str, role: str, tone: str = "strong", weight: int | None = None) -> None:
        self._column.addWidget(Label(self._theme, text, role, tone, wrap=True, weight=weight))

    def _restyle(self) -> None:
        pad = self._theme.pad
        self._column.setContentsMargins(pad(18), pad(14), pad(18), pad(16))
        self._column.setSpacing(pad(4))
