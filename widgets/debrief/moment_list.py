"""The moments at the left, the few that matter first, and under them the recruit's own view."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from widgets.common.tips import tip
from widgets.debrief.moment_card import MomentCard
from widgets.debrief.room import Room
from workstation.debrief import own_view, words
from workstation.debrief.report import Report
from workstation.i18n import tr


class MomentList(QWidget):
    """``picked`` carries the number of the moment chosen."""

    picked = Signal(int)

    def __init__(self, theme: Theme, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._group = QButtonGroup(self)
        self._cards: dict[int, MomentCard] = {}
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        for moment in report.moments:
            if not moment.key and all(m.key for m in report.moments[: moment.number - 1]):
                self._column.addWidget(Label(theme, tr("Other moments"), "label", "medium"))
            card = MomentCard(theme, moment, report.timeline.at(moment.at))
            card.picked.connect(self.picked)
            self._group.addButton(card, moment.number)
            self._cards[moment.number] = card
            self._column.addWidget(card)
        self._column.addStretch(1)
        self._room = Room(theme, self._inner)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(Label(theme, words.heading(report), "h3"))
        self._outer.addWidget(self._room, 1)
        self._outer.addWidget(OwnView(theme, report))
        theme.changed.connect(self._restyle)
        self._restyle()

    def select(self, number: int) -> None:
        """Show a moment as chosen, and bring it into view. Raises ``KeyError``."""
        card = self._cards[number]
        card.setChecked(True)
        for each in self._cards.values():
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is card else Qt.FocusPolicy.ClickFocus)
        if self.isVisible():
            self._room.ensureWidgetVisible(card, 0, self._theme.pad(12))
        self.setFocusProxy(card)

    def focus_chosen(self) -> None:
        """Give the keyboard to the chosen moment when another of the list has it."""
        if any(card.hasFocus() for card in self._cards.values()):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_whole(self, whole: bool) -> None:
        """Show every moment at full height, or scroll inside the height there is."""
        self._room.set_whole(whole)

    def _restyle(self) -> None:
        theme = self._theme
        self._outer.setSpacing(theme.pad(8))
        # Room for the focus ring inside what scrolls.
        self._column.setContentsMargins(4, 4, theme.pad(4), 4)
        self._column.setSpacing(theme.pad(9))


class OwnView(Card):
    """What the recruit gave themself before any score was shown."""

    def __init__(self, theme: Theme, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(theme, "card", parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.addWidget(Label(theme, tr("Your own view, before the score"), "label", "medium", wrap=True))
        self._row = QHBoxLayout()
        rating = report.rating
        said = words.quoted(own_view.ease_word(rating.score)) if rating else tr("Not given")
        self._row.addWidget(Label(theme, said, "body", wrap=True), 1)
        if rating:
            self._row.addWidget(Label(theme, str(rating.score), "h3"))
        nest(self._column, self._row)
        if answers := own_view.own_answers(report):
            line = Label(theme, " · ".join(answer for _, answer in answers), "small", "medium", wrap=True)
            line.setToolTip(tip("\n".join(f"{question} {answer}" for question, answer in answers)))
            self._column.addWidget(line)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        across, down = self._theme.pad(14), self._theme.pad(10)
        self._column.setContentsMargins(across, down, across, down)
        self._column.setSpacing(self._theme.pad(2))
