"""Where a reply is written: several lines, sent by one key, its forbidden words underlined."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from widgets.adviser.linted_box import LintedBox
from widgets.adviser.mail_spelling import MailSpelling
from widgets.adviser.note_lint import Look, Spot
from widgets.bridge import Bridge
from widgets.common.fields import characters
from widgets.common.theme import Theme
from workstation.content.letter import listed, next_line
from workstation.events.desk import REPLY_TEXT
from workstation.folding import folded, places
from workstation.i18n import tr
from workstation.roleplay.judging.looks import LOOKS
from workstation.roleplay.judging.rules import place_of
from workstation.roleplay.playing.program import IDENTITY
from workstation.roleplay.playing.step import node_at

LONGEST = {"chat": 4_000, "email": 100_000}
"""Characters: more than anybody reads in a message, and whatever is pasted by mistake stops there."""
STOPS = (".", "!", "?", "…", "\n")
"""What a sentence ends with."""
LOOKED_AT = 20_000
"""Characters past which no word is underlined as one types: it is no letter any more, and typing stays quick."""


class ReplyField(LintedBox):
    """Enter goes to the next line, Ctrl+Enter sends (``sent``). Typed in before one's turn, not once it leaves."""

    sent = Signal()
    taken_back = Signal()
    """The e-mail that is about to leave is wanted back: « undo », where there is nothing to undo in the text."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, bridge, REPLY_TEXT, parent, longest=LONGEST["chat"])
        self._lines, self._letter = 3, False
        self._unknown: Mapping[str, str] = {}
        self._underlines.longest = LOOKED_AT
        self._spelling = MailSpelling(self)
        self._spelling.found.connect(self._on_spelt)
        theme.changed.connect(self.updateGeometry)
        self.render_state()

    def set_lines(self, lines: int) -> None:
        """Ask for the height of so many lines; the rest scrolls."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def set_longest(self, channel: str) -> None:
        """Hold what a message of that channel holds; an e-mail has lists and signatures, and is spelt."""
        self._longest = LONGEST.get(channel, LONGEST["chat"])
        self._letter = channel == "email"

    def words(self) -> int:
        """How many words are written."""
        return len(self.text().split())

    def mend(self) -> None:
        """Put the better wording in the place of the sentence, or of the words it stands for; else as in any text.

        Ctrl+Z brings back what was written.
        """
        spot = self.first_spot()
        if spot is None or spot.spelt or not spot.neutral:
            super().mend()
            return
        text, start, end = self.text(), spot.start, spot.start + spot.length
        if not spot.neutral[0].islower():  # a sentence of its own
            start = max(text.rfind(stop, 0, start) for stop in STOPS) + 1
            start += len(text[start:]) - len(text[start:].lstrip())
            end = min((at for stop in STOPS if (at := text.find(stop, end)) >= 0), default=len(text))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._put(start, end, spot.neutral.rstrip(".") if text[end : end + 1] in STOPS else spot.neutral)
        self.flush()

    def first_spot(self) -> Spot | None:
        """The first word that has no place in the text; where there is none, the first that no dictionary knows."""
        found = super().first_spot()
        if found is not None or not self._unknown or self.look() is None:
            return found
        text = self.text()
        for at, word in self._underlines.misspelt(text):
            return Spot(at, len(word), "", word, self._unknown.get(word, ""), whole=True, spelt=True)
        return None

    def left_over(self) -> tuple[int, int] | None:
        """Where what a template leaves to complete still stands, if anywhere."""
        text = self.text()
        found = next(LOOKS["left_over"](folded(text)), None)
        if found is None:
            return None
        where = places(text)
        return where[found[0]], where[found[1] - 1] + 1

    def toggle_list(self) -> None:
        """Make items of the lines chosen, or paragraphs of them again; Ctrl+Z takes it back."""
        cursor, text = self.textCursor(), self.text()
        start, end = (characters(text, place) for place in (cursor.selectionStart(), cursor.selectionEnd()))
        at, removed, inserted = listed(text, start, end)
        self._put(at, at + removed, inserted)

    def add_lines(self, lines: str) -> None:
        """Put these lines where one writes, as lines of their own; Ctrl+Z takes them back."""
        text, place = self.text(), self.place
        before = "" if not text[:place].strip() or text[:place].endswith("\n\n") else "\n"
        before += "" if place == 0 or text[place - 1] == "\n" else "\n"
        after = "" if not text[place:] or text[place] == "\n" else "\n"
        self._put(place, place, f"{before}{lines}{after}")
        self.flush()

    def _put(self, start: int, end: int, words: str) -> None:
        room = max(0, self._longest - len(self.text()) + end - start)
        if len(words) > room:
            self.told.emit(tr("There is no room left for it in this text."))
            return
        self.go_to(start, end)
        self.textCursor().insertText(words)
        self.ensureCursorVisible()

    def _on_text(self) -> None:
        super()._on_text()
        self._spell()

    def _load(self, draft: str) -> None:
        super()._load(draft)
        self._spell()

    def _spell(self) -> None:
        contact = self._bridge.contact()
        spelt = self._letter and contact is not None and self.look() is not None and not self.isReadOnly()
        self._spelling.look(self.text() if spelt else "", self._bridge.spoken(contact) if spelt and contact else "")
        if not spelt and self._unknown:
            self._on_spelt({})

    def _on_spelt(self, words: Mapping[str, str]) -> None:
        self._unknown = words
        self._underlines.set_unknown(frozenset(words))
        self.spotted.emit(self.first_spot())

    def look(self) -> Look | None:
        """The rules of the channel and what the beat looks for besides, where help marks words as they are typed."""
        contact = self._bridge.contact()
        if contact is None:
            return None
        role, place = self._bridge.role(contact), contact.talk.place
        if not role.warned or self.document().characterCount() > LOOKED_AT:
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
        if enter and self._letter and not event.modifiers() and self._goes_on():
            event.accept()
            return
        if event.matches(QKeySequence.StandardKey.Undo) and self._leaves():
            event.accept()
            self.taken_back.emit()
            return
        super().keyPressEvent(event)

    def _goes_on(self) -> bool:
        """Go on with the list that the line belongs to, or end it on an empty item."""
        text, place = self.text(), self.place
        line = text[text.rfind("\n", 0, place) + 1 : place]
        begins = next_line(line)
        if begins is None or self.textCursor().hasSelection() or self.isReadOnly():
            return False
        self._put(place - (0 if begins else len(line)), place, f"\n{begins}" if begins else "")
        return True

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
