"""The middle of the desk while one speaks or writes: the guide, the thread, and the answer under it or beside it.

A second chat stands beside the one in hand, each on its side however often one turns from one to the other.
"""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from widgets.adviser.beside_pane import MARK, BesidePane
from widgets.adviser.composer_parts import UNBOUNDED
from widgets.adviser.conversation import Conversation
from widgets.common.placed import nest
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from workstation.session.owed import beside
from workstation.session.state import SessionState

LETTER, ANSWER = 2, 3
"""How an e-mail and its answer share the width, side by side."""
IN_HAND, OTHER = 5, 4
"""How two chats share it."""


class TalkPage(QWidget):
    """Places what it is given; it shows nothing of its own."""

    def __init__(
        self,
        theme: Theme,
        guide: QWidget,
        thread: Conversation,
        above: QWidget,
        answer: QWidget,
        other: BesidePane,
    ) -> None:
        super().__init__()
        self._thread, self._other = thread, other
        talk, hand, under = QVBoxLayout(self), QVBoxLayout(), QVBoxLayout()
        self._pair = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line, self._between = Panel(theme, "rule", self), Panel(theme, "rule", self)
        self._mark = Panel(theme, "mark", self)
        head = Panel(theme, "rule", self)
        head.setFixedHeight(1)
        self._between.setFixedWidth(1)
        self._mark.setFixedHeight(MARK)
        talk.addWidget(guide)
        talk.addWidget(head)
        under.addWidget(above)
        under.addWidget(answer, 1)
        self._pair.addWidget(thread, LETTER)
        self._pair.addWidget(self._line)
        nest(self._pair, under)
        hand.addWidget(self._mark)
        nest(hand, self._pair, 1)
        nest(self._sides, hand, IN_HAND)
        self._sides.addWidget(self._between)
        self._sides.addWidget(other, OTHER)
        nest(talk, self._sides, 1)
        for layout in (talk, hand, under, self._pair, self._sides):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._set_beside(False)
        self._set_company(False)

    def lay(self, state: SessionState, *, chats: bool, letter: bool) -> None:
        """Where there is room: an e-mail beside its answer (``letter``), a second chat beside the one in hand."""
        contact, other = state.in_hand, beside(state)
        self._set_beside(letter and contact is not None and contact.offer.channel == "email")
        if chats and contact is not None and other is not None:
            there = list(state.contacts)
            first = there.index(contact.id) < there.index(other.id)
            across = QBoxLayout.Direction
            self._sides.setDirection(across.LeftToRight if first else across.RightToLeft)
        self._set_company(chats and other is not None)

    def _set_beside(self, beside: bool) -> None:
        """The answer beside what it answers, or under it."""
        across = QBoxLayout.Direction
        self._pair.setDirection(across.LeftToRight if beside else across.TopToBottom)
        self._pair.setStretch(2, ANSWER if beside else 0)
        self._line.setFixedSize(*((1, UNBOUNDED) if beside else (UNBOUNDED, 1)))
        self._line.setMinimumSize(1, 1)

    def _set_company(self, company: bool) -> None:
        for widget in (self._mark, self._between, self._other):
            widget.setVisible(company)
        self._thread.visitor.set_named(company)
