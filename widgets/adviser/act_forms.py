"""Forms of the banking acts: a few fields, prefilled, under the part of the dossier they change. Never a window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.fields import NumberField
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Card
from widgets.common.tabs import SegmentedControl
from widgets.common.theme import Theme
from workstation.bank.acts import ACTS
from workstation.bank.acts.declaring import Choice, Number, Slot
from workstation.bank.agenda import openings
from workstation.bank.dossier import Card as BankCard
from workstation.bank.dossier import Dossier
from workstation.bank.targets import targets
from workstation.i18n import language, tr
from workstation.phrases import phrase
from workstation.wording import spoken_date

TARGET = "target"
MOST_SEGMENTS = 3
"""A choice of so many values is shown side by side, a longer one as a list."""


class ActForm(Card):
    """One act to confirm. ``confirmed`` carries the act, its target and the fields; ``cancelled`` says it was left."""

    confirmed = Signal(str, str, object)
    cancelled = Signal()

    def __init__(
        self, theme: Theme, act: str, target: str, dossier: Dossier, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "inset", parent)
        self._theme, self.act, self.target = theme, act, target
        self._dossier, self._today = dossier, today
        self._fields: dict[str, SegmentedControl | QComboBox | QSpinBox] = {}
        self._column = QVBoxLayout(self)
        title = phrase("act", act)
        card = self._card()
        if card is not None:
            title = f"{title} · {phrase('card', card.kind)} •••• {card.tail}"
        self._column.addWidget(Label(theme, title, "body", weight=700, wrap=True))
        self._add_fields()
        nest(self._column, self._gestures())
        self.setAccessibleName(title)
        theme.changed.connect(self._restyle)
        self._restyle()

    def values(self) -> tuple[tuple[str, str], ...]:
        """The fields as the act takes them."""
        found = []
        for name, field in self._fields.items():
            if isinstance(field, SegmentedControl):
                found.append((name, field.current_name()))
            elif isinstance(field, QComboBox):
                found.append((name, str(field.currentData())))
            else:
                found.append((name, str(field.value())))
        return tuple(found)

    def focus_first(self) -> None:
        """Give the keyboard to the first field, or to the confirming button."""
        for field in self._fields.values():
            inner = field.findChildren(QWidget) if isinstance(field, SegmentedControl) else [field]
            first = next((w for w in inner if w.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self._confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the form, Enter confirms it."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._press()
        else:
            super().keyPressEvent(event)

    def _card(self) -> BankCard | None:
        return next((card for card in self._dossier.cards if card.id == self.target), None)

    def _add_fields(self) -> None:
        declared = ACTS[self.act]
        if declared.target and not self.target:
            found = targets(self._dossier, declared.target)
            self._add_list(TARGET, phrase("target", declared.target), [(one.id, one.name or one.id) for one in found])
        for field in declared.fields:
            shown = field.proposed(self._dossier, self.target, self._today)
            match field:
                case Choice(options=options) if len(options) <= MOST_SEGMENTS:
                    self._add_choice(field.name, tr(field.words), [(o.code, tr(o.words)) for o in options])
                case Choice(options=options):
                    self._add_list(field.name, tr(field.words), [(o.code, tr(o.words)) for o in options])
                case Number():
                    self._add_number(field, int(shown))
                case Slot():
                    self._add_list(field.name, tr(field.words), self._slots())
        if declared.tells:
            place = self._dossier.client.address
            self._tell(tr(declared.tells, address=f"{place.street}, {place.postcode} {place.city}"))

    def _slots(self) -> list[tuple[str, str]]:
        found = []
        for moment in openings(self._dossier, self._today):
            day, _, at = moment.partition(" ")
            words = tr("{day} at {hour}", day=spoken_date(date.fromisoformat(day), language()), hour=at)
            found.append((moment, words))
        return found

    def _add_choice(self, name: str, label: str, choices: Sequence[tuple[str, str]]) -> None:
        field = SegmentedControl(self._theme, list(choices))
        field.select(choices[0][0])
        self._add(name, label, field)

    def _add_list(self, name: str, label: str, choices: Sequence[tuple[str, str]]) -> None:
        field = QComboBox()
        for code, words in choices:
            field.addItem(words, code)
        self._add(name, label, field)

    def _add_number(self, declared: Number, value: int) -> None:
        field = NumberField()
        field.setRange(declared.low, declared.high)
        field.setSingleStep(declared.step)
        field.setValue(value)
        line = field.findChild(QLineEdit)
        if line is not None:
            line.setTextMargins(self._theme.pad(8), 0, 0, 0)  # the style sheet's padding stops at the spin box
        self._add(declared.name, tr(declared.words), field)

    def _add(self, name: str, label: str, field: SegmentedControl | QComboBox | QSpinBox) -> None:
        self._fields[name] = field
        field.setAccessibleName(label)
        self._column.addWidget(Label(self._theme, label, "label", "medium", wrap=True))
        self._column.addWidget(field)

    def _tell(self, sentence: str) -> None:
        self._column.addWidget(Label(self._theme, sentence, "small", "medium", wrap=True))

    def _gestures(self) -> QHBoxLayout:
        self._confirm = Button(self._theme, tr("Confirm"), "primary", "small", icon="check")
        leave = Button(self._theme, tr("Cancel"), "plain", "small", keys="Esc")
        self._confirm.clicked.connect(self._press)
        leave.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.addWidget(self._confirm)
        row.addWidget(leave)
        row.addStretch(1)
        return row

    def _press(self) -> None:
        values = dict(self.values())
        target = values.pop(TARGET, self.target)
        self.confirmed.emit(self.act, target, tuple(values.items()))

    def _restyle(self) -> None:
        side = self._theme.pad(12)
        self._column.setContentsMargins(side, self._theme.pad(10), side, self._theme.pad(12))
        self._column.setSpacing(self._theme.pad(6))
