"""Where a reply is written: several lines, sent by one key, its forbidden words underlined."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from widgets.adviser.linted_box import LintedBox
from widgets.adviser.note_lint import Look, Spot
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from workstation.events.desk import REPLY_TEXT
from workstation.roleplay.judging.rules import place_of
from workstation.roleplay.playing.program import IDENTITY
from workstation.roleplay.playing.step import node_at

SEND_KEYS = "Ctrl+Return"
LONGEST = 4000
"""Characters: more than anybody reads in a message, and whatever is pasted by mistake stops there."""


class ReplyField(LintedBox):
    """Enter goes to the next line, Ctrl+Enter sends (``sent``). Typed in before one's turn, not once it leaves."""

    sent = Signal()
    taken_back = Signal()
    """The e-mail that is about to leave is wanted back: « undo », where there is nothing to undo in the text."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, bridge, REPLY_TEXT, parent, longest=LONGEST)
        self._lines = 3
        theme.changed.connect(self.updateGeometry)
        self.render_state()

    def set_lines(self, lines: int) -> None:
        """Ask for the height of so many lines; the rest scrolls."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def words(self) -> int:
        """How many words are written."""
        return len(self.text().split())

    def neutral(self, spot: Spot) -> str:  # noqa: ARG002  a neutral wording is said of the person, not to them
        """Nothing: the word is taken out."""
        return ""

    def look(self) -> Look | None:
        """The rules of the channel and what the beat looks for besides, where help marks words as they are typed."""
        contact = self._bridge.contact()
        if contact is None:
            return None
        role, place = self._bridge.role(contact), contact.talk.place
        if not role.warned:
            return None
        node, script = node_at(role.program, place) if place else None, role.program.script
        named = node.beat.reply.looked_for if node and node.beat.reply else ()
        reached = place[IDENTITY] if place else 0
        return Look(role.rules, place_of(script.channel), script.language[:2], named, reached)

    def sizeHint(self) -> QSize:
        """The same height for a word and for a page."""
        return QSize(self._theme.px(420), self._high(self._lines))

    def minimumSizeHint(self) -> QSize:
        """Two lines; the rest scrolls."""
        return QSize(self._theme.px(160), self._high(2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter sends."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.accept()
            if not event.isAutoRepeat():
                self.sent.emit()
            return
        if event.matches(QKeySequence.StandardKey.Undo) and self._leaves():
            event.accept()
            self.taken_back.emit()
            return
        super().keyPressEvent(event)

    def render_state(self, *_: object) -> None:
        """As every draft; what is about to leave is shown, and cannot be changed."""
        super().render_state()
        if self._leaves():
            self.setReadOnly(True)

    def _leaves(self) -> bool:
        contact = self._bridge.contact()
        return contact is not None and contact.thread.posted is not None

    def _high(self, lines: int) -> int:
        return lines * self._theme.line("body") + 2 * self._theme.pad(10)
