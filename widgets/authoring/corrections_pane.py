"""The corrections that were proposed of sheets: to be copied for whoever answers for the sheet, and put away.

Signals:
    dismissed(correction): keep it no longer
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.empty_state import EmptyState
from widgets.common.labels import Label
from widgets.common.placed import empty, nest
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from workstation.i18n import tr
from workstation.library.corrections import Correction


class CorrectionCard(Card):
    """A proposal, and what can be done with it."""

    dismissed = Signal(object)

    def __init__(self, theme: Theme, one: Correction, title: str, *, stands: bool) -> None:
        super().__init__(theme)
        self._one = one
        self.copy_it = Button(theme, tr("Copy"), "plain", "small")
        self.dismiss = Button(theme, tr("Dismiss"), "link", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad(14), theme.pad(9), theme.pad(14), theme.pad(10))
        column.setSpacing(theme.pad(4))
        column.addWidget(Label(theme, title, "body", wrap=True, weight=700))
        if not stands:
            changed = tr("The sheet has changed since it was proposed.")
            column.addWidget(Label(theme, changed, "small", "now", wrap=True))
        column.addWidget(Label(theme, one.passage, "small", "medium", wrap=True))
        column.addWidget(Label(theme, one.proposed, "body", wrap=True))
        column.addWidget(Label(theme, one.why, "small", "medium", wrap=True))
        acts = QHBoxLayout()
        acts.addWidget(self.copy_it)
        acts.addWidget(self.dismiss)
        acts.addStretch(1)
        nest(column, acts)
        self.copy_it.clicked.connect(self._on_copy)
        self.dismiss.clicked.connect(self._on_dismiss)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._one.text)
        self.copy_it.setText(tr("Copied"))

    def _on_dismiss(self) -> None:
        self.dismissed.emit(self._one)


class CorrectionsPane(QWidget):
    """A card a proposal; empty, it says what will come."""

    dismissed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cards: tuple[CorrectionCard, ...] = ()
        words = tr("What trainers propose from the sheets of the desk is listed here.")
        self._none = EmptyState(theme, tr("No correction proposed."), words)
        self.message = Label(theme, "", "small", "alert", wrap=True)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(Scrolled(self._inner, tr("Corrections proposed")))
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self.message)
        self._outer.addWidget(self._stack, 1)
        self.say("")
        self._restyle()
        theme.changed.connect(self._restyle)

    def say(self, words: str) -> None:
        """What stands in the way."""
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def show_rows(self, rows: Iterable[tuple[Correction, str, bool]]) -> None:
        """Show each proposal with the title of its sheet, and whether that still is as it was."""
        empty(self._column)
        cards: list[CorrectionCard] = []
        for one, title, stands in rows:
            card = CorrectionCard(self._theme, one, title, stands=stands)
            card.dismissed.connect(self.dismissed)
            self._column.addWidget(card)
            cards.append(card)
        self._column.addStretch(1)
        self.cards = tuple(cards)
        self._stack.setCurrentIndex(1 if cards else 0)

    def _restyle(self) -> None:
        pad = self._theme.pad
        self._outer.setContentsMargins(pad(16), pad(16), pad(16), pad(16))
        self._outer.setSpacing(pad(10))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(pad(8))
