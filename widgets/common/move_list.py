"""The moves on offer: cards in one or two columns, one chosen at a time, every one within reach of the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from widgets.common import marks
from widgets.common.move_card import MoveCard, Option
from widgets.common.theme import Theme
from workstation.i18n import tr

MOST_LINES = 2
"""Lines a sentence may take for two columns to stay."""
IN_SIGHT, FOLDS = 4, (4, 3, 2)
"""Moves to have whole in sight, and the lines a card is cut to, in turn, where they are not."""


class MoveList(QScrollArea):
    """Arrows and letters choose, Enter says what is chosen. Cards keep ``marks.RING_MARGIN`` pixels around them.

    ``chosen`` carries the id of the move that is, and an empty text where none is any more;
    ``desk_hovered`` carries the id of the act at the desk that the mouse or the focus is on, and an empty text
    when it leaves; ``desk_asked`` the one that is pressed, to be done now. The height follows the width: two columns
    for two or four short moves, one otherwise.
    """

    chosen = Signal(str)
    said = Signal(str)
    desk_hovered = Signal(str)
    desk_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards: list[MoveCard] = []
        self._grid = QWidget()
        self._columns = 1
        self._tight = False
        self.setWidget(self._grid)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._grid.setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._grid.setAccessibleName(tr("Your moves"))
        theme.changed.connect(self._restyle)

    def set_options(self, options: Sequence[Option], chosen: str | None = None) -> None:
        """Offer these moves; ``chosen`` is picked already if it can be."""
        had_focus = any(card.hasFocus() for card in self._cards)
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [self._made(option) for option in options]
        self.desk_hovered.emit("")
        for card in self._cards:
            card.setChecked(card.option.id == chosen and card.isCheckable())
        self._rove(self._tab_stop())
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.show_chosen()
        self.updateGeometry()
        if had_focus and self._cards:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_tight(self, tight: bool) -> None:
        """Whether the cards stand close, where there is little height: more of them are then in sight."""
        if tight != self._tight:
            self._tight = tight
            self._restyle()

    @property
    def options(self) -> tuple[Option, ...]:
        """What is on offer, in reading order."""
        return tuple(card.option for card in self._cards)

    @property
    def columns(self) -> int:
        """One or two, as the last layout made them."""
        return self._columns

    @property
    def chosen_id(self) -> str | None:
        """The move that Enter would say."""
        return next((card.option.id for card in self._cards if card.isChecked()), None)

    def card(self, option_id: str) -> MoveCard:
        """The card of a move. Raises ``KeyError`` for an id that is not on offer."""
        for card in self._cards:
            if card.option.id == option_id:
                return card
        raise KeyError(option_id)

    def choose(self, option_id: str) -> None:
        """Choose a move, as a click would; nothing is chosen on one said, locked or done at the desk."""
        card = self.card(option_id)
        self._rove(self._cards.index(card))
        before = self.chosen_id
        for other in self._cards:
            other.setChecked(other is card and card.isCheckable())
        self._lay_out()  # what is chosen, or has the keyboard, shows every word
        self.show_chosen()
        if self.chosen_id != before:
            self.chosen.emit(self.chosen_id or "")

    def show_chosen(self) -> None:
        """Bring the move that is chosen into view, its first words before its last."""
        card = next((card for card in self._cards if card.isChecked()), None)
        if card is None:
            return
        self.ensureWidgetVisible(card, 0, 0)
        if card.height() > self.viewport().height():
            self.verticalScrollBar().setValue(card.y())

    def view_state(self) -> object:
        """The move that is chosen and not said yet."""
        return self.chosen_id

    def restore_view(self, state: object) -> None:
        """Choose it, if it is still on offer."""
        if isinstance(state, str) and any(card.option.id == state for card in self._cards):
            self.choose(state)

    def say(self) -> None:
        """Say what is chosen; nothing when nothing is."""
        option_id = self.chosen_id
        if option_id is not None:
            self.said.emit(option_id)

    def hasHeightForWidth(self) -> bool:
        """Sentences wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What all the cards take at that width, in pixels."""
        columns = self._columns_for(width)
        heights = [card.heightForWidth(width // columns) for card in self._cards]
        return sum(max(heights[i : i + columns]) for i in range(0, len(heights), columns))

    def sizeHint(self) -> QSize:
        """All the cards at the width there is, without the bar that comes until the room has been given."""
        width = self.maximumViewportSize().width()
        width = width if width > 200 else self._theme.px(640)
        return QSize(self._theme.px(560), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One card in sight; the rest scrolls."""
        return QSize(self._theme.px(220), min(self._theme.px(84), max(1, self._grid.height())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for the new width; what is chosen stays in view."""
        super().resizeEvent(event)
        self._lay_out()
        self.show_chosen()

    def _made(self, option: Option) -> MoveCard:
        card = MoveCard(self._theme, option, self._grid)
        card.set_tight(self._tight)
        card.picked.connect(self._picked)
        card.key_pressed.connect(self._key)
        card.desk_lit.connect(self._desk_lit)
        card.show()
        return card

    def _restyle(self) -> None:
        for card in self._cards:
            card.set_tight(self._tight)
            card.restyle()
        self._lay_out()
        self.updateGeometry()

    def _desk_lit(self, option_id: str, lit: bool) -> None:
        self.desk_hovered.emit(option_id if lit else "")

    def _tab_stop(self) -> int:
        for i, card in enumerate(self._cards):
            if card.isChecked():
                return i
        return next((i for i, card in enumerate(self._cards) if card.isCheckable()), 0)

    def _rove(self, stop: int) -> None:
        for i, card in enumerate(self._cards):
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if i == stop else Qt.FocusPolicy.ClickFocus)
        if self._cards:
            self.setFocusProxy(self._cards[stop])

    def _key(self, event: QKeyEvent) -> None:
        at = next((i for i, card in enumerate(self._cards) if card.hasFocus()), 0)
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(at, event)
            return
        last = len(self._cards) - 1
        steps = {
            int(Qt.Key.Key_Left): -1,
            int(Qt.Key.Key_Right): 1,
            int(Qt.Key.Key_Up): -self._columns,
            int(Qt.Key.Key_Down): self._columns,
            int(Qt.Key.Key_Home): -at,
            int(Qt.Key.Key_End): last - at,
        }
        if key in steps:
            target = at + steps[key]
            event.accept()
            if not 0 <= target <= last:  # beyond the end of its column: the one before or after it
                target = at + (target > at) - (target < at)
            if 0 <= target <= last:
                self._go(target)
            return
        self.take_letter(event)

    def take_letter(self, event: QKeyEvent) -> bool:
        """Choose by a letter, pressed here or elsewhere; whether it was one of these."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        letter = event.text().upper()
        target = next((i for i, card in enumerate(self._cards) if letter and card.option.letter == letter), -1)
        if not plain or target < 0:
            return False
        event.accept()
        self._go(target)
        return True

    def _enter(self, at: int, event: QKeyEvent) -> None:
        """Say the chosen move the focus is on; elsewhere choose first, so that no word leaves by surprise."""
        event.accept()
        if event.isAutoRepeat():
            return
        card = self._cards[at]
        if card.isChecked():
            self.say()
        else:
            self._picked(card.option.id)

    def _picked(self, option_id: str) -> None:
        """Choose it, or go where it is done."""
        self.choose(option_id)
        if self.card(option_id).option.state == "desk":
            self.desk_asked.emit(option_id)

    def _go(self, index: int) -> None:
        card = self._cards[index]
        self._rove(index)
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(card, 0, 0)
        self.choose(card.option.id)

    def _columns_for(self, width: int) -> int:
        if len(self._cards) not in (2, 4) or width < self._theme.px(560):
            return 1
        short = all(card.lines_at(width // 2) <= MOST_LINES for card in self._cards)
        return 2 if short else 1

    def _lay_out(self) -> None:
        # A bar that came for other cards takes no room from these, if they need none.
        whole = self.maximumViewportSize()
        fits = self.heightForWidth(whole.width()) <= whole.height()
        width = whole.width() if fits else self.viewport().width()
        self._columns = self._columns_for(width)
        each, top, most = width // self._columns, 0, self._most_lines(width)
        for first in range(0, len(self._cards), self._columns):
            line = self._cards[first : first + self._columns]
            folds = [0 if card.isChecked() or (card.hasFocus() and not card.isCheckable()) else most for card in line]
            tall = max(card.height_at(each, fold) for card, fold in zip(line, folds, strict=True))
            for column, (card, fold) in enumerate(zip(line, folds, strict=True)):
                card.setGeometry(column * each, top, each, tall)
                card.fold(fold)
            top += tall
        self._grid.resize(width, max(top, 2 * marks.RING_MARGIN))

    def _most_lines(self, width: int) -> int:
        """How many lines of words a card may show so that enough of them are whole in sight; 0 for all its words."""
        each, room = width // self._columns, self.viewport().height()
        seen = self._cards[:IN_SIGHT]
        for most in (0, *FOLDS):
            heights = [card.height_at(each, most) for card in seen]
            lines = (max(heights[i : i + self._columns]) for i in range(0, len(heights), self._columns))
            if sum(lines) <= room:
                return most
        return FOLDS[-1]
