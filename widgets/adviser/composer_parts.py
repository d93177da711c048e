"""What the middle of the composer may be: a list of moves, a quiet line, a field to write in."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from widgets.adviser.speech_field import SpeechField
from widgets.common.labels import Label
from widgets.common.move_card import Option
from widgets.common.move_list import MoveList
from widgets.common.theme import Theme
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.session.offer import Offered
from workstation.session.state import Contact
from workstation.wording import clock

UNBOUNDED = 16777215
"""Qt's own « as wide as you like »."""


class Moves(MoveList):
    """The list, which may be given less than it takes and then scrolls.

    A layout holds a height that follows the width for the least there may be: the thread would pay for it.
    """

    def hasHeightForWidth(self) -> bool:
        """Not here, though the sentences wrap."""
        return False


class Quiet(Label):
    """The quiet line, which takes the list's place and asks for nothing."""

    def hasHeightForWidth(self) -> bool:
        """Not here, though the words wrap."""
        return False


class Notice(Label):
    """Why something asked for could not be done: one line where there is room, else as many as it takes.

    Whoever holds it keeps its own height by what it takes ``beyond`` its line.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "small", wrap=True)
        self.hide()

    def beyond(self, height: int) -> int:
        """What it takes beyond that height while it is shown, in pixels."""
        return 0 if self.isHidden() else max(0, self.sizeHint().height() - height)

    def show_words(self, words: str) -> None:
        """Show this, or nothing; a screen reader is told."""
        fresh = bool(words) and words != self.text()
        self.setText(words)
        self.setVisible(bool(words))
        if fresh and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def hasHeightForWidth(self) -> bool:
        """Not here, though the words wrap."""
        return False

    def sizeHint(self) -> QSize:
        """All its lines at the width there is now."""
        return QSize(0, self.heightForWidth(self.width() or UNBOUNDED))

    def minimumSizeHint(self) -> QSize:
        """Every word stays in sight."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height of the new width."""
        super().resizeEvent(event)
        self.updateGeometry()


class Writing(QWidget):
    """The speech field with room for its ring; it takes no place where sentences are picked."""

    def __init__(self, field: SpeechField) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(4, 4, 4, 4)
        self.column.addWidget(field)
        self.set_used(False)

    def set_used(self, used: bool) -> None:
        """Whether this call is one where sentences are written."""
        upright = QSizePolicy.Policy.Preferred if used else QSizePolicy.Policy.Ignored
        self.setSizePolicy(QSizePolicy.Policy.Expanding, upright)


def option_of(contact: Contact, line: Offered) -> Option:
    """A line of what is offered, as a card shows it."""
    match line.kind:
        case "said":
            said = next((x for x in contact.lines if x.move == line.move), None)
            at = clock(said.at - contact.call.answered_at) if said else ""
            return Option(line.move, line.letter, line.text, state="said", reason=tr("said at {time}", time=at))
        case "desk":
            return Option(line.move, line.letter, phrase("act", line.act), hint=line.hint, state="desk")
        case _:
            return Option(line.move, line.letter, line.text, hint=line.hint, warn=line.poor)
