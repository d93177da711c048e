"""A text whose forbidden words are shown as they are typed: the note, a reply."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from widgets.adviser.draft_box import NO_LIMIT, DraftBox
from widgets.adviser.note_lint import Look, Spot, Underlines
from widgets.bridge import Bridge
from widgets.common.fields import units
from widgets.common.theme import Theme


class LintedBox(DraftBox):
    """A draft with the words that have no place in it underlined. ``spotted`` carries the first of them, or None."""

    spotted = Signal(object)

    def __init__(
        self, theme: Theme, bridge: Bridge, where: str, parent: QWidget | None = None, *, longest: int = NO_LIMIT
    ) -> None:
        super().__init__(theme, bridge, where, parent, longest=longest)
        self._underlines = Underlines(theme, self.document())
        self._looked: tuple[str, object, Spot | None] = "", None, None

    def first_spot(self) -> Spot | None:
        """The first word that has no place in the text."""
        self._underlines.set_look(self.look())
        lint = self._underlines.lint
        text = self.text()
        if self._looked[:2] != (text, lint):
            found = lint.spots(text) if lint else []
            self._looked = text, lint, found[0] if found else None
        return self._looked[2]

    def mend(self) -> None:
        """Replace the first such word by its ``neutral`` wording, or take it out; Ctrl+Z brings it back.

        A neutral wording takes the place of a whole clause alone: amid a sentence it would not be French. The keyboard
        is then in the text, after what was written: the strip that was pressed may be gone.
        """
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        spot = self.first_spot()
        if spot is None:
            return
        cursor, neutral = self.textCursor(), self.neutral(spot)
        if neutral and not spot.whole:
            return
        start, length = spot.start, spot.length
        if not neutral and start and self.text()[start - 1] == " ":
            start, length = start - 1, length + 1
        cursor.setPosition(units(self.text(), start))
        cursor.setPosition(units(self.text(), start + length), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(neutral)
        self.setTextCursor(cursor)
        self.flush()

    def neutral(self, spot: Spot) -> str:
        """What stands in for a word."""
        return spot.neutral

    def render_state(self, *_: object) -> None:
        """Show the draft of the contact on the desk, unless one is typing over it."""
        self._underlines.set_look(self.look())
        super().render_state()

    def _on_text(self) -> None:
        super()._on_text()
        self.spotted.emit(self.first_spot())

    def _load(self, draft: str) -> None:
        super()._load(draft)
        self.spotted.emit(self.first_spot())

    def look(self) -> Look | None:
        """What the text of the contact on the desk is searched for; nothing when there is none."""
        raise NotImplementedError
