"""The sentences recruits typed on a role-play that nothing understood: what its « hears » may be widened with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from widgets.common.empty_state import EmptyState
from widgets.common.labels import Label
from widgets.common.placed import empty
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from workstation.i18n import language, tr, trn
from workstation.session.keeping import UnclearSentence
from workstation.wording import full_date


class SentencesPane(QWidget):
    """A card a sentence; empty, it says what will come."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        words = tr("What recruits say in their own words and the customer does not understand will be listed here.")
        self._none = EmptyState(theme, tr("No sentence was left aside."), words)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(tr("Sentences not understood"))
        self._scroll.setWidget(self._inner)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._scroll)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._restyle()
        theme.changed.connect(self._restyle)

    def show_rows(self, rows: Iterable[UnclearSentence]) -> int:
        """Show these; answers how many there are."""
        empty(self._column)
        found = list(rows)
        hint = tr("Add them, or what they have in common, under “hears” of the move they mean.")
        self._column.addWidget(Label(self._theme, hint, "small", "medium", wrap=True))
        for row in found:
            self._column.addWidget(self._card(row))
        self._column.addStretch(1)
        self._stack.setCurrentIndex(1 if found else 0)
        return len(found)

    def _card(self, row: UnclearSentence) -> Card:
        theme = self._theme
        card = Card(theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.pad(14), theme.pad(9), theme.pad(14), theme.pad(10))
        column.setSpacing(theme.pad(2))
        column.addWidget(Label(theme, tr("“{sentence}”", sentence=row.sentence), "body", wrap=True))
        often = trn("{n} time", "{n} times", row.times)
        words = tr("at “{beat}” · {times} · last {day}", beat=row.beat, times=often, day=day_word(row.last_day))
        column.addWidget(Label(theme, words, "meta", "medium", wrap=True))
        return card

    def _restyle(self) -> None:
        side = self._theme.pad(16)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(self._theme.pad(8))


def day_word(day: str) -> str:
    """An ISO day as it is read; what is no day is shown as it is."""
    try:
        return full_date(date.fromisoformat(day), language())
    except ValueError:
        return day
