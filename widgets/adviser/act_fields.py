"""Fields of the forms of banking acts: each with its name above, and beside it what is wrong with what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.fields import LineField, NumberField, Proposed
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.pressed import Choice as Dropdown
from widgets.common.pressed import Pressed
from widgets.common.tabs import SegmentedControl
from widgets.common.theme import Theme
from workstation.bank import typed
from workstation.bank.acts.declaring import TOGETHER, Choice, Field, Number, Several, Slot, Typed
from workstation.bank.agenda import openings
from workstation.bank.dossier import Card, Dossier, Operation
from workstation.bank.targets import Target, targets
from workstation.i18n import language, tr, trn
from workstation.phrases import phrase, unread
from workstation.wording import full_date, money, short_date, spoken_date

MOST_SEGMENTS = 3
"""A choice of so many values is shown side by side, a longer one as a list."""
WIDEST_SEGMENTS = 40
"""Letters of all the values together beyond which they stand in a list too."""
FIRST_TICKS = 5
"""Operations shown at first; the others on demand."""
MOST_TYPED = 1_000_000
"""Signs a line takes: what is pasted by mistake is kept, and said to be too long."""


class ActField(QWidget):
    """One field. ``edited`` says that its value changed."""

    edited = Signal()

    def __init__(self, theme: Theme, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.name, self.words = theme, name, words
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.pad(4))
        self._named = Label(theme, words, "label", "medium", wrap=True)
        self._fault = Label(theme, "", "small", "alert", wrap=True)
        self._fault.hide()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self._named)
        self._head.addWidget(self._fault)
        self._head.addStretch(1)
        self._head.setSpacing(theme.pad(8))
        nest(self.column, self._head)

    def hold(self, control: QWidget) -> None:
        """Put the control under the name."""
        control.setAccessibleName(self.words)
        self.column.addWidget(control)

    def value(self) -> str:
        """What it holds, as the act takes it."""
        raise NotImplementedError

    def first(self) -> QWidget:
        """What of it takes the keyboard."""
        raise NotImplementedError

    def fault(self) -> str:
        """What is wrong with what it holds, in words; nothing when nothing is."""
        return ""

    def tell(self, fault: str) -> None:
        """Show what is wrong, or that nothing is any more."""
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self._lie()
        self.first().setAccessibleDescription(fault)

    @property
    def told(self) -> str:
        """The fault that is shown."""
        return "" if self._fault.isHidden() else self._fault.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the name where both stand on one line: nothing under it then moves, nor leaves the view."""
        super().resizeEvent(event)
        self._lie()

    def _lie(self) -> None:
        ways = QBoxLayout.Direction
        both = self._named.sizeHint().width() + self._head.spacing() + self._fault.sizeHint().width()
        self._head.setDirection(ways.LeftToRight if both <= self.width() else ways.TopToBottom)


class ListField(ActField):
    """One of a list of values. None is chosen for whoever has a choice: Enter would do what nobody meant."""

    def __init__(self, theme: Theme, name: str, words: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(theme, name, words)
        self.box = Dropdown()
        for code, said in choices:
            self.box.addItem(said, code)
        if len(choices) > 1:
            self.box.setPlaceholderText(tr("Choose…"))
            self.box.setCurrentIndex(-1)
        self.box.setMinimumContentsLength(10)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.currentIndexChanged.connect(self._chosen)
        self.hold(self.box)

    def value(self) -> str:
        """The code of the line chosen."""
        return str(self.box.currentData() or "")

    def fault(self) -> str:
        """That nothing is chosen, where there is something to choose."""
        return phrase("unread", "nothing_chosen") if self.box.count() and not self.value() else ""

    def _chosen(self, _row: int) -> None:
        self.tell("")
        self.edited.emit()

    def first(self) -> QWidget:
        """The list."""
        return self.box


class SegmentsField(ActField):
    """One of a few values, side by side; none is chosen for whoever has a choice."""

    def __init__(self, theme: Theme, name: str, words: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(theme, name, words)
        self.control = SegmentedControl(theme, list(choices))
        if len(choices) == 1:
            self.control.select(choices[0][0])
        self.control.chosen.connect(self._chosen)
        self.hold(self.control)

    def value(self) -> str:
        """The code chosen."""
        return self.control.current_name()

    def fault(self) -> str:
        """That nothing is chosen."""
        return "" if self.value() else phrase("unread", "nothing_chosen")

    def _chosen(self, _name: str) -> None:
        self.tell("")
        self.edited.emit()

    def first(self) -> QWidget:
        """The first value that the keyboard reaches."""
        inner = self.control.findChildren(QWidget)
        return next((one for one in inner if one.focusPolicy() & Qt.FocusPolicy.TabFocus), self.control)


class CountField(ActField):
    """A whole number to type or to step through."""

    def __init__(self, theme: Theme, declared: Number, shown: str) -> None:
        super().__init__(theme, declared.name, tr(declared.words))
        self.box = NumberField()
        self.box.setRange(declared.low, declared.high)
        self.box.setSingleStep(declared.step)
        self.box.setValue(int(shown))
        line = self.box.findChild(QLineEdit)
        if line is not None:
            line.setTextMargins(theme.pad(8), 0, 0, 0)  # the style sheet's padding stops at the spin box
            Proposed(self.box, line)
        self.box.valueChanged.connect(self.edited)
        self.hold(self.box)

    def value(self) -> str:
        """The number."""
        return str(self.box.value())

    def first(self) -> QWidget:
        """The box."""
        return self.box


class TypedField(ActField):
    """What is typed, read at each letter: what it cannot be is said at once, what is missing only when asked for."""

    def __init__(self, theme: Theme, declared: Typed, shown: str, today: date) -> None:
        words = tr(declared.words)
        super().__init__(theme, declared.name, words)
        self._declared, self._today = declared, today
        self.line = LineField()
        self.line.setMaxLength(MOST_TYPED)
        if declared.kind == "day" and shown:
            shown = full_date(date.fromisoformat(shown), "fr")  # figures alone, whichever language is read
        self.line.setText(shown)
        Proposed(self.line, self.line)
        self.line.textChanged.connect(self._typed)
        self.hold(self.line)

    def value(self) -> str:
        """What was typed, as it is kept once it can be read."""
        try:
            return self._declared.read(self.line.text(), self._today)
        except typed.Unread:
            return self.line.text()

    def fault(self) -> str:
        """Why it can be no value of the kind."""
        try:
            self._declared.read(self.line.text(), self._today)
        except typed.Unread as fault:
            return unread(fault)
        return ""

    def first(self) -> QWidget:
        """The line."""
        return self.line

    def _typed(self, text: str) -> None:
        self.tell(self.fault() if text.strip() else "")
        self.edited.emit()


class Tick(Pressed, QCheckBox):
    """An operation to tick. Enter ticks it, as Space does."""

    def __init__(self, operation: Operation) -> None:
        day, amount = short_date(operation.day, language()), money(operation.amount, language())
        super().__init__(f"{day}  {operation.label}")
        self.operation = operation
        self.setAccessibleName(f"{day}, {operation.label}, {amount}")


class TicksField(ActField):
    """Operations of the dossier, ticked one by one, with what they come to."""

    def __init__(self, theme: Theme, declared: Several, dossier: Dossier) -> None:
        super().__init__(theme, declared.name, tr(declared.words))
        known = {one.id for one in targets(dossier, declared.kind)}
        self._operations = [op for op in dossier.operations if op.id in known]
        self._ticks: list[Tick] = []
        self._body = QWidget()
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.pad(2))
        self._add(self._operations[:FIRST_TICKS])
        left = len(self._operations) - FIRST_TICKS
        self.more = Button(theme, trn("See {n} more", "See {n} more", left), "link", "small")
        self.more.clicked.connect(self._show_all)
        self._total = Label(theme, "", "body", weight=600)
        self.hold(self._body)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch(1)
        foot.addWidget(self._total)
        nest(self.column, foot)
        self.more.setVisible(left > 0)  # now that it has a place: it would flash as a window, and take the keyboard
        self._sum()

    @property
    def ticks(self) -> list[Tick]:
        """The operations shown."""
        return list(self._ticks)

    def value(self) -> str:
        """The ids of what is ticked, in the dossier's order."""
        return TOGETHER.join(tick.operation.id for tick in self._ticks if tick.isChecked())

    def first(self) -> QWidget:
        """The first line."""
        return self._ticks[0] if self._ticks else self.more

    def fault(self) -> str:
        """That nothing is ticked."""
        return "" if self.value() else phrase("unread", "nothing_ticked")

    def _add(self, operations: Sequence[Operation]) -> None:
        for operation in operations:
            tick = Tick(operation)
            tick.toggled.connect(self._ticked)
            self._ticks.append(tick)
            line = QHBoxLayout()
            line.addWidget(tick, 1)
            line.addWidget(Label(self.theme, money(operation.amount, language()), "body", weight=600))
            nest(self._lines, line)

    def _show_all(self) -> None:
        shown = len(self._ticks)
        self._add(self._operations[shown:])
        self.more.hide()
        self._ticks[shown].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ticked(self, _on: bool) -> None:
        self._sum()
        if self.told:
            self.tell(self.fault())
        self.edited.emit()

    def _sum(self) -> None:
        chosen = [-tick.operation.amount for tick in self._ticks if tick.isChecked()]
        total = money(sum(chosen), language())
        count = trn("{n} line ticked", "{n} lines ticked", len(chosen))
        self._total.setText(tr("{count} · {total}", count=count, total=total) if chosen else count)


def card_words(card: Card, *, masked: bool) -> str:
    """What a card is called; while its part of the dossier is ``masked``, by its kind alone."""
    return phrase("card", card.kind) + ("" if masked else f" ••••\u00a0{card.tail}")


def target_words(dossier: Dossier, kind: str, one: Target, *, masked: bool = False) -> str:
    """What a target is called in a list; ``masked``: its part of the dossier is closed still."""
    if kind == "account":
        account = next(a for a in dossier.accounts if a.id == one.id)
        return f"{phrase('account', account.kind)} ••••\u00a0{account.tail}"
    if kind == "card":
        return card_words(next(c for c in dossier.cards if c.id == one.id), masked=masked)
    if kind == "appointment":
        day, _, at = one.id.partition(" ")
        when = tr("{day} at {hour}", day=spoken_date(date.fromisoformat(day), language()), hour=at)
        return " · ".join(filter(None, (when, one.name)))
    if kind == "anomaly":
        return one.name or phrase("incident", one.id)
    operation = next((op for op in dossier.operations if op.id == one.id), None)
    if operation is not None and kind in ("operation", "transfer"):
        amount = money(operation.amount, language())
        return f"{short_date(operation.day, language())} · {operation.label} · {amount}"
    return one.name or one.id


def field_of(theme: Theme, declared: Field, dossier: Dossier, target: str, today: date) -> ActField:
    """The widget of a field, showing what the form proposes."""
    shown = declared.proposed(dossier, target, today)
    words = tr(declared.words)
    match declared:
        case Choice(options=options):
            # A question is answered by yes, then no, whichever is usual.
            told = sorted(options, key=lambda one: one.code != "yes") if declared.answers else options
            choices = [(option.code, tr(option.words)) for option in told]
            letters = sum(len(said) for _, said in choices)
            few = len(choices) <= MOST_SEGMENTS and letters <= WIDEST_SEGMENTS and theme.scale < 1.5
            return (SegmentsField if few else ListField)(theme, declared.name, words, choices)
        case Number():
            return CountField(theme, declared, shown)
        case Slot():
            return ListField(theme, declared.name, words, _slots(dossier, today))
        case Several():
            return TicksField(theme, declared, dossier)
        case Typed():
            return TypedField(theme, declared, shown, today)


def _slots(dossier: Dossier, today: date) -> list[tuple[str, str]]:
    found = []
    for moment in openings(dossier, today):
        day, _, at = moment.partition(" ")
        words = tr("{day} at {hour}", day=spoken_date(date.fromisoformat(day), language()), hour=at)
        found.append((moment, words))
    return found
